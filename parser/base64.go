package parser

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
)

// notBase64 marks a character that is none of base64's. The three bytes of a group leave the lowest byte free for it.
const notBase64 = 1

// quad has what each of the 256 characters adds to the three bytes of its group of four, by its place in the group, so
// that a group costs four look-ups and one test. That is what makes whole-buffer decoding several times faster than
// reading through a stream.
var quad = func() (t [4][256]uint32) {
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
	for place := range t {
		for c := range t[place] {
			t[place][c] = notBase64
		}
		for v, c := range []byte(alphabet) {
			t[place][c] = uint32(v) << (26 - 6*place)
		}
	}
	return t
}()

// decodeBase64 decodes src; the problem is "" when it was flawless. Good mail is whole groups of four with white space
// between them and padding at its end; everything else goes the way that takes what can be had.
func decodeBase64(src []byte) (data []byte, problem string) {
	dst := make([]byte, len(src)/4*3+4) // one byte more is written than is meant
	n, i := 0, 0
	for i+4 <= len(src) {
		s := src[i : i+4 : i+4]
		v := quad[0][s[0]] | quad[1][s[1]] | quad[2][s[2]] | quad[3][s[3]]
		switch {
		case v&0xff == 0:
			binary.BigEndian.PutUint32(dst[n:], v)
			n, i = n+3, i+4
		case s[0] == '\n' || s[0] == '\r' || isBlank(s[0]):
			i++
		default:
			return lastGroup(dst[:n], src, i)
		}
	}
	return lastGroup(dst[:n], src, i)
}

// lastGroup decodes the group with padding that good base64 may end in.
func lastGroup(dst, src []byte, from int) (data []byte, problem string) {
	end := bytes.TrimSpace(src[from:])
	if len(end) == 0 {
		return dst[:len(dst):len(dst)], ""
	}
	if len(end) != 4 {
		return mendBase64(src)
	}
	out, err := base64.StdEncoding.AppendDecode(dst, end)
	if err != nil {
		return mendBase64(src)
	}
	return out[:len(out):len(out)], ""
}

// mendBase64 decodes what is left of damaged base64: a footer behind it is left out, characters that do not belong are
// skipped, pieces that each end in padding are put together, and missing padding is supplied.
func mendBase64(src []byte) (data []byte, problem string) {
	src, footer := cutFooter(src)
	kept := make([]byte, 0, len(src))
	dst := make([]byte, 0, base64.StdEncoding.DecodedLen(len(src)))
	pieces, skipped := 0, 0
	finish := func() {
		dst = appendRaw(dst, kept)
		if len(kept) > 0 {
			pieces++
		}
		kept = kept[:0]
	}
	for _, c := range src {
		switch {
		case base64Value(c):
			kept = append(kept, c)
		case c == '=':
			finish()
		case c > ' ':
			skipped++
		}
	}
	tail := len(kept) % 4
	finish()
	if len(dst) < skipped {
		return src, "is labelled base64 but is not; its bytes are as they came"
	}
	return dst, base64Problem(footer, skipped, pieces, tail)
}

func base64Problem(footer bool, skipped, pieces, tail int) string {
	switch {
	case skipped > 0:
		return "has characters in its base64 that do not belong there; it may be damaged"
	case tail == 1:
		return "has base64 that breaks off; its end is lost"
	case footer:
		return "had text behind its base64, which was left out"
	case pieces > 1:
		return "came as several pieces of base64, which were put together"
	case tail > 0:
		return "has base64 that breaks off without padding"
	}
	return ""
}

func base64Value(c byte) bool {
	return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/'
}

// appendRaw decodes clean base64 without padding; a lone last character holds no whole byte and is left out.
func appendRaw(dst, src []byte) []byte {
	if len(src)%4 == 1 {
		src = src[:len(src)-1]
	}
	out, err := base64.RawStdEncoding.AppendDecode(dst, src)
	if err != nil {
		return dst
	}
	return out
}

// cutFooter finds lines of ordinary text behind base64, such as list software appends.
func cutFooter(src []byte) (body []byte, footer bool) {
	end := -1 // where the trailing lines of text start
	seen := false
	for rest := src; len(rest) > 0; {
		at := len(src) - len(rest)
		var line []byte
		line, rest = cutLine(rest)
		switch line = bytes.TrimSpace(line); {
		case len(line) == 0:
		case textLine(line):
			if seen && end < 0 {
				end = at
			}
		case end < 0 || len(line) >= 40:
			seen, end = true, -1 // base64 goes on
		}
	}
	if end < 0 {
		return src, false
	}
	return src[:end], true
}

// textLine reports whether a line is text: blanks in it, or a good part of it characters that base64 does not have.
func textLine(line []byte) bool {
	strange := 0
	for _, c := range line {
		if isBlank(c) {
			return true
		}
		if !base64Value(c) && c != '=' {
			strange++
		}
	}
	return strange*4 > len(line)
}
