package intake_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"inkorg/mailbox/mailtest"
	"inkorg/parser/document"
	"inkorg/store"
)

// A server that drops every mail costs a pass a few tries and not one for each letter: with a mute one, each is a minute in which no
// mail comes in. Only those that were tried can be uncertain, and be sent again.
func TestOutboxInTrouble(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		verb  string
		fault mailtest.Fault
		twice int
	}{{"MAIL", drop, 0}, {"DATA", drop, 0}, {"DOT", drop, 0}, {"DOT", after, 3}} {
		t.Run(fmt.Sprintf("%s %+v", test.verb, test.fault), func(t *testing.T) {
			t.Parallel()
			d := setup(t)
			const mails = 30
			d.deliver("INBOX", applications(1, mails)...)
			d.smtp.Fail(always(test.verb, test.fault))
			_, err := d.Once(t.Context())
			if err == nil || !strings.Contains(err.Error(), "no answer") {
				t.Errorf("the pass says %v", err)
			}
			if n := d.smtp.Connections(); n > 6 {
				t.Errorf("the server was dialled %d times for %d letters", n, mails)
			}
			if states := d.states(); states[store.Uncertain] > 3 || states[store.Uncertain]+states[store.Queued] != mails {
				t.Errorf("the letters are %v", states)
			}
			d.smtp.Fail(nil)
			d.settle()
			d.checkAll()
			d.checkCopies(mails, 0, test.twice)
		})
	}
}

// states counts the letters of the outbox by state.
func (d *desk) states() map[store.LetterState]int {
	d.t.Helper()
	n := map[store.LetterState]int{}
	d.view(func(tx *store.Tx) {
		for l := range tx.Letters() {
			n[l.State]++
		}
	})
	return n
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

// A folder that is not there, in the inbox's place, is an error that names those that are. The other folder is looked at all the same.
func TestNoInbox(t *testing.T) {
	t.Parallel()
	d := setup(t)
	d.Folders[0].Name = "Inkorgen"
	d.deliver("Junk", application(1).write())
	for _, list := range []mailtest.Fault{{}, drop, after, refused} {
		d.imap.Fail(always("LIST", list))
		_, err := d.Once(t.Context())
		if err == nil || !strings.Contains(err.Error(), "Inkorgen") || list == (mailtest.Fault{}) && !strings.Contains(err.Error(), `"INBOX"`) {
			t.Errorf("with %+v the pass says %v", list, err)
		}
		d.checkCopies(1, 0, 0)
	}
}

// Where a document could not be read for a reason of ours, its message waits, whole and unmarked, and is answered once when it could.
func TestReaderInTrouble(t *testing.T) {
	t.Parallel()
	for name, reader := range map[string]func() *document.Reader{
		"program missing": func() *document.Reader {
			return document.NewReader(document.Options{Command: []string{filepath.Join(t.TempDir(), "nothing")}})
		},
		"reader closed": func() *document.Reader { r := newReader(); r.Close(); return r },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := setup(t)
			d.readWith(reader())
			m := application(2)
			m.files = []file{{"ansokan.pdf", "application/pdf", pdf(0)}}
			uid := d.deliver("INBOX", application(1).write(), m.write(), application(3).write())[1]
			for range 2 {
				r, err := d.Once(t.Context())
				if err == nil || !strings.Contains(err.Error(), "left for the next pass") || !strings.Contains(err.Error(), "ansokan.pdf") {
					t.Errorf("the pass says %v", err)
				}
				if missing := r.Counts[1].Missing; !slices.Equal(missing, []uint32{uid}) {
					t.Errorf("the reconciliation names %v, want %d", missing, uid)
				}
				d.check()
				d.checkCopies(2, 0, 0)
			}
			if marked, err := d.imap.Flagged("INBOX", "$Inkorg"); err != nil || slices.Contains(marked, uid) {
				t.Errorf("marked: %v, %v", marked, err)
			}
			d.readWith(newReader())
			d.settle()
			d.checkAll()
			d.checkCopies(3, 0, 0)
			if v := d.file("IT-2009-0003").Versions[0]; v.Status != "complete" || v.Message != store.HashOf(m.write()) {
				t.Errorf("the mail that waited is %+v", v)
			}
		})
	}
}

// readWith changes the reader of documents, and closes the one before.
func (d *desk) readWith(r *document.Reader) {
	d.t.Helper()
	if err := d.Judge.Reader.Close(); err != nil {
		d.t.Error(err)
	}
	d.Judge.Reader = r
}

// A document that breaks or blocks the process that reads it costs itself: its sender is told that it could not be read, and the rest
// goes on. Beside the one that hangs lie documents that no process reads, so that its time limit can be short.
func TestDocumentBreaksReader(t *testing.T) {
	t.Parallel()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	plain := textFile(organ, medel)
	for _, test := range []struct {
		name, marker string
		limit        time.Duration
		beside       file
		reason       string
	}{
		{"crash", crashing, time.Minute, file{"ansokan.pdf", "application/pdf", pdf(0)}, "corrupt"},
		{"hang", hanging, 5 * time.Second, plain, "bomb"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			d := setup(t)
			d.readWith(document.NewReader(document.Options{Command: []string{self, "read-document"}, Timeout: test.limit, Workers: 1}))
			for i := range 3 {
				m := application(i + 1)
				m.files = []file{test.beside}
				if i == 1 {
					m.files = []file{{"trasig.pdf", "application/pdf", "%PDF-1.4\n%" + test.marker + "\n" + pdf(0)}}
				}
				d.deliver("INBOX", m.write())
			}
			d.once()
			for n, status := range []string{"complete", "unreadable", "complete"} {
				v := d.file(fmt.Sprintf("IT-2009-%04d", n+1)).Versions[0]
				if v.Status != status || (v.Documents[0].Reason == test.reason) != (n == 1) {
					t.Errorf("document %d: %s, %+v", n+1, v.Status, v.Documents)
				}
			}
			d.checkAll()
			d.checkCopies(3, 0, 0)
			if text := string(d.smtp.Mails()[1].Data); !strings.Contains(text, "trasig.pdf") {
				t.Errorf("the receipt does not name the file:\n%s", text)
			}
		})
	}
}

// A mail of 50 MB is taken in like any other.
func TestLargeMail(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("-short leaves it out: it takes some seconds")
	}
	d := setup(t)
	m := application(1)
	m.files = append(m.files, file{"karta.tif", "image/tiff", pdf(37_000_000)})
	raw := m.write()
	d.deliver("INBOX", raw, application(2).write())
	d.once()
	if m := d.message(raw); m.Bytes < 50_000_000 || m.State != store.Submission {
		t.Errorf("it is %+v", m)
	}
	if v := d.file("IT-2009-0001").Versions[0]; v.Documents[0].Reason != "" || len(v.Documents) != 2 {
		t.Errorf("it makes %+v", v)
	}
	d.checkAll()
	d.checkCopies(2, 0, 0)
}
