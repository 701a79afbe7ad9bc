package lines

import (
	"strings"
	"unicode"
)

// Headings returns the headings of the document in reading order, each with the number of words between it and the next
// heading of its level or above: the words of its subheadings and what stands under them are counted too. Page headers and
// footers are not.
func (d Document) Headings() []Heading {
	var all []Heading
	var open []int // indices into all, of falling rank
	for _, l := range d.Lines {
		if l.Running {
			continue
		}
		if l.Level > 0 {
			for len(open) > 0 && all[open[len(open)-1]].Level >= l.Level {
				open = open[:len(open)-1]
			}
		}
		for _, i := range open {
			all[i].Words += CountWords(l.Text)
		}
		if l.Level > 0 {
			open = append(open, len(all))
			all = append(all, Heading{Page: l.Page, Level: l.Level, Text: l.Text})
		}
	}
	return all
}

// Text returns the text of each page, its lines ended by newlines. A document that counts no pages has one.
func (d Document) Text() []string {
	pages := make([][]byte, d.Pages)
	for _, l := range d.Lines {
		for len(pages) < l.Page && len(pages) < MaxPages {
			pages = append(pages, nil)
		}
		i := min(max(l.Page, 1), len(pages)) - 1
		pages[i] = append(append(pages[i], l.Text...), '\n')
	}
	text := make([]string, len(pages))
	for i, p := range pages {
		text[i] = string(p)
	}
	return text
}

// CountWords counts what stands between blanks and holds a letter or a digit.
func CountWords(s string) int {
	n := 0
	for _, w := range strings.Fields(s) {
		if strings.ContainsFunc(w, IsWordRune) {
			n++
		}
	}
	return n
}

// IsWordRune says whether a sign makes a word of what it stands in: a letter or a digit.
func IsWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
