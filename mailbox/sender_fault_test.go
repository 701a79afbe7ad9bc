package mailbox_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"inkorg/mailbox"
	"inkorg/mailbox/mailtest"
)

// TestSendFaults is the table of everything that can go wrong on the way of one mail, at every verb: failed and not done
// (a refusal, Drop), and failed but done (DropAfter, Silent). The faults meet the redial too.
func TestSendFaults(t *testing.T) {
	t.Parallel()
	const (
		temporary = mailbox.Temporary
		permanent = mailbox.Permanent
		uncertain = mailbox.Uncertain
	)
	code := func(code int, text string) mailtest.Fault { return mailtest.Fault{Code: code, Text: text} }
	tests := []struct {
		name, verb string
		fault      mailtest.Fault
		want       mailbox.Outcome
		code       int
		arrived    int // mails that the server has nevertheless
	}{
		{"busy", "MAIL", code(451, "4.3.0 later"), temporary, 451, 0},
		{"closing", "MAIL", code(421, "4.3.2 closing"), temporary, 421, 0},
		{"too big", "MAIL", code(552, "5.3.4 too big"), permanent, 552, 0},
		{"parameters", "MAIL", code(555, "what is that"), permanent, 555, 0},
		{"not logged in", "MAIL", code(530, "5.7.0 authentication required"), temporary, 530, 0},
		{"bad credentials", "MAIL", code(535, "5.7.8 bad credentials"), temporary, 535, 0},
		{"sender refused by policy", "MAIL", code(550, "5.7.1 not as this sender"), temporary, 550, 0},
		{"sender refused by policy, 554", "MAIL", code(554, "5.7.60 no permission to send as this sender"), temporary, 554, 0},
		{"sender refused, bare", "MAIL", code(553, "sender not owned by user"), temporary, 553, 0},
		{"hangs up", "MAIL", mailtest.Fault{Drop: true}, temporary, 0, 0},
		{"hangs up after", "MAIL", mailtest.Fault{DropAfter: true}, temporary, 0, 0},
		{"mute", "MAIL", mailtest.Fault{Silent: true}, temporary, 0, 0},
		{"out of step", "MAIL", code(354, "go ahead"), temporary, 354, 0},

		{"greylisted", "RCPT", code(450, "4.2.0 greylisted"), temporary, 450, 0},
		{"mailbox full", "RCPT", code(452, "4.2.2 full"), temporary, 452, 0},
		{"closing", "RCPT", code(421, "4.3.2 closing"), temporary, 421, 0},
		{"unknown", "RCPT", code(550, "5.1.1 no such user"), permanent, 550, 0},
		{"recipient's policy", "RCPT", code(550, "5.7.1 refused by the recipient's policy"), permanent, 550, 0},
		{"bare", "RCPT", code(550, "no"), permanent, 550, 0},
		{"not logged in", "RCPT", code(530, "5.7.0 authentication required"), temporary, 530, 0},
		{"relay", "RCPT", code(554, "5.7.1 <anna@falun.example>: Relay access denied"), temporary, 554, 0},
		{"credentials expired", "RCPT", code(550, "5.7.8 log in again"), temporary, 550, 0},
		{"sender", "RCPT", code(553, "5.7.1 <x>: Sender address rejected: not owned by user"), temporary, 553, 0},
		{"hangs up", "RCPT", mailtest.Fault{Drop: true}, temporary, 0, 0},
		{"hangs up after", "RCPT", mailtest.Fault{DropAfter: true}, temporary, 0, 0},
		{"mute", "RCPT", mailtest.Fault{Silent: true}, temporary, 0, 0},

		{"busy", "DATA", code(451, "4.3.0 later"), temporary, 451, 0},
		{"closing", "DATA", code(421, "4.3.2 closing"), temporary, 421, 0},
		{"refused", "DATA", code(554, "5.5.1 no valid recipients"), permanent, 554, 0},
		{"yes without asking", "DATA", code(250, "ok"), temporary, 250, 0},
		{"hangs up", "DATA", mailtest.Fault{Drop: true}, temporary, 0, 0},
		{"hangs up after", "DATA", mailtest.Fault{DropAfter: true}, temporary, 0, 0},
		{"mute", "DATA", mailtest.Fault{Silent: true}, temporary, 0, 0},

		{"busy", "DOT", code(451, "4.3.0 later"), temporary, 451, 0},
		{"closing", "DOT", code(421, "4.3.2 closing"), temporary, 421, 0},
		{"refused as spam", "DOT", code(554, "5.7.1 spam"), permanent, 554, 0},
		{"not allowed as sender", "DOT", code(554, "5.2.252 SendAsDenied; x not allowed to send as y"), temporary, 554, 0},
		{"sender blocked", "DOT", code(550, "5.1.8 bad outbound sender"), temporary, 550, 0},
		{"out of step", "DOT", code(354, "go ahead"), uncertain, 354, 0},
		{"hangs up", "DOT", mailtest.Fault{Drop: true}, uncertain, 0, 0},
		{"hangs up after", "DOT", mailtest.Fault{DropAfter: true}, uncertain, 0, 1},
		{"mute", "DOT", mailtest.Fault{Silent: true}, uncertain, 0, 1},
	}
	for _, test := range tests {
		t.Run(test.verb+" "+test.name, func(t *testing.T) {
			t.Parallel()
			server := startSMTP(t)
			server.Fail(always(test.verb, test.fault))
			a := alice(server)
			if test.fault.Silent {
				a.Timeout = 100 * time.Millisecond
			}
			sender := dialSender(t, a)
			failure := wantOutcome(t, sender.Send(t.Context(), office, anna, []byte(receipt)), test.want)
			if failure.Code != test.code {
				t.Errorf("code %d, want %d", failure.Code, test.code)
			}
			if got := len(server.Mails()); got != test.arrived {
				t.Errorf("the server has %d mails, want %d", got, test.arrived)
			}
			checkRecovery(t, server, sender, test.arrived)
		})
	}
}

