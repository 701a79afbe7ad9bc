package document_test

import (
	"path/filepath"
	"strings"
	"testing"

	"inkorg/parser/document"
)

// What pdftotext reads in the Swedish samples, we read too, word for word, and no more.
func TestAgainstPdftotext(t *testing.T) {
	t.Parallel()
	program := findPdftotext(t)
	r := newReader(t, document.Options{})
	for _, name := range []string{"chromium.pdf", "groff.pdf", "libreoffice-bold.pdf", "libreoffice-styles.pdf", "owner-password.pdf", "mixed.pdf"} {
		text, _, _ := pdftotext(t, program, filepath.Join("testdata", name))
		ours, theirs := wordsOf(strings.Join(r.Read(t.Context(), name, sample(t, name)).Text(), "\n")), wordsOf(text)
		n, common := ours.total(), ours.common(theirs)
		if n < 100 || common*100 < 98*n || common*100 < 98*theirs.total() {
			t.Errorf("%s: %d words, of which pdftotext has %d of its %d", name, n, common, theirs.total())
		}
	}
}
