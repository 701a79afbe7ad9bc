package store

import (
	"bytes"
	"maps"
	"slices"
)

// A numbering verifies that the keys of a bucket are 1, 2, 3 and so on, to the last number given out.
type numbering struct {
	c      *checker
	bucket string
	last   uint64
}

func (c *checker) numbered(bucket string) *numbering { return &numbering{c: c, bucket: bucket} }

// next takes the next key and returns its number.
func (n *numbering) next(k []byte) uint64 {
	n.last++
	if !bytes.Equal(k, numberKey(n.last)) {
		n.c.fault("%s: number %d is missing, or its key is damaged", n.bucket, n.last)
		n.last = number(k)
	}
	return n.last
}

func (n *numbering) end() {
	var given uint64
	guard(func() { given = n.c.tx.bucket(n.bucket).Sequence() })
	if given != n.last {
		n.c.fault("%s: %d numbers were given out, the last one there is %d", n.bucket, given, n.last)
	}
}

// sortedKeys makes the order of what Check says certain.
func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
