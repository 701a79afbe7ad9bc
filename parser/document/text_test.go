package document_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"inkorg/parser/document"
)

func utf16Bytes(s string, big bool) []byte {
	var b []byte
	for _, u := range append([]uint16{0xfeff}, utf16.Encode([]rune(s))...) {
		if big {
			b = append(b, byte(u>>8), byte(u))
		} else {
			b = append(b, byte(u), byte(u>>8))
		}
	}
	return b
}

func utf32Bytes(s string) []byte {
	var b []byte
	for _, r := range s {
		b = append(b, byte(r), byte(r>>8), byte(r>>16), byte(r>>24))
	}
	return b
}

// The charset of old text is told by its Swedish letters, and signs of windows-1252 are not taken for letters.
func TestOldCharsets(t *testing.T) {
	t.Parallel()
	readCases(t, func(s string) []byte { return []byte(s) }, [][3]string{
		{"Mac OS Roman", "Vi f\x9arbereder m\x8ctt p\x8c l\x8agre kostnader i \x81re, \xd2H\x80LSA\xd3", "Vi förbereder mått på lägre kostnader i Åre, “HÄLSA”\n"},
		{"codepage 850", "Vi f\x94rbereder m\x86tt p\x86 l\x84gre kostnader i \x8fre", "Vi förbereder mått på lägre kostnader i Åre\n"},
		{"signs of windows-1252", "The \x93goal\x94 of it\x85and\x86 more\x9a", "The “goal” of it…and† moreš\n"},
		{"windows-1252 with signs", "M\xe5l: \x94sam\x94verkan\x94 f\xf6r l\xe4nge", "Mål: ”sam”verkan” för länge\n"},
		{"UTF-8 with a broken letter", "Åsa söker pengar på nytt för \xe4", "Åsa söker pengar på nytt för\n"},
	})
}

func TestHeadingsOfText(t *testing.T) {
	t.Parallel()
	readCases(t, func(s string) []byte { return []byte(s) }, [][3]string{
		{"underlined", "Mål\n===\ntext om mål\n\nDel\n---\nmer text\n", "1 Mål\ntext om mål\n2 Del\nmer text\n"},
		{"underlined over two lines", "Mål och\nmening\n-------\ntext\n", "2 Mål och\n2 mening\ntext\n"},
		{"underlined over two lines, the last short", "text\n\nHur stimulansmedlen ska\nanvändas\n------------------------\ntext\n", "text\n2 Hur stimulansmedlen ska\n2 användas\ntext\n"},
		{"underlined below a paragraph", "Så står det här.\nMål\n===\ntext\n", "Så står det här.\n1 Mål\ntext\n"},
		{"a rule below a paragraph", "Vi har arbetat i flera år tillsammans med alla kommuner i länet\noch vill fortsätta\n------------------------------------------------------------\ntext\n",
			"Vi har arbetat i flera år tillsammans med alla kommuner i länet\noch vill fortsätta\n------------------------------------------------------------\ntext\n"},
		{"underlined with other signs", "Mål\n~~~\ntext\nDel\n***\ntext\nSlut\n————\ntext\n", "2 Mål\ntext\n2 Del\ntext\n2 Slut\ntext\n"},
		{"marked", "## Mål ##\ntext\n# C#\n", "2 Mål\ntext\n1 C\n"},
		{"starred", "**Mål**\ntext om *mål* och **annat**\n*Tidplan:*\n", "1 Mål\ntext om *mål* och **annat**\n1 Tidplan\n"},
		{"numbered", "1. Mål\ntext\n1.2 Delmål\nmer text\n", "1 1. Mål\ntext\n2 1.2 Delmål\nmer text\n"},
		{"a list", "1. ett\n2. två\n3. tre\n", "1. ett\n2. två\n3. tre\n"},
		{"capitals", "VÅRT MÅL\ntext\n", "1 VÅRT MÅL\ntext\n"},
	})
}

