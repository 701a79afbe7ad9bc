package intake_test

import (
	"fmt"
	"strings"
	"testing"

	"inkorg/store"
)

// returned is a bounce of a letter, as the mail server of the recipient writes it (RFC 3464).
func returned(l store.Letter, action, status string) []byte {
	return []byte(strings.ReplaceAll(fmt.Sprintf(`Return-Path: <>
From: MAILER-DAEMON@smtp.skl.example
To: %s
Date: Tue, 10 Mar 2009 12:01:00 +0100
Subject: Undelivered Mail Returned to Sender
Message-ID: <%s-%s@smtp.skl.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=grens

--grens
Content-Type: text/plain

Your message could not be delivered.

--grens
Content-Type: message/delivery-status

Reporting-MTA: dns; smtp.skl.example

Final-Recipient: rfc822; %s
Action: %s
Status: %s
Diagnostic-Code: smtp; 552 mailbox full

--grens
Content-Type: text/rfc822-headers

From: %s
To: %s
Message-ID: <%s>

--grens--
`, office, action, status, l.To, action, status, office, l.To, l.MessageID), "\n", "\r\n"))
}

func TestBounce(t *testing.T) {
	t.Parallel()
	d := setup(t)
	raw := d.take(application(1))
	other := d.take(application(2))
	l, _ := d.receipt(raw)

	delayed := returned(l, "delayed", "4.2.2")
	d.deliver("INBOX", delayed)
	d.once()
	if l, _ := d.receipt(raw); l.State != store.Sent {
		t.Errorf("after a notice of delay the receipt is %+v", l)
	}
	bounce := returned(l, "failed", "5.2.2")
	d.deliver("INBOX", bounce)
	d.once()
	if l, _ := d.receipt(raw); l.State != store.Bounced || !strings.Contains(l.Error, "5.2.2") {
		t.Errorf("after the bounce the receipt is %+v", l)
	}
	if l, _ := d.receipt(other); l.State != store.Sent {
		t.Errorf("the receipt to another is %+v", l)
	}
	for _, raw := range [][]byte{delayed, bounce} {
		if m := d.message(raw); m.State != store.Bounce || m.Number != "IT-2009-0001" {
			t.Errorf("the notice is %+v", m)
		}
	}
	if n := len(d.smtp.Mails()); n != 2 {
		t.Errorf("%d letters were sent, want the 2 receipts", n)
	}
	d.checkAll()
}

// None of these is answered, and all are registered and counted.
func TestNotAnswered(t *testing.T) {
	t.Parallel()
	with := func(change func(*mailing)) []byte {
		m := application(1)
		change(&m)
		return m.write()
	}
	tests := []struct {
		name  string
		raw   []byte
		state store.State
	}{
		{"out of office", with(func(m *mailing) {
			m.subject, m.files, m.head = "Autosvar: Mottagningsbekräftelse", nil, []string{"Auto-Submitted: auto-replied"}
		}), store.AutoReply},
		{"our own letter", with(func(m *mailing) { m.from = office }), store.Own},
		{"mailing list without a document", with(func(m *mailing) { m.files, m.head = nil, []string{"List-Id: <nytt.example>", "Precedence: list"} }), store.List},
		{"scanner that sends an application", with(func(m *mailing) { m.head = []string{"Auto-Submitted: auto-generated"} }), store.Submission},
		{"no sender", with(func(m *mailing) { m.from = "" }), store.Submission},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := setup(t)
			d.deliver("INBOX", test.raw)
			d.once()
			if m := d.message(test.raw); m.State != test.state || m.Withheld == "" && test.state == store.Submission {
				t.Errorf("it is %+v, want %s", m, test.state)
			}
			if n := len(d.smtp.Mails()); n != 0 {
				t.Errorf("%d letters were sent", n)
			}
			d.checkAll()
		})
	}
}

// An out-of-office reply to our receipt is no version of the case, though it carries a document.
func TestMachineAnswersReceipt(t *testing.T) {
	t.Parallel()
	d := setup(t)
	l, _ := d.receipt(d.take(application(1)))
	m := application(1)
	m.id, m.head = "auto@kommun1.example", []string{"Auto-Submitted: auto-replied", "In-Reply-To: <" + l.MessageID + ">"}
	if m := d.message(d.take(m)); m.State != store.AutoReply {
		t.Errorf("the reply of the machine is %+v", m)
	}
	if c := d.file("IT-2009-0001"); len(c.Versions) != 1 {
		t.Errorf("the case is %+v", c)
	}
	d.checkAll()
}

// Another office that runs Inkorg marks its letters as we do. Only our own mark makes a letter ours.
func TestLetterOfAnotherInkorg(t *testing.T) {
	t.Parallel()
	d := setup(t)
	m := application(1)
	m.head = []string{"X-Inkorg: the-token-of-another-office"}
	if m := d.message(d.take(m)); m.State != store.Submission {
		t.Errorf("the letter of another office is %+v", m)
	}
	var token string
	d.view(func(tx *store.Tx) { token = tx.Token() })
	m = application(2)
	m.head = []string{"X-Inkorg: " + token}
	if m := d.message(d.take(m)); m.State != store.Own {
		t.Errorf("our own letter is %+v", m)
	}
	d.checkAll()
}

// Ten receipts go to one address on one day. What came more is registered, and the day after is another day.
func TestTenReceiptsADay(t *testing.T) {
	t.Parallel()
	d := setup(t)
	send := func(from, to int) (last store.Message) {
		for i := from; i <= to; i++ {
			m := application(1)
			m.id = fmt.Sprintf("nr-%d@kommun1.example", i)
			d.deliver("INBOX", m.write())
			d.once()
			last = d.message(m.write())
		}
		return last
	}
	if m := send(1, 10); m.Withheld != "" {
		t.Errorf("the tenth receipt was withheld: %s", m.Withheld)
	}
	if m := send(11, 12); m.State != store.Addition || !strings.Contains(m.Withheld, "10 receipts") {
		t.Errorf("the twelfth mail is %+v", m)
	}
	if n := len(d.smtp.Mails()); n != 10 {
		t.Errorf("%d receipts were sent", n)
	}
	d.clock.set(at(11, 0, 0, 0))
	if m := send(13, 13); m.Withheld != "" {
		t.Errorf("the day after, the receipt was withheld: %s", m.Withheld)
	}
	d.checkAll()
}
