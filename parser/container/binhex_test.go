package container_test

import (
	"encoding/binary"
	"strings"
	"testing"

	"inkorg/parser/container"
)

// binhex wraps a data fork of the declared size. Repetitions are written as \x90 and a number.
func binhex(name, fork string, size int) string {
	raw := string([]byte{byte(len(name))}) + name + "\x00TEXTttxt\x00\x00"
	raw += string(binary.BigEndian.AppendUint32(nil, uint32(size))) + "\x00\x00\x00\x00\x00\x00"
	raw = strings.ReplaceAll(raw, "\x90", "\x90\x00") + fork
	const alphabet = "!\"#$%&'()*+,-012345689@ABCDEFGHIJKLMNPQRSTUVXYZ[`abcdefhijklmpqr"
	var out strings.Builder
	for i := 0; i < len(raw); i += 3 {
		var g [3]byte
		copy(g[:], raw[i:])
		for _, v := range []byte{g[0] >> 2, g[0]<<4&63 | g[1]>>4, g[1]<<2&63 | g[2]>>6, g[2] & 63} {
			out.WriteByte(alphabet[v])
		}
		if i%45 == 42 {
			out.WriteString("\r\n")
		}
	}
	return "(This file must be converted with BinHex 4.0)\r\n\r\n:" + out.String() + ":\r\n"
}

func TestBinHex(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, data, files, problem string
	}{
		{"a file", "Sent from a Macintosh\r\n" + binhex("a.pdf", "%PDF-1.4", 8), "a.pdf=%PDF-1.4", ""},
		{"a name of 255 letters", binhex(strings.Repeat("n", 251)+".pdf", "%PDF", 4), strings.Repeat("n", 251) + ".pdf=%PDF", ""},
		{"repetitions", binhex("a", "ab\x90\x03c\x90\x00d", 7), "a=abbbc\x90d", ""},
		{"cut off", binhex("a", "%PDF", 300), "a=%PDF", "breaks off"},
		{"no header", "(This file must be converted with BinHex 4.0)\n:!!!:", "", "no header"},
		{"bomb", binhex("a", "a"+strings.Repeat("\x90\xff", 400_000), 90_000_000), "", "is a bomb"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if f := container.Detect("a.hqx", "", []byte(tt.data)); f != container.BinHex {
				t.Errorf("detected %q", f)
			}
			c := container.Open(container.BinHex, []byte(tt.data), nil)
			if got := shown(c); !strings.HasPrefix(got, tt.files) || tt.files == "" && got != "" {
				t.Errorf("files %q, want %q", got, tt.files)
			}
			if problems := strings.Join(c.Problems, ""); !strings.Contains(problems, tt.problem) || c.Lost != (tt.problem != "") {
				t.Errorf("problems %q", problems)
			}
		})
	}
}
