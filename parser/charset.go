package parser

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/emersion/go-message/charset"
	"golang.org/x/text/encoding/charmap"
)

// aliases are labels that occur in mail and that the registries behind go-message do not know.
var aliases = map[string]string{
	"cp932": "shift_jis", "x-sjis": "shift_jis", "ms932": "shift_jis", "cp936": "gbk", "cp949": "euc-kr", "cp950": "big5",
	"iso-8859-1": "windows-1252", "iso8859-1": "windows-1252", "iso_8859-1": "windows-1252", "latin1": "windows-1252",
	"latin-1": "windows-1252", "ansi": "windows-1252", "cp1252": "windows-1252", "win-1252": "windows-1252",
	"iso8859-15": "iso-8859-15", "iso8859-2": "iso-8859-2", "win-1251": "windows-1251", "cp1251": "windows-1251",
	"cp1250": "windows-1250", "cp-850": "ibm850", "cp850": "ibm850", "mac": "macintosh",
}

// decodeText converts b to UTF-8: by its label; where that says nothing or is wrong, by evidence (UTF-8 when it is
// valid, else windows-1252). known is false when the label is one that nobody knows.
func decodeText(label string, b []byte) (text string, known bool) {
	label = strings.ToLower(strings.Trim(label, " \t\"'<>"))
	if i := strings.IndexAny(label, "* (;"); i >= 0 {
		label = label[:i]
	}
	switch label {
	case "", "us-ascii", "ascii", "utf-8", "utf8":
		return byEvidence(b), true
	case "utf-7", "unicode-1-1-utf-7":
		return utf7(b), true
	}
	if a, ok := aliases[label]; ok {
		label = a
	}
	r, err := charset.Reader(label, bytes.NewReader(b))
	if err != nil {
		return byEvidence(b), false
	}
	out, err := io.ReadAll(r)
	if err != nil {
		return byEvidence(b), true
	}
	return string(out), true
}

// byEvidence takes b for UTF-8 when it is, or nearly is; a few broken characters are shown as such.
func byEvidence(b []byte) string {
	if utf8.Valid(b) {
		return string(b)
	}
	good, bad := 0, 0
	for rest := b; len(rest) > 0; {
		r, n := utf8.DecodeRune(rest)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		rest = rest[n:]
	}
	if good > bad {
		return strings.ToValidUTF8(string(b), "\ufffd")
	}
	out, err := charmap.Windows1252.NewDecoder().Bytes(b)
	if err != nil {
		return strings.ToValidUTF8(string(b), "\ufffd")
	}
	return string(out)
}

// utf7 decodes RFC 2152. What is no UTF-7 stays as it is.
func utf7(b []byte) string {
	var s strings.Builder
	for len(b) > 0 {
		i := bytes.IndexByte(b, '+')
		if i < 0 {
			break
		}
		s.Write(b[:i])
		b = b[i+1:]
		n := 0
		for n < len(b) && base64Value(b[n]) {
			n++
		}
		switch {
		case n == 0 && len(b) > 0 && b[0] == '-':
			s.WriteByte('+')
		case n == 0:
			s.WriteByte('+')
			continue
		default:
			s.WriteString(utf7Run(b[:n]))
		}
		b = b[n:]
		if len(b) > 0 && b[0] == '-' {
			b = b[1:]
		}
	}
	s.Write(b)
	return byEvidence([]byte(s.String()))
}

func utf7Run(run []byte) string {
	raw, err := base64.RawStdEncoding.DecodeString(string(run))
	if err != nil {
		return "+" + string(run)
	}
	units := make([]uint16, len(raw)/2)
	for i := range units {
		units[i] = binary.BigEndian.Uint16(raw[2*i:])
	}
	return string(utf16.Decode(units))
}
