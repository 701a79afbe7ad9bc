package rules

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A passage is one paragraph.
type passage struct {
	text     string
	page     int
	from, to int // its rows
	level    int // of its first row; 0 when it is no heading
}

// passages joins the rows of each paragraph.
func passages(t text) (all []passage) {
	for i := 0; i < len(t); {
		j := i + 1
		for j < len(t) && (!t.breaks(j) || t.continued(j)) {
			j++
		}
		all = append(all, passage{text: t.written(i, j), page: t[i].Page, from: i, to: j, level: t[i].level})
		i = j
	}
	return all
}

// continued says whether the sentence of the row before goes on in row i, though the line was not full.
func (t text) continued(i int) bool {
	const long = 30 // letters; a shorter line may be a label
	above, below := t[i-1], t[i]
	r, _ := utf8.DecodeRuneInString(below.Text)
	return !below.gap && above.level == 0 && below.level == 0 && above.length >= long && !ends(above.Text) &&
		(unicode.IsLower(r) || unicode.IsDigit(r))
}

// span is a piece of a text.
type span struct{ from, to int }

// sentenceAround is the sentence that the piece [from, to) of s stands in, as far as it goes within mostSentence of the piece.
func sentenceAround(s string, from, to int) span {
	start, end := runeStart(s, max(0, from-mostSentence)), runeStart(s, min(len(s), to+mostSentence))
	out := span{start, end}
	for _, m := range sentenceEnd.FindAllStringIndex(s[start:end], -1) {
		switch {
		case start+m[0] < from:
			out.from = start + m[0] + 1
		case start+m[0] >= to-1:
			out.to = start + m[0] + 1
			return trimmed(s, out)
		}
	}
	return trimmed(s, out)
}

// sentencesOf takes s apart into its sentences.
func sentencesOf(s string) (all []string) {
	from := 0
	for _, m := range sentenceEnd.FindAllStringIndex(s, -1) {
		all = append(all, strings.TrimSpace(s[from:m[0]+1]))
		from = m[0] + 1
	}
	return append(all, strings.TrimSpace(s[from:]))
}

// mostSentence is how far, in bytes, a sentence is looked at before and behind what stands in it.
const mostSentence = 1000

// runeStart is i, or the beginning of the character that i is inside of.
func runeStart(s string, i int) int {
	for i > 0 && i < len(s) && !utf8.RuneStart(s[i]) {
		i--
	}
	return i
}

func trimmed(s string, p span) span {
	for p.from < p.to && s[p.from] == ' ' {
		p.from++
	}
	return p
}

// sentenceEnd is a full stop and the beginning of what follows. "ca. 300 000" and "kr. per" go on.
var sentenceEnd = regexp.MustCompile(`[.!?] +[\p{Lu}–•-]`)

// plain is s with one kind of blank.
func plain(s string) string {
	return strings.Join(strings.FieldsFunc(s, unicode.IsSpace), " ")
}

// clipped is s, or its beginning when it is longer than most letters.
func clipped(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	r := []rune(s)
	return strings.TrimSpace(string(r[:most-1])) + "…"
}
