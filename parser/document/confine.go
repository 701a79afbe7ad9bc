package document

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// A Confinement says what the system withholds from a reader process, as the process found when it gave it up. The process says
// it before it has seen a document, so no document can have made it say so.
type Confinement struct {
	Landlock int      // version of its interface that is in force; 0: it is not
	Seccomp  bool     // whether a filter of system calls is in force
	Lacking  []string // a sentence on each that is not in force, and why
}

// Complete says whether everything is in force. Where it is not, documents are read all the same: then there is less, or only the
// libraries that read them, between a hostile document and what the user of this program may do.
func (c Confinement) Complete() bool { return len(c.Lacking) == 0 }

// String names what is in force, such as "Landlock 7, seccomp", or "nothing".
func (c Confinement) String() string {
	var names []string
	if c.Landlock > 0 {
		names = append(names, fmt.Sprintf("Landlock %d", c.Landlock))
	}
	if c.Seccomp {
		names = append(names, "seccomp")
	}
	if len(names) == 0 {
		return "nothing"
	}
	return strings.Join(names, ", ")
}

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
		return helloOf(confine())
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
