package document

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/richardlehane/mscfb"
)

// An oleFile is an OLE compound file (MS-CFB). It is opened in the child alone: the library follows chains and trees that a
// hostile file can make long.
type oleFile struct {
	entries []*mscfb.File
	size    int64
}

func openOLE(data []byte) (o *oleFile, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("its directory is damaged (%v)", p)
		}
	}()
	r, err := mscfb.New(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return &oleFile{r.File, int64(len(data))}, nil
}

// macros says whether the file holds macros (MS-OVBA, section 2.2.1).
func (o *oleFile) macros() bool {
	for _, f := range o.entries {
		if strings.EqualFold(f.Name, "_VBA_PROJECT") {
			return true
		}
	}
	return false
}

// stream gives the bytes of a stream of the topmost storage, as many as there are.
func (o *oleFile) stream(name string) (b []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			b, err = nil, fmt.Errorf("its bytes cannot be found (%v)", p)
		}
	}()
	for _, f := range o.entries {
		if len(f.Path) > 0 || !strings.EqualFold(f.Name, name) {
			continue
		}
		if f.Size > o.size {
			return nil, errors.New("a stream of it says it is larger than the file")
		}
		b := make([]byte, f.Size)
		n, err := io.ReadFull(f, b)
		if n == 0 {
			return nil, fmt.Errorf("reading its stream %s: %w", name, err)
		}
		return b[:n], nil
	}
	return nil, fmt.Errorf("its stream %s is missing", name)
}