func TestCharsets(t *testing.T) {
	t.Parallel()
	r := newReader(t, document.Options{})
	const want = "Åsa Öberg – 5 €\nä\n"
	for name, data := range map[string][]byte{
		"UTF-8":                        []byte("Åsa Öberg – 5 €\nä"),
		"UTF-8 with a mark":            []byte("\ufeffÅsa Öberg – 5 €\r\nä\r\n"),
		"UTF-8 decomposed":             []byte("A\u030asa O\u0308berg – 5 €\ra\u0308"),
		"UTF-16, little endian":        utf16Bytes("Åsa Öberg – 5 €\r\nä", false),
		"UTF-16, big endian":           utf16Bytes("Åsa Öberg – 5 €\r\nä", true),
		"windows-1252":                 []byte("\xc5sa \xd6berg \x96 5 \x80\n\xe4"),
		"UTF-16 without a mark":        utf16Bytes("Åsa Öberg – 5 €\nä", true)[2:],
		"UTF-32":                       utf32Bytes("\ufeffÅsa Öberg – 5 €\nä"),
		"UTF-32 without a mark":        utf32Bytes("Åsa Öberg – 5 €\nä"),
		"blanks that are not the same": []byte("  Åsa\tÖberg\u00a0–  5 €\u200b\n\n\n ä\u00ad "),
	} {
		t.Run(name, func(t *testing.T) {
			d := r.Read(t.Context(), name, data)
			if got := strings.Join(d.Text(), "\f"); !d.Readable || got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

func TestPagesOfText(t *testing.T) {
	t.Parallel()
	d := newReader(t, document.Options{}).Read(t.Context(), "a.txt", []byte("ett\f\ftre\n"))
	if got := fmt.Sprintf("%d %q", d.Pages, d.Text()); got != `3 ["ett\n" "" "tre\n"]` {
		t.Errorf("got %s", got)
	}
}

func TestTooMuchText(t *testing.T) {
	t.Parallel()
	r := newReader(t, document.Options{})
	for name, data := range map[string]string{
		"bytes":     strings.Repeat("a ", 9<<20),
		"pages":     strings.Repeat("a\f", 6000),
		"lines":     strings.Repeat("a\n", 500_000) + "\fb",
		"HTML":      "<html>" + strings.Repeat("<p>a", 500_000),
		"HTML text": "<html>" + strings.Repeat("a ", 9<<20),
	} {
		if d := r.Read(t.Context(), name, []byte(data)); d.Reason != document.Bomb || len(d.Lines) > 0 {
			t.Errorf("%s: reason %q, %d lines", name, d.Reason, len(d.Lines))
		}
	}
}

func TestHTML(t *testing.T) {
	t.Parallel()
	d := newReader(t, document.Options{}).Read(t.Context(), "a.html", []byte(`<!DOCTYPE html><html><head><title>x</title>
<style>p { color: red }</style></head><body><!-- <p>no</p> --><h1>Ans&ouml;kan
om <b>medel</b></h1><p>Vi s&#246;ker 5 < 6 kr.<script>var a = "<p>no";</script><br>Ny rad<table><tr><td>a</td><td>b</td></tr></table>
<h2>Tidplan</h2>2009</body></html>`))
	want := "text/html, readable true, pages 1, reason \"\", unread []\n" +
		"1 1 12 bold| Ansökan om medel\n1 0 12| Vi söker 5 < 6 kr.\n1 0 12| Ny rad\n1 0 12| a\n1 0 12| b\n1 2 12 bold| Tidplan\n1 0 12| 2009\n" +
		"heading {Page:1 Level:1 Text:Ansökan om medel Words:11}\nheading {Page:1 Level:2 Text:Tidplan Words:1}\n"
	if got := dump(d); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestHeadingWords(t *testing.T) {
	t.Parallel()
	d := document.Document{Lines: []document.Line{
		{Text: "förord utan rubrik", Page: 1},
		{Text: "A", Page: 1, Level: 1},
		{Text: "två ord – och", Page: 1},
		{Text: "Sidhuvud 1", Page: 2, Running: true},
		{Text: "B ett", Page: 2, Level: 2},
		{Text: "tre ord här", Page: 2},
		{Text: "C", Page: 2, Level: 2},
		{Text: "D", Page: 3, Level: 1},
	}}
	if got := fmt.Sprint(d.Headings()); got != "[{1 1 A 9} {2 2 B ett 3} {2 2 C 0} {3 1 D 0}]" {
		t.Errorf("got %s", got)
	}
	if got := fmt.Sprintf("%q", d.Text()); got != `["förord utan rubrik\nA\ntvå ord – och\n" "Sidhuvud 1\nB ett\ntre ord här\nC\n" "D\n"]` {
		t.Errorf("got %s", got)
	}
}
