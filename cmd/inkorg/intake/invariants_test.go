package intake_test

import (
	"bytes"
	"errors"
	"io/fs"
	"net/mail"
	"os"
	"slices"

	"inkorg/parser"
	"inkorg/store"
)

// check verifies what must hold whenever nobody is at work, also after a crash: the store is sound, nothing was registered
// twice, and no message was answered by two different letters.
func (d *desk) check() {
	d.t.Helper()
	if _, err := os.Stat(d.Store); errors.Is(err, fs.ErrNotExist) {
		return // it stopped before it made the store
	}
	db, err := store.Open(d.Store, nil)
	if err != nil {
		d.t.Error(err)
		return
	}
	defer db.Close()
	if err := db.Check(); err != nil {
		d.t.Errorf("the store is not sound: %v", err)
	}
	err = db.View(func(tx *store.Tx) error {
		d.checkOnce(tx)
		d.checkLetters(tx)
		return nil
	})
	if err != nil {
		d.t.Error(err)
	}
}

// checkOnce verifies that each message was registered once, and is one version at most.
func (d *desk) checkOnce(tx *store.Tx) {
	registered, versions := map[store.Hash]int{}, map[store.Hash]int{}
	for e := range tx.Events() {
		if e.Name == "registered" {
			registered[e.Message]++
		}
	}
	for c := range tx.Cases() {
		for _, v := range c.Versions {
			versions[v.Message]++
		}
	}
	messages := 0
	for m := range tx.Messages() {
		messages++
		if registered[m.Hash] != 1 || versions[m.Hash] > 1 {
			d.t.Errorf("message %s %q was registered %d times and is %d versions", m.Hash, m.Subject, registered[m.Hash], versions[m.Hash])
		}
	}
	if len(registered) != messages {
		d.t.Errorf("the log speaks of %d messages, the ledger of %d", len(registered), messages)
	}
}

// checkLetters verifies that whatever was sent is a letter of the outbox, byte for byte, and that one message has one answer.
func (d *desk) checkLetters(tx *store.Tx) {
	answers := map[string]string{}
	for _, sent := range d.smtp.Mails() {
		id, answered := ids(d, sent.Data)
		l, ok := tx.LetterByMessageID(id)
		if !ok {
			d.t.Errorf("a letter %s was sent to %v and is not in the outbox", id, sent.To)
			continue
		}
		if kept, _ := tx.LetterBytes(l.ID); !bytes.Equal(kept, sent.Data) || len(sent.To) != 1 || parser.Canonical(sent.To[0]) != parser.Canonical(l.To) {
			d.t.Errorf("letter %s was sent to %v in other words than the outbox has for %s", id, sent.To, l.To)
		}
		if other, ok := answers[answered]; ok && answered != "" && other != id {
			d.t.Errorf("message %s was answered by %s and by %s", answered, other, id)
		}
		answers[answered] = id
	}
}

// ids are the Message-ID of a letter, without brackets, and what it answers.
func ids(d *desk, data []byte) (id, answered string) {
	d.t.Helper()
	m, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		d.t.Fatalf("a letter cannot be read: %v", err)
	}
	id = m.Header.Get("Message-Id")
	return id[1 : len(id)-1], m.Header.Get("In-Reply-To")
}

// checkAll verifies, beside what check does, that everything is done: each message of the folders has its row, each that
// may be answered its receipt, and each receipt was sent.
func (d *desk) checkAll() {
	d.t.Helper()
	d.check()
	d.view(func(tx *store.Tx) {
		d.checkFolder(tx, "INBOX")
		d.checkFolder(tx, "Junk")
		d.checkAnswered(tx)
	})
}

// checkFolder compares the ledger with the server, message by message.
func (d *desk) checkFolder(tx *store.Tx, folder string) {
	uids, err := d.imap.Flagged(folder, "")
	if err != nil {
		d.t.Fatal(err)
	}
	i := slices.IndexFunc(tx.Counts(), func(c store.Count) bool { return c.Folder == folder })
	if i < 0 {
		d.t.Errorf("%s was never counted", folder)
		return
	}
	count := tx.Counts()[i]
	var rows []uint32
	for s := range tx.Sightings(account, folder, count.UIDValidity) {
		rows = append(rows, s.Place.UID)
	}
	slices.Sort(uids)
	for _, uid := range uids {
		if !slices.Contains(rows, uid) {
			d.t.Errorf("UID %d of %s is not in the ledger", uid, folder)
		}
	}
	if count.Server != len(uids) || len(count.Missing) > 0 {
		d.t.Errorf("%s: counted %d messages, missing %v; the server has %d", folder, count.Server, count.Missing, len(uids))
	}
}

// checkAnswered verifies that every message to be answered has its receipt, and that the server took it.
func (d *desk) checkAnswered(tx *store.Tx) {
	copies := d.copies()
	for m := range tx.Messages() {
		answerable := m.State == store.Submission || m.State == store.Addition || m.State == store.Question
		l, answered := tx.ReceiptFor(m.Hash)
		if answerable != (answered || m.Withheld != "") {
			d.t.Errorf("%s from %s: answered %v, withheld %q", m.State, m.From, answered, m.Withheld)
		}
		if answered && (l.State == store.Sent || l.State == store.Bounced) != (copies[l.MessageID] > 0) {
			d.t.Errorf("the receipt to %s is %s and was sent %d times", l.To, l.State, copies[l.MessageID])
		}
	}
}

// copies counts what the server took, by Message-ID.
func (d *desk) copies() map[string]int {
	n := map[string]int{}
	for _, sent := range d.smtp.Mails() {
		id, _ := ids(d, sent.Data)
		n[id]++
	}
	return n
}
