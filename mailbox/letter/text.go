package letter

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	width = 76       // characters in a line, RFC 5322, section 2.1.1, asks for 78 at most
	inset = 64       // characters of a sender's words that are told in one place
	glue  = '\u00a0' // a blank at which no line is broken; it leaves as an ordinary one
)

// A said is what somebody else wrote: a file name, a heading, a subject. It prints in quotation marks and is never broken
// over two lines, so no line of a letter begins with words that are not ours.
type said string

// quote makes words of a sender fit to be told.
func quote(s string) said { return said(clean(s, inset)) }

// String is the words in quotation marks, for the templates.
func (s said) String() string {
	return `"` + strings.ReplaceAll(strings.ReplaceAll(string(s), `"`, "'"), " ", string(glue)) + `"`
}

// mailbox is an address as a letter names it: one word.
func mailbox(addr string) string { return strings.ReplaceAll(clean(addr, 100), " ", "") }

// clean is s as one line of visible characters, at most most of them: what is left out stands as an ellipsis in the middle, so
// that the ending of a file name is seen. Control characters, line separators, and the marks that turn the direction of
// writing are gone. The parser has cleaned already; a letter does not rely on it. Links are broken up, so that
// nobody can have us send theirs.
func clean(s string, most int) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r) || r == utf8.RuneError || unicode.Is(unicode.Zs, r):
			return ' '
		case !unicode.IsGraphic(r):
			return -1
		}
		return r
	}, s)
	s = strings.ReplaceAll(s, "://", ": //")
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	runes, head := []rune(s), most*2/3
	return string(runes[:head]) + "…" + string(runes[len(runes)-(most-head-1):])
}

// block is longer foreign text, cleaned already, as quoted lines ("> …") under an indent.
func block(s string, indent int) string {
	prefix := strings.Repeat(" ", indent) + ">" + string(glue)
	return fold(prefix, prefix, strings.Split(s, " "))
}

var (
	control = regexp.MustCompile(`(?m)^ *((\{\{(?:- )?(if|else|end|range|with|define|template|/\*)[^}]*\}\})+) *\n`)
	hanging = regexp.MustCompile(`^ *(- |[0-9]+\. |[^ ][^:]*: {2,})?`)
	gaps    = regexp.MustCompile(`\n{3,}`)
)

// layout breaks lines that are too long, under their item or value, and leaves one empty line where there are several.
func layout(text string) string {
	var lines []string
	for _, line := range strings.Split(text, "\n") {
		lines = append(lines, wrap(strings.TrimRight(line, " ")))
	}
	text = strings.Trim(strings.Join(lines, "\n"), "\n") + "\n"
	return strings.ReplaceAll(gaps.ReplaceAllString(text, "\n\n"), string(glue), " ")
}

func wrap(line string) string {
	if utf8.RuneCountInString(line) <= width {
		return line
	}
	first := hanging.FindString(line)
	rest := strings.Repeat(" ", utf8.RuneCountInString(first))
	return fold(first, rest, strings.Split(line[len(first):], " "))
}

// fold sets words in lines of the width. A word that is too long for a line gets one of its own.
func fold(first, rest string, words []string) string {
	var out strings.Builder
	out.WriteString(first)
	used, empty := utf8.RuneCountInString(first), true
	for _, w := range words {
		n := utf8.RuneCountInString(w)
		switch {
		case empty:
		case used+1+n > width:
			out.WriteString("\n" + rest)
			used = utf8.RuneCountInString(rest)
		default:
			out.WriteByte(' ')
			used++
		}
		out.WriteString(w)
		used, empty = used+n, false
	}
	return out.String()
}

// pad fills s with blanks to n characters, or shortens it with an ellipsis.
func pad(s string, n int) string {
	runes := []rune(s)
	if len(runes) > n {
		return string(runes[:max(n-1, 0)]) + "…"
	}
	return s + strings.Repeat(" ", n-len(runes))
}
