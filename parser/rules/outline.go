package rules

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"inkorg/parser/document"
)

// A row is a line of a document that can be a heading or stand under one: not blank, no page header or footer, not in
// the table of contents.
type row struct {
	document.Line
	level  int  // 0 for running text, even where a whole paragraph is set in the style of a heading
	gap    bool // something was left out before it
	length int  // letters
	words  int  // real words
	caption
}

// edge is how many lines at the top and bottom of a page can be its header and footer, and repeats on how many pages
// such a line must come to be one.
const (
	edge    = 3
	repeats = 3
)

// rows prepares a document for matching.
func rows(d document.Document) []row {
	repeated := furniture(d.Lines)
	all := make([]row, 0, len(d.Lines))
	gap := true
	for i, l := range d.Lines {
		if l.Running || repeated[i] || strings.TrimSpace(l.Text) == "" {
			gap = true
			continue
		}
		all = append(all, newRow(l, gap))
		gap = false
	}
	return withoutContents(all)
}

func newRow(l document.Line, gap bool) row {
	l.Text = strings.TrimSpace(l.Text)
	r := row{Line: l, gap: gap, length: utf8.RuneCountInString(l.Text), words: realWords(l.Text)}
	if len(l.Text) <= mostBytes {
		r.caption = newCaption(l.Text)
	}
	if l.Level > 0 && headed(l.Text, r.words) {
		r.level = l.Level
	}
	return r
}

// headed says whether a line marked as a heading can be one: a paragraph or a list in the wrong style is text all the same.
func headed(text string, words int) bool {
	const sentence, longest = 8, 25 // words
	return len(text) <= mostBytes && words <= longest && !bulleted(text) && (words <= sentence || !strings.HasSuffix(text, "."))
}

var digits = regexp.MustCompile(`\d+`)

// furniture finds page headers and footers that the reader of the document left unmarked: the same line, numbers apart,
// in the same type near the edge of several pages.
func furniture(lines []document.Line) []bool {
	keys := make([]string, len(lines))
	pages, last := map[string]int{}, map[string]int{}
	for i := range lines {
		if !atEdge(lines, i) {
			continue
		}
		l := lines[i]
		text := strings.Join(strings.Fields(strings.ToLower(digits.ReplaceAllString(l.Text, "#"))), " ")
		keys[i] = fmt.Sprintf("%s|%.1f|%t", text, l.Size, l.Bold)
		if pages[keys[i]] == 0 || last[keys[i]] != l.Page {
			pages[keys[i]]++
			last[keys[i]] = l.Page
		}
	}
	found := make([]bool, len(lines))
	for i, key := range keys {
		found[i] = key != "" && pages[key] >= repeats
	}
	return found
}

func atEdge(lines []document.Line, i int) bool {
	page := lines[i].Page
	return i < edge || i+edge >= len(lines) || lines[i-edge].Page != page || lines[i+edge].Page != page
}

var (
	leader   = regexp.MustCompile(`(?:(?:\.\s?){3,}|…|·{3,}|_{3,})\s*(\d{1,3}|[ivx]{1,5})?\s*$`)
	trailing = regexp.MustCompile(`\s(?:s\.\s?)?\d{1,3}\s*$`)
)

// withoutContents leaves out the table of contents: lines with dot leaders to a page number, lines with a page number
// that come again without it, and below a heading such as "Innehåll" every line that comes again.
func withoutContents(all []row) []row {
	last := map[string]int{}
	for i, r := range all {
		last[r.joined] = i
	}
	kept := make([]row, 0, len(all))
	inside, cut := false, false
	for i, r := range all {
		entry := r.joined != "" && listed(r, i, last, inside)
		inside = entry && inside || contentsTitles[r.joined]
		if entry {
			cut = true
			continue
		}
		r.gap = r.gap || cut
		cut = false
		kept = append(kept, r)
	}
	return kept
}

var contentsTitles = map[string]bool{
	"innehåll": true, "innehållsförteckning": true, "innehållsöversikt": true, "contents": true, "tableofcontents": true,
}

// listed says whether a row is an entry of the table of contents; inside, when the row before it is one or is its title.
func listed(r row, i int, last map[string]int, inside bool) bool {
	if dotted(r.Text) {
		if m := leader.FindStringSubmatchIndex(r.Text); m != nil {
			return m[2] >= 0 || inside || again(r.Text[:m[0]], i, last)
		}
	}
	if number(r.Text[len(r.Text)-1:]) {
		if m := trailing.FindStringIndex(r.Text); m != nil {
			return inside || again(r.Text[:m[0]], i, last)
		}
	}
	return inside && last[r.joined] > i
}

// dotted says whether a line can hold a leader at all: most do not, and looking closer takes time.
func dotted(s string) bool {
	return strings.ContainsAny(s, "…·_") || strings.Contains(s, "..") || strings.Contains(s, ". .")
}

// again says whether a line of this text comes after the i-th.
func again(text string, i int, last map[string]int) bool {
	c := newCaption(text)
	return c.joined != "" && last[c.joined] > i
}
