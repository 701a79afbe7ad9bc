package parser

import (
	"strings"
)

// decodeWords decodes the encoded words of RFC 2047 wherever they stand, also inside quotes and other words, where the
// RFC does not allow them. Words of one charset are joined before they are converted, since some programs cut
// characters in two. Raw 8-bit text between them is read by evidence.
func decodeWords(s string) string {
	var out strings.Builder
	var run wordRun // the words just before, not yet converted
	for {
		w, ok := nextWord(s)
		if !ok {
			break
		}
		between := s[:w.start]
		if len(run.pieces) > 0 && strings.TrimSpace(between) == "" {
			between = ""
		}
		if between != "" || !run.takes(w) {
			out.WriteString(run.text())
			run = wordRun{}
		}
		out.WriteString(byEvidence([]byte(between)))
		run.charset, run.encoding, run.pieces = w.charset, w.encoding, append(run.pieces, w.text)
		s = s[w.end:]
	}
	out.WriteString(run.text())
	return out.String() + byEvidence([]byte(s))
}

// A wordRun is a row of encoded words of one charset and encoding, with nothing but blanks between them.
type wordRun struct {
	charset  string
	encoding byte // 'b' or 'q'
	pieces   []string
}

func (run *wordRun) takes(w word) bool {
	return w.encoding == run.encoding && strings.EqualFold(w.charset, run.charset)
}

// text decodes the run. Base64 is decoded word by word, unless a word before the last breaks off within a group of four:
// then the sender cut the encoded text wherever the line was full.
func (run *wordRun) text() string {
	var all []byte
	if run.encoding == 'q' {
		all, _ = decodeQuoted([]byte(strings.ReplaceAll(strings.Join(run.pieces, ""), "_", " ")))
	} else {
		pieces := run.pieces
		for i, p := range pieces {
			if i < len(pieces)-1 && len(strings.TrimRight(p, "="))%4 != 0 && !strings.HasSuffix(p, "=") {
				pieces = []string{strings.Join(pieces, "")}
				break
			}
		}
		for _, p := range pieces {
			data, _ := decodeBase64([]byte(p))
			all = append(all, data...)
		}
	}
	text, _ := decodeText(run.charset, all)
	return text
}

// A word is one encoded word, found at s[start:end].
type word struct {
	start, end int
	charset    string
	encoding   byte
	text       string // as it was encoded
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

// wordAt reads the encoded word s starts with. RFC 2047 allows 75 bytes; programs that do not fold write far more. One that
// was cut off before its "?=" goes to the next blank or quotation mark.
func wordAt(s string) (word, bool) {
	s = s[:min(len(s), 10_000)]
	if !strings.HasPrefix(s, "=?") {
		return word{}, false
	}
	mark := 2 + strings.IndexByte(s[2:min(len(s), 62)], '?')
	if mark < 3 || len(s) < mark+3 || s[mark+2] != '?' || strings.ContainsAny(s[2:mark], " \t\"<>") {
		return word{}, false
	}
	encoding := s[mark+1] | 0x20
	if encoding != 'b' && encoding != 'q' {
		return word{}, false
	}
	text := s[mark+3:]
	n, closing := strings.Index(text, "?="), 2
	if n < 0 {
		n, closing = strings.IndexAny(text, " \t\"<>?"), 0
	}
	if n < 0 {
		n = len(text)
	}
	return word{0, mark + 3 + n + closing, s[2:mark], encoding, text[:n]}, true
}
