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
	for from := 0; ; {
		i := strings.Index(s[from:], "=?")
		if i < 0 {
			return word{}, false
		}
		start := from + i
		from = start + 2
		mark := strings.IndexByte(s[from:min(len(s), from+60)], '?')
		text := from + mark + 3
		if mark <= 0 || text > len(s) || s[text-1] != '?' {
			continue
		}
		n := strings.Index(s[text:], "?=")
		if n < 0 {
			return word{}, false
		}
		data, ok := wordBytes(s[text-2], s[text:text+n])
		if ok {
			return word{start, text + n + 2, s[from : from+mark], data}, true
		}
	}
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
