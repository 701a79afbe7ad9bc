package intake_test

import (
	"fmt"
	"strings"
	"testing"

	"inkorg/cmd/inkorg/intake"
	"inkorg/store"
)

// message is what the ledger says of a mail.
func (d *desk) message(raw []byte) (m store.Message) {
	d.t.Helper()
	d.view(func(tx *store.Tx) {
		var ok bool
		if m, ok = tx.Message(store.HashOf(raw)); !ok {
			d.t.Error("the mail is not in the ledger")
		}
	})
	return m
}

// file is the case of a number.
func (d *desk) file(number string) (c store.Case) {
	d.t.Helper()
	d.view(func(tx *store.Tx) {
		var ok bool
		if c, ok = tx.Case(number); !ok {
			d.t.Errorf("there is no case %q", number)
		}
	})
	return c
}

// receipt is the answer to a mail.
func (d *desk) receipt(raw []byte) (l store.Letter, text string) {
	d.t.Helper()
	d.view(func(tx *store.Tx) {
		var ok bool
		if l, ok = tx.ReceiptFor(store.HashOf(raw)); !ok {
			d.t.Error("the mail has no receipt")
		}
		bytes, _ := tx.LetterBytes(l.ID)
		text = string(bytes)
	})
	return l, text
}

// take delivers one mail and makes a pass.
func (d *desk) take(m mailing) []byte {
	d.t.Helper()
	raw := m.write()
	d.deliver("INBOX", raw)
	d.once()
	return raw
}

func TestSubmission(t *testing.T) {
	t.Parallel()
	d := setup(t)
	m := application(1)
	m.from = "Anna Dal <Anna.Dal@ltdalarna.example>"
	d.deliver("INBOX", m.write())
	r := d.once()
	if r.New[store.Submission] != 1 || r.Total() != 1 || r.Queued != 1 || r.Sent != 1 || fmt.Sprint(r.Numbers) != "[IT-2009-0001]" {
		t.Errorf("the pass did %+v", r)
	}
	c := d.file("IT-2009-0001")
	v := c.Versions[0]
	if c.Sender != "anna.dal@ltdalarna.example" || c.Applicant != "20" || v.Status != "complete" || v.Timing != "on-time" || v.ReceivedBy != "internal" {
		t.Errorf("the case is %+v", c)
	}
	sent := d.smtp.Mails()
	if len(sent) != 1 || fmt.Sprint(sent[0].To) != "[Anna.Dal@ltdalarna.example]" {
		t.Fatalf("sent: %+v", sent)
	}
	for _, want := range []string{"In-Reply-To: <" + m.id + ">", "Auto-Submitted: auto-replied", "IT-2009-0001"} {
		if !strings.Contains(string(sent[0].Data), want) {
			t.Errorf("the receipt has no %q:\n%s", want, sent[0].Data)
		}
	}
	if r := d.once(); r.Total()+r.Again+r.Queued+r.Sent != 0 {
		t.Errorf("with nothing new, the next pass did %+v", r)
	}
	d.checkAll()
}

// The reply to a receipt belongs to its case, from whatever address it comes.
func TestAddition(t *testing.T) {
	t.Parallel()
	d := setup(t)
	first := application(1)
	first.files = []file{textFile(organ)}
	l, _ := d.receipt(d.take(first))
	d.take(application(2)) // another applicant comes in between

	reply := application(3)
	reply.head = []string{"In-Reply-To: <" + l.MessageID + ">"}
	m := d.message(d.take(reply))
	c := d.file("IT-2009-0001")
	if m.State != store.Addition || m.Number != c.Number || len(c.Versions) != 2 {
		t.Fatalf("the reply is %+v, in the case %+v", m, c)
	}
	if c.Versions[0].Status != "incomplete" || c.Versions[1].Status != "complete" || len(c.Versions[1].Flags) != 1 {
		t.Errorf("the versions are %+v", c.Versions)
	}
	d.checkAll()
}

// Who says nothing of the receipt is known by the address.
func TestAdditionBySender(t *testing.T) {
	t.Parallel()
	d := setup(t)
	d.take(application(1))
	again := application(1)
	again.id, again.files = "again@kommun1.example", []file{textFile(organ)}
	m := d.message(d.take(again))
	c := d.file("IT-2009-0001")
	if m.State != store.Addition || len(c.Versions) != 2 || !strings.Contains(strings.Join(c.Versions[1].Flags, " "), "less complete") {
		t.Errorf("the second mail is %+v, in the case %+v", m, c)
	}
	d.checkAll()
}

