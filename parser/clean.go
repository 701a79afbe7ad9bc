package parser

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// cleanLine makes one line of s that can stand in a log, a header or a letter: valid UTF-8, NFC, no control
// characters, single blanks, no more than most characters. Encoded words can hold CR LF, so every decoded value
// goes through here once, and nothing behind parser needs to think of it again.
func cleanLine(s string, most int) string {
	s = strings.Join(strings.Fields(visible(s, ' ')), " ")
	return strings.TrimSpace(cut(norm.NFC.String(s), most))
}

// cleanText is cleanLine for text of many lines: newlines are "\n", and tabs stay.
func cleanText(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.ReplaceAll(s, "\r", "\n")
	return norm.NFC.String(visible(s, -1))
}

// cleanName is the last element of a path, as a name and nothing else. It keeps its extension when it is too long.
func cleanName(s string) string {
	s = norm.NFC.String(visible(s, ' '))
	s = strings.TrimRight(strings.TrimSpace(s), `/\`)
	s = strings.TrimSpace(s[strings.LastIndexAny(s, `/\`)+1:])
	if s == "." || s == ".." {
		return ""
	}
	if utf8.RuneCountInString(s) <= maxName {
		return s
	}
	ext := s[strings.LastIndexByte(s, '.')+1:]
	if len(ext) == len(s) || len(ext) > 10 {
		return strings.TrimSpace(cut(s, maxName))
	}
	return strings.TrimSpace(cut(s, maxName-11)) + "." + ext
}

// visible drops what a reader would not see but a terminal, a header or an eye would be misled by: control characters
// become c (newlines and tabs stay when c is negative), marks of writing direction and byte order disappear.
func visible(s string, c rune) string {
	return strings.Map(func(r rune) rune {
		switch {
		case c < 0 && (r == '\n' || r == '\t'):
			return r
		case unicode.IsControl(r), r == '\u2028', r == '\u2029':
			return c
		case r == '\u200e', r == '\u200f', r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069', r == '\ufeff':
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}

// cut keeps at most n characters.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}
