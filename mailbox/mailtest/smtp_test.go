package mailtest_test

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"inkorg/mailbox/mailtest"
)

// A talk is a client that checks nothing and says exactly what it is told to.
type talk struct {
	t    *testing.T
	conn net.Conn
	in   *bufio.Reader
}

func talkTo(t *testing.T, s *mailtest.SMTP) *talk {
	t.Helper()
	conn, err := net.Dial("tcp", strings.TrimPrefix(s.URL(), "smtp://"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	return &talk{t, conn, bufio.NewReader(conn)}
}

// say sends text as it stands, and wants a last line of an answer that begins like this; "" wants none.
func (c *talk) say(text, want string) {
	c.t.Helper()
	if _, err := io.WriteString(c.conn, text); err != nil {
		c.t.Fatal(err)
	}
	for want != "" {
		line, err := c.in.ReadString('\n')
		if err != nil {
			c.t.Fatalf("after %q: %v, want %s", text, err, want)
		}
		if len(line) > 3 && line[3] == '-' {
			continue
		}
		if !strings.HasPrefix(line, want) {
			c.t.Fatalf("after %q the server said %q, want %s", text, line, want)
		}
		return
	}
}

// begin goes as far as DATA, exclusive.
func (c *talk) begin() {
	c.t.Helper()
	c.say("", "220 ")
	c.say("EHLO x\r\n", "250 ")
	c.say("MAIL FROM:<a@b.example>\r\n", "250 ")
	c.say("RCPT TO:<c@d.example>\r\n", "250 ")
}

func startSMTP(t *testing.T, options ...mailtest.SMTPOption) *mailtest.SMTP {
	t.Helper()
	s, err := mailtest.StartSMTP(options...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

func TestSMTPTakesMail(t *testing.T) {
	t.Parallel()
	s := startSMTP(t)
	c := talkTo(t, s)
	c.begin()
	c.say("RCPT TO:<e@f.example>\r\n", "250 ")
	c.say("DATA\r\n", "354 ")
	c.say("a\r\n..b\r\n.c\r\nd\n.\r\n\r.\r\n.\r\n", "250 ")
	c.say("QUIT\r\n", "221 ")
	got := s.Mails()
	if len(got) != 1 {
		t.Fatalf("%d mails, want 1", len(got))
	}
	if want := "a\r\n.b\r\nc\r\nd\n.\r\n\r.\r\n"; string(got[0].Data) != want {
		t.Errorf("data %q, want %q: only CR LF . CR LF ends a mail", got[0].Data, want)
	}
	if got[0].From != "a@b.example" || !slices.Equal(got[0].To, []string{"c@d.example", "e@f.example"}) {
		t.Errorf("envelope %q %q", got[0].From, got[0].To)
	}
}

func TestSMTPIsStrict(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		before string // commands whose answer is not looked at
		say    string
		want   string
	}{
		{"MAIL before EHLO", "", "MAIL FROM:<a@b>\r\n", "503 "},
		{"RCPT before MAIL", "EHLO x\r\n", "RCPT TO:<a@b>\r\n", "503 "},
		{"DATA before RCPT", "EHLO x\r\nMAIL FROM:<a@b>\r\n", "DATA\r\n", "503 "},
		{"MAIL in a mail", "EHLO x\r\nMAIL FROM:<a@b>\r\n", "MAIL FROM:<a@b>\r\n", "503 "},
		{"no brackets", "EHLO x\r\n", "MAIL FROM:a@b\r\n", "501 "},
		{"nobody", "EHLO x\r\nMAIL FROM:<>\r\n", "RCPT TO:<>\r\n", "501 "},
		{"SMTPUTF8 not declared", "EHLO x\r\nMAIL FROM:<>\r\n", "RCPT TO:<å@b>\r\n", "553 "},
		{"8-bit not declared", "EHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<a@b>\r\nDATA\r\n", "å\r\n.\r\n", "554 "},
		{"unknown command", "EHLO x\r\n", "FOO\r\n", "500 "},
		{"STARTTLS not offered", "EHLO x\r\n", "STARTTLS\r\n", "502 "},
		{"mechanism not offered", "EHLO x\r\n", "AUTH XOAUTH2\r\n", "504 "},
		{"wrong password", "EHLO x\r\n", "AUTH PLAIN AGFsaWNlAHdyb25n\r\n", "535 "},
		{"not base64", "EHLO x\r\n", "AUTH PLAIN ???\r\n", "535 "},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := startSMTP(t)
			c := talkTo(t, s)
			c.say("", "220 ")
			for command := range strings.Lines(test.before) {
				c.say(command, answerTo(command))
			}
			c.say(test.say, test.want)
			if n := len(s.Mails()); n != 0 {
				t.Errorf("%d mails were taken", n)
			}
		})
	}
}

// answerTo is the good answer to a command.
func answerTo(command string) string {
	if strings.HasPrefix(command, "DATA") {
		return "354 "
	}
	return "250 "
}

// TestSMTPFaults: what each fault leaves done.
func TestSMTPFaults(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		fault mailtest.Fault
		taken int
		ends  error // of the connection
	}{
		{"refuses", mailtest.Fault{Code: 451, Text: "4.3.0 later"}, 0, nil},
		{"refuses and leaves", mailtest.Fault{Code: 421, Text: "closing"}, 0, io.EOF},
		{"leaves", mailtest.Fault{Drop: true}, 0, io.EOF},
		{"takes and leaves", mailtest.Fault{DropAfter: true}, 1, io.EOF},
		{"takes and is silent", mailtest.Fault{Silent: true}, 1, os.ErrDeadlineExceeded},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := startSMTP(t)
			s.Fail(func(verb string, n int) mailtest.Fault {
				if verb == "DOT" && n == 2 {
					return test.fault
				}
				return mailtest.Fault{}
			})
			c := talkTo(t, s)
			c.begin()
			c.say("DATA\r\n", "354 ")
			c.say(".\r\n", "250 ")
			c.say("MAIL FROM:<a@b.example>\r\n", "250 ")
			c.say("RCPT TO:<c@d.example>\r\n", "250 ")
			c.say("DATA\r\n", "354 ")
			c.say(".\r\n", answerOf(test.fault))
			c.wantEnd(test.ends)
			if n := len(s.Mails()); n != 1+test.taken {
				t.Errorf("%d mails, want %d", n, 1+test.taken)
			}
		})
	}
}

