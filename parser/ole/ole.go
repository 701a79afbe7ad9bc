// Package ole reads and writes OLE compound files ([MS-CFB]): files that hold folders (storages) and files (streams) of their own.
// Word, Outlook and Excel kept their documents in them until 2007, and still keep there what is embedded in a document. It knows no
// other room but codepage. Package container takes the attachments out of Outlook's messages with it, package document the text
// of old Word files and what is embedded in any.
//
// # The contract
//
// mscfb does the reading. It follows chains and trees that a hostile file can bend into circles, so [Open] looks first whether it
// will come to an end, in time and memory linear to the file, and refuses the file otherwise. Sectors may belong to several
// streams: together no more bytes are read than the file has. Nothing here panics. [Write] is the other way round; what comes of
// it is sound, its entries sorted, but without dates.
//
// # Objects
//
// What a person embeds in a document of Microsoft's programs becomes a storage. A file that no program knows, or that was put
// there as a file, is a package under the name that its sender gave it ([MS-OLEDS], section 2.3.6); PDF and newer office files are
// a stream; the older formats of Office are the storage itself, and [File.Document] makes a file of it again.
//
// # Limits
//
// 200,000 entries; names in the paths of all storages together 1,048,576.
package ole

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/richardlehane/mscfb"
)

const magic = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// Is says whether data begins as a compound file does.
func Is(data []byte) bool { return bytes.HasPrefix(data, []byte(magic)) }

// A File is a compound file as a tree.
type File struct {
	Root *Storage
	left int64 // bytes that may still be read
}

// A Storage is a folder in a compound file.
type Storage struct {
	Name     string
	Streams  []Stream
	Storages []*Storage
}

// A Stream is a file in a compound file.
type Stream struct {
	Name string // without the control character that some begin with
	file *mscfb.File
}

// Open reads the directory of a compound file. Its error says what is wrong, as the rest of a sentence about the file.
func Open(data []byte) (f *File, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("its directory is damaged (%v)", p)
		}
	}()
	if err := check(data); err != nil {
		return nil, err
	}
	r, err := mscfb.New(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return &File{Root: tree(r.File), left: int64(len(data))}, nil
}

// tree puts the entries into their storages. They come in the order of a walk: what is in a storage follows it.
func tree(files []*mscfb.File) *Storage {
	root := &Storage{}
	around := []*Storage{root} // the last storage at each depth
	for i, f := range files {
		depth := len(f.Path)
		if i == 0 || depth >= len(around) {
			continue // the root itself
		}
		parent := around[depth]
		if !f.FileInfo().IsDir() {
			parent.Streams = append(parent.Streams, Stream{f.Name, f})
			continue
		}
		s := &Storage{Name: f.Name}
		parent.Storages = append(parent.Storages, s)
		around = append(around[:depth+1], s)
	}
	return root
}

// Stream finds a stream by its name, whose case does not matter.
func (s *Storage) Stream(name string) (Stream, bool) {
	for _, f := range s.Streams {
		if strings.EqualFold(f.Name, name) {
			return f, true
		}
	}
	return Stream{}, false
}

// Storage finds a storage by its name, whose case does not matter; nil if there is none.
func (s *Storage) Storage(name string) *Storage {
	for _, inner := range s.Storages {
		if strings.EqualFold(inner.Name, name) {
			return inner
		}
	}
	return nil
}

// Read gives the bytes of a stream. With an error come those that could be read.
func (f *File) Read(s Stream) (b []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			b, err = nil, fmt.Errorf("its bytes cannot be found (%v)", p)
		}
	}()
	if s.file.Size > f.left {
		return nil, errors.New("it says it is larger than the file, or shares its bytes with others")
	}
	if s.file.Size == 0 {
		return []byte{}, nil
	}
	f.left -= s.file.Size
	if _, err := s.file.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	b = make([]byte, s.file.Size)
	n, err := io.ReadFull(s.file, b)
	return b[:n], err
}
