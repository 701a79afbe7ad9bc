package ole

import (
	"bytes"
	"encoding/binary"
	"strings"

	"inkorg/parser/codepage"
)

// Packed gives the file that is packed in an object, and the name that its sender gave it; "" if none. It gives nothing for
// pictures, and for what only the program reads that the object is of.
func (f *File) Packed(s *Storage) (data []byte, name string) {
	for _, stream := range s.Streams {
		switch strings.ToLower(stream.Name) {
		case "contents", "package", "package_stream", "embeddedodf":
			b, err := f.Read(stream)
			if err == nil && (bytes.HasPrefix(b, []byte("%PDF")) || bytes.HasPrefix(b, []byte("PK\x03\x04")) || Is(b)) {
				return b, ""
			}
		case "ole10native":
			if b, err := f.Read(stream); err == nil {
				if data, name = native(b); len(data) > 0 {
					return data, name
				}
			}
		}
	}
	return nil, ""
}

// native reads a package: its size, two bytes, name, path, four bytes, path, then the bytes, each of the last two with its length
// before it.
func native(b []byte) (data []byte, name string) {
	const head = 6
	label, rest, _ := bytes.Cut(b[min(head, len(b)):], []byte{0})
	_, rest, _ = bytes.Cut(rest, []byte{0})
	_, rest = cut(rest[min(4, len(rest)):])
	data, _ = cut(rest)
	return data, codepage.Text(nil, label)
}

// cut takes bytes with their length before them; none where there are fewer.
func cut(b []byte) (value, rest []byte) {
	if len(b) < 4 {
		return nil, nil
	}
	n := int64(binary.LittleEndian.Uint32(b))
	if b = b[4:]; n > int64(len(b)) {
		return nil, nil
	}
	return b[:n], b[n:]
}

// main are the streams that make a storage the document of a program.
var main = []string{"WordDocument", "Workbook", "Book", "PowerPoint Document"}

// Document makes a file of a storage that is the document of an older program, as Word 97; nil if it is none or damaged. A chart
// is none, though it keeps its numbers as a spreadsheet does.
func (f *File) Document(s *Storage) []byte {
	for _, name := range main {
		if _, ok := s.Stream(name); ok && !f.chart(s) {
			all, err := f.load(s)
			if err != nil {
				return nil
			}
			return Write("", all)
		}
	}
	return nil
}

// chart says whether an object is of the program that draws charts; its kind stands in a stream ([MS-OLEDS], section 2.3.8).
func (f *File) chart(s *Storage) bool {
	kind, ok := s.Stream("CompObj")
	if !ok {
		return false
	}
	b, _ := f.Read(kind)
	return bytes.Contains(b, []byte("MSGraph")) || bytes.Contains(b, []byte("Excel.Chart"))
}

// load reads a storage and all that is in it.
func (f *File) load(s *Storage) (Entry, error) {
	e := Entry{Name: s.Name, Storage: true}
	for _, stream := range s.Streams {
		b, err := f.Read(stream)
		if err != nil {
			return e, err
		}
		name := stream.Name
		if first := rune(stream.file.Initial); first < ' ' {
			name = string(first) + strings.TrimPrefix(name, string(first))
		}
		e.Entries = append(e.Entries, Entry{Name: name, Data: b})
	}
	for _, inner := range s.Storages {
		below, err := f.load(inner)
		if err != nil {
			return e, err
		}
		e.Entries = append(e.Entries, below)
	}
	return e, nil
}
