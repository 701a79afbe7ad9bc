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

// aliases are labels that occur in mail and that the registries behind go-message do not know or take too literally. Keys are
// labels as squeeze leaves them. "" stands for labels that say nothing: the bytes must tell.
var aliases = map[string]string{
	"utf8": "", "utf8mb4": "", "utf8sig": "", "utf8mac": "", "xutf8": "", "cesu8": "", "unicode11utf8": "",
	"ascii": "", "usascii": "", "ansix341968": "", "iso646us": "", "646": "", "7bit": "", "8bit": "", "binary": "",
	"default": "", "unknown": "", "xunknown": "", "unknown8bit": "", "autodetect": "", "none": "", "xuserdefined": "", "unicode": "",
	"utf7": "utf-7", "unicode11utf7": "utf-7", "xunicode20utf7": "utf-7", "csutf7": "utf-7",
	"iso88591": western, "iso8859": western, "latin1": western, "l1": western, "isolatin1": western, "csisolatin1": western, "isoir100": western,
	"iso885911987": western, "iso88591windows31latin1": western, "ansi": western, "cp1252": western, "xcp1252": western, "win1252": western,
	"windows1252": western, "xansi": western, "1252": western, "windows1252httpequivcontenttype": western, "ibm819": western, "cp819": western,
	"iso885915": "iso-8859-15", "iso8859151998": "iso-8859-15", "latin9": "iso-8859-15", "l9": "iso-8859-15", "iso88592": "iso-8859-2",
	"win1250": "windows-1250", "cp1250": "windows-1250", "1250": "windows-1250",
	"win1251": "windows-1251", "cp1251": "windows-1251", "1251": "windows-1251", "win1257": "windows-1257", "cp1257": "windows-1257",
	"cp850": "ibm850", "850": "ibm850", "cp437": "ibm437", "cp865": "ibm865", "cp852": "ibm852", "cp866": "ibm866",
	"mac": "macintosh", "macroman": "macintosh", "xmacroman": "macintosh", "xmaccyrillic": "x-mac-cyrillic",
	"cp932": "shift_jis", "xsjis": "shift_jis", "ms932": "shift_jis", "windows932": "shift_jis", "windows31j": "shift_jis", "cswindows31j": "shift_jis",
	"jis": "iso-2022-jp", "iso2022jp1": "iso-2022-jp", "iso2022jp2": "iso-2022-jp", "iso2022jpms": "iso-2022-jp", "cp50220": "iso-2022-jp", "cp50221": "iso-2022-jp",
	"eucjp": "euc-jp", "eucjpms": "euc-jp", "eucjpopen": "euc-jp", "cp51932": "euc-jp",
	"cp936": "gbk", "cp949": "euc-kr", "xwindows949": "euc-kr", "ksc56011987": "euc-kr", "cp950": "big5", "xbig5": "big5",
}

// western is what mail programs mean by all labels of the ISO-8859-1 family.
const western = "windows-1252"

// squeeze reduces a label to its letters and digits: "ISO_8859-1:1987", "'utf8'" and "3Dutf-8" are written for the same things.
func squeeze(label string) string {
	label = strings.ToLower(strings.Trim(label, " \t\"'<>=;,"))
	if i := strings.IndexAny(label, "* (;,"); i >= 0 {
		label = label[:i]
	}
	label = strings.TrimPrefix(strings.TrimPrefix(label, "charset="), "3d")
	return strings.Map(func(c rune) rune {
		if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' {
			return c
		}
		return -1
	}, label[:min(len(label), 40)])
}

// decodeText converts b to UTF-8: by its label; where that says nothing or cannot be right, by evidence (UTF-8 when it is
// valid, else windows-1252). known is false when the label is one that nobody knows.
func decodeText(label string, b []byte) (text string, known bool) {
	squeezed := squeeze(label)
	name, ok := aliases[squeezed]
	switch {
	case squeezed == "", ok && name == "", byteOrder(b) != "":
		return byEvidence(b), true
	case name == "utf-7":
		return utf7(b), true
	case name == western && utf8.Valid(b):
		return string(b), true // no words of a western language are UTF-8 by chance
	case !ok:
		name = strings.ToLower(strings.Trim(label, " \t\"'<>=;,"))
		name, _, _ = strings.Cut(name, "*") // the language of RFC 2231, section 5
	}
	r, err := charset.Reader(name, bytes.NewReader(b))
	if err != nil {
		return byEvidence(b), false
	}
	out, err := io.ReadAll(r)
	if err != nil || bytes.Contains(out, []byte("\ufffd")) && utf8.Valid(b) {
		return byEvidence(b), true
	}
	return string(out), true
}

// byteOrder is the UTF-16 that the mark b starts with tells of, "" without one.
func byteOrder(b []byte) string {
	switch {
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		return "utf-16le"
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		return "utf-16be"
	}
	return ""
}

// byEvidence takes b for UTF-8 when it is, or nearly is; a few broken characters are shown as such. A byte order mark tells of UTF-16.
func byEvidence(b []byte) string {
	if name := byteOrder(b); name != "" {
		if r, err := charset.Reader(name, bytes.NewReader(b[2:])); err == nil {
			if out, err := io.ReadAll(r); err == nil {
				return string(out)
			}
		}
	}
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
