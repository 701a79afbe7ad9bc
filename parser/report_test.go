package parser_test

import (
	"testing"

	"inkorg/parser"
)

// Pieces of reports.
const (
	returnedMail = "\n--x\nContent-Type: message/rfc822\n\nFrom: ansokan@skl.example\nTo: anna@kommun.example\nMessage-ID: <receipt-1@skl.example>\nSubject: Mottagen\n\nhej\n--x--\n"
	reportType   = "\nContent-Type: multipart/report; report-type=delivery-status; boundary=x"
	statusPart   = "--x\n\nSee below.\n--x\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.kommun.example\n\n"
	tnefHead     = "Content-Type: application/ms-tnef; name=winmail.dat\n\n\x78\x9f\x3e\x22 class "
)

// reports are of one letter, receipt-1@skl.example, to anna@kommun.example.
var reports = []struct {
	name, header, body          string
	kind                        parser.Kind
	recipient, action, original string
}{
	{"rfc 3464", "Subject: x" + reportType, statusPart + "Final-Recipient: rfc822; anna@kommun.example\nAction: failed\nStatus: 5.1.1\n" + returnedMail,
		parser.KindBounce, "anna@kommun.example", "failed", "receipt-1@skl.example"},
	{"rfc 3464, delayed", "Subject: x" + reportType, statusPart + "Final-Recipient: rfc822;anna@kommun.example\nAction: delayed\n" + returnedMail,
		parser.KindBounce, "anna@kommun.example", "delayed", "receipt-1@skl.example"},
	{"rfc 3464, two recipients", "Subject: x" + reportType, statusPart + "Final-Recipient: rfc822; a@b.example\nAction: delivered\n\nFinal-Recipient: rfc822; anna@kommun.example\nAction: failed\n" + returnedMail,
		parser.KindBounce, "anna@kommun.example", "failed", "receipt-1@skl.example"},
	{"postfix", "From: MAILER-DAEMON@mx.kommun.example (Mail Delivery System)\nSubject: Undelivered Mail Returned to Sender",
		"This is the mail system at host mx.kommun.example.\n\n<anna@kommun.example>: host x said: 550 5.1.1 User unknown", parser.KindBounce, "anna@kommun.example", "failed", ""},
	{"qmail", "From: MAILER-DAEMON@kommun.example\nSubject: failure notice",
		"Hi. This is the qmail-send program at kommun.example.\n\n<anna@kommun.example>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.\n\nMessage-ID: <receipt-1@skl.example>\n",
		parser.KindBounce, "anna@kommun.example", "failed", "receipt-1@skl.example"},
	{"exim", "From: Mail Delivery System <Mailer-Daemon@kommun.example>\nX-Failed-Recipients: anna@kommun.example\nSubject: Mail delivery failed: returning message to sender",
		"This message was created automatically by mail delivery software.", parser.KindBounce, "anna@kommun.example", "failed", ""},
	{"exchange", "From: System Administrator <postmaster@kommun.example>\nSubject: Undeliverable: Mottagen",
		"Your message did not reach some or all of the intended recipients.\n\n      anna@kommun.example on 2009-03-14 10:21\n            The e-mail account does not exist. <mx #5.1.1>",
		parser.KindBounce, "anna@kommun.example", "failed", ""},
	{"exchange in winmail.dat", "Subject: Olevererbart: Mottagen\n" + tnefHead + "REPORT.IPM.Note.NDR\x00", "", parser.KindBounce, "", "failed", ""},
	{"exchange in the cloud", "From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@kommun.example>\nSubject: Det går inte att leverera: Mottagen",
		"Det gick inte att leverera till anna@kommun.example", parser.KindBounce, "anna@kommun.example", "failed", ""},
	{"notes", "From: postmaster@kommun.example\nSubject: DELIVERY FAILURE: User anna (anna@kommun.example) not listed in Domino Directory",
		"Your message\n\n  Subject: Mottagen\n\nwas not delivered to:\n\n  anna@kommun.example\n", parser.KindBounce, "anna@kommun.example", "failed", ""},
	{"gmail", "From: Mail Delivery Subsystem <mailer-daemon@googlemail.example>\nSubject: Delivery Status Notification (Failure)",
		"Delivery to the following recipient failed permanently:\n\n     anna@kommun.example\n", parser.KindBounce, "anna@kommun.example", "failed", ""},
	{"finnish", "Return-Path: <>\nSubject: Toimittamaton viesti: Kuittaus", "anna@kunta.example", parser.KindBounce, "anna@kunta.example", "failed", ""},
	{"german", "Return-Path: <>\nSubject: Unzustellbar: Empfang", "anna@kreis.example", parser.KindBounce, "anna@kreis.example", "failed", ""},
	{"danish", "Return-Path: <>\nSubject: Ikke leveret: Kvittering", "anna@kommune.example", parser.KindBounce, "anna@kommune.example", "failed", ""},
	{"norwegian", "Return-Path: <>\nSubject: Kan ikke leveres: Kvittering", "anna@kommune.example", parser.KindBounce, "anna@kommune.example", "failed", ""},
	{"french", "Return-Path: <>\nSubject: Non remis : Accusé", "anna@commune.example", parser.KindBounce, "anna@commune.example", "failed", ""},
	{"amazon's delivery", "From: x <no-reply@sns.example>\nX-Amz-Sns-Message-Id: 1\nSubject: AWS Notification Message", `{"notificationType":"Delivery"}`, parser.KindBounce, "", "delivered", ""},

	{"rfc 8098", "Subject: Läst: Mottagen\nContent-Type: multipart/report; report-type=disposition-notification; boundary=x",
		"--x\n\nhej\n--x\nContent-Type: message/disposition-notification\n\nFinal-Recipient: rfc822;anna@kommun.example\nOriginal-Message-ID: <receipt-1@skl.example>\nDisposition: manual-action/MDN-sent-manually; displayed\n--x--\n",
		parser.KindReceipt, "anna@kommun.example", "displayed", "receipt-1@skl.example"},
	{"old exchange", "Subject: Read: Mottagen\nIn-Reply-To: <receipt-1@skl.example>", "Your message\n\n  To: Anna\n  Subject: Mottagen\n\nwas read on 2009-03-14 10:21.", parser.KindReceipt, "", "", "receipt-1@skl.example"},
	{"old exchange, Swedish", "Subject: Läst: Mottagen", "Ditt meddelande\n\nTill: Anna\n\nlästes den 14 mars 2009 10:21.", parser.KindReceipt, "", "", ""},
	{"old exchange, German", "Subject: Gelesen: Empfang", "Ihre Nachricht wurde am 14.3.2009 gelesen.", parser.KindReceipt, "", "", ""},
	{"old exchange, unread", "Subject: Not read: Mottagen", "Your message was deleted without being read on 2009-03-14.", parser.KindReceipt, "", "", ""},
	{"receipt in winmail.dat", "Subject: Läst: Mottagen\n" + tnefHead + "REPORT.IPM.Note.IPNRN\x00", "", parser.KindReceipt, "", "", ""},
	{"notes", "Subject: Return Receipt (displayed) - Mottagen", "Your document: Mottagen\nwas received by: Anna Ek/KOMMUN", parser.KindReceipt, "", "", ""},
}

// TestReports: bounces and receipts as the mail systems there are write them, and what they are about.
func TestReports(t *testing.T) {
	t.Parallel()
	for _, tt := range reports {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m := parser.Parse(mail(tt.header, tt.body), office)
			if m.Kind != tt.kind || m.Acknowledge || m.Report == nil {
				t.Fatalf("got %s, acknowledge %v (%s)", m.Kind, m.Acknowledge, m.Why)
			}
			if r := m.Report; r.Recipient != tt.recipient || r.Action != tt.action || r.Original != tt.original {
				t.Errorf("got %+v, want %q %q %q", *r, tt.recipient, tt.action, tt.original)
			}
		})
	}
}
