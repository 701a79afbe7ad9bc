// Package codepage knows the character sets of Windows: by number, as Outlook, RTF and old Word files name them, by the character
// set of a font, by language, and by the labels of the web. It knows nobody, and it is the one table of its kind: container
// decodes the strings of Outlook with it, rtf and document the text of files.
//
// # What text is in
//
// Labels of 8-bit text lie in one way more often than in any other: the text is UTF-8. Where a character is one byte any bytes
// would do, so [Text] takes what is valid UTF-8 for that, whatever the label says; words that are valid UTF-8 by chance do not
// occur. What is labelled as UTF-8 and is not valid is taken for windows-1252, as is text in a codepage that nobody knows: better
// a strange letter than a lost word. Where a character may be two bytes the codepage is believed.
package codepage

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// The codepages that programs name without a number.
const (
	Western   = 1252
	Macintosh = 10000
	OEM       = 437 // of IBM's first computers
	OEMWest   = 850 // of DOS in western Europe
	UTF8      = 65001
)

// byNumber are the codepages that text is found in. Those of ISO 8859 that Windows has a wider form of are read as that form.
var byNumber = map[int]encoding.Encoding{
	OEM: charmap.CodePage437, OEMWest: charmap.CodePage850, 852: charmap.CodePage852, 855: charmap.CodePage855, 858: charmap.CodePage858,
	860: charmap.CodePage860, 862: charmap.CodePage862, 863: charmap.CodePage863, 865: charmap.CodePage865, 866: charmap.CodePage866,
	874: charmap.Windows874, 1250: charmap.Windows1250, 1251: charmap.Windows1251, Western: charmap.Windows1252, 1253: charmap.Windows1253,
	1254: charmap.Windows1254, 1255: charmap.Windows1255, 1256: charmap.Windows1256, 1257: charmap.Windows1257, 1258: charmap.Windows1258,
	Macintosh: charmap.Macintosh, 10007: charmap.MacintoshCyrillic, 20866: charmap.KOI8R, 21866: charmap.KOI8U,
	28591: charmap.Windows1252, 28592: charmap.ISO8859_2, 28593: charmap.ISO8859_3, 28594: charmap.ISO8859_4, 28595: charmap.ISO8859_5,
	28596: charmap.ISO8859_6, 28597: charmap.ISO8859_7, 28598: charmap.ISO8859_8, 28599: charmap.Windows1254, 28600: charmap.ISO8859_10,
	28601: charmap.Windows874, 28603: charmap.ISO8859_13, 28604: charmap.ISO8859_14, 28605: charmap.ISO8859_15, 28606: charmap.ISO8859_16,
	932: japanese.ShiftJIS, 936: simplifiedchinese.GBK, 949: korean.EUCKR, 950: traditionalchinese.Big5, 50220: japanese.ISO2022JP,
	50221: japanese.ISO2022JP, 50222: japanese.ISO2022JP, 51932: japanese.EUCJP, 54936: simplifiedchinese.GB18030, UTF8: unicode.UTF8,
}

// Encoding is that of a codepage; nil for one that nobody knows.
func Encoding(number int) encoding.Encoding { return byNumber[number] }

// Labelled is the encoding that a label names on the web; nil when nobody knows it.
func Labelled(label string) encoding.Encoding {
	e, err := htmlindex.Get(label)
	if err != nil {
		return nil
	}
	return e
}

// Text decodes b, which is said to be in e; nil for nobody knows what. See the package comment for when that is not believed.
func Text(e encoding.Encoding, b []byte) string {
	_, single := e.(*charmap.Charmap)
	if (e == nil || single || e == unicode.UTF8) && utf8.Valid(b) {
		return string(b)
	}
	if e == nil || e == unicode.UTF8 {
		e = charmap.Windows1252
	}
	return Decode(e, b)
}

// Decode decodes b, which is in e. What is not in the encoding is shown as such.
func Decode(e encoding.Encoding, b []byte) string {
	s, err := e.NewDecoder().Bytes(b)
	if err != nil {
		return strings.ToValidUTF8(string(b), "\ufffd")
	}
	return string(s)
}

// ofFonts are the codepages of the character sets of fonts.
var ofFonts = map[int]int{77: Macintosh, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256,
	186: 1257, 204: 1251, 222: 874, 238: 1250, 254: OEM, 255: OEMWest}

// OfFont is the codepage of the character set of a font, as a LOGFONT names it ([MS-WMF], section 2.1.1.5); 0 where that is the
// codepage of the file.
func OfFont(charset int) int { return ofFonts[charset] }

// OfLanguage is the codepage of a language identifier ([MS-LCID]); 0 when it tells nothing, as for those of western Europe.
func OfLanguage(language int) int {
	switch language & 0x3ff {
	case 0x04: // Chinese: simplified in the People's Republic and Singapore, else traditional
		if language == 0x0804 || language == 0x1004 {
			return 936
		}
		return 950
	case 0x11:
		return 932
	case 0x12:
		return 949
	case 0x1e:
		return 874
	case 0x05, 0x0e, 0x15, 0x18, 0x1a, 0x1b, 0x1c, 0x24: // Czech, Hungarian, Polish, Romanian, Croatian, Slovak, Albanian, Slovenian
		return 1250
	case 0x02, 0x19, 0x22, 0x23, 0x2f: // Bulgarian, Russian, Ukrainian, Belarusian, Macedonian
		return 1251
	case 0x08:
		return 1253
	case 0x1f:
		return 1254
	case 0x0d:
		return 1255
	case 0x01, 0x20, 0x29: // Arabic, Urdu, Persian
		return 1256
	case 0x25, 0x26, 0x27: // Estonian, Latvian, Lithuanian
		return 1257
	case 0x2a:
		return 1258
	}
	return 0
}
