package store

import (
	"bytes"
	"encoding/binary"
	"fmt"

	bolt "go.etcd.io/bbolt"
)

const (
	chunkSize = 256 << 10 // bytes of raw mail in one value
	groupSize = 16 << 20  // bytes of raw mail in one transaction, about
	smallSize = 1 << 10   // what a mail counts in its group besides its bytes
	sweepSize = 1000      // mails swept in one transaction
)

// rawEnd is the key of the mark behind the chunks of a raw mail. It sorts behind them, and holds the size.
var rawEnd = []byte("end")

// PutRaw keeps raw mails, durably when it returns nil. Those already kept are skipped. Memory and time of one transaction are
// bounded, so several are used; if we stop between them, what is there of a mail is not taken for the mail, and the next PutRaw
// of it begins anew.
func (db *DB) PutRaw(mails ...[]byte) error {
	db.keeping.Lock()
	defer db.keeping.Unlock()
	p := &packing{}
	if err := db.View(func(tx *Tx) error { p.pick(tx, mails); return nil }); err != nil {
		return err
	}
	for len(p.todo) > 0 {
		if err := db.Update(p.group); err != nil {
			return fmt.Errorf("keep raw mail: %w", err)
		}
	}
	return nil
}

// packing is the work of one PutRaw.
type packing struct {
	todo []parcel
}

// parcel is one raw mail on its way into the file.
type parcel struct {
	hash Hash
	rest []byte // what is still to be written
	size int
	next uint32 // the number of the next chunk
}

// pick lists the mails that are not kept yet, each once.
func (p *packing) pick(tx *Tx, mails [][]byte) {
	seen := map[Hash]bool{}
	for _, raw := range mails {
		h := HashOf(raw)
		if _, kept := tx.rawSize(h); !kept && !seen[h] {
			p.todo = append(p.todo, parcel{hash: h, rest: raw, size: len(raw)})
		}
		seen[h] = true
	}
}

// group writes as much as belongs into one transaction.
func (p *packing) group(tx *Tx) error {
	for room := groupSize; room > 0 && len(p.todo) > 0; {
		m := &p.todo[0]
		n, err := m.write(tx, room)
		if err != nil {
			return fmt.Errorf("message %s: %w", m.hash, err)
		}
		room -= n + smallSize
		if len(m.rest) == 0 {
			p.todo = p.todo[1:]
		}
	}
	return nil
}

// write adds chunks of one mail, and the end mark behind the last one.
func (m *parcel) write(tx *Tx, room int) (n int, err error) {
	guard(func() {
		var b *bolt.Bucket
		if b, err = m.bucket(tx); err != nil {
			return
		}
		for n < room && len(m.rest) > 0 && err == nil {
			chunk := m.rest[:min(chunkSize, len(m.rest))]
			err = b.Put(binary.BigEndian.AppendUint32(nil, m.next), chunk)
			n += len(chunk)
			m.rest = m.rest[len(chunk):]
			m.next++
		}
		if err == nil && len(m.rest) == 0 {
			err = b.Put(rawEnd, numberKey(uint64(m.size)))
		}
	})
	return n, err
}

// bucket is the mail's own bucket, and for the first chunk a new one: what an earlier attempt left there goes.
func (m *parcel) bucket(tx *Tx) (*bolt.Bucket, error) {
	all := tx.bucket(bucketRaw)
	if m.next > 0 {
		return all.Bucket(m.hash[:]), nil
	}
	if all.Bucket(m.hash[:]) != nil {
		if err := all.DeleteBucket(m.hash[:]); err != nil {
			return nil, err
		}
	}
	return all.CreateBucket(m.hash[:])
}

// rawSize is the size in bytes of a raw mail that is kept whole.
func (tx *Tx) rawSize(h Hash) (size int64, ok bool) {
	guard(func() {
		if b := tx.bucket(bucketRaw).Bucket(h[:]); b != nil {
			end := b.Get(rawEnd)
			size, ok = int64(number(end)), len(end) == 8
		}
	})
	return size, ok
}

// Raw returns the bytes of a message. They are verified: bytes that do not have the hash are damage.
func (tx *Tx) Raw(h Hash) ([]byte, bool) {
	size, ok := tx.rawSize(h)
	if !ok {
		return nil, false
	}
	if size > tx.bolt.Size() {
		panic(damaged("raw mail %s: %d bytes in a file of %d", h, size, tx.bolt.Size()))
	}
	raw := make([]byte, 0, size)
	tx.chunks(h, func(k, v []byte) { raw = append(raw, v...) })
	if HashOf(raw) != h {
		panic(damaged("raw mail %s: the bytes kept are not those that came", h))
	}
	return raw, true
}

// chunks calls each for every chunk of a raw mail, with the bytes as they lie in the file: they are not to be kept.
func (tx *Tx) chunks(h Hash, each func(k, v []byte)) {
	guard(func() {
		c := tx.bucket(bucketRaw).Bucket(h[:]).Cursor()
		for k, v := c.First(); k != nil; k, v = c.Next() {
			if !bytes.Equal(k, rawEnd) {
				each(k, v)
			}
		}
	})
}

// Sweep removes raw mail that no message refers to, and returns how many. Such mail is left over when we stop between PutRaw and
// the Update that was to refer to it. Call it only when no such pair is under way.
func (db *DB) Sweep() (swept int, err error) {
	db.keeping.Lock()
	defer db.keeping.Unlock()
	var orphans []Hash
	if err := db.View(func(tx *Tx) error { orphans = tx.orphans(); return nil }); err != nil {
		return 0, err
	}
	for len(orphans) > 0 {
		some := orphans[:min(sweepSize, len(orphans))]
		if err := db.Update(func(tx *Tx) error { return tx.sweep(some) }); err != nil {
			return swept, fmt.Errorf("sweep raw mail: %w", err)
		}
		swept += len(some)
		orphans = orphans[len(some):]
	}
	return swept, nil
}

func (tx *Tx) orphans() (orphans []Hash) {
	for k := range tx.scan(bucketRaw, nil) {
		if len(k) == len(Hash{}) && tx.get(bucketMessages, k) == nil {
			orphans = append(orphans, Hash(k))
		}
	}
	return orphans
}

// sweep removes raw mails, except those that have found their message meanwhile.
func (tx *Tx) sweep(orphans []Hash) error {
	for _, h := range orphans {
		if tx.get(bucketMessages, h[:]) != nil {
			continue
		}
		err := tx.write(bucketRaw, h[:], func(b *bolt.Bucket) error { return b.DeleteBucket(h[:]) })
		if err != nil {
			return err
		}
	}
	return nil
}
