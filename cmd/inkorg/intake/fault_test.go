package intake_test

import (
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"inkorg/mailbox/mailtest"
	"inkorg/store"
)

// What can be wrong with an answer. The first three are "failed, and not done", the others "failed, but done".
var (
	refused = mailtest.Fault{Code: 451, Text: "4.3.0 not now"}
	busy    = mailtest.Fault{Code: 421, Text: "4.3.2 closing"}
	drop    = mailtest.Fault{Drop: true}
	after   = mailtest.Fault{DropAfter: true}
	silent  = mailtest.Fault{Silent: true}
)

func never(text string) mailtest.Fault { return mailtest.Fault{Code: 550, Text: text} }

// always lets every occurrence of a command fail.
func always(command string, fault mailtest.Fault) func(string, int) mailtest.Fault {
	return func(c string, _ int) mailtest.Fault {
		if c == command {
			return fault
		}
		return mailtest.Fault{}
	}
}

// A faultCase is one outside call that fails, and what one pass over three mails makes of it. Two of the mails lie in the inbox, and
// one in the spam folder, which is looked at first.
type faultCase struct {
	name, command string
	fault         mailtest.Fault
	nth           int               // which occurrence of the command fails; 0: every one
	err           string            // a word of the error of the pass; "" when it is no error
	registered    int               // messages in the ledger after the pass
	sent          int               // letters that the SMTP server has after the pass
	state         store.LetterState // of those not settled as sent
	twice         int               // letters sent again in the end
}

// imapFaults: what the mailbox does wrong costs nothing but time. Silence is tried once each, as it costs a timeout. A message that
// cannot be fetched by itself either is no error of the pass: it is counted as failed.
var imapFaults = []faultCase{
	{"turned away", "CONNECT", refused, 0, "turned us away", 0, 0, "", 0},
	{"hangs up", "CONNECT", drop, 0, "hung up", 0, 0, "", 0},
	{"hangs up after", "CONNECT", after, 0, "hung up", 0, 0, "", 0},
	{"silent", "CONNECT", silent, 1, "silent", 0, 0, "", 0},
	{"refused", "LOGIN", refused, 0, "password_file", 0, 0, "", 0},
	{"hangs up", "LOGIN", drop, 0, "hung up", 0, 0, "", 0},
	{"hangs up after", "LOGIN", after, 0, "hung up", 0, 0, "", 0},

	{"refused", "SELECT", refused, 0, "INBOX", 0, 0, "", 0},
	{"one folder refused", "SELECT", refused, 1, "Junk", 2, 2, "", 0},
	{"hangs up", "SELECT", drop, 0, "INBOX", 0, 0, "", 0},
	{"hangs up at one folder", "SELECT", drop, 1, "Junk", 2, 2, "", 0},
	{"hangs up after", "SELECT", after, 0, "INBOX", 0, 0, "", 0},
	{"silent at one folder", "SELECT", silent, 1, "silent", 2, 2, "", 0},

	{"refused", "SEARCH", refused, 0, "INBOX", 0, 0, "", 0},
	{"refused in one folder", "SEARCH", refused, 1, "Junk", 2, 2, "", 0},
	{"refused when looking for marks", "SEARCH", refused, 2, "Junk", 3, 3, "", 0},
	{"hangs up", "SEARCH", drop, 0, "INBOX", 0, 0, "", 0},
	{"hangs up after", "SEARCH", after, 0, "INBOX", 0, 0, "", 0},

	{"refused", "FETCH", refused, 0, "", 0, 0, "", 0},
	{"refused once", "FETCH", refused, 2, "", 3, 3, "", 0},
	{"hangs up", "FETCH", drop, 0, "", 0, 0, "", 0},
	{"hangs up once", "FETCH", drop, 2, "", 3, 3, "", 0},
	{"hangs up in the inbox", "FETCH", drop, 4, "", 3, 3, "", 0},
	{"hangs up after", "FETCH", after, 0, "", 0, 0, "", 0},
	{"hangs up once after", "FETCH", after, 2, "", 3, 3, "", 0},
	{"silent once", "FETCH", silent, 2, "", 3, 3, "", 0},

	{"refused", "STORE", refused, 0, "", 3, 3, "", 0},
	{"hangs up", "STORE", drop, 0, "mark", 3, 3, "", 0},
	{"hangs up after", "STORE", after, 0, "mark", 3, 3, "", 0},
	{"silent once", "STORE", silent, 1, "silent", 3, 3, "", 0},
}

