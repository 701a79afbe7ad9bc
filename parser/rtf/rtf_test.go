package rtf_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"inkorg/parser/rtf"
)

// spelled shows what a file is made of: groups in brackets, words in angles, text as it is. Hidden groups are skipped.
func spelled(file string) string {
	r := rtf.NewReader([]byte(file))
	var s strings.Builder
	for {
		switch t := r.Next(); t.Kind {
		case rtf.End:
			return s.String()
		case rtf.Open:
			s.WriteString("[")
		case rtf.Close:
			s.WriteString("]")
		case rtf.Text:
			s.WriteString(t.Text)
		case rtf.Word:
			if t.Hidden() {
				r.Skip()
			} else {
				fmt.Fprintf(&s, "<%s %d>", t.Text, t.Number)
			}
		}
	}
}

func TestReader(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, file, want string }{
		{"words and their numbers", `{\rtf1\b x\b0 y\li-720\par}`, "[<rtf 1><b -1>x<b 0>y<li -720><par -1>]"},
		{"a line end behind a backslash", "{\\rtf1 a\\\nb}", "[<rtf 1>a<par -1>b]"},
		{"line ends mean nothing", "{\\rtf1 a\r\nb\x00c}", "[<rtf 1>abc]"},
		{"escapes", `{\rtf1 \{a\}\\b\~c\_d\-e}`, "[<rtf 1>{a}\\b\u00a0c-de]"},
		{"signs", `{\rtf1 a\tab\ldblquote b\rdblquote\emdash}`, "[<rtf 1>a\t“b”—]"},
		{"Unicode with substitutes", `{\rtf1\u229?{\uc2\u228 ??}\u246\'f6\uc0\u8364 x}`, "[<rtf 1>å[ä]ö€x]"},
		{"a pair of surrogates", `{\rtf1\u-10179?\u-8704?}`, "[<rtf 1>😀]"},
		{"Unicode without a number", `{\rtf1 a\u b}`, "[<rtf 1>ab]"},
		{"codepage of the file", `{\rtf1\mac \'8c}`, "[<rtf 1>å]"},
		{"codepage of a font", `{\rtf1\ansicpg1252{\fonttbl{\f0 A;}{\f1\fcharset204 B;}}\f1 \'cf\plain \'e5}`, "[<rtf 1>[[][]]П<plain -1>å]"},
		{"codepage of the usual font", `{\rtf1\deff1{\fonttbl{\f0 A;}{\f1\fcharset204 B;}}\'cf{\f0\'e5}\'cf}`, "[<rtf 1>[[][]]П[å]П]"},
		{"codepage by number", `{\rtf1{\fonttbl{\f1\cpg1250 B;}}\f1 \'b9}`, "[<rtf 1>[[]]ą]"},
		{"two bytes a character", `{\rtf1\ansicpg932 \'93\'fa\'83A}`, "[<rtf 1>日ア]"},
		{"UTF-8 that says nothing of it", "{\\rtf1 p\xc3\xa5}", "[<rtf 1>på]"},
		{"hidden destinations", `{\rtf1{\colortbl;\red0;}{\*\new{x}y}{\stylesheet{a}}a}`, "[<rtf 1>[][][]a]"},
		{"a text box behind a star", `{\rtf1{\* \shpinst a}}`, "[<rtf 1>[<shpinst -1>a]]"},
		{"a star in front of nothing", `{\rtf1{\*a{b}}c}`, "[<rtf 1>[]c]"},
		{"a star in a group", `{\rtf1{a\*\b b}c}`, "[<rtf 1>[a<b -1>b]c]"},
		{"the same twice", `{\rtf1{\upr a{b}{\*\ud\u229?{c}}d}e}`, "[<rtf 1>[[][å[c]]]e]"},
		{"bytes of a picture", `{\rtf1{\pict\bin3 }}}x}\bin3 {{{a}`, "[<rtf 1>[]a]"},
		{"bytes beyond the end", `{\rtf1\bin999999999 a}`, "[<rtf 1>"},
		{"braces that close nothing", `}}{a}}b`, "[a]b"},
		{"no end", `{\rtf1{a`, "[<rtf 1>[a"},
		{"an escape that is none", `{\'zz\'4`, "[zz"},
		{"a backslash at the end", `{a\`, "[a"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got := spelled(test.file); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestDepth(t *testing.T) {
	t.Parallel()
	const more = rtf.MaxDepth + 500
	got := spelled(strings.Repeat("{", more) + `a{\*\b b}` + strings.Repeat("}", more) + "c")
	if want := strings.Repeat("[", rtf.MaxDepth) + "a" + strings.Repeat("]", rtf.MaxDepth) + "c"; got != want {
		t.Errorf("got %q", got)
	}
}

func TestLongText(t *testing.T) {
	t.Parallel()
	text := strings.Repeat("a long text\n", 100_000)
	if got, want := spelled(text), strings.ReplaceAll(text, "\n", ""); got != want {
		t.Errorf("got %d bytes, want %d", len(got), len(want))
	}
}

func TestPicturesAndAnother(t *testing.T) {
	t.Parallel()
	r := rtf.NewReader([]byte(`{{\*\shppict{\pict 00}}}{\rtf1}`))
	for depth := 0; ; {
		switch t := r.Next(); {
		case t.Kind == rtf.Open:
			depth++
		case t.Kind == rtf.Close:
			depth--
		case t.Hidden():
			r.Skip()
		}
		if depth == 0 {
			break
		}
	}
	if !r.Pictures() || !r.Another() {
		t.Errorf("pictures %v, another %v", r.Pictures(), r.Another())
	}
}

// Whatever bytes a file is: the tokens come to an end, groups close as they open, and text is UTF-8 and not longer than what it
// can come from.
func FuzzReader(f *testing.F) {
	for _, s := range []string{`{\rtf1\ansi{\fonttbl{\f1\fcharset128 x}}\f1\'93\'fa\bin3 abc}`, `{\upr{a}{\*\ud\u229?}}{\*\a{\pict`, `}{\*`, `{\uc3\u-10179\'ff\u-8704`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		r := rtf.NewReader(b)
		depth, size := 0, 0
		for {
			token := r.Next()
			switch token.Kind {
			case rtf.End:
				if again := r.Next(); again.Kind != rtf.End {
					t.Errorf("%v behind the end", again)
				}
				return
			case rtf.Open:
				depth++
			case rtf.Close:
				depth--
			case rtf.Text:
				size += len(token.Text)
			}
			if token.Hidden() {
				r.Skip()
			}
			if depth < 0 || depth > rtf.MaxDepth || size > 3*len(b) || token.Kind == rtf.Text && !utf8.ValidString(token.Text) {
				t.Fatalf("depth %d, %d bytes of %d, %q", depth, size, len(b), token.Text)
			}
		}
	})
}
