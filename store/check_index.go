package store

import (
	"bytes"
	"slices"
)

// records reads every record of every table but the log: each must be readable, valid, under its own key, and in its indexes.
func (c *checker) records() {
	checkTable(c, messages)
	checkTable(c, sightings)
	checkTable(c, cases)
	checkTable(c, letters)
	checkTable(c, periods)
	checkTable(c, counts)
}

func checkTable[T any](c *checker, t table[T]) {
	for k, v := range c.tx.scan(t.name, nil) {
		r, err := t.decode(k, v)
		if err != nil {
			c.fault("%w", err)
			continue
		}
		if t.key != nil && !bytes.Equal(t.key(r), k) {
			c.fault("%s %s holds the record of %s", t.name, printable(k), printable(t.key(r)))
			continue
		}
		if err := t.check(r); err != nil {
			c.fault("%s %s: %w", t.name, printable(k), err)
		}
		for _, e := range t.entries(r) {
			if got := c.tx.get(e.index, e.key); !bytes.Equal(got, k) {
				c.fault("%s lacks %s %s under %s", e.index, t.name, printable(k), printable(e.key))
			}
		}
	}
}

// indexes verifies the other way round: every entry of an index is one that its record asks for.
func (c *checker) indexes() {
	checkIndex(c, messages, indexMessagesByTime)
	checkIndex(c, sightings, indexPlacesByMessage)
	checkIndex(c, cases, indexCasesByCall, indexCasesBySender)
	checkIndex(c, letters, indexLettersByMessageID, indexLettersByAnswer, indexLettersByDay, indexLettersDue)
}

func checkIndex[T any](c *checker, t table[T], indexes ...string) {
	for _, index := range indexes {
		for k, v := range c.tx.scan(index, nil) {
			if !listed(c.tx, t, index, k, v) {
				c.fault("%s has %s for %s %s, which does not ask for it", index, printable(k), t.name, printable(v))
			}
		}
	}
}

// listed says whether the record under key belongs into an index under k.
func listed[T any](tx *Tx, t table[T], index string, k, key []byte) bool {
	v := tx.get(t.name, key)
	if v == nil {
		return false
	}
	r, err := t.decode(key, v)
	return err == nil && slices.ContainsFunc(t.entries(r), func(e entry) bool {
		return e.index == index && bytes.Equal(e.key, k)
	})
}
