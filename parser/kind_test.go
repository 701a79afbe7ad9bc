package parser_test

import (
	"strings"
	"testing"

	"inkorg/parser"
)

// mail makes a message of a header; From is there unless the header has one.
func mail(header, body string) []byte {
	if !strings.Contains(header, "From:") {
		header = "From: Anna <anna@kommun.example>\n" + header
	}
	return []byte(strings.ReplaceAll(header+"\n\n"+body, "\n", "\r\n"))
}

// sorry is the text of many bounces.
const sorry = "I'm sorry, your message could not be delivered to the following recipient."

// kinds are messages and what they are.
var kinds = []struct {
	name, header, body string
	kind               parser.Kind
	acknowledge        bool
	why                string // part of Why
}{
	{"plain", "Subject: Ansökan", "Hej", parser.KindSubmission, true, ""},
	{"exchange suppress", "X-Auto-Response-Suppress: DR, OOF, AutoReply", "Exchange writes it on people's mail", parser.KindSubmission, true, ""},
	{"not auto", "Auto-Submitted: no", "RFC 3834: a person", parser.KindSubmission, true, ""},
	{"reply", "Subject: Svar: Ansökan", "Svar: is Re: in Swedish", parser.KindSubmission, true, ""},
	{"about absence", "Subject: Ansökan om stöd vid frånvaro", "absence is the subject, not the state", parser.KindSubmission, true, ""},
	{"absence as first word", "Subject: Frånvaro i skolan, ansökan om medel", "goes on as a sentence", parser.KindSubmission, true, ""},
	{"out of office as topic", "Subject: Out of office hours support", "goes on as a sentence", parser.KindSubmission, true, ""},
	{"autosvar as part of a word", "Subject: Autosvarsfunktion i samverkan", "another word", parser.KindSubmission, true, ""},
	{"a book was read", "Subject: Läst: er utlysning", "Vi har läst den och vill söka.", parser.KindSubmission, true, ""},
	{"receipt asked for", "Disposition-Notification-To: anna@kommun.example\nSubject: Ansökan", "Hej", parser.KindSubmission, true, ""},
	{"bounce in front of a mail of its own", "Subject: Undeliverable: Ansökan", "Det gick inte att skicka till er andra adress.", parser.KindSubmission, true, ""},
	{"auto-submitted, a comment only", "Auto-Submitted: no (a person)", "", parser.KindSubmission, true, ""},
	{"a responder field that says no", "X-Autoreply: no", "", parser.KindSubmission, true, ""},
	{"urgent", "Precedence: first-class\nImportance: high", "", parser.KindSubmission, true, ""},
	{"by way of a redirect", "Resent-From: chef@kommun.example\nX-Forwarded-For: a@b.example", "", parser.KindSubmission, true, ""},
	{"registrar's address", "From: registrator@kommun.example", "an office, not a machine", parser.KindSubmission, true, ""},
	{"forwarded bounce", "Subject: VB: Undelivered Mail Returned to Sender", "Kan ni hjälpa mig?\n> " + sorry, parser.KindSubmission, true, ""},
	{"complaint about a bounce", "Subject: Mail could not be delivered to you", "550 5.1.1 user unknown", parser.KindSubmission, true, ""},
	{"a name that ends like noreply", "From: juno.reply@kommun.example", "", parser.KindSubmission, true, ""},
	{"nobody is a name", "From: nobody@kommun.example", "", parser.KindSubmission, true, ""},
	{"a reply to our letter", "X-Loop: x\nIn-Reply-To: <receipt-1@skl.example>", "", parser.KindSubmission, true, ""},
	{"somebody else's token", "X-Inkorg: another office", "", parser.KindSubmission, true, ""},

	{"auto-replied", "Auto-Submitted: auto-replied (vacation)", "", parser.KindAutoReply, false, "Auto-Submitted: auto-replied"},
	{"auto-generated", "Auto-Submitted: auto-generated; x=y", "", parser.KindOther, false, "auto-generated"},
	{"auto-notified", "Auto-Submitted: AUTO-NOTIFIED", "", parser.KindOther, false, "auto-notified"},
	{"autoreply field", "X-Autoreply: yes", "", parser.KindAutoReply, false, "X-Autoreply"},
	{"autorespond field", "X-Autorespond: Re: x", "", parser.KindAutoReply, false, "X-Autorespond"},
	{"precedence auto_reply", "Precedence: auto_reply", "", parser.KindAutoReply, false, "Precedence"},
	{"precedence junk", "Precedence: junk", "", parser.KindOther, false, "Precedence: junk"},
	{"sv autosvar", "Subject: Autosvar: semester", "", parser.KindAutoReply, false, "Subject"},
	{"sv frånvaro", "Subject: Frånvaro: Anna", "", parser.KindAutoReply, false, "Subject"},
	{"sv frånvaro alone", "Subject: Frånvaro", "", parser.KindAutoReply, false, "Subject"},
	{"sv frånvarande", "Subject: Frånvarande till den 20 mars", "", parser.KindAutoReply, false, "Subject"},
	{"en", "Subject: Automatic reply: Receipt", "", parser.KindAutoReply, false, "Subject"},
	{"en old outlook", "Subject: Out of Office AutoReply: Receipt", "", parser.KindAutoReply, false, "Subject"},
	{"de", "Subject: Automatische Antwort: Empfang", "", parser.KindAutoReply, false, "Subject"},
	{"de note", "Subject: Abwesenheitsnotiz", "", parser.KindAutoReply, false, "Subject"},
	{"fi", "Subject: Automaattinen vastaus: x", "", parser.KindAutoReply, false, "Subject"},
	{"da", "Subject: Automatisk svar: x", "", parser.KindAutoReply, false, "Subject"},
	{"nb", "Subject: Fraværsmelding", "", parser.KindAutoReply, false, "Subject"},
	{"fr", "Subject: Réponse automatique : x", "", parser.KindAutoReply, false, "Subject"},
	{"encoded", "Subject: =?iso-8859-1?Q?Fr=E5nvarande?=", "", parser.KindAutoReply, false, "Subject"},

	{"rule of a mailbox", "X-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent", "", parser.KindAutoReply, false, "a rule of the mailbox"},
	{"gmail's vacation", "Precedence: bulk\nX-Autoreply: yes\nAuto-Submitted: auto-replied", "", parser.KindAutoReply, false, "auto-replied"},
	{"out of office through a list", "Precedence: bulk\nSubject: Autosvar: x", "", parser.KindAutoReply, false, "Subject"},
	{"null return path", "Return-Path: <>", "", parser.KindOther, false, "Return-Path: <>"},
	{"mailer-daemon", "From: mailer-daemon@x.example", "Hello", parser.KindOther, false, "mail system"},
	{"postmaster", "From: Postmaster@x.example", "Hello", parser.KindOther, false, "mail system"},
	{"failed recipients", "X-Failed-Recipients: a@b.example", "", parser.KindBounce, false, "X-Failed-Recipients"},
	{"exim", "From: Mail Delivery System <Mailer-Daemon@x.example>\nSubject: Mail delivery failed: returning message to sender", sorry, parser.KindBounce, false, "subject of a bounce"},
	{"exchange", "From: postmaster@x.example\nSubject: Undeliverable: Receipt", "", parser.KindBounce, false, "subject of a bounce"},
	{"swedish exchange", "Return-Path: <>\nSubject: Olevererbart: Mottagningsbekräftelse", "", parser.KindBounce, false, "subject of a bounce"},
	{"by its text", "Return-Path: <>\nSubject: x", sorry, parser.KindBounce, false, "text of a bounce"},

	{"token", "X-Inkorg: token-of-ours", "", parser.KindLoop, false, "X-Inkorg"},
	{"own address", "From: Ansokan@SKL.example", "", parser.KindLoop, false, "own addresses"},
	{"list", "List-Id: <x.lists.example>", "", parser.KindList, false, "List-Id"},
	{"older list software", "Mailing-List: contact x@lists.example", "", parser.KindList, false, "Mailing-List"},
	{"newsletter", "X-Campaign: mars", "", parser.KindList, false, "X-Campaign"},
	{"noreply in Finnish", "From: ala-vastaa@kunta.example", "", parser.KindSubmission, false, "takes no answers"},
	{"noreply in German", "From: nicht-antworten@kreis.example", "", parser.KindSubmission, false, "takes no answers"},
	{"noreply with a tag", "From: noreply+7@x.example", "", parser.KindSubmission, false, "takes no answers"},
	{"amazon's complaint", "X-Amz-Sns-Message-Id: 1", `{"notificationType":"Complaint"}`, parser.KindOther, false, "Complaint"},
	{"bulk", "Precedence: bulk", "", parser.KindList, false, "Precedence: bulk"},
	{"noreply", "From: No-Reply <no-reply@x.example>", "", parser.KindSubmission, false, "takes no answers"},
	{"noreply in Swedish", "From: svara-ej@x.example", "", parser.KindSubmission, false, "takes no answers"},
	{"no address", "From: Anna", "", parser.KindSubmission, false, "no address"},

	{"dmarc fails at our border", "Authentication-Results: mx.skl.example (x); spf=pass; dmarc=fail (p=none) header.from=x", "", parser.KindSubmission, false, "dmarc=fail"},
	{"spf and dkim fail at our border", "Authentication-Results: mx.skl.example.; spf=fail smtp.mailfrom=x; dkim = fail", "", parser.KindSubmission, false, "spf=fail"},
	{"version behind the host", "Authentication-Results: mx.skl.example 1; dmarc=fail", "", parser.KindSubmission, false, "dmarc=fail"},
	{"host in quotes", "Authentication-Results: \"mx.skl.example\"; dmarc=FAIL", "", parser.KindSubmission, false, "dmarc=fail"},
	{"comments everywhere", "Authentication-Results: mx.skl.example (a; b) 1 ; dmarc (x) = (y) fail (z)", "", parser.KindSubmission, false, "dmarc=fail"},
	{"none", "Authentication-Results: mx.skl.example; none", "", parser.KindSubmission, true, ""},
	{"fail within a pass", "Authentication-Results: mx.skl.example; dmarc=pass reason=\"fail\"", "", parser.KindSubmission, true, ""},
	{"a host of a similar name", "Authentication-Results: mx.skl.example.evil.example; dmarc=fail", "", parser.KindSubmission, true, ""},
	{"spf alone", "Authentication-Results: mx.skl.example; spf=fail", "a forwarder breaks it", parser.KindSubmission, true, ""},
	{"one good signature", "Authentication-Results: mx.skl.example; spf=fail; dkim=fail; dkim=pass", "", parser.KindSubmission, true, ""},
	{"results of a stranger", "Authentication-Results: mx.evil.example; dmarc=fail", "anybody can write them", parser.KindSubmission, true, ""},
	{"ours below a stranger's", "Authentication-Results: x.example; none\nAuthentication-Results: mx.skl.example; dmarc=fail", "only the topmost counts", parser.KindSubmission, true, ""},
}

