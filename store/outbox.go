package store

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"time"
)

var letters = table[Letter]{
	name:  bucketLetters,
	key:   func(l Letter) []byte { return numberKey(l.ID) },
	valid: validLetter,
	index: letterEntries,
}

func validLetter(l Letter) error {
	err := errors.Join(
		known("kind of a letter", l.Kind, Receipt, Digest),
		known("state of a letter", l.State, Queued, Claimed, Sent, Uncertain, Refused, Bounced))
	if l.MessageID == "" || l.To == "" {
		err = errors.Join(err, fmt.Errorf("letter %d lacks its Message-ID or its recipient", l.ID))
	}
	return err
}

func letterEntries(l Letter) []entry {
	entries := []entry{{indexLettersByMessageID, key(digest(l.MessageID))}}
	if !l.Answers.IsZero() {
		entries = append(entries, entry{indexLettersByAnswer, key(l.Answers)})
	}
	if l.Day != "" {
		entries = append(entries, entry{indexLettersByDay, key(address(l.Day, l.To), l.ID)})
	}
	if l.State.open() {
		entries = append(entries, entry{indexLettersDue, key(l.Next, l.ID)})
	}
	return entries
}

// open says whether a letter in this state is still to be sent.
func (s LetterState) open() bool { return s == Queued || s == Claimed || s == Uncertain }

// Letter returns a letter by its number.
func (tx *Tx) Letter(id uint64) (Letter, bool) { return letters.get(tx, numberKey(id)) }

// Letters gives all letters, in the order in which they were queued.
func (tx *Tx) Letters() iter.Seq[Letter] { return letters.all(tx, nil) }

// LetterByMessageID returns the letter with a Message-ID, which is given without angle brackets.
func (tx *Tx) LetterByMessageID(id string) (Letter, bool) {
	h := digest(id)
	return letters.first(tx, indexLettersByMessageID, h[:])
}

// LetterBytes returns the letter as it was queued and is sent.
func (tx *Tx) LetterBytes(id uint64) ([]byte, bool) {
	b := tx.get(bucketLetterBytes, numberKey(id))
	return b, b != nil
}

// ReceiptFor returns the letter that answers a message.
func (tx *Tx) ReceiptFor(message Hash) (Letter, bool) {
	return letters.first(tx, indexLettersByAnswer, message[:])
}

// Answered is how many letters were queued on a day for a recipient, whatever became of them. Upper and lower case of
// the address are the same; the day is text, as Queue was given it.
func (tx *Tx) Answered(recipient, day string) (n int) {
	who := address(day, recipient)
	for range tx.scan(indexLettersByDay, who[:]) {
		n++
	}
	return n
}

// Due returns the letters to be sent whose time has come, those that wait longest first. It does not look at the others.
func (tx *Tx) Due(now time.Time) (due []Letter) {
	for l := range letters.by(tx, indexLettersDue, nil) {
		if l.Next.After(now) {
			break
		}
		due = append(due, l)
	}
	return due
}

// Queue puts a letter into the outbox and returns it with its ID and state. The letter counts on the day given (see Answered);
// "" counts nowhere. ErrAnswered: nothing was queued, because the message it answers has an answer, or its Message-ID is in use.
func (tx *Tx) Queue(l Letter, content []byte, day string) (Letter, error) {
	l.State, l.Attempts, l.Ended, l.Error, l.Day = Queued, 0, time.Time{}, "", day
	l.Queued, l.Next = utc(l.Queued), utc(l.Next)
	if err := tx.queueable(l, content); err != nil {
		return l, err
	}
	id, err := tx.sequence(bucketLetters)
	if err != nil {
		return l, err
	}
	l.ID = id
	if err := tx.set(bucketLetterBytes, numberKey(id), bytes.Clone(content)); err != nil {
		return l, err
	}
	return l, letters.put(tx, l)
}

// queueable finds out before anything is written whether a letter can be queued.
func (tx *Tx) queueable(l Letter, content []byte) error {
	if len(content) == 0 {
		return fmt.Errorf("letter %s: it is empty", l.MessageID)
	}
	if old, ok := tx.LetterByMessageID(l.MessageID); ok {
		return fmt.Errorf("letter %s: %w: letter %d has the same Message-ID", l.MessageID, ErrAnswered, old.ID)
	}
	if l.Answers.IsZero() {
		return validLetter(l)
	}
	if old, ok := tx.ReceiptFor(l.Answers); ok {
		return fmt.Errorf("letter %s: %w: letter %d answers message %s", l.MessageID, ErrAnswered, old.ID, l.Answers)
	}
	return validLetter(l)
}

// Claim records that an attempt to send begins, before anything is sent, and when the next one may: if we stop in between,
// the letter is due again then and not earlier.
func (tx *Tx) Claim(id uint64, next time.Time) error {
	l, ok := tx.Letter(id)
	if !ok {
		return fmt.Errorf("claim letter %d: there is none", id)
	}
	if !l.State.open() {
		return fmt.Errorf("claim letter %d: it is %s", id, l.State)
	}
	l.State, l.Next = Claimed, utc(next)
	l.Attempts++
	return letters.put(tx, l)
}

// Settle records the outcome of an attempt, or that a letter came back: state s since at, with what the server said. Next is
// when Queued and Uncertain letters may be sent again; for the others it means nothing. Claimed is no outcome.
func (tx *Tx) Settle(id uint64, s LetterState, at, next time.Time, detail string) error {
	l, ok := tx.Letter(id)
	if !ok {
		return fmt.Errorf("settle letter %d: there is none", id)
	}
	if s == Claimed {
		return fmt.Errorf("settle letter %d: %s is no outcome", id, s)
	}
	l.State, l.Error = s, detail
	l.Next, l.Ended = time.Time{}, utc(at)
	if s.open() {
		l.Next, l.Ended = utc(next), time.Time{}
	}
	return letters.put(tx, l)
}
