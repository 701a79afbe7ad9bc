package pdf

import "unicode/utf16"

// A cmap maps the codes of a font to text (PDF 1.7, section 9.10.3).
type cmap struct {
	lengths [5]bool // which lengths of a code, in bytes, its code spaces know
	spaces  []codeSpace
	text    map[uint32]string
}

type codeSpace struct {
	n      int
	lo, hi uint32
}

// maxMapped is how many codes of one font are mapped.
const maxMapped = 200_000

// readCMap reads a ToUnicode stream, or the stream that an Encoding may be.
func readCMap(b []byte) *cmap {
	m := &cmap{text: map[uint32]string{}}
	l := lexer{b: b}
	for {
		op, args, ok := l.next()
		if !ok {
			return m
		}
		switch op {
		case "endcodespacerange":
			m.addSpaces(args)
		case "endbfchar":
			for ; len(args) >= 2; args = args[2:] {
				m.put(code(args[0].str), utf16Text(args[1].str))
			}
		case "endbfrange":
			for ; len(args) >= 3; args = args[3:] {
				m.addRange(args[0].str, args[1].str, args[2])
			}
		}
	}
}

func (m *cmap) put(code uint32, text string) {
	if len(m.text) < maxMapped {
		m.text[code] = text
	}
}

func (m *cmap) addSpaces(args []operand) {
	for ; len(args) >= 2; args = args[2:] {
		if n := len(args[0].str); n >= 1 && n <= 4 && n == len(args[1].str) && len(m.spaces) < 100 {
			m.spaces = append(m.spaces, codeSpace{n, code(args[0].str), code(args[1].str)})
			m.lengths[n] = true
		}
	}
}

// addRange maps consecutive codes to consecutive texts, or to those of a list.
func (m *cmap) addRange(first, last string, to operand) {
	lo, hi := code(first), code(last)
	if hi < lo || hi-lo > 0xffff {
		return
	}
	if to.kind == '[' {
		for i, t := range to.list {
			if uint32(i) <= hi-lo {
				m.put(lo+uint32(i), utf16Text(t.str))
			}
		}
		return
	}
	units := utf16Units(to.str)
	if len(units) == 0 {
		return
	}
	end := units[len(units)-1]
	for c := lo; c <= hi; c++ {
		units[len(units)-1] = end + uint16(c-lo)
		m.put(c, string(utf16.Decode(units)))
	}
}

// split takes the first code off a string: its value and its length in bytes. fallback is the length where no code space fits.
func (m *cmap) split(s string, fallback int) (uint32, int) {
	for n := 1; n <= 4 && n <= len(s); n++ {
		if m == nil || !m.lengths[n] {
			continue
		}
		c := code(s[:n])
		for _, sp := range m.spaces {
			if sp.n == n && sp.lo <= c && c <= sp.hi {
				return c, n
			}
		}
	}
	n := min(fallback, len(s))
	return code(s[:n]), n
}

func code(s string) uint32 {
	var c uint32
	for i := range min(len(s), 4) {
		c = c<<8 | uint32(s[i])
	}
	return c
}

func utf16Units(s string) []uint16 {
	if len(s) == 1 {
		return []uint16{uint16(s[0])}
	}
	var units []uint16
	for i := 0; i+1 < len(s) && i < 64; i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return units
}

func utf16Text(s string) string { return string(utf16.Decode(utf16Units(s))) }
