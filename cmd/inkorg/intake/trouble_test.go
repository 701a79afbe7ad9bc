package intake_test

import (
	"strings"
	"testing"

	"inkorg/mailbox/mailtest"
)

// A server that drops every mail, or is mute, costs a pass a few tries and not one for each letter: mail must go on coming in.
func TestOutboxInTrouble(t *testing.T) {
	t.Parallel()
	d := setup(t)
	const mails = 30
	d.deliver("INBOX", applications(1, mails)...)
	d.smtp.Fail(func(verb string, _ int) mailtest.Fault { return mailtest.Fault{Drop: verb == "DATA"} })
	_, err := d.Once(t.Context())
	if err == nil || !strings.Contains(err.Error(), "outbox") {
		t.Errorf("the pass says %v", err)
	}
	if n := d.smtp.Connections(); n > 10 {
		t.Errorf("the server was dialled %d times for %d letters", n, mails)
	}
	d.check()
	d.smtp.Fail(nil)
	d.settle()
	d.checkAll()
	d.checkCopies(mails, 0, 0)
}

// A letter at which the server breaks down each time does not keep those behind it from being sent.
func TestOutboxBreaksAtOneLetter(t *testing.T) {
	t.Parallel()
	d := setup(t)
	mails := applications(1, 5)
	d.deliver("INBOX", mails...)
	d.smtp.Fail(func(verb string, n int) mailtest.Fault { return mailtest.Fault{Drop: verb == "DATA" && n <= 2} })
	d.once()
	if n := len(d.smtp.Mails()); n != len(mails)-2 {
		t.Errorf("%d letters arrived", n)
	}
	d.settle()
	d.checkAll()
	d.checkCopies(len(mails), 0, 0)
}
