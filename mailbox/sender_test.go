package mailbox_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"inkorg/mailbox"
	"inkorg/mailbox/mailtest"
)

const (
	office  = "ansokan@skl.example"
	anna    = "anna@falun.example"
	receipt = "Subject: Mottagningsbekr\r\n\r\nTack.\r\n"
)

func startSMTP(t *testing.T, options ...mailtest.SMTPOption) *mailtest.SMTP {
	t.Helper()
	server, err := mailtest.StartSMTP(options...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Close)
	return server
}

func alice(server *mailtest.SMTP) mailbox.Account {
	auth := mailbox.Auth{Password: "secret"}
	return mailbox.Account{URL: server.URL(), User: "alice", Auth: auth, Timeout: 10 * time.Second}
}

func dialSender(t *testing.T, a mailbox.Account) *mailbox.Sender {
	t.Helper()
	sender, err := mailbox.DialSender(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { sender.Close() })
	return sender
}

// wantOutcome checks what Send returned; outcome 0 is success.
func wantOutcome(t *testing.T, err error, outcome mailbox.Outcome) *mailbox.SendError {
	t.Helper()
	var failure *mailbox.SendError
	switch {
	case outcome == 0 && err != nil:
		t.Fatalf("Send: %v, want success", err)
	case outcome == 0:
		return nil
	case !errors.As(err, &failure):
		t.Fatalf("Send: %v, want a *SendError", err)
	case failure.Outcome != outcome:
		t.Fatalf("Send: %v, want %v", err, outcome)
	case failure.Text == "" || strings.ContainsAny(failure.Text, "\r\n") || failure.Err == nil:
		t.Fatalf("Send: text %q, cause %v: want one line and a cause", failure.Text, failure.Err)
	case strings.Contains(failure.Error(), "secret"):
		t.Fatalf("the password is in %q", failure.Error())
	}
	return failure
}

func TestSendManyOverOneConnection(t *testing.T) {
	t.Parallel()
	server := startSMTP(t)
	sender := dialSender(t, alice(server))
	const mails = 200
	for i := range mails {
		msg := fmt.Sprintf("Subject: %d\r\n\r\nTack.\r\n", i)
		wantOutcome(t, sender.Send(t.Context(), office, anna, []byte(msg)), 0)
	}
	got := server.Mails()
	if len(got) != mails {
		t.Fatalf("%d mails arrived, want %d", len(got), mails)
	}
	for i, m := range got {
		if want := fmt.Sprintf("Subject: %d\r\n\r\nTack.\r\n", i); string(m.Data) != want {
			t.Fatalf("mail %d is %q, want %q", i, m.Data, want)
		}
		if m.From != office || !slices.Equal(m.To, []string{anna}) {
			t.Fatalf("mail %d has the envelope %q %q", i, m.From, m.To)
		}
	}
	if n := server.Connections(); n != 1 {
		t.Errorf("%d connections, want 1", n)
	}
}

func TestSendAfterARefusal(t *testing.T) {
	t.Parallel()
	for _, verb := range []string{"MAIL", "RCPT", "DATA", "DOT"} {
		t.Run(verb, func(t *testing.T) {
			t.Parallel()
			server := startSMTP(t)
			server.Fail(first(verb, mailtest.Fault{Code: 554, Text: "5.6.0 not this one"}))
			sender := dialSender(t, alice(server))
			wantOutcome(t, sender.Send(t.Context(), office, "erik@mora.example", []byte(receipt)), mailbox.Permanent)
			wantOutcome(t, sender.Send(t.Context(), office, anna, []byte(receipt)), 0)
			got := server.Mails()
			if len(got) != 1 || !slices.Equal(got[0].To, []string{anna}) {
				t.Errorf("the server has %v, want one mail to %s alone", got, anna)
			}
			if n := server.Connections(); n != 1 {
				t.Errorf("%d connections, want 1", n)
			}
			if !slices.Contains(server.Commands(), "RSET") {
				t.Errorf("no RSET in %q", server.Commands())
			}
		})
	}
}

