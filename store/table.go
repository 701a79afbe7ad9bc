package store

import (
	"encoding/json"
	"fmt"
	"iter"
	"slices"
)

// A table is a bucket of JSON records, and says what their indexes must hold. Put and Check both go by it.
type table[T any] struct {
	name  string
	key   func(T) []byte             // nil: a record does not know its key
	place func(k []byte, r *T) error // fills in what only the key holds; nil: nothing
	valid func(T) error              // what one record must fulfil by itself; nil: nothing
	index func(T) []entry            // nil: there are no indexes
}

// An entry is a key that an index must hold for a record. Its value is the key of the record.
type entry struct {
	index string
	key   []byte
}

// decode reads a record.
func (t table[T]) decode(k, v []byte) (r T, err error) {
	if err := json.Unmarshal(v, &r); err != nil {
		return r, fmt.Errorf("%s %s: %w", t.name, printable(k), err)
	}
	if t.place != nil {
		err = t.place(k, &r)
	}
	if err != nil {
		return r, fmt.Errorf("%s %s: %w", t.name, printable(k), err)
	}
	return r, nil
}

func (t table[T]) check(r T) error {
	if t.valid == nil {
		return nil
	}
	return t.valid(r)
}

func (t table[T]) entries(r T) []entry {
	if t.index == nil {
		return nil
	}
	return t.index(r)
}

// get reads one record. One that cannot be read is damage.
func (t table[T]) get(tx *Tx, k []byte) (r T, ok bool) {
	v := tx.get(t.name, k)
	if v == nil {
		return r, false
	}
	return t.must(k, v), true
}

func (t table[T]) must(k, v []byte) T {
	r, err := t.decode(k, v)
	if err != nil {
		panic(damage{err})
	}
	return r
}

// all gives the records whose keys begin with prefix, in the order of the keys.
func (t table[T]) all(tx *Tx, prefix []byte) iter.Seq[T] {
	return func(yield func(T) bool) {
		for k, v := range tx.scan(t.name, prefix) {
			if !yield(t.must(k, v)) {
				return
			}
		}
	}
}

// by gives the records that an index holds under a prefix, in the order of the index.
func (t table[T]) by(tx *Tx, index string, prefix []byte) iter.Seq[T] {
	return func(yield func(T) bool) {
		for k, v := range tx.scan(index, prefix) {
			r, ok := t.get(tx, v)
			if !ok {
				panic(damaged("%s %s leads to %s %s, which is missing", index, printable(k), t.name, printable(v)))
			}
			if !yield(r) {
				return
			}
		}
	}
}

// first is the first record of by.
func (t table[T]) first(tx *Tx, index string, prefix []byte) (r T, ok bool) {
	for r := range t.by(tx, index, prefix) {
		return r, true
	}
	return r, false
}

// put writes a record, in place of the one with the same key, and brings the indexes up to date.
func (t table[T]) put(tx *Tx, r T) error {
	if err := t.check(r); err != nil {
		return fmt.Errorf("%s: %w", t.name, err)
	}
	return t.write(tx, t.key(r), r)
}

// write is put for a record that does not hold its own key. The indexes go by what will be read back, for JSON changes what is
// not UTF-8.
func (t table[T]) write(tx *Tx, k []byte, r T) error {
	v, err := json.Marshal(r)
	if err != nil {
		return fmt.Errorf("%s %s: %w", t.name, printable(k), err)
	}
	stored, err := t.decode(k, v)
	if err != nil {
		return err
	}
	if old, ok := t.get(tx, k); ok {
		err = t.unlist(tx, old)
	}
	if err != nil {
		return err
	}
	if err := tx.set(t.name, k, v); err != nil {
		return err
	}
	return t.list(tx, k, stored)
}

func (t table[T]) unlist(tx *Tx, r T) error {
	for _, e := range t.entries(r) {
		if err := tx.remove(e.index, e.key); err != nil {
			return err
		}
	}
	return nil
}

func (t table[T]) list(tx *Tx, k []byte, r T) error {
	for _, e := range t.entries(r) {
		if err := tx.set(e.index, e.key, k); err != nil {
			return err
		}
	}
	return nil
}

// known refuses a value that is none of those listed.
func known[T ~string](what string, v T, all ...T) error {
	if !slices.Contains(all, v) {
		return fmt.Errorf("the %s %q is unknown", what, string(v))
	}
	return nil
}
