package document

import (
	"strconv"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// maxFonts is how many fonts of a file are told apart.
const maxFonts = 10_000

// An rtfCharset makes text of the bytes and numbers in a file of RTF.
type rtfCharset struct {
	bytes    []byte // 8-bit text that is not decoded yet: one character may be two bytes
	codepage int    // of the file
	fonts    map[int]int
	known    map[int]encoding.Encoding
	pending  int  // characters to pass over behind \u
	high     rune // the first half of a surrogate pair
}

func newRTFCharset() rtfCharset {
	return rtfCharset{codepage: 1252, fonts: map[int]int{}, known: map[int]encoding.Encoding{}}
}

// decode gives the text of the bytes so far. What is UTF-8 is taken for that where a character is one byte, since some programs
// write it, and by chance it is never.
func (c *rtfCharset) decode(font int) string {
	b := c.bytes
	c.bytes = b[:0]
	cp := c.codepage
	if own, ok := c.fonts[font]; ok {
		cp = own
	}
	e, ok := c.known[cp]
	if !ok {
		e = codepage(cp)
		c.known[cp] = e
	}
	if _, single := e.(*charmap.Charmap); single && utf8.Valid(b) {
		return string(b)
	}
	return decodeBy(e, b)
}

// char takes a \u character, half of one where it is a surrogate. It returns what is whole.
func (c *rtfCharset) char(n int, skip int) string {
	r := rune(uint16(n))
	high := c.high
	c.pending, c.high = skip, 0
	switch {
	case r >= 0xd800 && r < 0xdc00:
		c.high = r
		return ""
	case r >= 0xdc00 && r < 0xe000:
		return string(utf16.DecodeRune(high, r))
	}
	return string(r)
}

// setFont notes the codepage of a font.
func (c *rtfCharset) setFont(font, cp int) {
	if cp > 0 && len(c.fonts) < maxFonts {
		c.fonts[font] = cp
	}
}

// codepage is the encoding of a Windows codepage; windows-1252 for one that nobody knows.
func codepage(cp int) encoding.Encoding {
	label := strconv.Itoa(cp)
	switch {
	case cp == 437:
		return charmap.CodePage437
	case cp == 850:
		return charmap.CodePage850
	case cp == 852:
		return charmap.CodePage852
	case cp == 865:
		return charmap.CodePage865
	case cp >= 1250 && cp <= 1258, cp == 874:
		label = "windows-" + label
	case webCodepages[cp] != "":
		label = webCodepages[cp]
	}
	if e := labelled(label); e != nil {
		return e
	}
	return charmap.Windows1252
}

// webCodepages are the labels of codepages that have no number in them.
var webCodepages = map[int]string{866: "ibm866", 932: "shift_jis", 936: "gbk", 949: "euc-kr", 950: "big5", 10000: "macintosh", 10007: "x-mac-cyrillic",
	20866: "koi8-r", 21866: "koi8-u", 28591: "iso-8859-1", 28592: "iso-8859-2", 28605: "iso-8859-15", 51932: "euc-jp", 54936: "gb18030", 65001: "utf-8"}

// fontCodepages are the codepages of the character sets of fonts (\fcharset); others have that of the file.
var fontCodepages = map[int]int{77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256,
	186: 1257, 204: 1251, 222: 874, 238: 1250, 254: 437, 255: 850}