// checkRecovery sends once more when the fault is over: whatever happened, the Sender must be of use again.
func checkRecovery(t *testing.T, server *mailtest.SMTP, sender *mailbox.Sender, arrived int) {
	t.Helper()
	server.Fail(nil)
	wantOutcome(t, sender.Send(t.Context(), office, "erik@mora.example", []byte(receipt)), 0)
	got := server.Mails()
	if len(got) != arrived+1 || len(got[arrived].To) != 1 || got[arrived].To[0] != "erik@mora.example" {
		t.Errorf("afterwards the server has %v", got)
	}
}

// TestRedial: a connection that breaks is dialled again before DATA, once, and never after; a mute one is not.
func TestRedial(t *testing.T) {
	t.Parallel()
	drop, mute := mailtest.Fault{Drop: true}, mailtest.Fault{Silent: true}
	tests := []struct {
		verb        string
		fault       mailtest.Fault
		want        mailbox.Outcome
		connections int
	}{
		{"MAIL", drop, 0, 2},
		{"RCPT", drop, 0, 2},
		{"DATA", drop, mailbox.Temporary, 1},
		{"DOT", drop, mailbox.Uncertain, 1},
		{"MAIL", mute, mailbox.Temporary, 1},
		{"RCPT", mute, mailbox.Temporary, 1},
	}
	for _, test := range tests {
		t.Run(test.verb, func(t *testing.T) {
			t.Parallel()
			server := startSMTP(t)
			server.Fail(first(test.verb, test.fault))
			a := alice(server)
			if test.fault.Silent {
				a.Timeout = 100 * time.Millisecond
			}
			sender := dialSender(t, a)
			wantOutcome(t, sender.Send(t.Context(), office, anna, []byte(receipt)), test.want)
			if n := server.Connections(); n != test.connections {
				t.Errorf("%d connections, want %d", n, test.connections)
			}
		})
	}
}

func TestRedialOnlyOnce(t *testing.T) {
	t.Parallel()
	server := startSMTP(t)
	server.Fail(always("MAIL", mailtest.Fault{Drop: true}))
	sender := dialSender(t, alice(server))
	for connections := 2; connections < 5; connections++ {
		wantOutcome(t, sender.Send(t.Context(), office, anna, []byte(receipt)), mailbox.Temporary)
		if n := server.Connections(); n != connections {
			t.Errorf("%d connections, want %d", n, connections)
		}
	}
}

