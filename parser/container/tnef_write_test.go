package container_test

import (
	"encoding/binary"
	"unicode/utf16"
)

// A tnefWriter writes winmail.dat as Outlook does: attributes with a checksum each.
type tnefWriter struct{ b []byte }

func newTNEF() *tnefWriter {
	w := &tnefWriter{b: []byte("\x78\x9f\x3e\x22\x01\x00")}
	return w.attribute(1, 0x00089006, le32(0x00010000)).attribute(1, 0x00069007, append(le32(1252), le32(0)...))
}

func (w *tnefWriter) attribute(level byte, id uint32, value []byte) *tnefWriter {
	w.b = append(w.b, level)
	w.b = append(append(w.b, le32(id)...), le32(uint32(len(value)))...)
	w.b = append(w.b, value...)
	sum := uint16(0)
	for _, c := range value {
		sum += uint16(c)
	}
	w.b = binary.LittleEndian.AppendUint16(w.b, sum)
	return w
}

// message writes the properties of the message.
func (w *tnefWriter) message(p ...mapiProperty) *tnefWriter {
	return w.attribute(1, 0x00069003, tnefProperties(p))
}

// attach begins an attachment.
func (w *tnefWriter) attach(title string) *tnefWriter {
	return w.attribute(2, 0x00069002, make([]byte, 14)).attribute(2, 0x00018010, []byte(title+"\x00"))
}

func (w *tnefWriter) data(b string) *tnefWriter { return w.attribute(2, 0x0006800f, []byte(b)) }

// properties writes those of an attachment.
func (w *tnefWriter) properties(p ...mapiProperty) *tnefWriter {
	return w.attribute(2, 0x00069005, tnefProperties(p))
}

// A mapiProperty is one value of a message or an attachment, in TNEF or in an Outlook file.
type mapiProperty struct {
	id, kind uint16
	value    []byte
	name     string // of a named property
}

func mapiText8(id uint16, s string) mapiProperty  { return mapiProperty{id, 0x001e, []byte(s), ""} }
func mapiBinary(id uint16, s string) mapiProperty { return mapiProperty{id, 0x0102, []byte(s), ""} }
func mapiNumber(id uint16, n uint32) mapiProperty { return mapiProperty{id, 0x0003, le32(n), ""} }

func mapiObject(id uint16, iid byte, s string) mapiProperty {
	const rest = "\x00\x00\x00\x00\x00\x00\x00\xc0\x00\x00\x00\x00\x00\x00\x46"
	return mapiProperty{id, 0x000d, append([]byte{iid}, rest+s...), ""}
}

func mapiText(id uint16, s string) mapiProperty {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return mapiProperty{id, 0x001f, b, ""}
}

func tnefProperties(all []mapiProperty) []byte {
	b := le32(uint32(len(all)))
	for _, p := range all {
		b = append(b, byte(p.kind), byte(p.kind>>8), byte(p.id), byte(p.id>>8))
		if p.id >= 0x8000 {
			b = append(b, make([]byte, 16)...)
			b = append(b, le32(1)...)
			b = appendPadded(b, mapiText(0, p.name).value)
		}
		if p.kind == 0x0003 || p.kind == 0x000b {
			b = append(b, p.value...)
			continue
		}
		b = appendPadded(append(b, le32(1)...), p.value)
	}
	return b
}

func appendPadded(b, value []byte) []byte {
	b = append(append(b, le32(uint32(len(value)))...), value...)
	return append(b, make([]byte, -len(value)&3)...)
}

func le32(n uint32) []byte { return binary.LittleEndian.AppendUint32(nil, n) }
