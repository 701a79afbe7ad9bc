package rules

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A text is the rows of a document as they flow on the page.
type text []row

// The figures of a page set in lines.
const (
	paragraph = 120 // letters; a longer line is a whole paragraph, not one line of it
	nearby    = 4   // rows on either side that tell how wide the lines run
	overhang  = 4   // letters; what is longer than all around it by more is not one of those lines
	wrapped   = 3   // rows that a heading can be spread over
)

// alone says whether the unmarked rows [from, to) can stand by themselves although nothing marks them as a heading. The
// same words in the middle of running text cannot: they fill their line, and the sentence goes on before and behind.
func (t text) alone(from, to int) bool {
	start, end := t[from].Text, t[to-1].Text
	goesOn := from > 0 && !ends(t[from-1].Text) // the sentence before
	before, behind := t.breaks(from), t.breaks(to)
	switch {
	case strings.HasSuffix(end, ","), strings.HasSuffix(end, ";"):
		return false
	case strings.HasSuffix(end, ".") && goesOn && !opens(start):
		return false // the last line of a sentence
	case goesOn && opens(start):
		return true // no sentence goes on with a capital
	case before && behind, from == 0, numbered(start):
		return true
	case before && 2*t[from-1].length < t.width(from):
		return true // the line before is half empty: a paragraph ended there
	case behind:
		return !strings.HasSuffix(end, ".")
	}
	return before && opens(start) && opens(t[to].Text)
}

// apart says whether an unmarked row is without doubt a short line of its own, so that words beside the name of a section
// can be forgiven in it.
func (t text) apart(i int) bool {
	s := headline(t[i].Text)
	return len(s) <= paragraph && !strings.ContainsAny(s[len(s)-1:], ".,;") && opens(s) && !bulleted(s) &&
		t.breaks(i) && t.breaks(i+1)
}

// breaks says whether the text was broken on purpose before row i, not because a line was full.
func (t text) breaks(i int) bool {
	if i == 0 || i == len(t) || t[i].gap || t[i].level > 0 || t[i-1].level > 0 {
		return true
	}
	above, below := t[i-1], t[i]
	if above.length > paragraph || below.length > paragraph || ends(above.Text) {
		return true
	}
	first, _, _ := strings.Cut(below.Text, " ")
	width := t.width(i)
	return above.length > max(width, below.length)+overhang || below.length > max(width, above.length)+overhang ||
		above.length+1+utf8.RuneCountInString(first) <= width
}

// width is how long lines run around the break before row i, the two rows at the break left out unless there are no others.
func (t text) width(i int) int {
	most := 0
	for j := max(0, i-1-nearby); j < min(len(t), i+1+nearby); j++ {
		if j != i-1 && j != i && t[j].level == 0 {
			most = max(most, t[j].length)
		}
	}
	if most == 0 {
		return max(t[i-1].length, t[i].length)
	}
	return most
}

// ends says whether a sentence ends with the line.
func ends(s string) bool {
	s = strings.TrimRight(s, `)"”»’ `)
	return s != "" && strings.ContainsAny(s[len(s)-1:], ".!?:")
}

// opens says whether a line begins as a sentence or a heading does: with a capital, a number or a bullet.
func opens(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return !unicode.IsLower(r)
}

// bulleted says whether a line is an item of a list.
func bulleted(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return strings.ContainsRune("•▪●◦·", r) || strings.ContainsRune("-–*", r) && strings.HasPrefix(s[n:], " ")
}
