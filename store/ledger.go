package store

import (
	"errors"
	"fmt"
	"iter"
	"slices"
)

var messages = table[Message]{
	name: bucketMessages,
	key:  func(m Message) []byte { return m.Hash[:] },
	valid: func(m Message) error {
		return known("state of message "+m.Hash.String(), m.State, Submission, Addition, Question, AutoReply, Bounce, List, Own, Other)
	},
	index: func(m Message) []entry { return []entry{{indexMessagesByTime, key(m.Registered, m.Hash)}} },
}

var sightings = table[Sighting]{
	name:  bucketPlaces,
	key:   func(s Sighting) []byte { return placeKey(s.Place) },
	place: func(k []byte, s *Sighting) (err error) { s.Place, err = placeOf(k); return err },
	valid: validSighting,
	index: func(s Sighting) []entry {
		if s.Message.IsZero() {
			return nil
		}
		return []entry{{indexPlacesByMessage, key(s.Message, string(placeKey(s.Place)))}}
	},
}

func validSighting(s Sighting) error {
	what := fmt.Sprintf("UID %d of %s", s.Place.UID, s.Place.Folder)
	err := known("state of "+what, s.State,
		Submission, Addition, Question, AutoReply, Bounce, List, Own, Other, Duplicate, Failed)
	if s.Message.IsZero() && s.State != Failed {
		err = errors.Join(err, fmt.Errorf("%s has no message", what))
	}
	return errors.Join(err, plain("account", s.Place.Account), plain("folder", s.Place.Folder))
}

var counts = table[Count]{
	name:  bucketCounts,
	key:   func(c Count) []byte { return key(c.Account, c.Folder) },
	valid: func(c Count) error { return errors.Join(plain("account", c.Account), plain("folder", c.Folder)) },
}

// Message returns what is known of a message.
func (tx *Tx) Message(h Hash) (Message, bool) { return messages.get(tx, h[:]) }

// Messages gives all messages, in the order in which they were registered.
func (tx *Tx) Messages() iter.Seq[Message] { return messages.by(tx, indexMessagesByTime, nil) }

// PutMessage writes what is known of a message, new or changed. Its raw mail must be kept already (PutRaw).
func (tx *Tx) PutMessage(m Message) error {
	size, ok := tx.rawSize(m.Hash)
	if !ok {
		return fmt.Errorf("message %s: its raw mail is not kept", m.Hash)
	}
	if size != m.Bytes {
		return fmt.Errorf("message %s: it is said to have %d bytes, its raw mail has %d", m.Hash, m.Bytes, size)
	}
	m.Registered, m.Clocks = utc(m.Registered), m.Clocks.utc()
	return messages.put(tx, m)
}

// Sighting returns the ledger's row for a place.
func (tx *Tx) Sighting(p Place) (Sighting, bool) { return sightings.get(tx, placeKey(p)) }

// Sightings gives the rows of a folder under one UIDVALIDITY, by UID.
func (tx *Tx) Sightings(account, folder string, validity uint32) iter.Seq[Sighting] {
	return sightings.all(tx, key(account, folder, validity))
}

// SightingsOf returns the places where a message was seen, by account, folder, UIDVALIDITY and UID.
func (tx *Tx) SightingsOf(h Hash) []Sighting {
	return slices.Collect(sightings.by(tx, indexPlacesByMessage, h[:]))
}

// PutSighting writes the row of a place. The row that was there, of a message that failed before for example, is replaced.
func (tx *Tx) PutSighting(s Sighting) error {
	s.At = utc(s.At)
	return sightings.put(tx, s)
}

// Counts returns what each folder held when it was last looked through, by account and folder.
func (tx *Tx) Counts() []Count { return slices.Collect(counts.all(tx, nil)) }

// PutCount writes what a folder holds, in place of its last count.
func (tx *Tx) PutCount(c Count) error {
	c.At = utc(c.At)
	return counts.put(tx, c)
}