// smtpFaults: only what was handed over whole, and got no answer, is sent twice. Silence after the final dot is tried where the
// daemon is stopped (TestRunEnds), for it is waited for ten times as long.
var smtpFaults = []faultCase{
	{"turned away for now", "CONNECT", busy, 0, "outbox", 3, 0, store.Queued, 0},
	{"turned away for good", "CONNECT", never("5.7.1 go away"), 0, "go away", 3, 0, store.Queued, 0},
	{"hangs up", "CONNECT", drop, 0, "outbox", 3, 0, store.Queued, 0},
	{"hangs up after", "CONNECT", after, 0, "outbox", 3, 0, store.Queued, 0},
	{"silent", "CONNECT", silent, 1, "outbox", 3, 0, store.Queued, 0},
	{"busy", "EHLO", busy, 0, "outbox", 3, 0, store.Queued, 0},
	{"refused", "EHLO", never("5.5.1 what"), 0, "outbox", 3, 0, store.Queued, 0},
	{"hangs up", "EHLO", drop, 0, "outbox", 3, 0, store.Queued, 0},
	{"hangs up after", "EHLO", after, 0, "outbox", 3, 0, store.Queued, 0},
	{"busy", "AUTH", refused, 0, "outbox", 3, 0, store.Queued, 0},
	{"wrong password", "AUTH", mailtest.Fault{Code: 535, Text: "5.7.8 no"}, 0, "password_file", 3, 0, store.Queued, 0},
	{"hangs up", "AUTH", drop, 0, "outbox", 3, 0, store.Queued, 0},
	{"hangs up after", "AUTH", after, 0, "outbox", 3, 0, store.Queued, 0},

	{"busy", "MAIL", refused, 0, "", 3, 0, store.Queued, 0},
	{"sender refused, which is about us", "MAIL", never("5.7.1 not as this sender"), 0, "", 3, 0, store.Queued, 0},
	{"too big", "MAIL", mailtest.Fault{Code: 552, Text: "5.3.4 too big"}, 1, "", 3, 2, store.Refused, 0},
	{"hangs up once, and is dialled again", "MAIL", drop, 2, "", 3, 3, "", 0},
	{"greylisted", "RCPT", mailtest.Fault{Code: 450, Text: "4.2.0 greylisted"}, 0, "", 3, 0, store.Queued, 0},
	{"one greylisted", "RCPT", mailtest.Fault{Code: 450, Text: "4.2.0 greylisted"}, 2, "", 3, 2, store.Queued, 0},
	{"unknown", "RCPT", never("5.1.1 no such user"), 0, "", 3, 0, store.Refused, 0},
	{"one unknown", "RCPT", never("5.1.1 no such user"), 2, "", 3, 2, store.Refused, 0},
	{"hangs up once, and is dialled again", "RCPT", after, 2, "", 3, 3, "", 0},
	{"silent once", "RCPT", silent, 2, "", 3, 2, store.Queued, 0},
	{"busy", "DATA", refused, 0, "", 3, 0, store.Queued, 0},
	{"one refused", "DATA", mailtest.Fault{Code: 554, Text: "5.5.1 no"}, 1, "", 3, 2, store.Refused, 0},
	{"hangs up once", "DATA", drop, 1, "", 3, 2, store.Queued, 0},
	{"hangs up once after", "DATA", after, 1, "", 3, 2, store.Queued, 0},
	{"busy", "DOT", refused, 0, "", 3, 0, store.Queued, 0},
	{"one refused as spam", "DOT", mailtest.Fault{Code: 554, Text: "5.7.1 spam"}, 3, "", 3, 2, store.Refused, 0},
	{"hangs up once", "DOT", drop, 2, "", 3, 2, store.Uncertain, 0},
	{"hangs up once after", "DOT", after, 2, "", 3, 3, store.Uncertain, 1},

	{"refused", "QUIT", refused, 0, "", 3, 3, "", 0},
	{"hangs up", "QUIT", drop, 0, "", 3, 3, "", 0},
	{"hangs up after", "QUIT", after, 0, "", 3, 3, "", 0},
	{"silent", "QUIT", silent, 1, "", 3, 3, "", 0},
}

