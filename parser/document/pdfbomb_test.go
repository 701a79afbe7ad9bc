package document_test

import (
	"strings"
	"testing"

	"inkorg/parser/document"
)

// PDFs that lead in circles, or down without an end, are answered for by either reader, and what can be read of them is not
// waited for longer than the clock allows.
func TestCircles(t *testing.T) {
	t.Parallel()
	page := pdfOf("", textLines("Hej"))
	circle := append(handmade{}, page...)
	circle[1] = strings.Replace(circle[1], "/Kids [", "/Kids [2 0 R ", 1)
	parent := append(handmade{}, page...)
	parent[1] = strings.Replace(parent[1], "/Type /Pages", "/Type /Pages /Parent 2 0 R", 1)
	nested := append(handmade{}, page...)
	nested[0] = "<< /Type /Catalog /Pages 2 0 R /Names " + strings.Repeat("<< /A [", 10_000) + strings.Repeat("] >>", 10_000) + " >>"
	for _, child := range []string{"serve", "second"} {
		r := newReader(t, document.Options{Workers: 1, Command: command(t, child)})
		for name, data := range map[string]handmade{"a page tree that holds itself": circle, "its own parent": parent, "10,000 nested objects": nested} {
			t.Run(child+", "+name, func(t *testing.T) {
				d := r.Read(t.Context(), name, data.bytes(""))
				if d.Err != nil || d.Readable == (d.Reason != "") || d.Readable && !strings.Contains(strings.Join(d.Text(), "\n"), "Hej") {
					t.Errorf("readable %v, reason %q, %v, %q", d.Readable, d.Reason, d.Err, d.Text())
				}
				if d := r.Read(t.Context(), "good.pdf", sample(t, "groff.pdf")); !d.Readable {
					t.Errorf("the next document: %s: %s", d.Reason, d.Detail)
				}
			})
		}
	}
}
