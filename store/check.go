package store

import (
	"errors"
	"fmt"
	"time"
)

// mostFaults is how many faults Check tells one by one.
const mostFaults = 100

// Check verifies every invariant of the package comment, and then the pages of the file. It reads all there is, the raw mail
// too. The error joins a sentence for each fault, the first 100; what cannot even be read is ErrDamaged. Nothing is written
// meanwhile: an Update waits.
func (db *DB) Check() error {
	db.writing.Lock()
	defer db.writing.Unlock()
	return db.View(func(tx *Tx) error {
		c := newChecker(tx)
		for _, look := range []func(){
			c.meta, c.raw, c.records, c.messages, c.sightings, c.cases, c.counters, c.letters, c.periods, c.log, c.indexes,
		} {
			c.attempt(db.path, look)
		}
		if !c.unreadable {
			c.attempt(db.path, c.pages)
		}
		return c.result()
	})
}

// A checker collects what is wrong.
type checker struct {
	tx         *Tx
	faults     []error
	more       int
	unreadable bool

	// What references lead to.
	kept    map[Hash]int64 // raw mails that are whole, with their size
	message map[Hash]Message
	casesBy map[string]Case
	letter  map[uint64]Letter
}

func newChecker(tx *Tx) *checker {
	return &checker{
		tx: tx, kept: map[Hash]int64{}, message: map[Hash]Message{}, casesBy: map[string]Case{}, letter: map[uint64]Letter{},
	}
}

func (c *checker) fault(format string, args ...any) {
	if len(c.faults) == mostFaults {
		c.more++
		return
	}
	c.faults = append(c.faults, fmt.Errorf(format, args...))
}

// attempt runs one part of the check. Damage that stops it leaves the others to run.
func (c *checker) attempt(path string, look func()) {
	defer func() {
		switch p := recover().(type) {
		case nil:
		case damage:
			c.unreadable = true
			c.fault("%w", p.at(path))
		default:
			panic(p)
		}
	}()
	look()
}

func (c *checker) result() error {
	if c.more > 0 {
		c.faults = append(c.faults, fmt.Errorf("and %d more", c.more))
	}
	return errors.Join(c.faults...)
}

func (c *checker) meta() {
	if c.tx.Token() == "" {
		c.fault("the token of the file is missing")
	}
	if _, err := time.Parse(time.RFC3339Nano, string(c.tx.get(bucketMeta, metaCreated))); err != nil {
		c.fault("when the file was made is not to be read: %w", err)
	}
}

// pages lets bbolt verify its own pages: each in use once, or free. It does so in a goroutine of its own where a fault of
// the file could not be caught, so all that is in use must have been read before.
func (c *checker) pages() {
	for err := range c.tx.bolt.Check() {
		c.fault("the pages of the file are damaged: %w", err)
	}
}
