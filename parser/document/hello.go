package document

import (
	"context"
	"encoding/json"
	"errors"
	"strings"

	"inkorg/parser/document/confine"
)

// Confinement says how the processes of this Reader are confined. It starts one if there is none, and waits for a free one if
// all are busy. An error means that no reader process could be had.
func (r *Reader) Confinement(ctx context.Context) (Confinement, error) {
	ctx, done := r.bound(ctx)
	defer done()
	c, err := r.take(ctx)
	if err != nil {
		return Confinement{}, err
	}
	defer r.put(c, nil)
	return c.confinement, nil
}

// maxHello is the size of the first frame of a child, in bytes.
const maxHello = 4 << 10

// hello confines this process, if it is to be, and returns its first frame.
func hello(confined bool) []byte {
	if confined {
		return helloOf(confine.Reader())
	}
	return helloOf(Confinement{Lacking: []string{"it was not asked for"}})
}

// helloOf is the first frame of a process: that it is a reader, and how it is confined.
func helloOf(c Confinement) []byte {
	b, _ := json.Marshal(c) // texts and numbers: it cannot fail
	return append([]byte(greeting+"\n"), b...)
}

// greeted takes the first frame of a child.
func greeted(frame []byte) (c Confinement, err error) {
	rest, found := strings.CutPrefix(string(frame), greeting+"\n")
	if !found || json.Unmarshal([]byte(rest), &c) != nil {
		return Confinement{}, errors.New("it is no reader process")
	}
	return c, nil
}
