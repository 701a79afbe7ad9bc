package container

import (
	"bytes"
	"encoding/binary"
)

// Attributes that are looked at ([MS-OXTNEF], section 2.1.3): identifier and type.
const (
	attFrom           = 0x00008000
	attSubject        = 0x00018004
	attMessageClass   = 0x00078008
	attBody           = 0x0002800c
	attAttachData     = 0x0006800f
	attAttachTitle    = 0x00018010
	attTransportName  = 0x00069001
	attAttachRendData = 0x00069002
	attMAPIProps      = 0x00069003
	attAttachment     = 0x00069005
	attOEMCodepage    = 0x00069007
)

const (
	tnefSignature  = "\x78\x9f\x3e\x22"
	levelMessage   = 1
	levelAttached  = 2
	attributeHead  = 9                                      // level, identifier, length
	attributeTail  = 2                                      // checksum
	renderWithHead = "\x02\x02\x90\x06\x00\x0e\x00\x00\x00" // how each attachment begins
)

// An attribute is the unit of TNEF.
type attribute struct {
	level byte
	id    uint32
	value []byte
	good  bool // the checksum is right
	whole bool // the file did not end in the middle
}

// A tnefReader reads TNEF once, from its beginning to its end.
type tnefReader struct {
	data    []byte
	at      int
	files   attachments
	message properties
	open    *tnefAttachment // the attachment whose attributes are being read
	bad     int             // attributes other than data with a wrong checksum
	skipped int             // bytes passed over to find the next attachment
}

func openTNEF(data []byte, b *Budget) Content {
	var c Content
	r := &tnefReader{data: data, at: len(tnefSignature) + 2, files: attachments{content: &c, budget: b}}
	if !r.begins() {
		c.lose("is no winmail.dat file, though it is called one")
		return c
	}
	for a, ok := r.next(); ok; a, ok = r.next() {
		r.take(a)
	}
	r.close()
	r.files.end()
	r.complain()
	r.message.words(&c)
	return c
}

// begins reports whether this is TNEF. Behind a damaged signature an attribute must follow.
func (r *tnefReader) begins() bool {
	if len(r.data) < r.at {
		return false
	}
	if bytes.HasPrefix(r.data, []byte(tnefSignature)) {
		return true
	}
	if a, ok := r.attribute(); !ok || !a.good {
		return false
	}
	r.files.content.problem("has a damaged beginning")
	return true
}

// attribute reads the one at r.at.
func (r *tnefReader) attribute() (a attribute, ok bool) {
	b := r.data[r.at:]
	if len(b) < attributeHead || b[0] != levelMessage && b[0] != levelAttached {
		return attribute{}, false
	}
	a = attribute{level: b[0], id: binary.LittleEndian.Uint32(b[1:])}
	if a.id>>16 > 9 {
		return attribute{}, false // there are ten types
	}
	size := int64(binary.LittleEndian.Uint32(b[5:]))
	rest := b[attributeHead:]
	a.whole = size <= int64(len(rest))
	a.value = rest[:min(size, int64(len(rest)))]
	tail := rest[len(a.value):]
	a.good = len(tail) >= attributeTail && checksum(a.value) == binary.LittleEndian.Uint16(tail)
	return a, true
}

// checksum is the sum of all bytes.
func checksum(b []byte) uint16 {
	var sum uint32
	for _, c := range b {
		sum += uint32(c)
	}
	return uint16(sum)
}

// next gives the next attribute. Where there is none it looks for the next attachment: what stands between is lost, but
// nothing behind it. So it does where a length leads beyond the end, or the attachments behind it would be lost with it.
func (r *tnefReader) next() (attribute, bool) {
	for r.at < len(r.data) {
		a, ok := r.attribute()
		if ok && a.whole {
			r.at = min(r.at+attributeHead+len(a.value)+attributeTail, len(r.data))
			return a, true
		}
		if ok {
			r.cut(a)
		} else if len(bytes.TrimLeft(r.data[r.at:], "\x00\r\n\t ")) == 0 {
			break // filling
		}
		r.skip()
	}
	return attribute{}, false
}

// skip goes to where the next attachment begins, or to the end.
func (r *tnefReader) skip() {
	n := bytes.Index(r.data[r.at+1:], []byte(renderWithHead)) + 1
	if n == 0 {
		n = len(r.data) - r.at
	}
	r.skipped += n
	r.at += n
}

// cut takes an attribute that the file does not hold to the end: of a message what there is, of an attachment only its name.
func (r *tnefReader) cut(a attribute) {
	if a.level == levelMessage {
		if a.id == attMAPIProps {
			r.message.read(a.value)
		}
		return
	}
	if r.open == nil {
		r.open = &tnefAttachment{}
	}
	if a.id == attAttachData || a.id == attAttachment {
		r.open.cut = true
	}
}

func (r *tnefReader) take(a attribute) {
	if a.level == levelAttached {
		r.attached(a)
		return
	}
	if !a.good {
		r.bad++
	}
	switch a.id {
	case attOEMCodepage:
		if len(a.value) >= 4 {
			r.message.codepage = int(binary.LittleEndian.Uint32(a.value))
		}
	case attSubject:
		r.message.setDefault(pidSubject, typeString8, a.value)
	case attBody:
		r.message.setDefault(pidBody, typeString8, a.value)
	case attMessageClass:
		r.message.setDefault(pidMessageClass, typeString8, a.value)
	case attFrom:
		r.from(a.value)
	case attMAPIProps:
		if !r.message.read(a.value) {
			r.files.content.problem("has damaged properties; its text may be lost")
		}
	}
}

// from reads the sender ([MS-OXTNEF], section 2.1.3.3.1): a head of eight bytes, then a name and an address of a type, each ended by a zero.
func (r *tnefReader) from(b []byte) {
	if len(b) < 8 {
		return
	}
	name, rest, _ := bytes.Cut(b[8:], []byte{0})
	kind, address, ok := bytes.Cut(bytes.TrimLeft(rest, "\x00"), []byte{':'})
	if ok && bytes.EqualFold(kind, []byte("SMTP")) {
		address, _, _ = bytes.Cut(address, []byte{0})
		r.message.setDefault(pidSenderName, typeString8, name)
		r.message.setDefault(pidSenderEmail, typeString8, address)
	}
}

// complain says once what is wrong with the file as a whole.
func (r *tnefReader) complain() {
	if r.bad > 0 {
		r.files.content.problem("has %d parts with a wrong checksum, which may be damaged", r.bad)
	}
	if r.skipped > 0 {
		r.files.content.lose("is damaged or cut off: %d bytes in it could not be read", r.skipped)
	}
}
