package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
)

var events = table[Event]{name: bucketLog}

// Events gives the log from its beginning.
func (tx *Tx) Events() iter.Seq[Event] { return events.all(tx, nil) }

// Log adds an event to the log. Seq, Prev and Hash are filled in here.
func (tx *Tx) Log(e Event) (err error) {
	if e.Seq, err = tx.sequence(bucketLog); err != nil {
		return err
	}
	e.At, e.Prev, e.Hash = utc(e.At), Hash{}, Hash{}
	if head := tx.get(bucketMeta, metaLog); len(head) == len(e.Prev) {
		e.Prev = Hash(head)
	}
	blank, err := json.Marshal(e)
	if err != nil {
		return fmt.Errorf("log %s: %w", e.Name, err)
	}
	e.Hash = sha256.Sum256(blank)
	if err := tx.set(bucketLog, numberKey(e.Seq), append(blank[:len(blank)-len(seal)], e.Hash.String()+`"}`...)); err != nil {
		return err
	}
	return tx.set(bucketMeta, metaLog, slices.Clone(e.Hash[:]))
}

// seal is how every event ends before its hash is known. Hash must stay the last field of Event.
var seal = Hash{}.String() + `"}`

// sealed verifies the hash in the JSON of an event. It goes by the bytes, so that events with fields which this build does not
// know are verified too.
func sealed(v []byte, hash Hash) error {
	at := len(v) - len(seal)
	if at < 0 || !bytes.HasSuffix(v, []byte(hash.String()+`"}`)) {
		return errors.New("its hash is not at its end")
	}
	if sha256.Sum256(append(bytes.Clone(v[:at]), seal...)) != hash {
		return errors.New("its hash is not that of its content")
	}
	return nil
}
