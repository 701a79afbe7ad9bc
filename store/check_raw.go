package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
)

// raw verifies every raw mail that has its end mark, chunk by chunk. Those without are left over from a PutRaw that was cut
// short, and no fault.
func (c *checker) raw() {
	for k := range c.tx.scan(bucketRaw, nil) {
		if len(k) != len(Hash{}) {
			c.fault("raw mail has the name %s, which is no hash", printable(k))
			continue
		}
		c.rawMail(Hash(k))
	}
}

func (c *checker) rawMail(h Hash) {
	size, whole := c.tx.rawSize(h)
	if !whole {
		c.tx.chunks(h, func([]byte, []byte) {}) // read all the same, for pages
		return
	}
	c.kept[h] = size
	var got rawSum
	sum := sha256.New()
	c.tx.chunks(h, func(k, v []byte) {
		got.add(k, v, size)
		sum.Write(v)
	})
	if got.size != size {
		got.fault(fmt.Errorf("%d bytes are there, its end mark says %d", got.size, size))
	}
	if Hash(sum.Sum(nil)) != h {
		got.fault(errors.New("the bytes kept are not those that came"))
	}
	if got.err != nil {
		c.fault("raw mail %s: %w", h, got.err)
	}
}

// rawSum adds up the chunks of one raw mail.
type rawSum struct {
	next uint32
	size int64
	err  error // the first fault
}

func (s *rawSum) fault(err error) {
	if s.err == nil {
		s.err = err
	}
}

// add takes the next chunk. All are full but the last.
func (s *rawSum) add(k, v []byte, size int64) {
	if !bytes.Equal(k, binary.BigEndian.AppendUint32(nil, s.next)) {
		s.fault(fmt.Errorf("chunk %d is missing", s.next))
	}
	if want := min(chunkSize, size-s.size); int64(len(v)) != want || want == 0 {
		s.fault(fmt.Errorf("chunk %d has %d bytes instead of %d", s.next, len(v), want))
	}
	s.next++
	s.size += int64(len(v))
}
