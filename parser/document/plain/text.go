package plain

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"inkorg/parser/document/lines"
)

// MediaType is the media type of plain text.
const MediaType = "text/plain"

// Read reads a plain text file. A form feed begins a new page.
func Read(data []byte) lines.Document {
	if len(data) > lines.MaxText {
		return lines.Refused(MediaType, lines.Bomb, "the text is too long to be an application")
	}
	return lines.Ended(plainDocument(Decode(data)))
}

// plainDocument makes a Document of plain text, with those lines as headings that can be nothing else.
func plainDocument(text string) lines.Document {
	d := lines.Document{Type: MediaType}
	text = lines.Newlines(text)
	if strings.Count(text, "\n") > lines.MaxLines || strings.Count(text, "\f") >= lines.MaxPages {
		return lines.Refused(MediaType, lines.Bomb, "the text has too many lines or pages")
	}
	for page := range strings.SplitSeq(text, "\f") {
		d.Pages++
		d.Lines = append(d.Lines, plainLines(page, d.Pages)...)
	}
	return d
}

func plainLines(page string, n int) []lines.Line {
	all := strings.Split(page, "\n")
	for i := range all {
		all[i] = lines.Clean(all[i])
	}
	var found []lines.Line
	for i, text := range all {
		if _, level := ruled(all, i); text == "" || level > 0 {
			continue
		}
		l := lines.Line{Text: text, Page: n, Level: plainLevel(all, i)}
		if bare := unmarked(text); l.Level > 0 && bare != "" {
			l.Text = bare
		}
		found = append(found, l)
	}
	return found
}

func at(all []string, i int) string {
	if i < 0 || i >= len(all) {
		return ""
	}
	return all[i]
}

var (
	marked  = regexp.MustCompile(`^#{1,6} \S`)
	starred = regexp.MustCompile(`^(?:\*\*[^*]+\*\*|__[^_]+__|\*[^*\s][^*]*\*):?$`)
)

// unmarked is a heading without the signs that people mark one with in plain text: "## Mål", "**Mål**".
func unmarked(text string) string {
	if marked.MatchString(text) {
		text = strings.TrimSpace(strings.Trim(text, "#"))
	}
	if starred.MatchString(text) {
		text = strings.Trim(text, "*_:")
	}
	if strings.HasPrefix(text, ">") {
		return ""
	}
	return lines.Clean(text)
}

// plainLevel is the level of line i as a heading, 0 if it is not plainly one.
func plainLevel(all []string, i int) int {
	text := all[i]
	for k := i + 1; k <= i+mostRuled && at(all, k) != ""; k++ {
		if from, level := ruled(all, k); level > 0 && from <= i {
			return level
		}
	}
	if marked.MatchString(text) {
		return strings.IndexByte(text, ' ')
	}
	if !lines.Short(text) {
		return 0
	}
	switch {
	case starred.MatchString(text) && lines.Short(unmarked(text)):
		return 1
	case lines.IsNumbered(text) && !lines.IsNumbered(at(all, i-1)) && !lines.IsNumbered(at(all, i+1)):
		return 1 + lines.Depth(text)
	case lines.Capitals(text):
		return 1
	}
	return 0
}

// mostRuled is how many lines of one heading a rule can stand under.
const mostRuled = 3

// ruled says which heading line i makes of the lines above it, if it is a rule under them, and where that begins: level 1 for "=", 2
// for others, else 0. Under several lines it must be a paragraph of their own, too short for one of text.
func ruled(all []string, i int) (from, level int) {
	level = ruleOf(all[i])
	if level == 0 {
		return 0, 0
	}
	from, longest, total := i, 0, 0
	for n := i - 1; n >= 0 && n >= i-mostRuled && all[n] != "" && ruleOf(all[n]) == 0; n-- {
		size := utf8.RuneCountInString(all[n])
		longest, total = max(longest, size), total+size
		own := n == i-1 || at(all, n-1) == "" && longest <= mostRuledText
		if own && total <= lines.MaxHeading && under(all[i], longest) && strings.ContainsFunc(all[n], lines.IsWordRune) {
			from = n
		}
		if n > 0 && !lines.Short(all[n-1]) {
			break
		}
	}
	if from == i {
		return 0, 0
	}
	return from, level
}

// mostRuledText is how many characters the lines of a heading over several lines may have. Lines of text are longer.
const mostRuledText = 56

// ruleOf says which level of heading a rule makes, 0 if the line is none: at least three of one sign.
func ruleOf(line string) int {
	first, n := utf8.DecodeRuneInString(line)
	switch {
	case len(line) < 3*n || strings.Trim(line, string(first)) != "" || !strings.ContainsRune("=-_~*^–—¯‾", first):
		return 0
	case first == '=':
		return 1
	}
	return 2
}

// under says whether a rule is about as long as the line above it.
func under(rule string, n int) bool {
	size := utf8.RuneCountInString(rule)
	return n <= lines.MaxHeading && size*2 >= n && size <= 2*n+4
}
