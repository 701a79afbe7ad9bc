package intake_test

import (
	"fmt"
	"strings"
	"testing"

	"inkorg/mailbox/mailtest"
	"inkorg/store"
)

// scripted sets the office before a mailbox that plays one script for each pass. It watches INBOX alone.
func (d *desk) scripted(scripts ...string) {
	d.t.Helper()
	server, err := mailtest.StartScript(scripts...)
	if err != nil {
		d.t.Fatal(err)
	}
	d.t.Cleanup(func() {
		if err := server.Close(); err != nil {
			d.t.Error(err)
		}
	})
	d.Inbox.URL, d.Folders = server.URL(), d.Folders[:1]
}

// opening lets the client into INBOX, where no keyword can be stored, and lists its messages.
func opening(uids ...int) string {
	return fmt.Sprintf(`
	> * OK [CAPABILITY IMAP4rev1] ready
	< LOGIN "alice" "secret"
	> . OK [CAPABILITY IMAP4rev1] welcome
	< SELECT INBOX
	> * %d EXISTS
	> * OK [UIDVALIDITY 7] valid
	> * OK [PERMANENTFLAGS ()] none
	> . OK [READ-WRITE] open
	< UID SEARCH
	> * SEARCH %s
	> . OK
	`, len(uids), strings.Trim(fmt.Sprint(uids), "[]"))
}

// facts answers the question for size and date of messages.
func facts(set string, mails map[int][]byte, uids ...int) string {
	s := "\n< UID FETCH " + set + " (UID "
	for _, uid := range uids {
		s += fmt.Sprintf("\n> * %d FETCH (UID %d RFC822.SIZE %d INTERNALDATE \"10-Mar-2009 12:00:00 +0100\")", uid, uid, len(mails[uid]))
	}
	return s + "\n> . OK\n"
}

// bodies answers the question for messages with those that are there.
func bodies(set string, mails map[int][]byte, uids ...int) string {
	s := "\n< UID FETCH " + set + " (UID BODY.PEEK[])"
	for _, uid := range uids {
		s += fmt.Sprintf("\n>> %q", fmt.Sprintf("* %d FETCH (UID %d BODY[] {%d}\r\n%s)\r\n", uid, uid, len(mails[uid]), mails[uid]))
	}
	return s
}

// A message that the server keeps from us is named to the coordinators, keeps no other from being taken in, and is asked for until it comes.
func TestServerKeepsMessage(t *testing.T) {
	t.Parallel()
	d := setup(t)
	mails := map[int][]byte{}
	for uid := 1; uid <= 3; uid++ {
		mails[uid] = application(uid).write()
	}
	const no, there = "\n> . NO [SERVERBUG] cannot open it\n", "< NOOP\n> . OK\n< UID SEARCH UID 2\n> * SEARCH 2\n> . OK\n"
	alone := strings.Repeat(facts("2", mails, 2)+bodies("2", mails)+no+there, 2)
	again := opening(1, 2, 3) + facts("2", mails, 2)
	d.scripted(
		opening(1, 2, 3)+facts("1:3", mails, 1, 2, 3)+bodies("1:3", mails, 1, 3)+no+alone,
		again+bodies("2", mails)+no+alone,
		again+bodies("2", mails, 2)+"\n> . OK")
	if r := d.once(); r.Total() != 2 || r.Failed != 1 || r.Counts[0].States[store.Failed] != 1 || len(r.Counts[0].Missing) > 0 {
		t.Errorf("the pass did %+v", r)
	}
	d.clock.set(at(11, 7, 0, 0))
	d.once()
	if text := d.morning(); !strings.Contains(text, "UID 2") || !strings.Contains(text, "cannot open it") {
		t.Errorf("the digest does not name it:\n%s", text)
	}
	d.check()
	if r := d.once(); r.Total() != 1 || r.Failed != 0 || fmt.Sprint(r.Numbers) != "[IT-2009-0003]" {
		t.Errorf("the pass in which it came did %+v", r)
	}
	d.check()
	d.checkCopies(3, 1, 0)
}

// Whatever bytes the mailbox holds, they are registered, kept as they are, and shown to a person; the next mail is answered.
func TestOddMail(t *testing.T) {
	t.Parallel()
	whole := string(application(1).write())
	for name, raw := range map[string]string{
		"empty":             "",
		"one byte":          "\x00",
		"a line end":        "\r\n",
		"binary":            pdf(3000)[1000:],
		"header only":       "From: a@kommun1.example\r\nSubject: x\r\n",
		"no header":         "\r\nHej, var ska vi skicka?\r\n",
		"multipart, no end": whole[:400],
		"bare LF":           strings.ReplaceAll(whole, "\r\n", "\n"),
		"one endless line":  "From: a@kommun1.example\r\n\r\n" + strings.Repeat("å", 400_000),
		"endless header":    "From: a@kommun1.example\r\n" + strings.Repeat("X-Y: z\r\n", 100_000),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := setup(t)
			mails := map[int][]byte{1: []byte(raw), 2: application(7).write()}
			d.scripted(opening(1, 2)+facts("1:2", mails, 1, 2)+bodies("1:2", mails, 1, 2)+"\n> . OK", opening(1, 2))
			if r := d.once(); r.Total() != 2 || r.Failed > 0 {
				t.Errorf("the pass did %+v", r)
			}
			d.view(func(tx *store.Tx) {
				if kept, ok := tx.Raw(store.HashOf(mails[1])); !ok || string(kept) != raw {
					t.Errorf("%d bytes are kept of %d", len(kept), len(raw))
				}
			})
			if l, _ := d.receipt(mails[2]); l.State != store.Sent {
				t.Errorf("the receipt to the next mail is %+v", l)
			}
			d.shown(mails[1])
		})
	}
}

// shown verifies that the digest of the next morning tells of a mail by its number, and that it was answered, or why not.
func (d *desk) shown(raw []byte) {
	d.t.Helper()
	m := d.message(raw)
	d.clock.set(at(11, 7, 0, 0))
	d.once()
	text := d.morning()
	if m.Number == "" || !strings.Contains(text, m.Number) {
		d.t.Errorf("the digest does not tell of %+v:\n%s", m, text)
	}
	d.view(func(tx *store.Tx) {
		if _, answered := tx.ReceiptFor(m.Hash); answered == (m.Withheld != "") {
			d.t.Errorf("answered %v, withheld %q", answered, m.Withheld)
		}
	})
}
