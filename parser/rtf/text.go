package rtf

import (
	"strconv"
	"unicode/utf16"
	"unicode/utf8"

	"inkorg/parser/codepage"
)

// silent says whether the text at hand is none.
func (r *Reader) silent() bool { return r.group.fonts || r.group.twice }

// text takes 8-bit text.
func (r *Reader) text(s string) {
	n := min(r.pending, len(s))
	r.pending -= n
	if s = s[n:]; s == "" || r.silent() {
		return
	}
	r.high = 0
	if len(r.bytes) == 0 && ascii(s) {
		r.out = append(r.out, s...)
		return
	}
	r.bytes = append(r.bytes, s...)
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// write takes text that needs no decoding.
func (r *Reader) write(s string) {
	if !r.silent() {
		r.flush()
		r.out = append(r.out, s...)
	}
}

// flush decodes the 8-bit text so far.
func (r *Reader) flush() {
	if len(r.bytes) == 0 {
		return
	}
	font := r.group.font
	if font == noFont {
		font = r.font
	}
	number, ok := r.fonts[font]
	if !ok {
		number = r.codepage
	}
	r.out = append(r.out, codepage.Text(codepage.Encoding(number), r.bytes)...)
	r.bytes = r.bytes[:0]
}

// hex takes the byte behind \'.
func (r *Reader) hex() {
	if len(r.src) < 2 {
		r.src = ""
		return
	}
	if v, err := strconv.ParseUint(r.src[:2], 16, 8); err == nil {
		r.src = r.src[2:]
		r.text(string([]byte{byte(v)}))
	}
}

// unicode takes a \u character, half of one where it is a surrogate.
func (r *Reader) unicode(n int) {
	c, high := rune(uint16(n)), r.high
	r.pending, r.high = r.group.substitutes, 0
	switch {
	case c >= 0xd800 && c < 0xdc00:
		r.high = c
	case c >= 0xdc00 && c < 0xe000:
		r.write(string(utf16.DecodeRune(high, c)))
	default:
		r.write(string(c))
	}
}

// setFont notes the codepage of a font.
func (r *Reader) setFont(number int) {
	if r.group.fonts && number > 0 && len(r.fonts) < maxFonts {
		r.fonts[r.group.font] = number
	}
}
