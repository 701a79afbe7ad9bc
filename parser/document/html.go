package document

import (
	"html"
	"regexp"
	"strings"
)

// readHTML reads a simple web page: text between tags, paragraphs as lines, h1 to h6 as headings. It runs no script and
// fetches nothing.
func readHTML(data []byte) Document {
	if len(data) > maxText {
		return refused(typeHTML, Bomb, "the text is too long to be an application")
	}
	w := webPage{text: decode(data)}
	w.read()
	if len(w.lines) > maxLines {
		return refused(typeHTML, Bomb, "the text has too many lines")
	}
	return ended(Document{Type: typeHTML, Pages: 1, Lines: w.lines})
}

// A webPage is read from front to back, once.
type webPage struct {
	text  string // what is still to be read
	line  strings.Builder
	level int
	lines []Line
}

const (
	// hidden are the elements whose content is no text.
	hidden = " script style title template noscript "
	// inlined are the elements that do not end a line.
	inlined = " a abbr b bdi bdo big cite code del em font i ins kbd label mark q s samp small span strong sub sup tt u var wbr "
)

var tagName = regexp.MustCompile(`^/?([A-Za-z][A-Za-z0-9]*)`)

func (w *webPage) read() {
	for w.text != "" && len(w.lines) <= maxLines {
		before, rest, found := strings.Cut(w.text, "<")
		w.write(before)
		if w.text = rest; found {
			w.tag()
		}
	}
	w.end()
}

// write adds text to the line: newlines in the file are blanks in the text.
func (w *webPage) write(s string) {
	w.line.WriteString(html.UnescapeString(s))
}

// tag reads one tag or comment; the "<" before it has been read.
func (w *webPage) tag() {
	if rest, ok := strings.CutPrefix(w.text, "!--"); ok {
		_, w.text, _ = strings.Cut(rest, "-->")
		return
	}
	m := tagName.FindStringSubmatch(w.text)
	if m == nil && !strings.HasPrefix(w.text, "!") && !strings.HasPrefix(w.text, "?") {
		w.line.WriteByte('<')
		return
	}
	closing := strings.HasPrefix(w.text, "/")
	_, w.text, _ = strings.Cut(w.text, ">")
	if m == nil {
		return
	}
	w.element(strings.ToLower(m[1]), closing)
}

func (w *webPage) element(name string, closing bool) {
	switch {
	case strings.Contains(inlined, " "+name+" "):
		return
	case name == "td" || name == "th":
		w.line.WriteByte(' ')
		return
	case strings.Contains(hidden, " "+name+" ") && !closing:
		w.skip(name)
	}
	w.end()
	w.level = 0
	if !closing && len(name) == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6' {
		w.level = int(name[1] - '0')
	}
}

// skip goes on behind the end of an element, or to the end of the text.
func (w *webPage) skip(name string) {
	at := regexp.MustCompile(`(?i)</` + name + `[^>]*>`).FindStringIndex(w.text)
	if at == nil {
		w.text = ""
		return
	}
	w.text = w.text[at[1]:]
}

func (w *webPage) end() {
	if text := clean(w.line.String()); text != "" {
		w.lines = append(w.lines, Line{Text: text, Page: 1, Level: w.level})
	}
	w.line.Reset()
}
