package container

import "encoding/binary"

// read takes the properties of a message or an attachment ([MS-OXTNEF], section 2.1.3.4). It is false when they end too early;
// those before that are taken.
func (p *properties) read(b []byte) bool {
	s := &slicer{rest: b}
	for count := s.number(); count > 0 && !s.short; count-- {
		kind, id := s.property()
		value := s.values(kind)
		if !s.short && wanted(id) {
			p.setDefault(id, kind&^typeMultiple, value)
		}
	}
	return !s.short
}

// A slicer cuts values from bytes. When there are too few it is short, gives nothing more, and takes no more either.
type slicer struct {
	rest  []byte
	short bool
}

func (s *slicer) bytes(n int64) []byte {
	if s.short || n > int64(len(s.rest)) {
		s.short = true
		return nil
	}
	b := s.rest[:n]
	s.rest = s.rest[n:]
	return b
}

func (s *slicer) number() uint32 {
	if b := s.bytes(4); b != nil {
		return binary.LittleEndian.Uint32(b)
	}
	return 0
}

// padded is a value with its length before it and filled up to four bytes. The filling may be missing at the very end.
func (s *slicer) padded() []byte {
	n := int64(s.number())
	b := s.bytes(n)
	s.rest = s.rest[min(int(-n&3), len(s.rest)):]
	return b
}

// property reads type and identifier, and passes over the name of a named one: it is then not among ours.
func (s *slicer) property() (kind, id uint16) {
	tag := s.number()
	kind, id = uint16(tag), uint16(tag>>16)
	if id < 0x8000 {
		return kind, id
	}
	s.bytes(16)
	if s.number() == 0 {
		s.number()
	} else {
		s.padded()
	}
	return kind, id
}

// values reads the value of a property: of several, the first.
func (s *slicer) values(kind uint16) []byte {
	count := uint32(1)
	if kind&typeMultiple != 0 || variable(kind) {
		count = s.number()
	}
	var first []byte
	for i := uint32(0); i < count && !s.short; i++ {
		v := s.value(kind &^ typeMultiple)
		if i == 0 {
			first = v
		}
	}
	return first
}

func variable(kind uint16) bool {
	switch kind &^ typeMultiple {
	case typeObject, typeString8, typeString, typeBinary:
		return true
	}
	return false
}

// value reads one value. An unknown type has an unknown length, so nothing behind it can be read.
func (s *slicer) value(kind uint16) []byte {
	if variable(kind) {
		return s.padded()
	}
	switch kind {
	case typeShort, typeInteger, typeFloat, typeError, typeBoolean:
		return s.bytes(4)
	case 0x0005, 0x0006, 0x0007, 0x0014, 0x0040: // numbers and times
		return s.bytes(8)
	case typeGUID:
		return s.bytes(16)
	}
	s.short = true
	return nil
}
