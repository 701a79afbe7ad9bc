package document_test

import (
	"errors"
	"os/exec"
	"path/filepath"
	"testing"

	"inkorg/parser/document"
)

// BenchmarkDocument reads PDFs of testdata, in pages a second by the clock on the wall. PDFium and the second reader have a warm
// child. pdftotext is started for each file, as whoever uses it must do, and its start is most of its time over a short one; so
// "long" has the same pages 20 times in one file, which the second reader cannot open. BenchmarkPDFs compares CPU times instead.
func BenchmarkDocument(b *testing.B) {
	r := newReader(b, document.Options{Workers: 1})
	short := []string{"chromium.pdf", "groff.pdf", "libreoffice-bold.pdf", "libreoffice-styles.pdf", "mixed.pdf"} // pdfunite takes no others
	for i, name := range short {
		short[i] = filepath.Join("testdata", name)
	}
	b.Run("short", func(b *testing.B) { readersOf(b, r, short) })
	b.Run("long", func(b *testing.B) { readersOf(b, r, []string{united(b, short, 20)}) })
}

// readersOf measures all readers over the same files.
func readersOf(b *testing.B, r *document.Reader, files []string) {
	var data [][]byte
	pages := 0
	for _, f := range files {
		data = append(data, contents(b, f))
		d := r.Read(b.Context(), f, data[len(data)-1])
		if !d.Readable {
			b.Fatalf("%s: %s", f, d.Detail)
		}
		pages += d.Pages
	}
	run := func(name string, read func(b *testing.B, i int) bool) {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				for i, f := range files {
					if !read(b, i) {
						b.Skip("cannot read ", f)
					}
				}
			}
			b.ReportMetric(float64(pages*b.N)/b.Elapsed().Seconds(), "pages/s")
		})
	}
	run("PDFium", func(b *testing.B, i int) bool { return r.Read(b.Context(), files[i], data[i]).Readable })
	run("second", func(b *testing.B, i int) bool { _, ok := r.Again(b.Context(), files[i], data[i]); return ok })
	run("pdftotext", func(b *testing.B, i int) bool {
		text, _, _ := pdftotext(b, findPdftotext(b), files[i])
		return text != ""
	})
}

// united makes one PDF of files, so many times over.
func united(b *testing.B, files []string, times int) string {
	b.Helper()
	program, err := exec.LookPath("pdfunite")
	if errors.Is(err, exec.ErrNotFound) {
		b.Skip("pdfunite (of poppler-utils) is not installed")
	}
	var args []string
	for range times {
		args = append(args, files...)
	}
	out := filepath.Join(b.TempDir(), "long.pdf")
	if said, err := exec.Command(program, append(args, out)...).CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, said)
	}
	return out
}
