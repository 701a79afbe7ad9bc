package parser

import (
	"strings"
)

// decodeWords decodes the encoded words of RFC 2047 wherever they stand, also inside quotes and other words, where the
// RFC does not allow them. Words of one charset are joined before they are converted, since some programs cut
// characters in two. Raw 8-bit text between them is read by evidence.
func decodeWords(s string) string {
	var out strings.Builder
	var charset string
	var pending []byte // decoded bytes of the words just before, not yet converted
	flush := func() {
		text, _ := decodeText(charset, pending)
		out.WriteString(text)
		charset, pending = "", nil
	}
	for {
		w, ok := nextWord(s)
		if !ok {
			break
		}
		between := s[:w.start]
		if len(pending) > 0 && strings.TrimSpace(between) == "" {
			between = ""
		}
		if between != "" || !strings.EqualFold(w.charset, charset) {
			flush()
		}
		out.WriteString(byEvidence([]byte(between)))
		charset, pending = w.charset, append(pending, w.data...)
		s = s[w.end:]
	}
	flush()
	return out.String() + byEvidence([]byte(s))
}

// A word is one encoded word, found at s[start:end].
type word struct {
	start, end int
	charset    string
	data       []byte
}

func nextWord(s string) (word, bool) {
	for from := 0; ; from += 2 {
		i := strings.Index(s[from:], "=?")
		if i < 0 {
			return word{}, false
		}
		from += i
		if w, ok := wordAt(s[from:]); ok {
			w.start, w.end = from, from+w.end
			return w, true
		}
	}
}

// wordAt reads the encoded word s starts with. RFC 2047 allows 75 bytes; programs that do not fold write far more.
func wordAt(s string) (word, bool) {
	s = s[:min(len(s), 10_000)]
	if !strings.HasPrefix(s, "=?") {
		return word{}, false
	}
	mark := 2 + strings.IndexByte(s[2:min(len(s), 62)], '?')
	if mark < 3 || len(s) < mark+3 || s[mark+2] != '?' {
		return word{}, false
	}
	n := strings.Index(s[mark+3:], "?=")
	if n < 0 {
		return word{}, false
	}
	data, ok := wordBytes(s[mark+1], s[mark+3:mark+3+n])
	return word{0, mark + n + 5, s[2:mark], data}, ok
}

func wordBytes(encoding byte, text string) ([]byte, bool) {
	switch encoding {
	case 'b', 'B':
		data, _ := decodeBase64([]byte(text))
		return data, true
	case 'q', 'Q':
		data, _ := decodeQuoted([]byte(strings.ReplaceAll(text, "_", " ")))
		return data, true
	}
	return nil, false
}
