package intake_test

import (
	"strings"
	"testing"

	"inkorg/store"
)

// One sender's domain is written in Unicode by one program and in A-labels by another (RFC 5890).
const (
	unicodeSender = "registrator@örebro.example"
	asciiSender   = "registrator@xn--rebro-iua.example"
)

// A bounce that tells nothing but the recipient is about the letter to that recipient.
func TestBounceInALabels(t *testing.T) {
	t.Parallel()
	for _, from := range []string{unicodeSender, asciiSender} {
		d := setup(t)
		m := application(1)
		m.from = from
		raw := d.take(m)
		bounce := []byte(strings.ReplaceAll(`Return-Path: <>
From: MAILER-DAEMON@smtp.skl.example
To: ansokan@skl.example
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary=grens

--grens
Content-Type: message/delivery-status

Final-Recipient: rfc822; `+asciiSender+`
Action: failed
Status: 5.1.1

--grens--
`, "\n", "\r\n"))
		d.deliver("INBOX", bounce)
		d.once()
		if l, _ := d.receipt(raw); l.State != store.Bounced {
			t.Errorf("%s: after the bounce the receipt is %+v", from, l)
		}
	}
}

// However its domain is written, a sender has one case and gets so many receipts a day.
func TestSenderInTwoForms(t *testing.T) {
	t.Parallel()
	d := setup(t)
	var last []byte
	for i := range 11 {
		m := application(i + 1)
		m.from = []string{unicodeSender, asciiSender}[i%2]
		last = d.take(m)
	}
	if n := len(d.smtp.Mails()); n != 10 {
		t.Errorf("%d receipts were sent, want 10", n)
	}
	if m := d.message(last); m.Number != "IT-2009-0001" || m.Withheld == "" {
		t.Errorf("the last of them is %+v", m)
	}
	d.checkAll()
}
