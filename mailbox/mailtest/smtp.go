package mailtest

import (
	"crypto/tls"
	"fmt"
	"net"
	"slices"
	"sync"
	"time"
)

// A SentMail is one mail that an SMTP server took.
type SentMail struct {
	From string   // the envelope sender; "" is the null sender
	To   []string // the envelope recipients, in the order given
	Data []byte   // as sent, with only the dot-stuffing undone (RFC 5321, section 4.5.2)
}

// SMTP is a submission server on loopback that takes everything and delivers nothing. It is strict where a real server
// may be: it refuses commands out of order, 8-bit data that was not declared (RFC 6152), and addresses outside ASCII
// without SMTPUTF8 (RFC 6531). Only CR LF "." CR LF ends a mail. AUTH is offered and never required.
type SMTP struct {
	listener  net.Listener
	settings  smtpSettings
	sessions  sync.WaitGroup
	mu        sync.Mutex // guards all below
	closed    bool
	fail      func(verb string, n int) Fault
	seen      map[string]int
	conns     map[net.Conn]bool
	accepted  int
	commands  []string
	delivered []SentMail
}

type smtpSettings struct {
	implicit, upgrade *tls.Config
	mechanisms        []string
	missing           map[string]bool
	latency           time.Duration
}

// An SMTPOption changes what a server offers.
type SMTPOption func(*smtpSettings)

// WithTLS speaks TLS from the first byte (RFC 8314, section 3.3); the URL is then smtps://.
func WithTLS(cert tls.Certificate) SMTPOption {
	return func(s *smtpSettings) { s.implicit = &tls.Config{Certificates: []tls.Certificate{cert}} }
}

// WithSTARTTLS offers STARTTLS (RFC 3207).
func WithSTARTTLS(cert tls.Certificate) SMTPOption {
	return func(s *smtpSettings) { s.upgrade = &tls.Config{Certificates: []tls.Certificate{cert}} }
}

// WithMechanisms offers these SASL mechanisms instead of PLAIN and LOGIN. XOAUTH2 and OAUTHBEARER are known too: their
// token for alice is "secret". None at all takes AUTH out of the offer.
func WithMechanisms(names ...string) SMTPOption {
	return func(s *smtpSettings) { s.mechanisms = names }
}

// Without takes an extension, such as SMTPUTF8, out of the offer.
func Without(extension string) SMTPOption {
	return func(s *smtpSettings) { s.missing[extension] = true }
}

// WithLatency waits this long before each answer, as a server far away would.
func WithLatency(d time.Duration) SMTPOption {
	return func(s *smtpSettings) { s.latency = d }
}

// StartSMTP starts a server on a free port of 127.0.0.1. User "alice" with password "secret" may log in.
func StartSMTP(options ...SMTPOption) (*SMTP, error) {
	s := &SMTP{
		settings: smtpSettings{mechanisms: []string{"PLAIN", "LOGIN"}, missing: map[string]bool{}},
		seen:     map[string]int{},
		conns:    map[net.Conn]bool{},
	}
	for _, option := range options {
		option(&s.settings)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("start the smtp server: %w", err)
	}
	s.listener = l
	s.sessions.Go(s.serve)
	return s, nil
}

// URL is what an account's configuration would name: smtp://127.0.0.1:port, or smtps:// with WithTLS.
func (s *SMTP) URL() string {
	scheme := "smtp"
	if s.settings.implicit != nil {
		scheme = "smtps"
	}
	return scheme + "://" + s.listener.Addr().String()
}

// Fail sets the function that is asked before the n-th (from 1, over all connections) occurrence of each verb: CONNECT
// (before the greeting), EHLO, STARTTLS, AUTH, MAIL, RCPT, DATA (before the 354), DOT (after the final dot, before the
// answer), RSET, NOOP and QUIT. It is called from the connections' goroutines and may wait, which delays the answer. A
// nil function ends all faults.
func (s *SMTP) Fail(f func(verb string, n int) Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.fail = f
}

// Mails are the mails taken so far, in order.
func (s *SMTP) Mails() []SentMail {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.delivered)
}

// Commands are the command lines received so far, in order, without the secrets of AUTH.
func (s *SMTP) Commands() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.commands)
}

// Connections counts the connections accepted so far.
func (s *SMTP) Connections() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.accepted
}

// HangUp closes the connections that are open now, without a word. New ones are welcome.
func (s *SMTP) HangUp() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for c := range s.conns {
		c.Close()
	}
}

// Close stops the server, hangs up, and waits until no goroutine of the server is left. A function given to Fail must
// not wait for Close.
func (s *SMTP) Close() {
	s.mu.Lock()
	s.closed = true
	s.mu.Unlock()
	s.listener.Close()
	s.HangUp()
	s.sessions.Wait()
}

func (s *SMTP) serve() {
	for {
		conn, err := s.listener.Accept()
		if err != nil {
			return
		}
		if !s.admit(conn) {
			conn.Close()
			return
		}
		s.sessions.Go(func() {
			defer s.release(conn)
			newSession(s, conn).run()
		})
	}
}

// admit counts the connection, unless the server is closing: what is admitted is sure to be closed.
func (s *SMTP) admit(conn net.Conn) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return false
	}
	s.accepted++
	s.conns[conn] = true
	return true
}

func (s *SMTP) release(conn net.Conn) {
	conn.Close()
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.conns, conn)
}

func (s *SMTP) record(command string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.commands = append(s.commands, command)
}

func (s *SMTP) take(m SentMail) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.delivered = append(s.delivered, m)
}

// fault asks what to do about this occurrence of verb, without holding the lock, so that the asked may look at the
// server.
func (s *SMTP) fault(verb string) Fault {
	s.mu.Lock()
	s.seen[verb]++
	n, fail := s.seen[verb], s.fail
	s.mu.Unlock()
	if fail == nil {
		return Fault{}
	}
	return fail(verb, n)
}
