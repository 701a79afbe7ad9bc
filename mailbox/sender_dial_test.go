package mailbox_test

import (
	"errors"
	"fmt"
	"io"
	"net"
	"slices"
	"strings"
	"testing"
	"time"

	"inkorg/mailbox"
	"inkorg/mailbox/mailtest"
)

func TestDialSenderExplains(t *testing.T) {
	t.Parallel()
	closed := startSMTP(t)
	closed.Close()
	tests := []struct {
		name, url string
		says      string
	}{
		{"nothing there", closed.URL(), "check the port of server in [smtp]"},
		{"not an address", "mail.skl.example", "[smtp] server"},
		{"the other direction", "imaps://mail.skl.example", "smtps://"},
		{"a password in the address", "smtps://alice:secret@mail.skl.example", `key "user"`},
		{"no host", "smtp://", "[smtp] server"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			_, err := mailbox.DialSender(t.Context(), mailbox.Account{URL: test.url, Timeout: 10 * time.Second})
			switch {
			case err == nil || !strings.Contains(err.Error(), test.says):
				t.Errorf("error %v, want %q in it", err, test.says)
			case strings.Contains(err.Error(), "secret"):
				t.Errorf("the password is in %q", err)
			}
		})
	}
}

func TestGreeting(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, verb string
		fault      mailtest.Fault
		says       string // "" is success
	}{
		{"busy", "CONNECT", mailtest.Fault{Code: 421, Text: "too many connections"}, "421 too many connections"},
		{"no mail here", "CONNECT", mailtest.Fault{Code: 554, Text: "no SMTP service here"}, "554 no SMTP service here"},
		{"hangs up", "CONNECT", mailtest.Fault{Drop: true}, "smtps:// goes with port 465"},
		{"mute", "CONNECT", mailtest.Fault{Silent: true}, "says nothing"},
		{"EHLO mute", "EHLO", mailtest.Fault{Silent: true}, "says nothing"},
		{"EHLO hangs up", "EHLO", mailtest.Fault{Drop: true}, "smtps:// goes with port 465"},
		{"EHLO closing", "EHLO", mailtest.Fault{Code: 421, Text: "closing"}, "421 closing"},
		{"HELO will do", "EHLO", mailtest.Fault{Code: 502, Text: "5.5.1 not known"}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			server := startSMTP(t)
			server.Fail(always(test.verb, test.fault))
			a := mailbox.Account{URL: server.URL(), Timeout: 10 * time.Second}
			if test.fault.Silent {
				a.Timeout = 50 * time.Millisecond
			}
			sender, err := mailbox.DialSender(t.Context(), a)
			if test.says == "" && err == nil {
				wantOutcome(t, sender.Send(t.Context(), office, anna, []byte(receipt)), 0)
				sender.Close()
				return
			}
			if err == nil || test.says == "" || !strings.Contains(err.Error(), test.says) {
				t.Errorf("error %v, want %q in it", err, test.says)
			}
		})
	}
}

func TestSlowGreeting(t *testing.T) {
	t.Parallel()
	server := startSMTP(t)
	proceed := make(chan struct{})
	server.Fail(func(verb string, _ int) mailtest.Fault {
		if verb == "CONNECT" {
			<-proceed
		}
		return mailtest.Fault{}
	})
	time.AfterFunc(100*time.Millisecond, func() { close(proceed) })
	sender := dialSender(t, alice(server))
	wantOutcome(t, sender.Send(t.Context(), office, anna, []byte(receipt)), 0)
}

func TestNotSMTP(t *testing.T) {
	t.Parallel()
	url := serveOnce(t, func(conn net.Conn) {
		fmt.Fprint(conn, "* OK IMAP4rev1 here\r\n")
		io.Copy(io.Discard, conn)
	})
	_, err := mailbox.DialSender(t.Context(), mailbox.Account{URL: url, Timeout: 10 * time.Second})
	if err == nil || !strings.Contains(err.Error(), "does not speak SMTP") {
		t.Errorf("error %v", err)
	}
}

// TestEndlessGreeting: what comes before TLS may come from anybody, so it is not all kept.
func TestEndlessGreeting(t *testing.T) {
	t.Parallel()
	url := serveOnce(t, func(conn net.Conn) {
		for range 1 << 20 {
			if _, err := io.WriteString(conn, "220-"+strings.Repeat("x", 60)); err != nil {
				return
			}
		}
		io.Copy(io.Discard, conn)
	})
	_, err := mailbox.DialSender(t.Context(), mailbox.Account{URL: url, Timeout: 5 * time.Second})
	if err == nil || !strings.Contains(err.Error(), "connection broke before the login") {
		t.Errorf("error %v", err)
	}
}

func TestCancelWhileDialling(t *testing.T) {
	t.Parallel()
	stop := errors.New("asked to stop")
	for _, verb := range []string{"CONNECT", "EHLO", "AUTH"} {
		t.Run(verb, func(t *testing.T) {
			t.Parallel()
			server := startSMTP(t)
			ctx := stopAt(t, server, verb, stop)
			a := alice(server)
			a.Timeout = time.Hour
			if _, err := mailbox.DialSender(ctx, a); !errors.Is(err, stop) {
				t.Errorf("error %v, want the context's", err)
			}
		})
	}
}

// TestOwnName: "localhost", which the library would say, is refused by careful servers.
func TestOwnName(t *testing.T) {
	t.Parallel()
	server := startSMTP(t)
	dialSender(t, alice(server))
	for _, c := range server.Commands() {
		if strings.HasPrefix(c, "EHLO") && c != "EHLO [127.0.0.1]" {
			t.Errorf("the sender said %q", c)
		}
	}
	if !slices.Contains(server.Commands(), "EHLO [127.0.0.1]") {
		t.Errorf("no EHLO in %q", server.Commands())
	}
}
