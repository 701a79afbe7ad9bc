package document_test

import (
	"path/filepath"
	"testing"

	"inkorg/parser/document"
)

// BenchmarkDocument reads the PDFs of testdata that can be read, one after the other, in a warm child.
func BenchmarkDocument(b *testing.B) {
	r := newReader(b, document.Options{Workers: 1})
	files, err := filepath.Glob("testdata/*.pdf")
	if err != nil {
		b.Fatal(err)
	}
	var data [][]byte
	for _, f := range files {
		s := sample(b, filepath.Base(f))
		if r.Read(b.Context(), f, s).Readable {
			data = append(data, s)
		}
	}
	pages := 0
	for b.Loop() {
		for _, s := range data {
			pages += r.Read(b.Context(), "a.pdf", s).Pages
		}
	}
	b.ReportMetric(float64(pages)/b.Elapsed().Seconds(), "pages/s")
}
