package container

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding"
)

const (
	maxGroups = 1000 // groups in one another; those in deeper ones count as part of the last
	maxFonts  = 1000 // fonts whose codepage is kept
)

// An rtfState is what a group of RTF keeps to itself.
type rtfState struct {
	hidden bool // a destination that is no text
	fonts  bool // the font table
	skip   int  // characters that stand for a Unicode character in old programs (\uc)
	font   int
}

// An rtfReader takes the words out of RTF (Rich Text Format Specification 1.9.1). HTML that Exchange has wrapped in RTF
// ([MS-OXRTFEX]) needs no care: its tags are in ignorable destinations, and the words stand beside them.
type rtfReader struct {
	src       string
	out       strings.Builder
	limit     int
	state     rtfState
	stack     []rtfState
	deep      int         // groups beyond maxGroups
	codepage  int         // of the file
	fonts     map[int]int // codepages of the fonts that have one of their own
	encodings map[int]encoding.Encoding
	bytes     []byte // 8-bit text that is not decoded yet: one character may be two bytes
	pending   int    // characters to pass over after \u
	high      rune   // the first half of a surrogate pair
}

// rtfText gives the words of RTF, at most about limit bytes, lines ended by "\n". It takes whatever bytes there are.
func rtfText(rtf []byte, limit int) string {
	r := &rtfReader{src: string(rtf), limit: limit, codepage: 1252, fonts: make(map[int]int), encodings: make(map[int]encoding.Encoding)}
	r.state.skip = 1
	for len(r.src) > 0 && r.out.Len() < limit {
		r.step()
	}
	r.flush()
	return strings.TrimSpace(r.out.String())
}

func (r *rtfReader) step() {
	c := r.src[0]
	r.src = r.src[1:]
	switch c {
	case '{':
		r.open()
	case '}':
		r.close()
	case '\\':
		r.control()
	case '\r', '\n', 0:
	default:
		r.text(c)
	}
}

func (r *rtfReader) open() {
	r.flush()
	r.pending = 0
	if len(r.stack) >= maxGroups {
		r.deep++
		return
	}
	r.stack = append(r.stack, r.state)
}

func (r *rtfReader) close() {
	r.flush()
	r.pending = 0
	if r.deep > 0 {
		r.deep--
	} else if n := len(r.stack); n > 0 {
		r.state, r.stack = r.stack[n-1], r.stack[:n-1]
	}
}

// text takes one byte of text.
func (r *rtfReader) text(c byte) {
	switch {
	case r.pending > 0:
		r.pending--
	case !r.state.hidden:
		r.high = 0
		r.bytes = append(r.bytes, c)
	}
}

// write takes characters that need no decoding.
func (r *rtfReader) write(s string) {
	if r.state.hidden {
		return
	}
	r.flush()
	r.out.WriteString(s)
}

func (r *rtfReader) flush() {
	if len(r.bytes) == 0 {
		return
	}
	cp := r.codepage
	if own, ok := r.fonts[r.state.font]; ok {
		cp = own
	}
	e, ok := r.encodings[cp]
	if !ok {
		e = codepage(cp)
		if len(r.encodings) < maxFonts {
			r.encodings[cp] = e
		}
	}
	r.out.WriteString(decode(e, r.bytes))
	r.bytes = r.bytes[:0]
}

// control takes what follows a backslash.
func (r *rtfReader) control() {
	if len(r.src) == 0 {
		return
	}
	c := r.src[0]
	if c|32 >= 'a' && c|32 <= 'z' {
		r.word()
		return
	}
	r.src = r.src[1:]
	switch c {
	case '\'':
		r.hex()
	case '*':
		r.state.hidden = true
	case '~':
		r.write("\u00a0")
	case '_':
		r.write("-")
	case '\r', '\n':
		r.write("\n")
	case '\\', '{', '}':
		r.text(c)
	}
}

