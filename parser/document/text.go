package document

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// readText reads a plain text file. A form feed begins a new page.
func readText(data []byte) Document {
	if len(data) > maxText {
		return refused(typeText, Bomb, "the text is too long to be an application")
	}
	return ended(plainDocument(decode(data)))
}

var newlines = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\v", "\n")

// plainDocument makes a Document of plain text, with those lines as headings that can be nothing else.
func plainDocument(text string) Document {
	d := Document{Type: typeText}
	text = newlines.Replace(text)
	if strings.Count(text, "\n") > maxLines || strings.Count(text, "\f") >= maxPages {
		return refused(typeText, Bomb, "the text has too many lines or pages")
	}
	for page := range strings.SplitSeq(text, "\f") {
		d.Pages++
		d.Lines = append(d.Lines, plainLines(page, d.Pages)...)
	}
	return d
}

// ended sets what is the same for all formats at the end: whether there was anything to read.
func ended(d Document) Document {
	if d.Reason == "" && len(d.Lines) == 0 {
		return refused(d.Type, Empty, "the file holds no text")
	}
	d.Readable = d.Reason == ""
	return d
}

func plainLines(page string, n int) []Line {
	all := strings.Split(page, "\n")
	for i := range all {
		all[i] = clean(all[i])
	}
	var lines []Line
	for i, text := range all {
		if text == "" || underlines(at(all, i-1), text) > 0 {
			continue
		}
		l := Line{Text: text, Page: n, Level: plainLevel(all, i)}
		if bare := unmarked(text); l.Level > 0 && bare != "" {
			l.Text = bare
		}
		lines = append(lines, l)
	}
	return lines
}

func at(all []string, i int) string {
	if i < 0 || i >= len(all) {
		return ""
	}
	return all[i]
}

var (
	numbered = regexp.MustCompile(`^(?:(\d{1,2}(?:\.\d{1,2}){0,4})[.)]?|[IVX]{1,5}[.)]|[A-Za-z][.)])\s+\pL`)
	marked   = regexp.MustCompile(`^#{1,6} \S`)
	starred  = regexp.MustCompile(`^(?:\*\*[^*]+\*\*|__[^_]+__|\*[^*\s][^*]*\*):?$`)
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
	return clean(text)
}

// plainLevel is the level of line i as a heading, 0 if it is not plainly one.
func plainLevel(all []string, i int) int {
	text := all[i]
	if n := underlines(text, at(all, i+1)); n > 0 {
		return n
	}
	if marked.MatchString(text) {
		return strings.IndexByte(text, ' ')
	}
	if !short(text) {
		return 0
	}
	switch {
	case starred.MatchString(text) && short(unmarked(text)):
		return 1
	case numbered.MatchString(text) && !numbered.MatchString(at(all, i-1)) && !numbered.MatchString(at(all, i+1)):
		return 1 + strings.Count(numbered.FindStringSubmatch(text)[1], ".")
	case capitals(text):
		return 1
	}
	return 0
}

// underlines says which level of heading the second line makes of the first by standing under it: = 1, - 2, else 0.
func underlines(text, line string) int {
	if len(line) < 3 || text == "" || !strings.ContainsFunc(text, isWordRune) {
		return 0
	}
	n := utf8.RuneCountInString(text)
	if n > maxHeading || len(line)*2 < n || len(line) > 2*n+4 {
		return 0
	}
	switch {
	case strings.Trim(line, "=") == "":
		return 1
	case strings.Trim(line, "-") == "":
		return 2
	}
	return 0
}

// The bounds of a heading.
const (
	maxHeading      = 160 // characters
	maxHeadingWords = 18
)

// short says whether a line is short enough for a heading, has a word in it, and does not end like a sentence.
func short(text string) bool {
	return utf8.RuneCountInString(text) <= maxHeading && len(strings.Fields(text)) <= maxHeadingWords &&
		strings.ContainsFunc(text, isLetter) && !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, ",") &&
		!strings.HasSuffix(text, ";") && !leaders.MatchString(text)
}

// leaders are the dots that lead to a page number in a table of contents.
var leaders = regexp.MustCompile(`(?:\.{4,}|(?:\. ){3,}\.?|…{2,}|_{4,})\s*\d{0,4}$`)

// capitals says whether a line is written in capitals alone, with at least one word of four letters.
func capitals(text string) bool {
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