// A mail without any document leaves the versions as they are, and is answered by a notice.
func TestQuestion(t *testing.T) {
	t.Parallel()
	d := setup(t)
	d.take(application(1))
	question := application(1)
	question.id, question.subject, question.body, question.files = "question@kommun1.example", "When?", "When do you decide?", nil
	raw := d.take(question)
	m, c := d.message(raw), d.file("IT-2009-0001")
	if m.State != store.Question || len(c.Versions) != 1 || len(c.Questions) != 1 || c.Questions[0] != m.Hash {
		t.Errorf("the question is %+v, in the case %+v", m, c)
	}
	l, text := d.receipt(raw)
	if l.State != store.Sent || l.Version != 0 || !strings.Contains(text, "IT-2009-0001") {
		t.Errorf("the notice is %+v:\n%s", l, text)
	}
	d.checkAll()
}

// A first mail without any document opens a case all the same: somebody wants to apply.
func TestForgottenAttachment(t *testing.T) {
	t.Parallel()
	d := setup(t)
	m := application(1)
	m.files = nil
	raw := d.take(m)
	if v := d.file("IT-2009-0001").Versions[0]; v.Status != "no-document" {
		t.Errorf("the version is %+v", v)
	}
	if l, _ := d.receipt(raw); l.State != store.Sent {
		t.Errorf("the receipt is %+v", l)
	}
	d.checkAll()
}

func TestApplicationInTheBody(t *testing.T) {
	t.Parallel()
	d := setup(t)
	m := application(1)
	m.files, m.body = nil, organ+medel
	d.take(m)
	if v := d.file("IT-2009-0001").Versions[0]; v.Status != "complete" {
		t.Errorf("the version is %+v", v)
	}
	d.checkAll()
}

func TestPDF(t *testing.T) {
	t.Parallel()
	d := setup(t)
	good, bad := application(1), application(2)
	good.files = []file{{"ansokan.pdf", "application/pdf", pdf(0)}}
	bad.files = []file{{"ansokan.pdf", "application/pdf", pdf(0)[:400]}}
	d.take(good)
	d.take(bad)
	if v := d.file("IT-2009-0001").Versions[0]; v.Status != "complete" || v.Documents[0].Pages != 2 {
		t.Errorf("the whole PDF makes %+v", v)
	}
	if v := d.file("IT-2009-0002").Versions[0]; v.Status != "unreadable" || v.Documents[0].Reason != "corrupt" {
		t.Errorf("the PDF that was cut off makes %+v", v)
	}
	d.checkAll()
}

// The applicant's clock decides nothing: what the deadline means is told by our border host, else by the mailbox.
func TestDeadline(t *testing.T) {
	t.Parallel()
	border := func(hour, minute int, day int) string {
		return fmt.Sprintf("Received: from a.example by mx.skl.example with ESMTP; %s", at(day, hour, minute, 0).Format("Mon, 2 Jan 2006 15:04:05 -0700"))
	}
	tests := []struct {
		name     string
		received string
		internal [4]int // day, hour, minute, second
		timing   string
		by       string
	}{
		{"the last second", "", [4]int{15, 23, 59, 59}, "on-time", "internal"},
		{"midnight", "", [4]int{16, 0, 0, 0}, "late", "internal"},
		{"in time at the border, and in the mailbox", border(23, 58, 15), [4]int{15, 23, 58, 30}, "on-time", "border"},
		{"held by a filter until after midnight", border(23, 58, 15), [4]int{16, 0, 20, 0}, "confirm", "border"},
		{"late at the border", border(0, 1, 16), [4]int{16, 0, 1, 2}, "late", "border"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := setup(t)
			i := test.internal
			d.clock.set(at(i[0], i[1], i[2], i[3]))
			m := application(1)
			if test.received != "" {
				m.head = []string{test.received}
			}
			raw := d.take(m)
			if v := d.file("IT-2009-0001").Versions[0]; v.Timing != test.timing || v.ReceivedBy != test.by {
				t.Errorf("it is %s by %s, want %s by %s: %+v", v.Timing, v.ReceivedBy, test.timing, test.by, v.Clocks)
			}
			if l, _ := d.receipt(raw); l.State != store.Sent {
				t.Errorf("the receipt is %+v", l)
			}
			d.checkAll()
		})
	}
}

// What came in time counts, whatever comes later.
func TestLateAddition(t *testing.T) {
	t.Parallel()
	d := setup(t)
	d.take(application(1))
	d.clock.set(at(16, 9, 0, 0))
	late := application(1)
	late.id = "late@kommun1.example"
	d.take(late)
	c := d.file("IT-2009-0001")
	if n, _ := intake.Counting(c); n != 1 || len(c.Versions) != 2 || c.Versions[1].Timing != "late" {
		t.Errorf("version %d counts of %+v", n, c.Versions)
	}
	d.settle()
	d.checkAll()
}
