package mailbox

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"strings"
	"time"
)

// defaultTimeout is Account.Timeout where none is given.
const defaultTimeout = 60 * time.Second

var (
	// ErrLogin is the server's refusal of the user, the password or the token. Trying again does not help: a person must
	// correct the configuration or the account.
	ErrLogin = errors.New("login refused")
	// ErrTLS is an encrypted connection that could not be had: a certificate that does not hold, or a server without TLS.
	// Nothing secret was sent.
	ErrTLS = errors.New("no secure connection")
)

// An Account is one server and the user we are there, for either direction.
type Account struct {
	// URL is imaps://host[:port] or imap://host[:port] for Dial, smtps:// or smtp:// for DialSender. The form without s
	// upgrades by STARTTLS before anything secret is said; only on loopback may a server do without.
	URL  string
	User string
	Auth Auth
	// RootCAs are the authorities trusted to sign the server's certificate; nil: those of this machine.
	RootCAs *x509.CertPool
	// Timeout is how long the server may be silent during one command, 0: 60 s. It is not the time a command may take:
	// every byte that arrives starts it afresh.
	Timeout time.Duration
	// Log gets what a person may want to know afterwards; nil: nothing is logged. Never a secret, never mail.
	Log *slog.Logger
}

// Auth is how we prove to be the user.
type Auth struct {
	Password string
	// Token gives an OAuth 2.0 bearer token and is asked at each login. When set, Password is not used.
	Token func(context.Context) (string, error)
}

func (a Account) timeout() time.Duration {
	if a.Timeout > 0 {
		return a.Timeout
	}
	return defaultTimeout
}

func (a Account) log() *slog.Logger {
	if a.Log != nil {
		return a.Log
	}
	return slog.New(slog.DiscardHandler)
}

// An endpoint is what an Account's URL says.
type endpoint struct {
	proto    string // "imap" or "smtp"; also the name of the section in the configuration
	host     string
	port     string
	implicit bool // TLS from the first byte
}

// String gives the name used in errors, such as "imap mail.example.org:993".
func (e endpoint) String() string { return e.proto + " " + e.address() }

func (e endpoint) address() string { return net.JoinHostPort(e.host, e.port) }

// endpoint reads the URL for one protocol: "imap" or "smtp", with the ports for TLS from the first byte and for STARTTLS.
// The errors never repeat a URL that might hold a password.
func (a Account) endpoint(proto, tlsPort, startPort string) (endpoint, error) {
	wrong := func(why string) (endpoint, error) {
		return endpoint{}, fmt.Errorf(`[%s] server: %s: write it like "%ss://mail.example.org"`, proto, why, proto)
	}
	if strings.Contains(a.URL, "@") {
		return wrong(`the user belongs in the key "user", not in the address of the server`)
	}
	u, err := url.Parse(a.URL)
	switch {
	case a.URL == "":
		return wrong("is empty")
	case err != nil || u.Hostname() == "":
		return wrong(fmt.Sprintf("%q is not the address of a server", a.URL))
	case u.Scheme != proto && u.Scheme != proto+"s":
		return wrong(fmt.Sprintf("%q does not begin with %ss:// or %s://", a.URL, proto, proto))
	case u.Path != "" && u.Path != "/", u.RawQuery != "", u.Fragment != "":
		return wrong(fmt.Sprintf("%q has more than a host and a port", a.URL))
	}
	e := endpoint{proto: proto, host: u.Hostname(), port: u.Port(), implicit: u.Scheme == proto+"s"}
	switch {
	case e.port == "" && e.implicit:
		e.port = tlsPort
	case e.port == "":
		e.port = startPort
	}
	return e, nil
}

// connect reaches the server by TCP, and by TLS where the URL asks for it from the first byte. It ends by ctx and by
// Timeout.
func (a Account) connect(ctx context.Context, e endpoint) (net.Conn, error) {
	dial, cancel := context.WithTimeout(ctx, a.timeout())
	defer cancel()
	conn, err := new(net.Dialer).DialContext(dial, "tcp", e.address())
	switch {
	case err != nil && ctx.Err() != nil:
		return nil, fmt.Errorf("%s: connect: %w", e, context.Cause(ctx))
	case err != nil:
		return nil, fmt.Errorf("%s: %w", e, explainDial(e, err))
	case !e.implicit:
		return conn, nil
	}
	return a.secure(ctx, e, conn)
}

// secure puts TLS on a connection and closes it when that fails. It ends by ctx and by Timeout.
func (a Account) secure(ctx context.Context, e endpoint, conn net.Conn) (net.Conn, error) {
	shake, cancel := context.WithTimeout(ctx, a.timeout())
	defer cancel()
	tlsConn := tls.Client(conn, &tls.Config{ServerName: e.host, RootCAs: a.RootCAs, MinVersion: tls.VersionTLS12})
	if err := tlsConn.HandshakeContext(shake); err != nil {
		conn.Close()
		if ctx.Err() != nil {
			return nil, fmt.Errorf("%s: begin TLS: %w", e, context.Cause(ctx))
		}
		return nil, fmt.Errorf("%s: %w", e, explainTLS(e, err))
	}
	return tlsConn, nil
}

// plainAllowed says whether a connection may carry a password without TLS: only where it never leaves the machine.
func plainAllowed(conn net.Conn) bool {
	addr, ok := conn.RemoteAddr().(*net.TCPAddr)
	return ok && addr.IP.IsLoopback()
}

// rawConn is the TCP connection under TLS. Closing it frees every reader and writer at once; closing the TLS connection may
// first wait to say good-bye.
func rawConn(conn net.Conn) net.Conn {
	if t, ok := conn.(*tls.Conn); ok {
		return t.NetConn()
	}
	return conn
}
