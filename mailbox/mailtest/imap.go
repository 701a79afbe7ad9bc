package mailtest

import (
	"bytes"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"sync"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapserver"
	"github.com/emersion/go-imap/v2/imapserver/imapmemserver"
)

const (
	imapUser     = "alice"
	imapPassword = "secret"
)

// IMAP is an IMAP server in memory on loopback, with one user: alice, password secret. It offers IDLE, permits keywords, and
// has the folders INBOX and Junk.
type IMAP struct {
	scheme   string
	listener net.Listener
	server   *imapserver.Server
	memory   *imapmemserver.Server
	user     *imapmemserver.User
	sessions sync.WaitGroup
	mu       sync.Mutex // guards all below
	closed   bool
	fail     func(command string, n int) Fault
	seen     map[string]int
	conns    map[*imapConn]bool
	changed  chan struct{} // closed, and made anew, at each change of any folder
}

type imapSettings struct{ implicit, upgrade *tls.Config }

// An IMAPOption changes what a server offers.
type IMAPOption func(*imapSettings)

// IMAPWithTLS speaks TLS from the first byte; the URL is then imaps://.
func IMAPWithTLS(cert tls.Certificate) IMAPOption {
	return func(s *imapSettings) { s.implicit = &tls.Config{Certificates: []tls.Certificate{cert}} }
}

// IMAPWithSTARTTLS offers STARTTLS and takes no login before it.
func IMAPWithSTARTTLS(cert tls.Certificate) IMAPOption {
	return func(s *imapSettings) { s.upgrade = &tls.Config{Certificates: []tls.Certificate{cert}} }
}

// StartIMAP starts a server on a free port of 127.0.0.1.
func StartIMAP(options ...IMAPOption) (*IMAP, error) {
	var settings imapSettings
	for _, option := range options {
		option(&settings)
	}
	m := &IMAP{
		scheme:  "imap",
		memory:  imapmemserver.New(),
		user:    imapmemserver.NewUser(imapUser, imapPassword),
		seen:    map[string]int{},
		conns:   map[*imapConn]bool{},
		changed: make(chan struct{}),
	}
	m.memory.AddUser(m.user)
	if err := errors.Join(m.user.Create("INBOX", nil), m.user.Create("Junk", nil)); err != nil {
		return nil, fmt.Errorf("start the imap server: %w", err)
	}
	if err := m.listen(settings); err != nil {
		return nil, fmt.Errorf("start the imap server: %w", err)
	}
	return m, nil
}

func (m *IMAP) listen(settings imapSettings) error {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	m.listener = imapListener{l}
	if settings.implicit != nil {
		m.scheme, m.listener = "imaps", tls.NewListener(m.listener, settings.implicit)
	}
	m.server = imapserver.New(&imapserver.Options{
		NewSession:   m.newSession,
		TLSConfig:    settings.upgrade,
		InsecureAuth: settings.upgrade == nil,
		Logger:       log.New(io.Discard, "", 0), // a fault looks like an error to the server
		Caps: imap.CapSet{imap.CapIMAP4rev1: {}, imap.CapNamespace: {}, imap.CapUIDPlus: {}, imap.CapMove: {},
			imap.CapESearch: {}},
	})
	m.sessions.Go(func() { m.server.Serve(m.listener) })
	return nil
}

// URL is what an account's configuration would name: imap://127.0.0.1:port, or imaps:// with IMAPWithTLS.
func (m *IMAP) URL() string { return m.scheme + "://" + m.listener.Addr().String() }

// Append delivers a message into a folder, which is created if it is not there, and wakes the clients that idle. The time is
// its INTERNALDATE; zero is now.
func (m *IMAP) Append(folder string, raw []byte, internal time.Time) (uid uint32, err error) {
	options := &imap.AppendOptions{Time: internal}
	data, err := m.user.Append(folder, bytes.NewReader(raw), options)
	if err != nil {
		if err := m.user.Create(folder, nil); err != nil {
			return 0, fmt.Errorf("append to %s: %w", folder, err)
		}
		if data, err = m.user.Append(folder, bytes.NewReader(raw), options); err != nil {
			return 0, fmt.Errorf("append to %s: %w", folder, err)
		}
	}
	m.announce()
	return uint32(data.UID), nil
}

// Fail sets the function that is asked before the n-th (from 1, over all connections) occurrence of each command: CONNECT
// (before the greeting), LOGIN (also by AUTHENTICATE), LIST, SELECT, SEARCH, FETCH, STORE, APPEND and IDLE. It is called from the
// connections' goroutines and may wait, which delays the answer. A nil function ends all faults.
func (m *IMAP) Fail(f func(command string, n int) Fault) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.fail = f
}

// Commands says how often a command has come so far, by the names that Fail uses.
func (m *IMAP) Commands(name string) int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.seen[name]
}

// HangUp closes the connections that are open now, without a word. New ones are welcome.
func (m *IMAP) HangUp() {
	m.mu.Lock()
	defer m.mu.Unlock()
	for c := range m.conns {
		c.Close()
	}
}

// Close stops the server, hangs up, and waits until no goroutine of the server is left. A function given to Fail must not
// wait for Close.
func (m *IMAP) Close() {
	m.mu.Lock()
	m.closed = true
	m.mu.Unlock()
	m.listener.Close()
	m.HangUp()
	m.server.Close()
	m.sessions.Wait()
}

// announce wakes every client that idles.
func (m *IMAP) announce() {
	m.mu.Lock()
	defer m.mu.Unlock()
	close(m.changed)
	m.changed = make(chan struct{})
}

// nextChange is closed at the first change after this call.
func (m *IMAP) nextChange() <-chan struct{} {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.changed
}

// fault asks what to do about this occurrence of a command, without holding the lock, so that the asked may look at the server.
func (m *IMAP) fault(command string) Fault {
	m.mu.Lock()
	m.seen[command]++
	n, fail := m.seen[command], m.fail
	m.mu.Unlock()
	if fail == nil {
		return Fault{}
	}
	return fail(command, n)
}