// TestRedialMeetsWrongPassword: what happens while dialling again is never the recipient's fault.
func TestRedialMeetsWrongPassword(t *testing.T) {
	t.Parallel()
	server := startSMTP(t)
	sender := dialSender(t, alice(server))
	server.HangUp()
	server.Fail(always("AUTH", mailtest.Fault{Code: 535, Text: "5.7.8 no"}))
	failure := wantOutcome(t, sender.Send(t.Context(), office, anna, []byte(receipt)), mailbox.Temporary)
	if !errors.Is(failure, mailbox.ErrLogin) {
		t.Errorf("cause %v, want ErrLogin", failure.Err)
	}
}

// TestAnotherYes: the server may choose among the codes for yes (RFC 5321, section 4.2.1).
func TestAnotherYes(t *testing.T) {
	t.Parallel()
	server := startSMTP(t)
	server.Fail(always("DOT", mailtest.Fault{Code: 252, Text: "2.0.0 will do"}))
	wantOutcome(t, dialSender(t, alice(server)).Send(t.Context(), office, anna, []byte(receipt)), 0)
}

// TestCancelAsTheAnswerComes: whichever of the two is first, Send ends and the Sender is of use afterwards.
func TestCancelAsTheAnswerComes(t *testing.T) {
	t.Parallel()
	for _, verb := range []string{"MAIL", "RCPT", "DATA", "DOT"} {
		t.Run(verb, func(t *testing.T) {
			t.Parallel()
			server := startSMTP(t)
			sender := dialSender(t, alice(server))
			for range 100 {
				ctx, cancel := context.WithCancel(t.Context())
				server.Fail(func(v string, _ int) mailtest.Fault {
					if v == verb {
						go cancel()
					}
					return mailtest.Fault{}
				})
				err := sender.Send(ctx, office, anna, []byte(receipt))
				cancel()
				var failure *mailbox.SendError
				if err != nil && !errors.As(err, &failure) {
					t.Fatalf("Send: %v, want a *SendError", err)
				}
			}
			checkRecovery(t, server, sender, len(server.Mails()))
		})
	}
}

// TestCancelWhileWaiting ends the context while the server owes the answer to one verb.
func TestCancelWhileWaiting(t *testing.T) {
	t.Parallel()
	stop := errors.New("asked to stop")
	for verb, want := range map[string]mailbox.Outcome{
		"MAIL": mailbox.Temporary, "RCPT": mailbox.Temporary, "DATA": mailbox.Temporary,
		"DOT": mailbox.Uncertain, "RSET": mailbox.Temporary,
	} {
		t.Run(verb, func(t *testing.T) {
			t.Parallel()
			server := startSMTP(t)
			a := alice(server)
			a.Timeout = time.Hour
			sender := dialSender(t, a)
			if verb == "RSET" {
				server.Fail(first("RCPT", mailtest.Fault{Code: 550, Text: "no"}))
				wantOutcome(t, sender.Send(t.Context(), office, anna, []byte(receipt)), mailbox.Permanent)
			}
			ctx := stopAt(t, server, verb, stop)
			failure := wantOutcome(t, sender.Send(ctx, office, anna, []byte(receipt)), want)
			if !errors.Is(failure, stop) {
				t.Errorf("cause %v, want the context's", failure.Err)
			}
			checkRecovery(t, server, sender, len(server.Mails()))
		})
	}
}

// TestCancelWhileWriting ends the context while the server has stopped reading in the middle of a mail: no final dot,
// no doubt.
func TestCancelWhileWriting(t *testing.T) {
	t.Parallel()
	server := startDeafServer(t)
	ctx, cancel := context.WithCancel(t.Context())
	sender := dialSender(t, mailbox.Account{URL: server.url, Timeout: time.Hour})
	go func() {
		<-server.deaf
		cancel()
	}()
	failure := wantOutcome(t, sender.Send(ctx, office, anna, make([]byte, 16<<20)), mailbox.Temporary)
	if !errors.Is(failure, context.Canceled) {
		t.Errorf("cause %v, want context.Canceled", failure.Err)
	}
}

// TestTimeoutWhileWriting is the same without anybody to cancel.
func TestTimeoutWhileWriting(t *testing.T) {
	t.Parallel()
	server := startDeafServer(t)
	sender := dialSender(t, mailbox.Account{URL: server.url, Timeout: 200 * time.Millisecond})
	wantOutcome(t, sender.Send(t.Context(), office, anna, make([]byte, 16<<20)), mailbox.Temporary)
}
