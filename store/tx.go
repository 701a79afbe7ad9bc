package store

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"iter"
	"strconv"
	"time"

	bolt "go.etcd.io/bbolt"
)

// A Tx is one look at the database, or one change of it. It is good only inside the function it was given to, and for one
// goroutine. Everything it returns is a copy. Records may be changed while they are iterated over.
type Tx struct {
	bolt     *bolt.Tx
	writable bool
	failed   error // the first write that failed: such a transaction is never committed
}

// Token is a random text made with the file, by which it knows its own letters again: 26 characters, A to Z and 2 to 7.
func (tx *Tx) Token() string { return string(tx.get(bucketMeta, metaToken)) }

// Created is when the file was made, in UTC.
func (tx *Tx) Created() time.Time {
	at, err := time.Parse(time.RFC3339Nano, string(tx.get(bucketMeta, metaCreated)))
	if err != nil {
		panic(damaged("meta, created: %w", err))
	}
	return at
}

// Next counts one up in a counter and returns the count, from 1. The counts of a counter have no gap: a transaction that fails
// gives its count back, and one that succeeds must have made a case of it.
func (tx *Tx) Next(counter string) (uint64, error) {
	if err := plain("counter", counter); err != nil {
		return 0, err
	}
	n := number(tx.get(bucketCounters, []byte(counter))) + 1
	return n, tx.set(bucketCounters, []byte(counter), numberKey(n))
}

// bucket returns a top-level bucket. All are made with the file, so a missing one is damage. Use it under guard only.
func (tx *Tx) bucket(name string) *bolt.Bucket {
	b := tx.bolt.Bucket([]byte(name))
	if b == nil {
		panic(damaged("bucket %s is missing", name))
	}
	return b
}

// has says whether there is a top-level bucket.
func (tx *Tx) has(bucket string) (ok bool) {
	guard(func() { ok = tx.bolt.Bucket([]byte(bucket)) != nil })
	return ok
}

// get returns a copy of the value of a key; nil if there is none.
func (tx *Tx) get(bucket string, key []byte) (value []byte) {
	guard(func() { value = tx.copy(tx.bucket(bucket).Get(key)) })
	return value
}

// copy copies what lies in the mapped file. A damaged length would ask for more memory than there is.
func (tx *Tx) copy(b []byte) []byte {
	if int64(len(b)) > tx.bolt.Size() {
		panic(damaged("a value of %d bytes in a file of %d", len(b), tx.bolt.Size()))
	}
	return bytes.Clone(b)
}

// set writes the value of a key. The value must not be changed before the transaction ends.
func (tx *Tx) set(bucket string, key, value []byte) error {
	return tx.write(bucket, key, func(b *bolt.Bucket) error { return b.Put(key, value) })
}

// remove takes a key away.
func (tx *Tx) remove(bucket string, key []byte) error {
	return tx.write(bucket, key, func(b *bolt.Bucket) error { return b.Delete(key) })
}

// write makes a change and remembers the first one that failed.
func (tx *Tx) write(bucket string, key []byte, change func(*bolt.Bucket) error) (err error) {
	guard(func() { err = change(tx.bucket(bucket)) })
	if err == nil {
		return nil
	}
	err = fmt.Errorf("write %s %s: %w", bucket, printable(key), err)
	if tx.failed == nil {
		tx.failed = err
	}
	return err
}

// sequence gives the next number of a bucket whose keys are numbers from 1.
func (tx *Tx) sequence(bucket string) (n uint64, err error) {
	return n, tx.write(bucket, nil, func(b *bolt.Bucket) error {
		n, err = b.NextSequence()
		return err
	})
}

// scan gives copies of all keys that begin with prefix, with their values, in their order. The value of a nested bucket is nil.
func (tx *Tx) scan(bucket string, prefix []byte) iter.Seq2[[]byte, []byte] {
	return func(yield func(k, v []byte) bool) {
		var c *bolt.Cursor
		guard(func() { c = tx.bucket(bucket).Cursor() })
		k, v := tx.step(c, prefix, nil)
		for k != nil && bytes.HasPrefix(k, prefix) && yield(k, v) {
			k, v = tx.step(c, prefix, k)
		}
	}
}

// step moves a cursor to the first key with the prefix (last nil), or to the one after last. While writing it looks last up
// anew, for the loop may have changed the bucket.
func (tx *Tx) step(c *bolt.Cursor, prefix, last []byte) (k, v []byte) {
	guard(func() {
		switch {
		case last == nil && len(prefix) == 0:
			k, v = c.First()
		case last == nil:
			k, v = c.Seek(prefix)
		case !tx.writable:
			k, v = c.Next()
		default:
			if k, v = c.Seek(last); bytes.Equal(k, last) {
				k, v = c.Next()
			}
		}
		k, v = tx.copy(k), tx.copy(v)
	})
	return k, v
}

// last returns the last key of a bucket and its value.
func (tx *Tx) last(bucket string) (k, v []byte) {
	guard(func() {
		k, v = tx.bucket(bucket).Cursor().Last()
		k, v = tx.copy(k), tx.copy(v)
	})
	return k, v
}

// number reads 8 bytes, big endian; anything shorter is 0.
func number(b []byte) uint64 {
	if len(b) < 8 {
		return 0
	}
	return binary.BigEndian.Uint64(b)
}

// printable shows a key as text where it is one, else in hexadecimal digits.
func printable(key []byte) string {
	for _, c := range key {
		if c < ' ' || c > '~' {
			return fmt.Sprintf("%x", key)
		}
	}
	return strconv.Quote(string(key))
}
