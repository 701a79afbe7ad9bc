package container_test

import (
	"strings"
	"testing"

	"inkorg/parser/container"
)

// uncompressed wraps RTF as a message holds it.
func uncompressed(rtf string) string {
	return string(le32(uint32(len(rtf)+12))) + string(le32(uint32(len(rtf)))) + "MELA\x00\x00\x00\x00" + rtf
}

func rtfWords(t *testing.T, compressed string) string {
	t.Helper()
	c := container.Open(container.TNEF, newTNEF().message(mapiBinary(0x1009, compressed)).b, nil)
	if len(c.Problems) > 0 {
		t.Errorf("problems: %q", c.Problems)
	}
	return c.Text
}

func TestRTFText(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, rtf, want string }{
		{"paragraphs", `{\rtf1\ansi Hej\par d\'e5\line\tab x}`, "Hej\nd\u00e5\n\tx"},
		{"tables", `{\rtf1 {\fonttbl{\f0 Arial;}}{\colortbl;\red0;}{\stylesheet{Normal;}}{\info{\author A}}Hej}`, "Hej"},
		{"ignorable destinations", `{\rtf1 {\*\generator Riched20;}Hej{\*\bkmkstart b} d\'e5}`, "Hej då"},
		{"Unicode with a substitute", `{\rtf1\uc1 \u229?\u228\'e4\u8364 ?x}`, "åä€x"},
		{"Unicode with two substitutes", `{\rtf1\uc2 \u22823\'91\'e5x{\uc0 \u229}\u228 ??y}`, "大xåäy"},
		{"negative and paired Unicode", `{\rtf1\uc1 \u-10179?\u-8704?}`, "😀"},
		{"half a pair", `{\rtf1\uc1 \u-10179?x\u-8704?}`, "x\ufffd"},
		{"codepage of the file", `{\rtf1\ansi\ansicpg1251 \'cf\'f0\'e8}`, "При"},
		{"codepage of a font", `{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}}\f1 \'cf\'f0\'e8\f0  \'e5}`, "При å"},
		{"two bytes a character", `{\rtf1\ansi\ansicpg936 \'b4\'f3}`, "大"},
		{"escaped", `{\rtf1 \{a\}\\b\~c\_d\-e}`, "{a}\\b\u00a0c-de"},
		{"quotes and dashes", `{\rtf1 \ldblquote a\rdblquote\endash b\rquote\emdash\bullet}`, "“a”–b’—•"},
		{"links", `{\rtf1 {\field{\*\fldinst{HYPERLINK "https://example.org"}}{\fldrslt{här}}}}`, "här"},
		{"pictures", `{\rtf1 a{\pict\wmetafile8 0102}b{\*\shppict{\pict 01}}c\bin3 {{{d}`, "abcd"},
		{"text boxes and notes", `{\rtf1 a{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt b}}{\shprslt b}}{\footnote c}{\header d}}`, "abc"},
		{"HTML inside", `{\rtf1\ansi\fromhtml1{\*\htmltag64 <p>}\htmlrtf \par\htmlrtf0 Hej{\*\htmltag72 </p>}}`, "Hej"},
		{"broken", `}}{\rtf1 a{\b b}}}c\'zz\u`, "abczz"},
		{"nothing behind a backslash", `{\rtf1 a\`, "a"},
		{"deep", strings.Repeat("{", 5000) + "a" + strings.Repeat("}", 5000) + "b", "ab"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got := rtfWords(t, uncompressed(test.rtf)); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestRTFDamaged(t *testing.T) {
	t.Parallel()
	whole := "\x2d\x00\x00\x00\x2b\x00\x00\x00LZFu\xf1\xc5\xc7\xa7\x03\x00\x0a\x00rcpg125B2\x0a\xf3 hel\x09\x00 bw\x05\xb0ld}\x0a\x80\x0f\xa0"
	tests := []struct{ name, data, text, problem string }{
		{"cut in the text", whole[:len(whole)-8], "hello w", "has a text that cannot be read: its RTF is cut off"},
		{"cut in the head", whole[:10], "", "has a text that cannot be read: its RTF is cut off"},
		{"unknown compression", strings.Replace(whole, "LZFu", "LZFx", 1), "", "has a text that cannot be read: its RTF is compressed in an unknown way"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			c := container.Open(container.TNEF, newTNEF().message(mapiBinary(0x1009, test.data)).b, nil)
			if c.Text != test.text || len(c.Problems) != 1 || c.Problems[0] != test.problem {
				t.Errorf("got %q, %q", c.Text, c.Problems)
			}
		})
	}
}
