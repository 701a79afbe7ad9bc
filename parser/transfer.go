package parser

import (
	"bytes"
	"encoding/base64"
	"strings"
)

// decode undoes the transfer encoding of a leaf (RFC 2045, section 6) over the whole buffer, and nothing else.
func (r *reader) decode(l label, body []byte) []byte {
	enc := encodingName(l.encoding)
	var data []byte
	var problem string
	switch enc {
	case "", "7bit", "8bit", "binary":
		return body
	case "base64":
		data, problem = decodeBase64(body)
	case "quoted-printable":
		data, problem = decodeQuoted(body)
	case "x-uuencode":
		files, _ := uuencoded(body)
		if len(files) == 1 {
			return files[0].Data
		}
		data, problem = body, "is not uuencoded as it says"
	default:
		data, problem = body, "has the unknown transfer encoding "+quote(enc)+"; its bytes are as they came"
	}
	if problem != "" {
		r.warn("%s %s.", l.title(), problem)
	}
	return data
}

// encodingName reads a Content-Transfer-Encoding as generously as it can be meant: "8-bit", "base64 (x)", "QUOTED PRINTABLE".
func encodingName(s string) string {
	s = strings.ToLower(strings.Trim(stripComments(s), " \t\"';,"))
	if i := strings.IndexByte(s, ';'); i >= 0 {
		s = s[:i]
	}
	plain := strings.NewReplacer("-", "", " ", "", "_", "", "/", "").Replace(s)
	switch plain {
	case "7bit", "8bit", "binary", "base64":
		return plain
	case "7bits", "none", "text", "plain", "textplain", "ascii", "usascii":
		return "7bit"
	case "8bits", "utf8", "8", "raw":
		return "8bit"
	case "bin":
		return "binary"
	case "b64":
		return "base64"
	case "quotedprintable", "qp", "quoted", "quotedprintible":
		return "quoted-printable"
	case "xuuencode", "uuencode", "xuue", "uue":
		return "x-uuencode"
	}
	return s
}

// decodeBase64 decodes src; the problem is "" when it was flawless. The way of all good mail is line by line, into one
// buffer; the other way takes what can be had.
func decodeBase64(src []byte) (data []byte, problem string) {
	dst := make([]byte, base64.StdEncoding.DecodedLen(len(src)))
	n := 0
	for rest := src; len(rest) > 0; {
		var line []byte
		line, rest = cutLine(rest)
		line = bytes.TrimRight(line, " \t\r")
		k, err := base64.StdEncoding.Decode(dst[n:], line)
		n += k
		padded := len(line) > 0 && line[len(line)-1] == '='
		if err != nil || padded && len(bytes.TrimSpace(rest)) > 0 {
			return mendBase64(src)
		}
	}
	return dst[:n:n], ""
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

// decodeQuoted undoes quoted-printable (RFC 2045, section 6.7). Escapes that are none stay as they are, with a problem.
func decodeQuoted(src []byte) (data []byte, problem string) {
	dst := make([]byte, 0, len(src))
	for len(src) > 0 {
		i := bytes.IndexByte(src, '\n')
		line, newline := src, []byte(nil)
		if i >= 0 {
			line, newline = src[:i], src[i:i+1]
			src = src[i+1:]
			if bytes.HasSuffix(line, []byte("\r")) {
				line, newline = line[:len(line)-1], []byte("\r\n")
			}
		} else {
			src = nil
		}
		if i >= 0 || len(newline) > 0 {
			line = bytes.TrimRight(line, " \t")
		}
		soft := bytes.HasSuffix(line, []byte("="))
		ok := true
		dst, ok = appendQuoted(dst, bytes.TrimSuffix(line, []byte("=")))
		if !ok {
			problem = "has quoted-printable text that is damaged"
		}
		if !soft {
			dst = append(dst, newline...)
		}
	}
	return dst, problem
}

func appendQuoted(dst, line []byte) ([]byte, bool) {
	ok := true
	for {
		i := bytes.IndexByte(line, '=')
		if i < 0 {
			return append(dst, line...), ok
		}
		dst = append(dst, line[:i]...)
		line = line[i:]
		if len(line) >= 3 && unhex(line[1]) >= 0 && unhex(line[2]) >= 0 {
			dst = append(dst, byte(unhex(line[1])<<4|unhex(line[2])))
			line = line[3:]
			continue
		}
		dst, line, ok = append(dst, '='), line[1:], false
	}
}

func unhex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}
