package plain

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"

	"inkorg/parser/codepage"
)

// Decode makes UTF-8 of text in any charset, told by its byte order mark or by evidence: zeros tell UTF-16 and UTF-32; what is
// valid UTF-8 is that; else the letters å, ä and ö in words tell windows-1252 (which holds ISO 8859-1), Mac OS Roman and
// codepage 850 apart.
func Decode(data []byte) string {
	if f := wideForm(data); f != nil {
		return f.decode(data)
	}
	if utf8.Valid(data) || mostlyUTF8(data) {
		return strings.TrimPrefix(strings.ToValidUTF8(string(data), "\ufffd"), "\ufeff")
	}
	return codepage.Decode(eightBit(data), data)
}

// A wide is a form of Unicode whose units are larger than a byte.
type wide struct {
	mark string
	size int
	big  bool
}

// wides are these forms; the longer marks first, since one begins with another.
var wides = []*wide{
	{"\xff\xfe\x00\x00", 4, false}, {"\x00\x00\xfe\xff", 4, true}, {"\xff\xfe", 2, false}, {"\xfe\xff", 2, true},
}

// maxStart is how much of a text is looked at to tell its charset, in bytes.
const maxEvidence = 4096

// IsWide says whether the units of a text are larger than a byte.
func IsWide(data []byte) bool { return wideForm(data) != nil }

// wideForm is the form of Unicode that data is in; nil if its units are bytes.
func wideForm(data []byte) *wide {
	for _, w := range wides {
		if bytes.HasPrefix(data, []byte(w.mark)) {
			return w
		}
	}
	for _, w := range wides {
		if w.fits(data[:min(len(data), maxEvidence)]) {
			return w
		}
	}
	return nil
}

// fits says whether data looks like this form without a mark: of most units only the lowest byte is in use, and none is a
// control character.
func (w *wide) fits(data []byte) bool {
	units, latin := len(data)/w.size, 0
	if units < 4 || len(data)%w.size != 0 {
		return false
	}
	for i := range units {
		switch u := w.unit(data[i*w.size:]); {
		case u < '\t', u > '\r' && u < ' ':
			return false
		case u < 0x100:
			latin++
		}
	}
	return latin*100 >= units*75
}

func (w *wide) unit(b []byte) uint32 {
	switch {
	case w.size == 4 && w.big:
		return binary.BigEndian.Uint32(b)
	case w.size == 4:
		return binary.LittleEndian.Uint32(b)
	case w.big:
		return uint32(binary.BigEndian.Uint16(b))
	}
	return uint32(binary.LittleEndian.Uint16(b))
}

func (w *wide) decode(data []byte) string {
	data = bytes.TrimPrefix(data, []byte(w.mark))
	if w.size == 4 {
		var s strings.Builder
		for ; len(data) >= 4; data = data[4:] {
			s.WriteRune(rune(min(w.unit(data), utf8.MaxRune+1)))
		}
		return s.String()
	}
	units := make([]uint16, 0, len(data)/2)
	for ; len(data) >= 2; data = data[2:] {
		units = append(units, uint16(w.unit(data)))
	}
	return string(utf16.Decode(units))
}

// FromUTF16 decodes what programs of Windows write without a mark: UTF-16, the low byte first.
func FromUTF16(b []byte) string {
	return (&wide{size: 2}).decode(b)
}

// mostlyUTF8 says whether data is UTF-8 with a little damage: more good sequences than broken ones.
func mostlyUTF8(data []byte) bool {
	good, bad := 0, 0
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		data = data[n:]
	}
	return good > bad
}

// eightBits are the charsets that Swedish 8-bit text is in, with their å ä ö Å Ä Ö; the usual one first.
var eightBits = []struct {
	encoding encoding.Encoding
	letters  string
}{
	{charmap.Windows1252, "\xe5\xe4\xf6\xc5\xc4\xd6"},
	{charmap.Macintosh, "\x8c\x8a\x9a\x81\x80\x85"},
	{charmap.CodePage850, "\x86\x84\x94\x8f\x8e\x99"},
}

// eightBit tells the charset of 8-bit text by its Swedish letters.
func eightBit(data []byte) encoding.Encoding {
	best, most := eightBits[0].encoding, swedish(data, eightBits[0].letters)
	for _, e := range eightBits[1:] {
		if n := swedish(data, e.letters); n > most {
			best, most = e.encoding, n
		}
	}
	return best
}

// swedish counts the letters that stand inside words: small ones between small ones, capitals between capitals. The same bytes
// are signs in other charsets, and signs do not stand there.
func swedish(data []byte, letters string) int {
	n := 0
	for i := 1; i+1 < len(data); i++ {
		if data[i] < utf8.RuneSelf {
			continue
		}
		k := strings.IndexByte(letters, data[i])
		before, behind := data[i-1], data[i+1]
		switch {
		case k < 0:
		case k < 3 && smallASCII(before) && smallASCII(behind), k >= 3 && largeASCII(before) && largeASCII(behind):
			n++
		}
	}
	return n
}

func smallASCII(b byte) bool { return b >= 'a' && b <= 'z' }
func largeASCII(b byte) bool { return b >= 'A' && b <= 'Z' }

// IsText says whether the bytes could be text: no control characters, and where it is 8-bit text, mostly ASCII.
func IsText(data []byte) bool {
	if IsWide(data) {
		return true
	}
	odd := 0
	for _, b := range data {
		switch {
		case b == 0:
			return false
		case b == '\n', b == '\r', b == '\t', b == '\f', b == '\v', b == 0x1a: // 0x1a ended text files under DOS
		case b < ' ', b == 0x7f:
			odd++
		}
	}
	if utf8.Valid(data) {
		return odd*100 <= len(data)
	}
	return odd == 0 && isEightBit(data)
}

// isEightBit tells 8-bit text from binary data without zeros: at least half of it is ASCII, and it has none of the five bytes
// that windows-1252 does not define, unless they are Swedish letters in another charset.
func isEightBit(data []byte) bool {
	ascii, undefined := 0, false
	for _, b := range data {
		if b < utf8.RuneSelf {
			ascii++
		}
		undefined = undefined || bytes.IndexByte([]byte("\x81\x8d\x8f\x90\x9d"), b) >= 0
	}
	return ascii*2 >= len(data) && (!undefined || eightBit(data) != charmap.Windows1252)
}
