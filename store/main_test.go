package store_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"inkorg/store"
)

// TestMain lets the test binary be started again as one of the children that crash, or run into a limit.
func TestMain(m *testing.M) {
	if name := os.Getenv("INKORG_STORE_CHILD"); name != "" {
		if err := children[name](os.Getenv("INKORG_STORE_PATH")); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// noon is the time of everything that needs one.
var noon = time.Date(2009, 3, 14, 12, 0, 0, 0, time.UTC)

const day = "2009-03-14"

func newPath(t testing.TB) string { return filepath.Join(t.TempDir(), "inkorg.db") }

func open(t testing.TB, path string) *store.DB {
	t.Helper()
	db, err := store.Open(path, &store.Options{Timeout: time.Second, Now: func() time.Time { return noon }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// fresh opens a new database that must be without fault when the test ends.
func fresh(t *testing.T) *store.DB {
	db := open(t, newPath(t))
	t.Cleanup(func() {
		if err := db.Check(); err != nil {
			t.Error(err)
		}
	})
	return db
}

func closed(t testing.TB, db *store.DB) {
	t.Helper()
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func update(t testing.TB, db *store.DB, fn func(*store.Tx) error) {
	t.Helper()
	if err := db.Update(fn); err != nil {
		t.Fatal(err)
	}
}

func view(t testing.TB, db *store.DB, fn func(*store.Tx)) {
	t.Helper()
	if err := db.View(func(tx *store.Tx) error { fn(tx); return nil }); err != nil {
		t.Fatal(err)
	}
}

func keep(t testing.TB, db *store.DB, mails ...[]byte) {
	t.Helper()
	if err := db.PutRaw(mails...); err != nil {
		t.Fatal(err)
	}
}

// bytesOf makes n bytes that look random and are the same every time.
func bytesOf(n int, seed uint32) []byte {
	b := make([]byte, n)
	for i := range b {
		seed = seed*1664525 + 1013904223
		b[i] = byte(seed >> 24)
	}
	return b
}

func place(uid uint32) store.Place {
	return store.Place{Account: "ansokan@skl.example", Folder: "INBOX", UIDValidity: 7, UID: uid}
}

// other is a message that belongs to no case.
func other(raw []byte) store.Message {
	return store.Message{Hash: store.HashOf(raw), Bytes: int64(len(raw)), State: store.Other, Registered: noon}
}

func receipt(id string, answers store.Hash) store.Letter {
	return store.Letter{Kind: store.Receipt, MessageID: id, To: "anna@falun.example", Answers: answers, Queued: noon, Next: noon}
}

// The mails of the sample.
var (
	first    = []byte("Subject: application\r\n\r\nHere it is.\r\n")
	second   = bytesOf(600<<10, 1)
	question = []byte("Subject: a question\r\n\r\nHas it come?\r\n")
)

// sample writes one of everything: a case with two versions and a question, its places, letters, a period, counts and a log.
func sample(db *store.DB) error {
	if err := db.PutRaw(first, second, question); err != nil {
		return err
	}
	return db.Update(func(tx *store.Tx) error {
		return errors.Join(sampleCase(tx), sampleLetters(tx), samplePlaces(tx), sampleRest(tx))
	})
}

func sampleCase(tx *store.Tx) error {
	seq, err := tx.Next("IT-2009-")
	c := store.Case{
		Number: "IT-2009-0001", Call: "it-2009", Counter: "IT-2009-", Seq: seq, Sender: "anna@falun.example", Opened: noon,
		Versions:  []store.Version{{N: 1, Message: store.HashOf(first)}, {N: 2, Message: store.HashOf(second)}},
		Questions: []store.Hash{store.HashOf(question)},
	}
	err = errors.Join(err, tx.PutCase(c))
	for i, raw := range [][]byte{first, second, question} {
		m := other(raw)
		m.State = []store.State{store.Submission, store.Addition, store.Question}[i]
		m.Number, m.Version = c.Number, []int{1, 2, 0}[i]
		m.Registered = noon.Add(time.Duration(i) * time.Minute)
		err = errors.Join(err, tx.PutMessage(m))
	}
	return err
}

func sampleLetters(tx *store.Tx) error {
	one, two := receipt("1@inkorg", store.HashOf(first)), receipt("2@inkorg", store.HashOf(second))
	one.Number, one.Version, two.Number, two.Version = "IT-2009-0001", 1, "IT-2009-0001", 2
	_, err1 := tx.Queue(one, []byte("receipt 1"), day)
	_, err2 := tx.Queue(two, []byte("receipt 2"), day)
	digest := store.Letter{Kind: store.Digest, MessageID: "3@inkorg", To: "samordnare@skl.example", Queued: noon}
	_, err3 := tx.Queue(digest, []byte("digest"), "")
	return errors.Join(err1, err2, err3, tx.Claim(1, noon.Add(time.Minute)), tx.Settle(1, store.Sent, noon, time.Time{}, ""))
}

func samplePlaces(tx *store.Tx) error {
	return errors.Join(
		tx.PutSighting(store.Sighting{Place: place(1), State: store.Submission, Message: store.HashOf(first), At: noon}),
		tx.PutSighting(store.Sighting{Place: place(2), State: store.Addition, Message: store.HashOf(second), At: noon}),
		tx.PutSighting(store.Sighting{Place: place(3), State: store.Question, Message: store.HashOf(question), At: noon}),
		tx.PutSighting(store.Sighting{Place: place(4), State: store.Duplicate, Message: store.HashOf(first), At: noon}),
		tx.PutSighting(store.Sighting{Place: place(5), State: store.Failed, Reason: "BODY[] NIL", At: noon}),
		tx.PutCount(store.Count{Account: place(1).Account, Folder: "INBOX", UIDValidity: 7, At: noon, Server: 5}))
}

func sampleRest(tx *store.Tx) error {
	return errors.Join(
		tx.ClosePeriod(store.Period{To: noon, Letters: []uint64{3}}),
		tx.ClosePeriod(store.Period{From: noon, To: noon.Add(time.Hour)}),
		tx.Log(store.Event{At: noon, Name: "registered", Number: "IT-2009-0001", Message: store.HashOf(first)}),
		tx.Log(store.Event{At: noon, Name: "queued", Number: "IT-2009-0001", Letter: 1}),
		tx.Log(store.Event{At: noon, Name: "digest"}))
}

// sampleFile makes a closed database with the sample in it.
func sampleFile(t testing.TB) string {
	t.Helper()
	path := newPath(t)
	db := open(t, path)
	if err := sample(db); err != nil {
		t.Fatal(err)
	}
	closed(t, db)
	return path
}

// readAll asks for everything a database can tell.
func readAll(tx *store.Tx) {
	for m := range tx.Messages() {
		tx.Raw(m.Hash)
		tx.SightingsOf(m.Hash)
		tx.ReceiptFor(m.Hash)
	}
	for l := range tx.Letters() {
		tx.LetterBytes(l.ID)
		tx.LetterByMessageID(l.MessageID)
	}
	for c := range tx.Cases() {
		tx.CaseOf(c.Call, c.Sender)
	}
	for range tx.Sightings(place(1).Account, "INBOX", 7) {
	}
	for range tx.Events() {
	}
	tx.Due(noon.AddDate(1, 0, 0))
	tx.Counts()
	tx.LastPeriod()
}
