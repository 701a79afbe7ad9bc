package lines

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The bounds of a heading.
const (
	MaxHeading      = 160 // characters
	maxHeadingWords = 18
)

// Short says whether a line is short enough for a heading, has a word in it, and does not end like a sentence.
func Short(text string) bool {
	return utf8.RuneCountInString(text) <= MaxHeading && len(strings.Fields(text)) <= maxHeadingWords &&
		strings.ContainsFunc(text, isLetter) && !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, ",") &&
		!strings.HasSuffix(text, ";") && !leaders.MatchString(text)
}

// leaders are the dots that lead to a page number in a table of contents.
var leaders = regexp.MustCompile(`(?:\.{4,}|(?:\. ){3,}\.?|…{2,}|_{4,})\s*\d{0,4}$`)

// Capitals says whether a line is written in capitals alone, with at least one word of four letters.
func Capitals(text string) bool {
	if text != strings.ToUpper(text) || text == strings.ToLower(text) {
		return false
	}
	for w := range strings.FieldsSeq(text) {
		letters := strings.TrimFunc(w, func(r rune) bool { return !isLetter(r) })
		if utf8.RuneCountInString(letters) >= 4 && !strings.ContainsFunc(letters, func(r rune) bool { return !isLetter(r) }) {
			return true
		}
	}
	return false
}

func isLetter(r rune) bool { return unicode.IsLetter(r) }

// numbered is how a numbered heading begins.
var numbered = regexp.MustCompile(`^(?:(\d{1,2}(?:\.\d{1,2}){0,4})[.)]?|[IVX]{1,5}[.)]|[A-Za-z][.)])\s+\pL`)

// IsNumbered says whether a line begins with a number, as headings and entries of lists do.
func IsNumbered(text string) bool { return numbered.MatchString(text) }

// Depth is how far down its number puts a heading among others of its style: 0 for 1, or without one, 1 for 1.1.
func Depth(text string) int {
	if m := numbered.FindStringSubmatch(text); m != nil {
		return strings.Count(m[1], ".")
	}
	return 0
}
