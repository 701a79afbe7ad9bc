package container

// maxBER is how deep elements are nested where their ends must be found by reading them. CMS needs about ten.
const maxBER = 32

// An element is one value in BER (X.690, section 8.1), read no further than its header. Where the length is indefinite,
// body goes on behind the end of the element, which is found only by reading what is in it: that keeps reading linear.
type element struct {
	tag  byte   // the identifier octet; CMS has no tag number above 30
	body []byte // what follows the header; as much as there is when the data breaks off
	rest []byte // what follows the element; nil where the length is indefinite
	open bool   // indefinite length
	cut  bool   // the data ends before the element does
}

// The identifier octets that matter.
const (
	berOID      = 0x06
	berOctets   = 0x04
	berSequence = 0x30
	berZero     = 0xa0 // [0], constructed
	constructed = 0x20
)

// readElement reads the header of the element b starts with. ok is false at the end of the data, at end-of-contents
// octets, and where there is no element.
func readElement(b []byte) (e element, ok bool) {
	if len(b) < 2 || b[0] == 0 || b[0]&0x1f == 0x1f {
		return e, false
	}
	e.tag = b[0]
	n := int(b[1])
	b = b[2:]
	switch {
	case n == 0x80:
		e.open, e.body = true, b
		return e, e.tag&constructed != 0
	case n > 0x84:
		return e, false
	case n > 0x80:
		octets := n & 0x7f
		if len(b) < octets {
			return e, false
		}
		n = 0
		for _, c := range b[:octets] {
			n = n<<8 | int(c)
		}
		b = b[octets:]
	}
	e.cut = n > len(b)
	n = min(n, len(b))
	e.body, e.rest = b[:n], b[n:]
	return e, true
}

// endOfContents says whether b starts with the octets that end an element of indefinite length.
func endOfContents(b []byte) bool { return len(b) >= 2 && b[0] == 0 && b[1] == 0 }

// skip returns what follows the element that b starts with.
func skip(b []byte, depth int) (rest []byte, ok bool) {
	e, ok := readElement(b)
	if !ok || e.cut || depth > maxBER {
		return nil, false
	}
	if !e.open {
		return e.rest, true
	}
	rest = e.body
	for !endOfContents(rest) {
		if rest, ok = skip(rest, depth+1); !ok {
			return nil, false
		}
	}
	return rest[2:], true
}

// octetString is the value of an OCTET STRING: a slice of the data, or a copy where it comes in pieces (X.690, section
// 8.7.3). whole is false when its end is missing.
func octetString(e element) (value []byte, whole bool) {
	if e.tag&constructed == 0 {
		return e.body, !e.cut
	}
	value, _, whole = appendOctets(make([]byte, 0, len(e.body)), e, 0)
	return value, whole && !e.cut
}

// appendOctets appends the pieces of e. rest is what follows e if its length is indefinite.
func appendOctets(dst []byte, e element, depth int) (out, rest []byte, whole bool) {
	rest = e.body
	for {
		piece, ok := readElement(rest)
		switch {
		case !ok && e.open && endOfContents(rest):
			return dst, rest[2:], true
		case !ok:
			return dst, nil, !e.open && len(rest) == 0
		case piece.cut && piece.tag&constructed == 0:
			return append(dst, piece.body...), nil, false
		case piece.tag&constructed == 0:
			dst, rest = append(dst, piece.body...), piece.rest
			continue
		case depth >= maxBER:
			return dst, nil, false
		}
		dst, rest, whole = appendOctets(dst, piece, depth+1)
		if !whole {
			return dst, nil, false
		}
		if !piece.open {
			rest = piece.rest
		}
	}
}
