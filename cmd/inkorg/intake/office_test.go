package intake_test

import (
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"inkorg/cmd/inkorg/intake"
	"inkorg/mailbox"
	"inkorg/mailbox/letter"
	"inkorg/mailbox/mailtest"
	"inkorg/parser"
	"inkorg/parser/document"
	"inkorg/parser/rules"
	"inkorg/store"
)

const (
	account     = "alice@imap.skl.example"
	office      = "ansokan@skl.example"
	coordinator = "samordnare@skl.example"
)

// stockholm is the zone of the call. Its rules are linked into the test, so this cannot fail.
var stockholm, _ = time.LoadLocation("Europe/Stockholm")

// at is a time of March 2009 on the wall of Stockholm.
func at(day, hour, minute, second int) time.Time {
	return time.Date(2009, 3, day, hour, minute, second, 0, stockholm)
}

// A clock stands still until it is moved.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) set(t time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = t
}

func (c *clock) advance(d time.Duration) { c.set(c.Now().Add(d)) }

// A desk is an office with servers of its own, all of it real but the network and the clock.
type desk struct {
	*intake.Intake
	t     testing.TB
	clock *clock
	imap  *mailtest.IMAP
	smtp  *mailtest.SMTP
}

// setup opens an office on 10 March 2009 at noon, five days before the deadline. When the test ends, its store is checked.
func setup(t testing.TB) *desk {
	t.Helper()
	imap, err := mailtest.StartIMAP()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(imap.Close)
	smtp, err := mailtest.StartSMTP()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(smtp.Close)
	d := &desk{t: t, imap: imap, smtp: smtp, clock: &clock{now: at(10, 12, 0, 0)}}
	d.Intake = newIntake(filepath.Join(t.TempDir(), "inkorg.db"), imap.URL(), smtp.URL())
	d.Now = d.clock.Now
	t.Cleanup(func() {
		if err := d.Judge.Reader.Close(); err != nil {
			t.Error(err)
		}
	})
	t.Cleanup(d.check)
	return d
}

// newIntake is the one call of the tests, watched over these servers.
func newIntake(path, imap, smtp string) *intake.Intake {
	login := mailbox.Auth{Password: "secret"}
	return &intake.Intake{
		Store: path,
		Judge: &intake.Judge{Calls: []rules.Call{call()}, Parser: options(), Reader: newReader()},
		Office: letter.Office{
			Name: "Sveriges Kommuner och Landsting", Language: "sv", Contact: "IT-samverkan, tfn 08-000 00 00", Zone: stockholm,
			FromName: "IT-samverkan", FromAddr: office,
		},
		Coordinators: []string{coordinator},
		Schedule:     intake.Schedule{Hour: 7},
		Account:      account,
		Inbox:        mailbox.Account{URL: imap, User: "alice", Auth: login},
		Outbox:       mailbox.Account{URL: smtp, User: "alice", Auth: login},
		Folders:      []intake.Folder{{Name: "INBOX"}, {Name: "Junk", Spam: true}},
		Now:          time.Now,
		Log:          slog.New(slog.DiscardHandler),
	}
}

func options() parser.Options {
	return parser.Options{Own: []string{office}, Border: []string{"mx.skl.example"}}
}

// newReader reads documents in children that are this test binary.
func newReader() *document.Reader {
	self, err := os.Executable()
	if err != nil {
		panic(err) // the test cannot begin
	}
	return document.NewReader(document.Options{Command: []string{self, "read-document"}, Timeout: time.Minute})
}

func call() rules.Call {
	deadline, err := rules.ParseDeadline("2009-03-15", stockholm)
	if err != nil {
		panic(err) // the test cannot begin
	}
	return rules.Call{
		ID: "it-2009", Title: "Regional IT-samverkan 2009", Addresses: []string{office}, Deadline: deadline, Number: "IT-{year}-{seq:4}",
		Sections: []rules.Section{
			{ID: "organ", Title: "Beskrivning av det regionala IT-samverkansorganet", Aliases: []string{"IT-samverkansorgan"}, MinWords: 10},
			{ID: "medel", Title: "Hur stimulansmedlen ska användas", Aliases: []string{"Medlens användning"}, MinWords: 10},
		},
		Applicants: []rules.Applicant{
			{Code: "20", Name: "Dalarnas län", Domains: []string{"ltdalarna.example"}, Population: 275_618},
			{Code: "19", Name: "Västmanlands län", Domains: []string{"ltvastmanland.example"}, Population: 249_193},
		},
		Frame: []rules.Frame{{Amount: 10_000_000}},
	}
}

// deliver puts mails into a folder, now by the clock of the test, and returns their UIDs.
func (d *desk) deliver(folder string, mails ...[]byte) (uids []uint32) {
	d.t.Helper()
	for _, m := range mails {
		uid, err := d.imap.Append(folder, m, d.Now())
		if err != nil {
			d.t.Fatal(err)
		}
		uids = append(uids, uid)
	}
	return uids
}

// once makes a pass that must not fail.
func (d *desk) once() intake.Result {
	d.t.Helper()
	r, err := d.Once(d.t.Context())
	if err != nil {
		d.t.Fatal(err)
	}
	return r
}

// settle lets time pass and makes passes until nothing is left to do.
func (d *desk) settle() {
	d.t.Helper()
	for range 12 { // the back-off ends at six hours
		d.clock.advance(3 * time.Minute)
		d.once()
		waiting := false
		d.view(func(tx *store.Tx) {
			due := tx.Due(d.Now().Add(24 * time.Hour))
			waiting = len(due) > 0
			if waiting && due[0].Next.After(d.Now()) {
				d.clock.set(due[0].Next)
			}
		})
		if !waiting {
			return
		}
	}
	d.t.Error("letters are still waiting after 12 passes")
}

// view reads the store as `inkorg list` would, between passes.
func (d *desk) view(look func(*store.Tx)) {
	d.t.Helper()
	db, err := store.Open(d.Store, &store.Options{ReadOnly: true})
	if err != nil {
		d.t.Fatal(err)
	}
	defer db.Close()
	err = db.View(func(tx *store.Tx) error {
		look(tx)
		return nil
	})
	if err != nil {
		d.t.Fatal(err)
	}
}