// TestNoFreshStart: what keeps a second mail from being begun is not the second recipient's fault.
func TestNoFreshStart(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, verb string
		n          int // the occurrence that fails
		code       int
	}{
		{"RSET refused", "RSET", 1, 554},
		{"RSET, and the server is closing", "RSET", 1, 421},
		{"EHLO refused after RSET", "EHLO", 3, 554}, // before it: one to look for STARTTLS, one of the library
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			server := startSMTP(t)
			server.Fail(func(verb string, n int) mailtest.Fault {
				switch {
				case verb == "RCPT" && n == 1:
					return mailtest.Fault{Code: 550, Text: "no"}
				case verb == test.verb && n == test.n:
					return mailtest.Fault{Code: test.code, Text: "no"}
				}
				return mailtest.Fault{}
			})
			sender := dialSender(t, alice(server))
			wantOutcome(t, sender.Send(t.Context(), office, "erik@mora.example", []byte(receipt)), mailbox.Permanent)
			wantOutcome(t, sender.Send(t.Context(), office, anna, []byte(receipt)), 0)
			if n := server.Connections(); n != 2 {
				t.Errorf("%d connections, want 2", n)
			}
		})
	}
}

func TestServerHangsUpBetweenMails(t *testing.T) {
	t.Parallel()
	server := startSMTP(t)
	sender := dialSender(t, alice(server))
	for range 3 {
		wantOutcome(t, sender.Send(t.Context(), office, anna, []byte(receipt)), 0)
		server.HangUp()
	}
	if got := len(server.Mails()); got != 3 {
		t.Errorf("%d mails, want 3", got)
	}
	if n := server.Connections(); n != 3 {
		t.Errorf("%d connections, want 3", n)
	}
}

func TestCloseDoesNotWaitForTheServer(t *testing.T) {
	t.Parallel()
	for name, fault := range map[string]mailtest.Fault{
		"goodbye": {}, "refusal": {Code: 500, Text: "no"}, "hangs up": {Drop: true}, "mute": {Silent: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := startSMTP(t)
			server.Fail(first("QUIT", fault))
			a := alice(server)
			a.Timeout = time.Hour
			sender := dialSender(t, a)
			for range 2 {
				if err := sender.Close(); err != nil {
					t.Errorf("Close: %v", err)
				}
			}
			if !slices.Contains(server.Commands(), "QUIT") {
				t.Errorf("no QUIT in %q", server.Commands())
			}
		})
	}
}

func TestNoLoginWithoutUser(t *testing.T) {
	t.Parallel()
	server := startSMTP(t)
	sender := dialSender(t, mailbox.Account{URL: server.URL()})
	wantOutcome(t, sender.Send(t.Context(), "", anna, []byte(receipt)), 0)
	if smtpTold(server, "AUTH", "") {
		t.Errorf("the sender logged in: %q", server.Commands())
	}
	if got := server.Mails()[0].From; got != "" {
		t.Errorf("envelope sender %q, want the null sender", got)
	}
}

func TestSendAfterCancelledContext(t *testing.T) {
	t.Parallel()
	server := startSMTP(t)
	sender := dialSender(t, alice(server))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	failure := wantOutcome(t, sender.Send(ctx, office, anna, []byte(receipt)), mailbox.Temporary)
	if !errors.Is(failure, context.Canceled) {
		t.Errorf("cause %v, want context.Canceled", failure.Err)
	}
	wantOutcome(t, sender.Send(t.Context(), office, anna, []byte(receipt)), 0)
	if n := server.Connections(); n != 1 {
		t.Errorf("%d connections, want 1: nothing had begun", n)
	}
}

// smtpTold says whether a command was received that begins, or ends, like this.
func smtpTold(server *mailtest.SMTP, beginning, end string) bool {
	return slices.ContainsFunc(server.Commands(), func(c string) bool {
		return strings.HasPrefix(c, beginning) && strings.HasSuffix(c, end)
	})
}

// first gives the fault to the first occurrence of one verb.
func first(verb string, f mailtest.Fault) func(string, int) mailtest.Fault {
	return func(v string, n int) mailtest.Fault {
		if v == verb && n == 1 {
			return f
		}
		return mailtest.Fault{}
	}
}

// always gives the fault to every occurrence of one verb.
// stopAt is a context that ends when the server gets a verb, to which it then says nothing.
func stopAt(t *testing.T, server *mailtest.SMTP, verb string, why error) context.Context {
	t.Helper()
	ctx, cancel := context.WithCancelCause(t.Context())
	server.Fail(func(v string, _ int) mailtest.Fault {
		if v == verb {
			cancel(why)
			return mailtest.Fault{Silent: true}
		}
		return mailtest.Fault{}
	})
	return ctx
}

func always(verb string, f mailtest.Fault) func(string, int) mailtest.Fault {
	return func(v string, _ int) mailtest.Fault {
		if v == verb {
			return f
		}
		return mailtest.Fault{}
	}
}
