package mailbox

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/textproto"
	"strings"
	"sync/atomic"
	"time"

	"github.com/emersion/go-smtp"
)

// answerFactor times Account.Timeout is how long the answer to a whole mail may take: servers scan it first.
const answerFactor = 10

// An smtpLine is one connection that was greeted and, where there is a user, logged in.
type smtpLine struct {
	client *smtp.Client
	wire   *smtpWire
	name   string // how we introduce ourselves
	begun  bool   // a mail was begun and not ended well: RSET before the next
}

// hangUp closes the TCP connection, which ends every wait on it at once.
func (l *smtpLine) hangUp() { rawConn(l.wire.Conn).Close() }

// An smtpWire remembers whether everything was written, which is how "the final dot did not leave" is told from "no
// answer came". It bounds each write, as the library bounds only commands and answers, and plays back a greeting that
// was read before.
type smtpWire struct {
	net.Conn
	patience time.Duration
	greeting io.Reader
	cut      atomic.Bool // a write failed
}

func (w *smtpWire) Read(p []byte) (int, error) {
	if n, err := w.greeting.Read(p); err == nil {
		return n, nil
	}
	return w.Conn.Read(p)
}

func (w *smtpWire) Write(p []byte) (int, error) {
	n, err := 0, w.Conn.SetWriteDeadline(time.Now().Add(w.patience))
	if err == nil {
		n, err = w.Conn.Write(p)
	}
	if err != nil {
		w.cut.Store(true)
	}
	return n, err
}

// dial makes the connection, to where mail may be sent on it.
func (s *Sender) dial(ctx context.Context) error {
	conn, err := s.account.connect(ctx, s.server)
	if err != nil {
		return err
	}
	greeting := ""
	if !s.server.implicit {
		if conn, err = s.account.upgrade(ctx, s.server, conn); err != nil {
			return err
		}
		greeting = "220 greeted before\r\n"
	}
	line := newSMTPLine(conn, greeting, s.account.timeout())
	stop := context.AfterFunc(ctx, line.hangUp)
	err = s.introduce(ctx, line)
	if !stop() && err != nil {
		err = context.Cause(ctx)
	}
	if err != nil {
		line.hangUp()
		return fmt.Errorf("%s: %w", s.server, err)
	}
	s.line = line
	return nil
}

func newSMTPLine(conn net.Conn, greeting string, timeout time.Duration) *smtpLine {
	wire := &smtpWire{Conn: conn, patience: timeout, greeting: strings.NewReader(greeting)}
	client := smtp.NewClient(wire)
	client.CommandTimeout = timeout
	client.SubmissionTimeout = answerFactor * timeout
	return &smtpLine{client: client, wire: wire, name: literal(conn.LocalAddr())}
}

// introduce says EHLO and logs in.
func (s *Sender) introduce(ctx context.Context, l *smtpLine) error {
	if err := l.client.Hello(l.name); err != nil {
		return explainGreeting(err)
	}
	return s.account.logIn(ctx, s.server, l.client)
}

// upgrade puts TLS on a connection that begins without (RFC 3207). A server that does not offer it is left, as somebody in
// between may have taken the offer away; only on loopback the connection goes on as it is. The greeting has been read then.
func (a Account) upgrade(ctx context.Context, e endpoint, conn net.Conn) (net.Conn, error) {
	stop := context.AfterFunc(ctx, func() { conn.Close() })
	offered, err := askForTLS(conn, a.timeout())
	if !stop() && err != nil {
		err = context.Cause(ctx)
	}
	switch {
	case err != nil:
		err = explainGreeting(err)
	case offered:
		return a.secure(ctx, e, conn)
	case !plainAllowed(conn):
		err = refuseTLS(fmt.Sprintf("it offers no STARTTLS on port %s, and without TLS everybody on the way can read the "+
			"password: write smtps:// in server in [smtp], or use the port for submission, 587", e.port), errNoSTARTTLS)
	default:
		return conn, nil
	}
	conn.Close()
	return nil, fmt.Errorf("%s: %w", e, err)
}

// helloLimit bounds what a server may say before TLS, in bytes.
const helloLimit = 64 << 10

var (
	errNoSTARTTLS = errors.New("STARTTLS is not offered")
	errEager      = errors.New("more was said before TLS than was asked for (RFC 3207, section 6)")
)

// askForTLS reads the greeting and has the server ready for TLS, if it offers that.
func askForTLS(conn net.Conn, timeout time.Duration) (offered bool, err error) {
	conn.SetDeadline(time.Now().Add(timeout))
	defer conn.SetDeadline(time.Time{})
	text := textproto.NewConn(struct {
		io.Reader
		io.WriteCloser
	}{io.LimitReader(conn, helloLimit), conn})
	if _, _, err := text.ReadResponse(220); err != nil {
		return false, err
	}
	offers, err := ask(text, 250, "EHLO "+literal(conn.LocalAddr()))
	var refused *textproto.Error
	if errors.As(err, &refused) && refused.Code/100 == 5 {
		return false, nil // a server without extensions has no STARTTLS either
	}
	if err != nil || !offersSTARTTLS(offers) {
		return false, err
	}
	if _, err = ask(text, 220, "STARTTLS"); errors.As(err, &refused) {
		return true, refuseTLS("it offers STARTTLS and then refuses it: ask whoever runs the server", err)
	}
	if err == nil && text.R.Buffered() > 0 {
		err = refuseTLS("somebody on the way put words into the connection", errEager)
	}
	return true, err
}

func ask(text *textproto.Conn, code int, command string) (answer string, err error) {
	if _, err := text.Cmd("%s", command); err != nil {
		return "", err
	}
	_, answer, err = text.ReadResponse(code)
	return answer, err
}

func offersSTARTTLS(ehlo string) bool {
	for _, line := range strings.Split(ehlo, "\n")[1:] {
		if strings.EqualFold(strings.TrimSpace(line), "STARTTLS") {
			return true
		}
	}
	return false
}

// literal names us by our address (RFC 5321, section 4.1.3): always valid, and no name service is asked.
func literal(addr net.Addr) string {
	tcp, ok := addr.(*net.TCPAddr)
	switch {
	case !ok:
		return "localhost"
	case tcp.IP.To4() != nil:
		return "[" + tcp.IP.String() + "]"
	}
	return "[IPv6:" + tcp.IP.String() + "]"
}
