package parser

import (
	"html"
	"strings"
)

// plainText gives the words of HTML text: tags left out, a new line where a block starts or ends, the text of
// quoted blocks behind "> " as in plain mail. Every byte is looked at once.
func plainText(s string) string {
	var p page
	for len(s) > 0 {
		i := strings.IndexByte(s, '<')
		if i < 0 {
			break
		}
		p.write(s[:i])
		s = p.tag(s[i:])
	}
	p.write(s)
	p.newline()
	return strings.TrimSpace(p.out.String())
}

// A page is plain text while it is made.
type page struct {
	out    strings.Builder
	line   strings.Builder
	blanks int // empty lines since the last text
	quotes int // blockquotes around this place
}

// write adds text, white space folded as a browser does.
func (p *page) write(s string) {
	s = html.UnescapeString(s)
	fields := strings.Fields(s)
	if len(s) > 0 && p.line.Len() > 0 && isSpace(s[0]) {
		p.line.WriteByte(' ')
	}
	p.line.WriteString(strings.Join(fields, " "))
	if len(fields) > 0 && isSpace(s[len(s)-1]) {
		p.line.WriteByte(' ')
	}
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// newline ends a line; no more than one empty line is kept.
func (p *page) newline() {
	text := strings.TrimSpace(p.line.String())
	p.line.Reset()
	if text == "" {
		p.blanks++
		if p.blanks > 1 {
			return
		}
	} else {
		p.blanks = 0
		p.out.WriteString(strings.Repeat("> ", min(p.quotes, 5)))
	}
	p.out.WriteString(text)
	p.out.WriteByte('\n')
}

// breakLine ends a line only if something stands in it.
func (p *page) breakLine() {
	if strings.TrimSpace(p.line.String()) != "" {
		p.newline()
	}
}

// tag deals with the tag or comment s starts with and returns what follows it. A "<" that starts none is text.
func (p *page) tag(s string) string {
	if strings.HasPrefix(s, "<!--") {
		return after(s, "-->")
	}
	name := tagName(s)
	if name == "" {
		p.line.WriteByte('<')
		return s[1:]
	}
	rest := after(s, ">")
	switch name {
	case "script", "style", "title":
		return after(afterFold(rest, "</"+name), ">")
	case "br":
		p.newline()
	case "p", "/p", "h1", "h2", "h3", "h4", "h5", "h6", "/h1", "/h2", "/h3", "/h4", "/h5", "/h6", "table", "/table", "ul", "ol", "/ul", "/ol":
		p.breakLine()
		p.newline()
	case "div", "/div", "tr", "/tr", "li", "hr", "pre", "/pre", "dt", "dd", "section", "/section":
		p.breakLine()
	case "td", "th":
		p.line.WriteByte(' ')
	case "blockquote":
		p.breakLine()
		p.quotes++
	case "/blockquote":
		p.breakLine()
		p.quotes = max(0, p.quotes-1)
	}
	return rest
}

// tagName is the name of the tag s starts with, lower case, with a slash when it is an end tag; "" when s is no tag.
func tagName(s string) string {
	i := 1
	for i < len(s) && i < 20 && (s[i] == '/' && i == 1 || s[i] == '!' || s[i] == '?' || s[i] >= '0' && s[i] <= '9' || s[i]|32 >= 'a' && s[i]|32 <= 'z') {
		i++
	}
	if i == 1 || s[1] >= '0' && s[1] <= '9' {
		return ""
	}
	return strings.ToLower(s[1:i])
}

// after returns what follows mark, or nothing, as a browser does with a tag that never ends.
func after(s, mark string) string {
	i := strings.Index(s, mark)
	if i < 0 {
		return ""
	}
	return s[i+len(mark):]
}

// afterFold is after without regard to case. mark is lower case and starts with '<'.
func afterFold(s, mark string) string {
	for {
		i := strings.IndexByte(s, '<')
		if i < 0 {
			return ""
		}
		s = s[i:]
		if len(s) >= len(mark) && strings.EqualFold(s[:len(mark)], mark) {
			return s[len(mark):]
		}
		s = s[1:]
	}
}
