package document_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"inkorg/parser/document"
)

// PDFs that unpack to more than there is, lead in circles, or down without an end, are answered for by either reader: as a bomb or as
// corrupt, unless their text can be read all the same. The next document is read as ever.
func TestPDFBombs(t *testing.T) {
	bombs := pdfBombs()
	for _, child := range []string{"serve", "second"} {
		r := newReader(t, document.Options{Workers: 1, Command: command(t, child)})
		r.Read(t.Context(), "first.pdf", sample(t, "groff.pdf")) // starts the child, which is no part of what is measured
		for name, data := range bombs {
			t.Run(child+", "+name, func(t *testing.T) {
				d := readAlone(t, r, name, data)
				said := strings.Contains(strings.Join(d.Text(), "\n"), "Hej")
				refused := slices.Contains([]document.Reason{document.Bomb, document.Corrupt}, d.Reason)
				if d.Err != nil || d.Readable && !said || !d.Readable && !refused {
					t.Errorf("readable %v, reason %q, %v, %.100q", d.Readable, d.Reason, d.Err, d.Text())
				}
				if d := r.Read(t.Context(), "good.pdf", sample(t, "groff.pdf")); !d.Readable {
					t.Errorf("the next document: %s: %s", d.Reason, d.Detail)
				}
			})
		}
	}
}

// pdfBombs would say "Hej".
func pdfBombs() map[string][]byte {
	with := func(object int, old, instead string, more ...string) []byte {
		h := append(slices.Clone(pdfOf("", textLines("Hej"))), more...)
		h[object-1] = strings.Replace(h[object-1], old, instead, 1)
		return h.bytes("")
	}
	nested := strings.Repeat("<< /A [", 10_000) + strings.Repeat("] >>", 10_000)
	arrays := strings.Repeat("[", 10_000) + strings.Repeat("]", 10_000)
	const catalog, tree, page = 1, 2, 6
	return map[string][]byte{
		"a page of 2 GB":                              largePage(),
		"a page tree that holds itself":               with(tree, "/Kids [", "/Kids [2 0 R "),
		"a page tree of nothing but itself":           cyclicTree(),
		"a page tree that is its own parent":          with(tree, "/Type /Pages", "/Type /Pages /Parent 2 0 R"),
		"a page tree of 10,000 levels":                deepTree(),
		"10,000 nested objects beside the pages":      with(catalog, ">>", "/Names "+nested+" >>"),
		"10,000 nested objects in a page":             with(page, "/Type /Page ", "/Type /Page /Resources "+nested+" "),
		"10,000 nested arrays in what a page draws":   pdfOf("", arrays+textLines("Hej")).bytes(""),
		"a million saved states in what a page draws": pdfOf("", strings.Repeat("q ", 1_000_000)+textLines("Hej")).bytes(""),
		"an object that is itself":                    with(page, "5 0 R", "7 0 R", "7 0 R"),
		"a form that draws itself twice": with(page, "/Type /Page ", "/Type /Page /Resources << /XObject << /X 7 0 R >> >> ",
			stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 7 0 R >> >>", "/X Do /X Do")),
	}
}

// largePage has a page whose content is 2 GB.
func largePage() []byte {
	h := pdfOf("", "")
	h[4] = inflating("", textLines("Hej"), "BT (Hej) Tj ET ")
	return h.bytes("")
}

func deepTree() []byte {
	h := handmade{"<< /Type /Catalog /Pages 2 0 R >>"}
	for n := range 10_000 {
		h = append(h, fmt.Sprintf("<< /Type /Pages /Count 1 /Kids [%d 0 R] >>", n+3))
	}
	return append(h, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>").bytes("")
}