// Each outside call fails, not done or done. Whatever the first pass makes of it, what it leaves is sound, and once the fault is over
// everything is registered once and answered once; only a letter whose sending was uncertain is sent again.
func TestFaults(t *testing.T) {
	t.Parallel()
	for _, c := range imapFaults {
		t.Run("IMAP "+c.command+" "+c.name, func(t *testing.T) {
			t.Parallel()
			d := setup(t)
			c.try(d, d.imap.Fail)
		})
	}
	for _, c := range smtpFaults {
		t.Run("SMTP "+c.command+" "+c.name, func(t *testing.T) {
			t.Parallel()
			d := setup(t)
			c.try(d, d.smtp.Fail)
		})
	}
}

func (c faultCase) try(d *desk, fail func(func(string, int) mailtest.Fault)) {
	mails := applications(1, 3)
	d.deliver("Junk", mails[0])
	d.deliver("INBOX", mails[1:]...)
	var hit atomic.Bool
	fail(func(command string, n int) mailtest.Fault {
		if command != c.command || c.nth != 0 && n != c.nth {
			return mailtest.Fault{}
		}
		hit.Store(true)
		return c.fault
	})
	if c.fault.Silent {
		d.Inbox.Timeout, d.Outbox.Timeout = 2*time.Second, 2*time.Second
	}
	r, err := d.Once(d.t.Context())
	fail(nil)
	if !hit.Load() {
		d.t.Fatal("the fault was never met")
	}
	d.check()
	if err == nil && r.Total()+r.Failed != len(mails) {
		d.t.Errorf("the pass says nothing, and did %+v", r)
	}
	uncertain := c.checkPass(d, err)
	d.Inbox.Timeout, d.Outbox.Timeout = 0, 0
	d.settle()
	d.checkAll()
	c.checkEnd(d, uncertain)
}

// checkPass verifies what the first pass did, and returns the Message-IDs of the letters that may be sent again.
func (c faultCase) checkPass(d *desk, err error) (uncertain map[string]bool) {
	if c.err == "" && err != nil || c.err != "" && (err == nil || !strings.Contains(err.Error(), c.err)) {
		d.t.Errorf("the pass says %v, want %q", err, c.err)
	}
	if n := d.registered(); n != c.registered {
		d.t.Errorf("%d messages are registered, want %d", n, c.registered)
	}
	if n := len(d.smtp.Mails()); n != c.sent {
		d.t.Errorf("%d letters have arrived, want %d", n, c.sent)
	}
	if n := d.marked(); n > c.registered {
		d.t.Errorf("%d messages are marked, and %d registered", n, c.registered)
	}
	uncertain = map[string]bool{}
	d.view(func(tx *store.Tx) {
		for l := range tx.Letters() {
			uncertain[l.MessageID] = l.State == store.Uncertain
			if l.State != store.Sent && (l.State != c.state || l.Error == "") {
				d.t.Errorf("the letter to %s is %s (%s), want %s", l.To, l.State, l.Error, c.state)
			}
		}
	})
	return uncertain
}

// marked counts the messages with our keyword in both folders.
func (d *desk) marked() (n int) {
	d.t.Helper()
	for _, f := range d.Folders {
		uids, err := d.imap.Flagged(f.Name, "$Inkorg")
		if err != nil {
			d.t.Fatal(err)
		}
		n += len(uids)
	}
	return n
}

// checkEnd verifies that all is marked, what was sent twice, and that what was refused is told to the coordinators.
func (c faultCase) checkEnd(d *desk, uncertain map[string]bool) {
	if n := d.marked(); n != 3 {
		d.t.Errorf("%d messages are marked in the end", n)
	}
	for id, n := range d.copies() {
		if n > 1 && !uncertain[id] {
			d.t.Errorf("letter %s was sent %d times, and was not uncertain", id, n)
		}
	}
	var lost []store.Letter
	d.view(func(tx *store.Tx) {
		for l := range tx.Letters() {
			if l.State == store.Refused {
				lost = append(lost, l)
			}
		}
	})
	if c.state == store.Refused && len(lost) != 3-c.sent || c.state != store.Refused && len(lost) > 0 {
		d.t.Errorf("%d letters were given up", len(lost))
	}
	d.checkCopies(3-len(lost), 0, c.twice)
	d.clock.set(at(11, 7, 0, 0))
	d.once()
	digest := d.morning()
	for _, l := range lost {
		status, _, _ := strings.Cut(c.fault.Text, " ")
		if !strings.Contains(digest, l.Number) || !strings.Contains(digest, l.To) || strings.Count(digest, status) < len(lost) {
			d.t.Errorf("the digest does not say that the receipt to %s was refused, and why: %s", l.To, digest)
		}
	}
}
