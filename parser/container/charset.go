package container

import (
	"bytes"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"

	"inkorg/parser/codepage"
)

// fromUTF16 decodes little-endian UTF-16.
func fromUTF16(b []byte) string {
	return codepage.Decode(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), b[:len(b)&^1])
}

// htmlEncoding is what an HTML file says it is written in, near its beginning; nil when it says nothing that is known.
func htmlEncoding(b []byte) encoding.Encoding {
	_, label, ok := bytes.Cut(bytes.ToLower(b[:min(len(b), 2048)]), []byte("charset="))
	if !ok {
		return nil
	}
	label = bytes.TrimLeft(label, `"' `)
	if i := bytes.IndexAny(label, "\"' ;/>\r\n"); i >= 0 {
		label = label[:i]
	}
	return codepage.Labelled(string(label))
}
