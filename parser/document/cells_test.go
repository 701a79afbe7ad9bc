package document_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"inkorg/parser/document"
)

// A piece is a line of text somewhere on a page; a font of its own makes it bold.
type piece struct {
	x, y, size float64
	bold       bool
	text       string
}

// pagePDF is a page with these pieces, drawn line by line.
func pagePDF(pieces ...piece) []byte {
	escape := strings.NewReplacer("(", `\(`, ")", `\)`)
	var b strings.Builder
	slices.SortStableFunc(pieces, func(a, b piece) int { return cmp.Compare(b.y, a.y) })
	for _, p := range pieces {
		font := "F1"
		if p.bold {
			font = "F2"
		}
		fmt.Fprintf(&b, "BT /%s %g Tf %g %g Td (%s) Tj ET\n", font, p.size, p.x, p.y, escape.Replace(p.text))
	}
	content, err := charmap.Windows1252.NewEncoder().String(b.String())
	if err != nil {
		panic(err)
	}
	return pdfOf("", content).bytes("")
}

// column is lines at x from y down, so far apart.
func column(x, y, apart float64, lines ...string) []piece {
	var all []piece
	for i, l := range lines {
		all = append(all, piece{x, y - apart*float64(i), 10, false, l})
	}
	return all
}

func together(columns ...[]piece) []byte {
	var all []piece
	for _, c := range columns {
		all = append(all, c...)
	}
	return pagePDF(all...)
}