func (r *rtfReader) hex() {
	if len(r.src) < 2 {
		r.src = ""
		return
	}
	if v, err := strconv.ParseUint(r.src[:2], 16, 8); err == nil {
		r.src = r.src[2:]
		r.text(byte(v))
	}
}

// word takes a control word, its number, and the blank that ends it.
func (r *rtfReader) word() {
	n := 0
	for n < len(r.src) && r.src[n]|32 >= 'a' && r.src[n]|32 <= 'z' {
		n++
	}
	end := n
	if end < len(r.src) && r.src[end] == '-' {
		end++
	}
	for end < len(r.src) && r.src[end] >= '0' && r.src[end] <= '9' {
		end++
	}
	name, digits := r.src[:n], r.src[n:end]
	if end < len(r.src) && r.src[end] == ' ' {
		end++
	}
	r.src = r.src[end:]
	number, err := strconv.ParseInt(digits, 10, 32)
	r.apply(name, int(number), err == nil)
}

func (r *rtfReader) apply(name string, n int, given bool) {
	switch name {
	case "u":
		r.unicode(rune(uint16(n)))
		return
	case "bin":
		r.src = r.src[max(0, min(n, len(r.src))):]
		return
	case "uc":
		r.state.skip = max(0, min(n, 100))
		return
	case "plain", "f", "ansicpg", "fcharset", "mac", "pc", "pca":
		r.charset(name, n, given)
		return
	case "fonttbl":
		r.state.fonts = true
	}
	if hides(name) {
		r.state.hidden = true
	} else if s := rtfCharacter(name); s != "" {
		r.write(s)
	}
}

// unicode takes a \u character: half of one where it is a surrogate.
func (r *rtfReader) unicode(c rune) {
	r.pending = r.state.skip
	high := r.high
	r.high = 0
	switch {
	case c >= 0xd800 && c < 0xdc00:
		r.high = c
	case c >= 0xdc00 && c < 0xe000:
		r.write(string(utf16.DecodeRune(high, c)))
	default:
		r.write(string(c))
	}
}

// charset keeps track of which codepage 8-bit text is in.
func (r *rtfReader) charset(name string, n int, given bool) {
	r.flush()
	switch name {
	case "ansicpg":
		r.codepage = n
	case "mac":
		r.codepage = 10000
	case "pc":
		r.codepage = 437
	case "pca":
		r.codepage = 850
	case "f":
		r.state.font = n
	case "fcharset":
		if cp := fontCodepages[n]; cp != 0 && r.state.fonts && given && len(r.fonts) < maxFonts {
			r.fonts[r.state.font] = cp
		}
	}
}

// fontCodepages are the codepages of character sets of fonts; others are that of the file.
var fontCodepages = map[int]int{77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256,
	186: 1257, 204: 1251, 222: 874, 238: 1250, 255: 850}

// hides tells the destinations whose text is not text of the document.
func hides(name string) bool {
	switch name {
	case "fonttbl", "colortbl", "stylesheet", "info", "pict", "fldinst", "header", "headerl", "headerr", "headerf", "footer",
		"footerl", "footerr", "footerf", "filetbl", "listtable", "listoverridetable", "revtbl", "rsidtbl", "themedata", "datastore",
		"generator", "xmlnstbl", "objdata", "objclass", "template", "operator":
		return true
	}
	return false
}

// rtfCharacter is the text that a control word stands for; "" for most of them.
func rtfCharacter(name string) string {
	switch name {
	case "par", "line", "sect", "page", "row":
		return "\n"
	case "tab", "cell":
		return "\t"
	case "emdash":
		return "—"
	case "endash":
		return "–"
	case "lquote":
		return "‘"
	case "rquote":
		return "’"
	case "ldblquote":
		return "“"
	case "rdblquote":
		return "”"
	case "bullet":
		return "•"
	case "emspace", "enspace", "qmspace":
		return " "
	}
	return ""
}
