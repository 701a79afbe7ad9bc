package intake_test

import (
	"strings"
	"testing"

	"inkorg/mailbox/mailtest"
	"inkorg/store"
)

// sighting is the row of a place by the UIDVALIDITY that was counted last.
func (d *desk) sighting(folder string, uid uint32) (s store.Sighting) {
	d.t.Helper()
	d.view(func(tx *store.Tx) {
		for _, c := range tx.Counts() {
			if c.Folder == folder {
				s, _ = tx.Sighting(store.Place{Account: account, Folder: folder, UIDValidity: c.UIDValidity, UID: uid})
			}
		}
	})
	return s
}

func TestDuplicate(t *testing.T) {
	t.Parallel()
	d := setup(t)
	raw := application(1).write()
	uids := d.deliver("INBOX", raw, raw)
	d.once()
	again := d.deliver("INBOX", raw)
	d.once()
	if s := d.sighting("INBOX", uids[0]); s.State != store.Submission {
		t.Errorf("the first copy is %+v", s)
	}
	for _, uid := range append(uids[1:], again...) {
		if s := d.sighting("INBOX", uid); s.State != store.Duplicate || !strings.Contains(s.Reason, "same bytes") {
			t.Errorf("copy %d is %+v", uid, s)
		}
	}
	d.checkAll()
	d.checkCopies(1, 0, 0)
}

// After the folder's UIDVALIDITY has changed, everything is looked at and nothing is answered again.
func TestReset(t *testing.T) {
	t.Parallel()
	d := setup(t)
	const mails = 7
	d.deliver("INBOX", applications(1, mails)...)
	d.once()
	if err := d.imap.Reset("INBOX"); err != nil {
		t.Fatal(err)
	}
	d.deliver("INBOX", application(100).write())
	r := d.once()
	if r.Again != mails || r.Total() != 1 || r.Queued != 1 {
		t.Errorf("the pass did %+v", r)
	}
	d.checkAll()
	d.checkCopies(mails+1, 0, 0)
}

// A mail that is moved from one folder to another is the same mail, and no duplicate.
func TestMoved(t *testing.T) {
	t.Parallel()
	d := setup(t)
	raw := application(1).write()
	d.deliver("Junk", raw)
	d.once()
	uid := d.deliver("INBOX", raw)[0]
	d.once()
	if s := d.sighting("INBOX", uid); s.State != store.Submission {
		t.Errorf("the moved mail is %+v", s)
	}
	d.checkAll()
	d.checkCopies(1, 0, 0)
}

func TestJunk(t *testing.T) {
	t.Parallel()
	advert := application(1)
	advert.files, advert.body = nil, "Cheap watches."
	stranger := application(2)
	stranger.files = []file{textFile("Cheap watches, see the attached offer.")}
	expected := stranger
	expected.from = "Anna Dal <anna.dal@ltdalarna.example>"
	tests := []struct {
		name     string
		mail     mailing
		state    store.State
		answered bool
	}{
		{"an application", application(3), store.Submission, true},
		{"from one of those expected", expected, store.Submission, true},
		{"a document of a stranger", stranger, store.Submission, false},
		{"an advertisement", advert, store.Other, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := setup(t)
			raw := test.mail.write()
			d.deliver("Junk", raw)
			d.once()
			m := d.message(raw)
			if m.State != test.state || (len(d.smtp.Mails()) == 1) != test.answered {
				t.Errorf("it is %+v, and %d letters were sent", m, len(d.smtp.Mails()))
			}
			if test.state == store.Submission && !strings.Contains(strings.Join(d.file(m.Number).Versions[0].Flags, " "), "spam") {
				t.Error("nobody is told that it lay in the spam folder")
			}
			d.checkAll()
		})
	}
}

// Whoever has a case is known, also in the spam folder.
func TestJunkOfTheKnown(t *testing.T) {
	t.Parallel()
	d := setup(t)
	d.take(application(1))
	question := application(1)
	question.id, question.files, question.body = "q@kommun1.example", nil, "When do you decide?"
	d.deliver("Junk", question.write())
	d.once()
	if m := d.message(question.write()); m.State != store.Question || m.Number != "IT-2009-0001" {
		t.Errorf("the question is %+v", m)
	}
	d.checkAll()
}

// A server without a spam folder is none the worse.
func TestNoJunk(t *testing.T) {
	t.Parallel()
	d := setup(t)
	d.Folders[1].Name = "Skräppost"
	d.take(application(1))
	d.checkCopies(1, 0, 0)
}

// People read the mailbox: \Seen means nothing. The keyword is for them, and nothing depends on it.
func TestMarks(t *testing.T) {
	t.Parallel()
	d := setup(t)
	d.deliver("INBOX", applications(1, 3)...)
	d.once()
	seen, err := d.imap.Flagged("INBOX", `\Seen`)
	if err != nil {
		t.Fatal(err)
	}
	marked, err := d.imap.Flagged("INBOX", "$Inkorg")
	if err != nil {
		t.Fatal(err)
	}
	if len(seen) != 0 || len(marked) != 3 {
		t.Errorf("seen: %v, marked: %v", seen, marked)
	}
}

// What another program expunges while it is fetched is no mail of ours, and no loss.
func TestExpungedWhileFetching(t *testing.T) {
	t.Parallel()
	d := setup(t)
	uids := d.deliver("INBOX", applications(1, 3)...)
	d.imap.Fail(func(command string, n int) mailtest.Fault {
		if command == "FETCH" && n == 1 {
			if err := d.imap.Expunge("INBOX", uids[1]); err != nil {
				t.Error(err)
			}
		}
		return mailtest.Fault{}
	})
	r := d.once()
	if r.Total() != 2 || r.Failed != 0 || len(r.Counts[1].Missing) != 0 || r.Counts[1].Server != 2 {
		t.Errorf("the pass did %+v", r)
	}
	d.once()
	d.checkAll()
	d.checkCopies(2, 0, 0)
}
