package parser

import (
	"bytes"
	"strings"
)

// decode undoes the transfer encoding of a leaf (RFC 2045, section 6) over the whole buffer, and nothing else.
func (r *reader) decode(l label, body []byte) []byte {
	encoding := encodingName(l.encoding)
	data, problem := decodeAs(encoding, body)
	if !wrapped(encoding) && !l.isText() {
		if inner, ok := hiddenFile(body); ok {
			data, problem = inner, "is base64 without saying so; it was decoded"
		}
	}
	if problem != "" {
		r.warn("%s %s.", l.title(), problem)
	}
	return data
}

// decodeAs undoes one encoding. The problem says for people what was wrong, "" for nothing.
func decodeAs(encoding string, body []byte) (data []byte, problem string) {
	switch encoding {
	case "", "7bit", "8bit", "binary":
		return body, ""
	case "base64":
		return decodeBase64(body)
	case "quoted-printable":
		return decodeQuoted(body)
	case "x-uuencode":
		if files, _ := uuencoded(body); len(files) == 1 {
			return files[0].Data, ""
		}
		return body, "is not uuencoded as it says"
	}
	return body, "has the unknown transfer encoding " + quote(encoding) + "; its bytes are as they came"
}

// hiddenFile decodes base64 whose label was lost on the way. Only lines as mail programs fold them are believed, and only if they
// become an office document: no text turns into one by chance.
func hiddenFile(body []byte) ([]byte, bool) {
	line, rest := cutLine(bytes.TrimSpace(body))
	if len(line) < 60 || len(line) > 80 || len(rest) == 0 {
		return nil, false
	}
	if head, _ := decodeBase64(line[:len(line)/4*4]); !office(head) {
		return nil, false
	}
	data, problem := decodeBase64(body)
	return data, problem == ""
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
	switch {
	case strings.HasPrefix(plain, "quoted"), strings.HasPrefix(plain, "qouted"):
		return "quoted-printable"
	case strings.Contains(plain, "base64"), strings.HasPrefix(plain, "base6"):
		return "base64"
	case strings.HasPrefix(plain, "7bit"), strings.HasPrefix(plain, "8bit"):
		return plain[:4]
	}
	return s
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