func answerOf(f mailtest.Fault) string {
	if f.Code == 0 {
		return ""
	}
	return fmt.Sprint(f.Code, " ", f.Text)
}

// wantEnd checks how the connection ended; nil: it goes on.
func (c *talk) wantEnd(want error) {
	c.t.Helper()
	if want == nil {
		c.say("NOOP\r\n", "250 ")
		return
	}
	if errors.Is(want, os.ErrDeadlineExceeded) {
		c.conn.SetReadDeadline(time.Now().Add(50 * time.Millisecond))
	}
	if line, err := c.in.ReadString('\n'); !errors.Is(err, want) {
		c.t.Errorf("the server said %q, %v, want %v", line, err, want)
	}
}

func TestSMTPOffersLess(t *testing.T) {
	t.Parallel()
	s := startSMTP(t, mailtest.Without("SMTPUTF8"), mailtest.WithMechanisms())
	c := talkTo(t, s)
	c.say("", "220 ")
	io.WriteString(c.conn, "EHLO x\r\nQUIT\r\n")
	offers, err := io.ReadAll(c.in)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(offers), "SMTPUTF8") || strings.Contains(string(offers), "AUTH") ||
		!strings.Contains(string(offers), "250-8BITMIME\r\n") {
		t.Errorf("offers %q", offers)
	}
}

// TestSMTPCloseWithClients: Close ends also what a fault keeps waiting.
func TestSMTPCloseWithClients(t *testing.T) {
	t.Parallel()
	s := startSMTP(t)
	idle, stuck := talkTo(t, s), talkTo(t, s)
	idle.say("", "220 ")
	stuck.say("", "220 ")
	s.Fail(func(string, int) mailtest.Fault { return mailtest.Fault{Silent: true} })
	stuck.say("EHLO x\r\n", "")
	s.Close()
	for _, c := range []*talk{idle, stuck} {
		if line, err := c.in.ReadString('\n'); err == nil {
			t.Errorf("the server still said %q", line)
		}
	}
}
