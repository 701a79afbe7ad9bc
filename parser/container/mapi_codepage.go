package container

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

const codepageUTF8 = 65001

// codepage finds the encoding of a Windows codepage; nil when it is unknown.
func codepage(cp int) encoding.Encoding {
	switch cp {
	case 437:
		return charmap.CodePage437
	case 850:
		return charmap.CodePage850
	case 852:
		return charmap.CodePage852
	}
	return labelled(codepageLabel(cp))
}

// codepageLabel is the name of a codepage on the web; "" when it has none.
func codepageLabel(cp int) string {
	switch {
	case cp >= 1250 && cp <= 1258 || cp == 874:
		return "windows-" + strconv.Itoa(cp)
	case cp >= 28591 && cp <= 28606:
		return "iso-8859-" + strconv.Itoa(cp-28590)
	case cp >= 50220 && cp <= 50222:
		return "iso-2022-jp"
	}
	for _, known := range webCodepages {
		if known.number == cp {
			return known.label
		}
	}
	return ""
}

// webCodepages are those whose label has no number in it.
var webCodepages = []struct {
	number int
	label  string
}{
	{codepageUTF8, "utf-8"}, {866, "ibm866"}, {10000, "macintosh"}, {20866, "koi8-r"}, {21866, "koi8-u"}, {932, "shift_jis"}, {936, "gbk"},
	{949, "euc-kr"}, {950, "big5"}, {54936, "gb18030"}, {51932, "euc-jp"},
}

func labelled(label string) encoding.Encoding {
	e, err := htmlindex.Get(label)
	if err != nil {
		return nil
	}
	return e
}

// decode gives the text of b. Where a character is one byte any bytes would do, so what is UTF-8 is taken for UTF-8
// whatever e says; and what is none is none, even where e says so. An unknown encoding is windows-1252.
func decode(e encoding.Encoding, b []byte) string {
	_, single := e.(*charmap.Charmap)
	if (e == nil || single || e == unicode.UTF8) && utf8.Valid(b) {
		return string(b)
	}
	if e == nil || e == unicode.UTF8 {
		e = charmap.Windows1252
	}
	return decoded(e, b)
}

func decoded(e encoding.Encoding, b []byte) string {
	out, err := e.NewDecoder().Bytes(b)
	if err != nil {
		return ""
	}
	return string(out)
}

// fromUTF16 decodes little-endian UTF-16.
func fromUTF16(b []byte) string {
	return decoded(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), b[:len(b)&^1])
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
	return labelled(string(label))
}

// localeCodepage is the Windows codepage of a language identifier ([MS-LCID]); 0 when it tells nothing.
func localeCodepage(locale int) int {
	switch locale & 0x3ff {
	case 0x04: // Chinese: simplified in the People's Republic and Singapore, else traditional
		if locale == 0x0804 || locale == 0x1004 {
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
