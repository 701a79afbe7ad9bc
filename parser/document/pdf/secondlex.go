package pdf

import (
	"bytes"
	"strconv"
)

// An operand is one value in a content stream or a CMap (PDF 1.7, section 7.8.2). Dictionaries are passed over.
type operand struct {
	kind byte // 'n' number, 's' string, '/' name, '[' array
	num  float64
	str  string
	list []operand
}

// maxOperands is how many operands are kept for one operator.
const maxOperands = 100_000

// A lexer reads a content stream operator by operator. It never fails: what makes no sense is passed over. It does not use
// recursion, so nesting costs nothing.
type lexer struct {
	b    []byte
	i    int
	args []operand
}

// next returns the next operator with the operands before it; ok is false at the end. The operands are valid until the
// following call.
func (l *lexer) next() (op string, args []operand, ok bool) {
	l.args = l.args[:0]
	array, dict := -1, 0 // where the open array begins; depth of dictionaries
	for {
		l.space()
		if l.i >= len(l.b) {
			return "", nil, false
		}
		switch c := l.b[l.i]; {
		case c == '<' && l.at(1) == '<':
			l.i += 2
			dict++
		case c == '>':
			l.i++
			if l.at(0) == '>' {
				l.i++
				dict = max(dict-1, 0)
			}
		case c == '[':
			l.i++
			if array < 0 && dict == 0 {
				array = len(l.args)
			}
		case c == ']':
			l.i++
			if array >= 0 && dict == 0 {
				l.close(array)
				array = -1
			}
		case c == '{' || c == '}' || c == ')':
			l.i++
		default:
			v, op := l.value(c)
			if op != "" && dict == 0 && array < 0 {
				return op, l.args, true
			}
			if op == "" && dict == 0 && len(l.args) < maxOperands {
				l.args = append(l.args, v)
			}
		}
	}
}

// close makes one array of the operands from the given one on.
func (l *lexer) close(from int) {
	list := append([]operand(nil), l.args[from:]...)
	l.args = append(l.args[:from], operand{kind: '[', list: list})
}

// value reads a number, string or name, or else an operator.
func (l *lexer) value(c byte) (operand, string) {
	switch c {
	case '(':
		return operand{kind: 's', str: l.literal()}, ""
	case '<':
		return operand{kind: 's', str: l.hex()}, ""
	case '/':
		l.i++
		return operand{kind: '/', str: l.name()}, ""
	}
	w := string(l.word())
	if n, ok := number(w); ok {
		return operand{kind: 'n', num: n}, ""
	}
	if w == "ID" {
		l.skipImage()
	}
	return operand{}, w
}

func number(w string) (float64, bool) {
	if c := w[0]; (c < '0' || c > '9') && c != '-' && c != '+' && c != '.' {
		return 0, false
	}
	n, err := strconv.ParseFloat(w, 64)
	if err != nil { // such as 12-3 or --5, which some programs write
		n, err = strconv.ParseFloat(string(bytes.TrimLeft([]byte(w), "-+")), 64)
	}
	return n, err == nil || w[0] != '.'
}

func (l *lexer) at(n int) byte {
	if l.i+n < len(l.b) {
		return l.b[l.i+n]
	}
	return 0
}

// space passes over blanks and comments.
func (l *lexer) space() {
	for ; l.i < len(l.b); l.i++ {
		switch {
		case l.b[l.i] == '%':
			for l.i < len(l.b) && l.b[l.i] != '\n' && l.b[l.i] != '\r' {
				l.i++
			}
		case !blank(l.b[l.i]):
			return
		}
	}
}

func blank(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func regular(c byte) bool { return !blank(c) && bytes.IndexByte([]byte("()<>[]{}/%"), c) < 0 }

// word reads regular characters, at least one.
func (l *lexer) word() []byte {
	start := l.i
	for l.i++; l.i < len(l.b) && regular(l.b[l.i]); l.i++ {
	}
	return l.b[start:l.i]
}

func (l *lexer) name() string {
	if l.i >= len(l.b) || !regular(l.b[l.i]) {
		return ""
	}
	w := l.word()
	if bytes.IndexByte(w, '#') < 0 {
		return string(w)
	}
	var out []byte
	for i := 0; i < len(w); i++ {
		if w[i] == '#' && i+2 < len(w) {
			if n, err := strconv.ParseUint(string(w[i+1:i+3]), 16, 8); err == nil {
				out = append(out, byte(n))
				i += 2
				continue
			}
		}
		out = append(out, w[i])
	}
	return string(out)
}

// literal reads a string in parentheses (section 7.3.4.2).
func (l *lexer) literal() string {
	var out []byte
	depth := 0
	for ; l.i < len(l.b); l.i++ {
		c := l.b[l.i]
		switch c {
		case '(':
			if depth++; depth == 1 {
				continue
			}
		case ')':
			if depth--; depth == 0 {
				l.i++
				return string(out)
			}
		case '\\':
			out = l.escape(out)
			continue
		}
		out = append(out, c)
	}
	return string(out)
}

// escape reads what stands behind a backslash; it leaves the position on its last byte.
func (l *lexer) escape(out []byte) []byte {
	l.i++
	c := l.at(0)
	if i := bytes.IndexByte([]byte("nrtbf"), c); i >= 0 {
		return append(out, "\n\r\t\b\f"[i])
	}
	switch {
	case c == '\r':
		if l.at(1) == '\n' {
			l.i++
		}
		return out
	case c == '\n' || l.i >= len(l.b):
		return out
	case c < '0' || c > '7':
		return append(out, c)
	}
	n := 0
	for k := 0; k < 3 && l.at(0) >= '0' && l.at(0) <= '7'; k++ {
		n = n*8 + int(l.at(0)-'0')
		l.i++
	}
	l.i--
	return append(out, byte(n))
}

// hex reads a string in angle brackets (section 7.3.4.3).
func (l *lexer) hex() string {
	var out []byte
	half, digits := 0, 0
	for l.i++; l.i < len(l.b) && l.b[l.i] != '>'; l.i++ {
		n, err := strconv.ParseUint(string(l.b[l.i:l.i+1]), 16, 8)
		if err != nil {
			continue
		}
		if half = half<<4 | int(n); digits%2 == 1 {
			out = append(out, byte(half))
		}
		digits++
	}
	l.i++
	if digits%2 == 1 {
		out = append(out, byte(half<<4))
	}
	return string(out)
}

// skipImage passes over the bytes of an inline image: from behind ID to EI between blanks (section 8.9.7).
func (l *lexer) skipImage() {
	for l.i < len(l.b) {
		n := bytes.Index(l.b[l.i:], []byte("EI"))
		if n < 0 {
			l.i = len(l.b)
			return
		}
		l.i += n + 2
		if blank(l.b[l.i-3]) && (l.i == len(l.b) || blank(l.b[l.i])) {
			return
		}
	}
}