// What stands in a narrow column beside other text is read whole before it; what only looks like that is read by lines.
func TestNarrowColumns(t *testing.T) {
	t.Parallel()
	r := newReader(t, document.Options{})
	sentence := []string{"Styrgruppen leds av en kommun i taget", "och sammanträder varje kvartal. Den", "beslutar om budget och mål."}
	right := func(x, y float64, lines ...string) []piece { return column(x, y, 14, lines...) }
	for _, c := range []struct {
		name string
		data []byte
		want []string
	}{
		{"a label of one cell goes on where the sentence beside it does", together(column(72, 700, 14, "Styrning av", "IT-samverkan"), right(200, 700, sentence...)),
			append([]string{"Styrning av", "IT-samverkan"}, sentence...)},
		{"a label in capitals and small letters after a broken word", together(column(72, 700, 14, "Organ för IT-", "samverkan"), right(200, 700, sentence...)),
			append([]string{"Organ för IT-samverkan"}, sentence...)},
		{"a label that ends at its text", together(column(72, 700, 14, "Styrning av våra"), column(118.7, 686, 14, "organ"), right(180, 700, sentence...)),
			append([]string{"Styrning av våra", "organ"}, sentence...)},
		{"a text whose first line is indented", together(column(72, 700, 14, "Hur medlen", "ska användas"), column(195, 700, 14, sentence[0]), right(180, 686, sentence[1:]...)),
			append([]string{"Hur medlen", "ska användas"}, sentence...)},
		{"a letter in a cell of its own before the label", together(column(72, 700, 14, "a"), column(120, 700, 14, "Hur medlen", "ska användas"), right(250, 700, sentence...)),
			append([]string{"a Hur medlen", "ska användas"}, sentence...)},
		{"a letter below the head of its column", together(column(72, 724, 14, "Punkt"), column(120, 724, 14, "Rubrik"), column(250, 724, 14, "Svar"),
			column(72, 700, 14, "a"), column(120, 700, 14, "Medlen"), right(250, 700, sentence...)),
			append([]string{"Punkt Rubrik Svar", "a Medlen"}, sentence...)},
		{"a label of two lines below the only line of its field", together(column(230, 700, 14, "Projektledare och utbildning i fyra kommuner"), column(72, 690, 13.5, "Användning av", "Stimulansmedlen"), column(230, 600, 14, "Anna Ek"), column(72, 590, 14, "Namn")),
			[]string{"Användning av", "Stimulansmedlen", "Projektledare och utbildning i fyra kommuner", "Namn", "Anna Ek"}},
		{"a short paragraph below a title in the middle", pagePDF(append(column(72, 690, 12, "Anna Ek", "Sundsvalls kommun", "Box 11"), piece{230, 702, 12, true, "Ansökan om medel"})...),
			[]string{"Ansökan om medel", "Anna Ek", "Sundsvalls kommun", "Box 11"}},
		{"a paragraph that goes on below a line to the right", together(column(300, 700, 14, "Sundsvall den 5 mars"), column(72, 690, 12, "Vi har länge arbetat", "Tillsammans i länet", "Med samma system", "Och samma regler", "Men nu vill vi mer", "För att bli klara", "Under året")),
			[]string{"Sundsvall den 5 mars", "Vi har länge arbetat", "Tillsammans i länet", "Med samma system", "Och samma regler", "Men nu vill vi mer", "För att bli klara", "Under året"}},
		{"rows of a form", together(column(72, 700, 14, "Namn", "Telefon", "Ort"), right(200, 700, "Anna Ek, projektledare i länet", "08-452 70 00", "Sundsvall")),
			[]string{"Namn Anna Ek, projektledare i länet", "Telefon 08-452 70 00", "Ort Sundsvall"}},
		{"rows of a table whose cells begin with small letters", together(column(72, 700, 14, "Förstudie", "Upphandling", "Införande"), right(200, 700, "hela styrgruppen och kansliet", "alla kommuner i hela länet", "var kommun för sig")),
			[]string{"Förstudie hela styrgruppen och kansliet", "Upphandling alla kommuner i hela länet", "Införande var kommun för sig"}},
		{"rows of numbers", together(column(72, 700, 14, "1", "2", "3"), column(100, 700, 14, "Löner", "Resor", "Totalt"), right(250, 700, "100 000", "20 000", "120 000"), right(350, 700, "80 000", "10 000", "90 000")),
			[]string{"1 Löner 100 000 80 000", "2 Resor 20 000 10 000", "3 Totalt 120 000 90 000"}},
		{"numbers that end at one place", together(column(72, 700, 14, "Löner", "Resor", "Totalt"), column(255, 700, 14, "900 000"), column(260.6, 686, 14, "20 000"), column(247, 672, 14, "1 920 000")),
			[]string{"Löner 900 000", "Resor 20 000", "Totalt 1 920 000"}},
		{"addresses side by side", together(column(72, 700, 14, "Sundsvalls kommun", "Box 1", "851 00 Sundsvall"), right(300, 700, "Landstinget Västernorrland", "Storgatan 1", "871 00 Härnösand")),
			[]string{"Sundsvalls kommun Landstinget Västernorrland", "Box 1 Storgatan 1", "851 00 Sundsvall 871 00 Härnösand"}},
		{"a list with hanging letters", together(column(72, 700, 14, "a)"), column(72, 672, 14, "b)"), right(100, 700, "Styrgruppen leds av en kommun", "i taget.", "Kansliet har två anställda.")),
			[]string{"a) Styrgruppen leds av en kommun", "i taget.", "b) Kansliet har två anställda."}},
		{"a list of short lines with hanging letters", together(column(72, 700, 14, "a", "b", "c"), right(100, 700, "kansliet", "styrgruppen", "kommunerna")),
			[]string{"a kansliet", "b styrgruppen", "c kommunerna"}},
		{"the number of the page and of the matter in the header", together(column(72, 780, 14, "Sundsvalls kommun", "Kommunledningen"), right(450, 780, "Dnr 09/123", "1 (4)")),
			[]string{"Sundsvalls kommun Dnr 09/123", "Kommunledningen 1 (4)"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := r.Read(t.Context(), c.name, c.data)
			if got, want := strings.Join(d.Text(), "\f"), strings.Join(c.want, "\n")+"\n"; got != want {
				t.Errorf("got\n%swant\n%s", got, want)
			}
		})
	}
}

// Two columns of text stay such where the first line of a paragraph is indented, or ends in a hyphen.
func TestColumnsAreNoLabels(t *testing.T) {
	t.Parallel()
	r := newReader(t, document.Options{})
	var left, right []string
	for i := range 9 {
		left = append(left, fmt.Sprintf("vänstra raden %d i spalten med all sin text sam-", i))
		right = append(right, fmt.Sprintf("högra raden %d i spalten med all sin text och", i))
	}
	d := r.Read(t.Context(), "columns.pdf", together(column(72, 700, 14, left...), column(335, 700, 14, right[0]), column(320, 686, 14, right[1:]...)))
	text := strings.Join(d.Text(), "")
	if strings.Index(text, "högra raden 0") < strings.Index(text, "vänstra raden 8") || !strings.Contains(text, "högra raden 7 i spalten med all sin text och\nhögra raden 8") {
		t.Errorf("got %s", text)
	}
}