func TestKind(t *testing.T) {
	t.Parallel()
	for _, tt := range kinds {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m := parser.Parse(mail(tt.header, tt.body), office)
			if m.Kind != tt.kind || m.Acknowledge != tt.acknowledge {
				t.Errorf("got %s, acknowledge %v (%s); want %s, %v", m.Kind, m.Acknowledge, m.Why, tt.kind, tt.acknowledge)
			}
			if !strings.Contains(m.Why, tt.why) || (m.Why == "") != tt.acknowledge {
				t.Errorf("why %q, want %q in it", m.Why, tt.why)
			}
		})
	}
}

// TestKindOffline: without options, any X-Inkorg token is taken for ours, and no Authentication-Results is believed.
func TestKindOffline(t *testing.T) {
	t.Parallel()
	if m := parser.Parse(mail("X-Inkorg: any", ""), nil); m.Kind != parser.KindLoop {
		t.Errorf("a letter with a token is %s, want loop", m.Kind)
	}
	if m := parser.Parse(mail("Authentication-Results: mx.skl.example; dmarc=fail", ""), nil); !m.Acknowledge {
		t.Errorf("not answered because of %s", m.Why)
	}
}

// TestForwardedMachineMail: what a person forwards says nothing about that person.
func TestForwardedMachineMail(t *testing.T) {
	t.Parallel()
	m := parser.Parse(mail("Content-Type: message/rfc822", "From: x@y.example\nAuto-Submitted: auto-replied\n"+
		"Content-Type: multipart/report; report-type=delivery-status; boundary=x\n\n--x\nContent-Type: message/delivery-status\n\nAction: failed\n--x--\n"), office)
	if m.Kind != parser.KindSubmission || !m.Acknowledge {
		t.Errorf("got %s (%s)", m.Kind, m.Why)
	}
}

// TestCalendarWithDocument: an application sent along with an invitation is an application.
func TestCalendarWithDocument(t *testing.T) {
	t.Parallel()
	m := parser.Parse(mail("Content-Type: multipart/mixed; boundary=x",
		"--x\nContent-Type: text/calendar; method=REQUEST\n\nBEGIN\n--x\nContent-Type: application/pdf; name=a.pdf\n\n%PDF-1.4\n--x--\n"), office)
	if m.Kind != parser.KindSubmission || !m.Acknowledge {
		t.Errorf("got %s (%s)", m.Kind, m.Why)
	}
}
