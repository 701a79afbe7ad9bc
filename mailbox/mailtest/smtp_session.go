package mailtest

import (
	"bufio"
	"bytes"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"slices"
	"strings"
	"time"
)

// errHungUp ends a session: the client left, or a Fault asked for it.
var errHungUp = errors.New("the connection is over")

// An smtpReply is an answer; each line of its text becomes a line of the answer (RFC 5321, section 4.2.1).
type smtpReply struct {
	code int
	text string
}

// An smtpSession is one connection. Errors of its methods end it.
type smtpSession struct {
	server *SMTP
	conn   net.Conn
	in     *bufio.Reader
	secure bool
	hello  bool
	authed bool
	mail   *transaction // nil outside a transaction
}

type transaction struct {
	SentMail
	eightBit, utf8 bool
}

func newSession(s *SMTP, conn net.Conn) *smtpSession {
	c := &smtpSession{server: s}
	c.use(conn)
	if s.settings.implicit != nil {
		c.use(tls.Server(conn, s.settings.implicit))
		c.secure = true
	}
	return c
}

func (c *smtpSession) use(conn net.Conn) {
	c.conn = conn
	c.in = bufio.NewReaderSize(conn, 64<<10)
}

func (c *smtpSession) run() {
	_, err := c.step("CONNECT", func() (smtpReply, error) { return smtpReply{220, "127.0.0.1 ESMTP mailtest"}, nil })
	for err == nil {
		err = c.next()
	}
}

// next reads one command and obeys it.
func (c *smtpSession) next() error {
	line, err := c.line()
	if err != nil {
		return err
	}
	verb, args, _ := strings.Cut(line, " ")
	verb = strings.ToUpper(verb)
	if verb == "AUTH" {
		mechanism, _, _ := strings.Cut(args, " ")
		line = "AUTH " + mechanism
	}
	c.server.record(line)
	obey, ok := c.commands()[verb]
	if !ok {
		return c.say(smtpReply{500, "5.5.1 unknown command"})
	}
	answer, err := c.step(verb, func() (smtpReply, error) { return obey(args) })
	if err != nil {
		return err
	}
	return c.after(verb, answer)
}

func (c *smtpSession) commands() map[string]func(args string) (smtpReply, error) {
	return map[string]func(string) (smtpReply, error){
		"EHLO": c.ehlo, "HELO": c.helo, "STARTTLS": c.starttls, "AUTH": c.auth,
		"MAIL": c.from, "RCPT": c.to, "DATA": c.data,
		"RSET": c.reset, "NOOP": c.noop, "QUIT": c.quit,
	}
}

// after does what follows a good answer to a command: the handshake, the mail itself, or the end.
func (c *smtpSession) after(verb string, answer smtpReply) error {
	switch {
	case verb == "STARTTLS" && answer.code == 220:
		c.use(tls.Server(c.conn, c.server.settings.upgrade))
		c.secure, c.hello, c.mail = true, false, nil
	case verb == "DATA" && answer.code == 354:
		data, err := c.readData()
		if err != nil {
			return err
		}
		_, err = c.step("DOT", func() (smtpReply, error) { return c.dot(data) })
		return err
	case verb == "QUIT" && answer.code == 221:
		return errHungUp
	}
	return nil
}

// step does one thing, with the fault that is due for it, and answers. It returns the answer of do, or the zero one if
// the fault kept it from being asked.
func (c *smtpSession) step(verb string, do func() (smtpReply, error)) (smtpReply, error) {
	f := c.server.fault(verb)
	switch {
	case f.Drop:
		return smtpReply{}, errHungUp
	case f.Code != 0:
		return smtpReply{}, c.refuse(verb, smtpReply{f.Code, f.Text})
	}
	answer, err := do()
	switch {
	case err != nil:
		return answer, err
	case f.DropAfter:
		return answer, errHungUp
	case f.Silent:
		io.Copy(io.Discard, c.conn)
		return answer, errHungUp
	}
	return answer, c.say(answer)
}

// refuse answers instead of doing; a mail that was refused after its final dot is over (RFC 5321, section 4.1.1.4).
func (c *smtpSession) refuse(verb string, r smtpReply) error {
	if verb == "DOT" {
		c.mail = nil
	}
	return c.say(r)
}

func (c *smtpSession) say(r smtpReply) error {
	time.Sleep(c.server.settings.latency)
	lines := strings.Split(r.text, "\n")
	var b strings.Builder
	for i, l := range lines {
		mark := "-"
		if i == len(lines)-1 {
			mark = " "
		}
		fmt.Fprintf(&b, "%d%s%s\r\n", r.code, mark, l)
	}
	if _, err := io.WriteString(c.conn, b.String()); err != nil {
		return err
	}
	if r.code == 421 {
		return errHungUp
	}
	return nil
}

// line reads one line, at most 64 KiB, without its end.
func (c *smtpSession) line() (string, error) {
	b, err := c.in.ReadSlice('\n')
	if err != nil {
		return "", err
	}
	return strings.TrimRight(string(b), "\r\n"), nil
}

// readData reads a mail up to CR LF "." CR LF. A dot after a bare LF or CR neither ends it nor is taken away.
func (c *smtpSession) readData() ([]byte, error) {
	var data []byte
	for atStart := true; ; {
		line, err := c.in.ReadBytes('\n')
		if err != nil {
			return nil, err
		}
		if atStart && bytes.Equal(line, []byte(".\r\n")) {
			return data, nil
		}
		if atStart {
			line = bytes.TrimPrefix(line, []byte("."))
		}
		data = append(data, line...)
		atStart = bytes.HasSuffix(line, []byte("\r\n"))
	}
}

func (c *smtpSession) offer() []string {
	offers := []string{"PIPELINING", "8BITMIME", "SMTPUTF8", "ENHANCEDSTATUSCODES", "SIZE 52428800"}
	if c.server.settings.upgrade != nil && !c.secure {
		offers = append(offers, "STARTTLS")
	}
	if m := c.server.settings.mechanisms; len(m) > 0 {
		offers = append(offers, "AUTH "+strings.Join(m, " "))
	}
	return slices.DeleteFunc(offers, func(s string) bool {
		name, _, _ := strings.Cut(s, " ")
		return c.server.settings.missing[name]
	})
}
