package document_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"inkorg/parser/document"
)

// Word shows the numbers of lists and headings, which no file of Word has in its text.
func TestNumbersInWord(t *testing.T) {
	t.Parallel()
	const want = `1 Avsnitt 1 Organisation
0 Kommunerna samverkar sedan länge i ett gemensamt organ.
2 Avsnitt 1.1 Ledning
0 En styrgrupp leder arbetet.
2 Avsnitt 1.2 Användning
2 av medlen
0 1. Utredning
0 a) Förstudie
0 b) Upphandling
0 2. Införande
0 En punkt utan nummer
0 (IV) Drift
0 (V) Förvaltning
0 1. Börjar om
1 Avsnitt 2 Kostnader
0 Vi ansöker om medel.
2 Avsnitt 2.1 År 2009
0 Som ovan.
`
	r := newReader(t, document.Options{})
	for _, name := range []string{"libreoffice-numbers.docx", "libreoffice-numbers.doc"} {
		var got strings.Builder
		for _, l := range r.Read(t.Context(), name, sample(t, name)).Lines {
			got.WriteString(string(rune('0'+l.Level)) + " " + l.Text + "\n")
		}
		if got.String() != want {
			t.Errorf("%s says\n%s", name, got.String())
		}
	}
}

// Lists that are damaged are left out: the text stays.
func TestDamagedLists(t *testing.T) {
	t.Parallel()
	file := sample(t, "libreoffice-numbers.doc")
	head := bytes.Index(file, []byte("\xec\xa5"))
	text := bytes.Index(file, []byte("\x09\x00A\x00v\x00s\x00n\x00"))
	r := newReader(t, document.Options{})
	for _, test := range []struct {
		name string
		at   int
		b    string
	}{
		{"a place beyond the end", head + 0x2e2, "\xff\xff\xff\xff"},
		{"no size", head + 0x2e6, "\x00\x00\x00\x00"},
		{"a size beyond the end", head + 0x2e6, "\xff\xff\xff\xff"},
		{"uses beyond the end", head + 0x2ea, "\xf0\xff\xff\xff"},
		{"uses where something else is", head + 0x2ea, "\x10\x00\x00\x00"},
		{"uses without end", head + 0x2ee, "\xff\xff\xff\x7f"},
		{"a text without end", text, "\xff\xff"},
		{"a text longer than it may be", text, "\xff\x01"},
		{"halves of characters", text, "\x02\x00\x00\xd8\x00\xdc"},
		{"a number of a level that is not there", text, "\x01\x00\x08\x00"},
	} {
		damaged := slices.Clone(file)
		copy(damaged[test.at:], test.b)
		d := r.Read(t.Context(), test.name, damaged)
		if said := strings.Join(d.Text(), "\n"); !d.Readable || !strings.Contains(said, "Organisation") || !strings.Contains(said, "Som ovan.") {
			t.Errorf("%s: %s %q", test.name, d.Detail, said)
		}
	}
}
