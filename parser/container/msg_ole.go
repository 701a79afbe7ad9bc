package container

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/richardlehane/mscfb"
)

// An oleFile is an OLE file as a tree. mscfb reads it; openOLE has looked before whether mscfb will come to an end.
type oleFile struct {
	root *storage
	left int64 // bytes that may still be read: sectors that several streams share must not multiply
}

// A stream is a file in an OLE file.
type stream = *mscfb.File

// A storage is a folder in an OLE file.
type storage struct {
	name     string
	streams  []stream
	storages []*storage
}

// openOLE reads the directory of an OLE file ([MS-CFB]).
func openOLE(data []byte) (o *oleFile, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("its directory is damaged (%v)", p)
		}
	}()
	if err := checkOLE(data); err != nil {
		return nil, err
	}
	r, err := mscfb.New(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return &oleFile{root: tree(r.File), left: int64(len(data))}, nil
}

// tree puts the entries into their storages. They come in the order of a walk: what is in a storage follows it.
func tree(files []*mscfb.File) *storage {
	root := &storage{}
	around := []*storage{root} // the last storage at each depth
	for i, f := range files {
		depth := len(f.Path)
		if i == 0 || depth >= len(around) {
			continue // the root itself
		}
		parent := around[depth]
		if !f.FileInfo().IsDir() {
			parent.streams = append(parent.streams, f)
			continue
		}
		s := &storage{name: f.Name}
		parent.storages = append(parent.storages, s)
		around = append(around[:depth+1], s)
	}
	return root
}

// read gives the bytes of a stream, all of them or an error.
func (o *oleFile) read(f stream) (b []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			b, err = nil, fmt.Errorf("its bytes cannot be found (%v)", p)
		}
	}()
	if f.Size > o.left {
		return nil, errors.New("it says it is larger than the file, or shares its bytes with others")
	}
	o.left -= f.Size
	b = make([]byte, f.Size)
	if _, err := io.ReadFull(f, b); err != nil {
		return nil, err
	}
	return b, nil
}

// hex16 reads the first four hexadecimal digits of s.
func hex16(s string) (uint16, bool) {
	v, err := strconv.ParseUint(s[:4], 16, 16)
	return uint16(v), err == nil
}
