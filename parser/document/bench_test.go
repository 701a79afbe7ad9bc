package document_test

import (
	"os/exec"
	"path/filepath"
	"testing"

	"inkorg/parser/document"
)

// BenchmarkDocument reads the PDFs of testdata that can be read, one after the other: in a warm child, by the second reader, and,
// to compare, by pdftotext, which is started for each.
func BenchmarkDocument(b *testing.B) {
	r := newReader(b, document.Options{Workers: 1})
	files, err := filepath.Glob("testdata/*.pdf")
	if err != nil {
		b.Fatal(err)
	}
	var names []string
	var data [][]byte
	pages := 0
	for _, f := range files {
		s := sample(b, filepath.Base(f))
		if d := r.Read(b.Context(), f, s); d.Readable {
			names, data, pages = append(names, f), append(data, s), pages+d.Pages
		}
	}
	run := func(b *testing.B, read func(i int)) {
		for b.Loop() {
			for i := range data {
				read(i)
			}
		}
		b.ReportMetric(float64(pages*b.N)/b.Elapsed().Seconds(), "pages/s")
	}
	b.Run("PDFium", func(b *testing.B) { run(b, func(i int) { r.Read(b.Context(), names[i], data[i]) }) })
	b.Run("again", func(b *testing.B) { run(b, func(i int) { r.Again(b.Context(), names[i], data[i]) }) })
	b.Run("pdftotext", func(b *testing.B) {
		program, err := exec.LookPath("pdftotext")
		if err != nil {
			b.Skip("pdftotext (of poppler-utils) is not installed")
		}
		run(b, func(i int) {
			if err := exec.Command(program, "-enc", "UTF-8", names[i], "-").Run(); err != nil {
				b.Fatal(err)
			}
		})
	})
}
