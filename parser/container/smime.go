package container

import (
	"bytes"
	"compress/zlib"
	"encoding/base64"
	"errors"
	"io"
)

// Content types of CMS, as the octets of their object identifiers (RFC 5652, RFC 3274, RFC 5083).
var cmsTypes = map[string]string{
	"\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01":         "data",
	"\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02":         "signed",
	"\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03":         "enveloped",
	"\x2a\x86\x48\x86\xf7\x0d\x01\x07\x04":         "enveloped",
	"\x2a\x86\x48\x86\xf7\x0d\x01\x07\x06":         "enveloped",
	"\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x09": "compressed",
	"\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x17": "enveloped",
}

// A cms is one CMS structure, opened no further than to the content it carries.
type cms struct {
	kind    string  // a value of cmsTypes
	content element // the OCTET STRING of signed and compressed data
	state   byte    // whether content is there
}

// Whether a cms has content. A detached signature and a list of certificates have none.
const (
	cmsBroken = iota // it cannot be told
	cmsEmpty
	cmsCarries
)

// readCMS opens ContentInfo, and SignedData or CompressedData in it as far as eContent: what follows (certificates,
// signatures) is not looked at, so that time and memory are linear however elements are nested.
func readCMS(der []byte) (c cms, ok bool) {
	info, ok := readElement(der)
	if !ok || info.tag != berSequence {
		return c, false
	}
	oid, ok := readElement(info.body)
	if !ok || oid.tag != berOID || cmsTypes[string(oid.body)] == "" {
		return c, false
	}
	c.kind = cmsTypes[string(oid.body)]
	wrap, _ := readElement(oid.rest)
	switch data, _ := readElement(wrap.body); {
	case c.kind == "enveloped":
	case c.kind == "data":
		c.content, c.state = octets(data)
	default:
		rest, _ := skip(data.body, 0) // version
		rest, _ = skip(rest, 0)       // digestAlgorithms or compressionAlgorithm
		c.content, c.state = encapsulated(rest)
	}
	return c, true
}

// encapsulated finds the content in EncapsulatedContentInfo (RFC 5652, section 5.2).
func encapsulated(b []byte) (content element, state byte) {
	info, ok := readElement(b)
	if !ok || info.tag != berSequence {
		return content, cmsBroken
	}
	inner, ok := skip(info.body, 0) // eContentType
	switch wrap, there := readElement(inner); {
	case !ok:
		return content, cmsBroken
	case !there || wrap.tag != berZero:
		return content, cmsEmpty
	default:
		content, _ = readElement(wrap.body)
		return octets(content)
	}
}

func octets(e element) (element, byte) {
	if e.tag&^constructed != berOctets {
		return e, cmsBroken
	}
	return e, cmsCarries
}

// cmsStart is how many bytes of base64 are looked at to tell what they are. Content comes before certificates and signatures.
const cmsStart = 4 << 10

// unarmoured undoes PEM or bare base64 around CMS, for at most the first most bytes. Anything else is returned as it is.
func unarmoured(data []byte, most int) []byte {
	text := bytes.TrimLeft(data, "\xef\xbb\xbf \t\r\n")
	if bytes.HasPrefix(text, []byte("-----BEGIN ")) {
		_, text, _ = bytes.Cut(text, []byte("\n"))
	}
	if !bytes.HasPrefix(text, []byte("MI")) { // 0x30, then 0x80 and up
		return data
	}
	text = text[:min(len(text), most)]
	if i := bytes.IndexAny(text, "-="); i >= 0 {
		text = text[:i]
	}
	kept := make([]byte, 0, len(text))
	for _, c := range text {
		if c > ' ' {
			kept = append(kept, c)
		}
	}
	n, _ := base64.RawStdEncoding.Decode(kept, kept)
	return kept[:n]
}

func openSMIME(data []byte, b *Budget) (c Content) {
	if looksLikeEntity(data) {
		c.Files = []File{{Data: data, Mail: true}} // saved with its header
		return c
	}
	s, ok := readCMS(unarmoured(data, len(data)))
	switch {
	case !ok:
		c.lose("is labelled as an S/MIME message but cannot be read as one; it was not opened")
	case s.kind == "enveloped":
		c.Encrypted = true
		c.lose("is encrypted (S/MIME); it was not opened")
	case s.state == cmsBroken:
		c.lose("is a damaged S/MIME message; it was not opened")
	case s.state == cmsCarries:
		c.carried(s, b)
	}
	return c
}

// carried adds what a signed or compressed message carries.
func (c *Content) carried(s cms, b *Budget) {
	value, copied, whole := s.content.body, int64(0), !s.content.cut
	if s.content.tag&constructed != 0 {
		if int64(len(value)) > b.bytes {
			c.lose(tooMuch)
			return
		}
		value, whole = octetString(s.content)
		copied = int64(len(value))
	}
	if s.kind == "compressed" {
		var err error
		value, err = b.unpack(zlibOf(value), b.Share())
		if errors.Is(err, errBomb) {
			c.lose("is a bomb: it unpacks to more than %d MiB", b.Share()>>20)
			return
		}
		copied, whole = int64(len(value)), whole && err == nil
	}
	if !b.Take(copied) {
		c.lose(tooMuch)
		return
	}
	if !whole {
		c.lose("is damaged: it breaks off")
	}
	if !whole && len(value) == 0 {
		return
	}
	c.Files = append(c.Files, File{Data: value, Mail: looksLikeEntity(value)})
}

func zlibOf(data []byte) source {
	return func() (io.Reader, error) { return zlib.NewReader(bytes.NewReader(data)) }
}

// looksLikeEntity says whether data starts with the header of a MIME entity: fields only, one of which is Content-Something
// or MIME-Version. An entity may have an empty header (RFC 2045, section 5.2).
func looksLikeEntity(data []byte) bool {
	if bytes.HasPrefix(data, []byte("\r\n")) || bytes.HasPrefix(data, []byte("\n")) {
		return true
	}
	found := false
	for rest := data[:min(len(data), 64<<10)]; len(rest) > 0; {
		line, after, _ := bytes.Cut(rest, []byte("\n"))
		rest = after
		line = bytes.TrimSuffix(line, []byte("\r"))
		switch i := bytes.IndexByte(line, ':'); {
		case len(line) == 0:
			return found
		case line[0] == ' ' || line[0] == '\t':
		case i <= 0 || bytes.ContainsAny(line[:i], " \t<>{}\"\x00"):
			return false
		case hasFold(line, "content-") || hasFold(line, "mime-version:"):
			found = true
		}
	}
	return found
}

func hasFold(line []byte, prefix string) bool {
	return len(line) >= len(prefix) && bytes.EqualFold(line[:len(prefix)], []byte(prefix))
}
