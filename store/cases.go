package store

import (
	"errors"
	"fmt"
	"iter"
	"slices"
)

var cases = table[Case]{
	name:  bucketCases,
	key:   func(c Case) []byte { return []byte(c.Number) },
	valid: validCase,
	index: func(c Case) []entry {
		return []entry{
			{indexCasesByCall, key(c.Call, c.Counter, c.Seq)},
			{indexCasesBySender, key(address(c.Call, c.Sender), c.Opened, c.Seq, c.Counter)},
		}
	},
}

func validCase(c Case) error {
	err := errors.Join(plain("number of a case", c.Number), plain("call of a case", c.Call), plain("counter of a case", c.Counter))
	for i, v := range c.Versions {
		if v.N != i+1 {
			err = errors.Join(err, fmt.Errorf("version %d of case %s has the number %d", i+1, c.Number, v.N))
		}
	}
	return err
}

// Case returns the case with a number.
func (tx *Tx) Case(number string) (Case, bool) {
	if number == "" || len(number) > longest {
		return Case{}, false
	}
	return cases.get(tx, []byte(number))
}

// Cases gives all cases by call, then counter, then count.
func (tx *Tx) Cases() iter.Seq[Case] { return cases.by(tx, indexCasesByCall, nil) }

// CaseOf returns the case that a sender opened last in a call. Upper and lower case of the address are the same.
func (tx *Tx) CaseOf(call, sender string) (newest Case, ok bool) {
	who := address(call, sender)
	for c := range cases.by(tx, indexCasesBySender, who[:]) {
		newest, ok = c, true
	}
	return newest, ok
}

// PutCase writes a case, new or changed. Its number, call, counter and count are its identity and must not change; a new one
// takes the count that Next gave in the same Update.
func (tx *Tx) PutCase(c Case) error {
	if old, ok := tx.Case(c.Number); ok && (old.Call != c.Call || old.Counter != c.Counter || old.Seq != c.Seq) {
		return fmt.Errorf("case %s: the number is taken, by count %d of %s in call %s", c.Number, old.Seq, old.Counter, old.Call)
	}
	if last := number(tx.get(bucketCounters, []byte(c.Counter))); c.Seq < 1 || c.Seq > last {
		return fmt.Errorf("case %s: count %d of %s was not given out yet", c.Number, c.Seq, c.Counter)
	}
	c.Opened = utc(c.Opened)
	c.Versions = slices.Clone(c.Versions)
	for i, v := range c.Versions {
		c.Versions[i].Received, c.Versions[i].Deadline, c.Versions[i].Clocks = utc(v.Received), utc(v.Deadline), v.Clocks.utc()
	}
	return cases.put(tx, c)
}
