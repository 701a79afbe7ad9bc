package container

import (
	"bytes"

	"inkorg/parser/codepage"
)

// packed finds the file that is packed in an object of another program, whose attachment has the properties p.
func (o *oleFile) packed(s *storage, p *properties) (f File, ok bool) {
	for _, stream := range s.streams {
		data, name := o.unpack(stream)
		if len(data) == 0 {
			continue
		}
		f = p.file(data)
		if f.Type, f.Name = "", name; name == "" {
			f.Name = p.title()
		}
		return f, true
	}
	return File{}, false
}

// unpack gives the file in a stream of an object: the stream itself where it is a document, or what a package
// holds ([MS-OLEDS], section 2.3.6). It gives nothing for pictures and for what only the program itself reads.
func (o *oleFile) unpack(s stream) (data []byte, name string) {
	switch s.Name {
	case "CONTENTS", "Package":
		b, err := o.read(s)
		if err == nil && (bytes.HasPrefix(b, []byte("%PDF")) || bytes.HasPrefix(b, []byte("PK\x03\x04")) || bytes.HasPrefix(b, oleMagic)) {
			return b, ""
		}
	case "Ole10Native":
		if b, err := o.read(s); err == nil {
			return unpackNative(b)
		}
	}
	return nil, ""
}

// unpackNative reads an OLE package: size, two bytes, name, path, four bytes, path, then the bytes, each of the last two with its
// length before it.
func unpackNative(b []byte) (data []byte, name string) {
	s := &slicer{rest: b}
	s.bytes(6)
	label, rest, _ := bytes.Cut(s.rest, []byte{0})
	_, rest, _ = bytes.Cut(rest, []byte{0})
	s.rest = rest
	s.bytes(4)
	s.bytes(int64(s.number()))
	data = s.bytes(int64(s.number()))
	return data, codepage.Text(nil, label)
}
