package document_test

import (
	"bytes"
	"errors"
	"image"
	"image/png"
	"slices"
	"strings"
	"testing"

	"golang.org/x/image/tiff"

	"inkorg/parser/document"
)

// scanReader returns a Reader that reads scans by the tesseract of this machine.
func scanReader(t *testing.T) *document.Reader {
	t.Helper()
	found, err := document.FindTesseract(t.Context())
	if err != nil {
		t.Skip("tesseract (with Swedish) is not installed")
	}
	r := newReader(t, document.Options{Tesseract: found})
	if _, err := r.TryTesseract(t.Context()); errors.Is(err, document.ErrUnconfined) {
		t.Skip(err)
	}
	return r
}

func readScan(t *testing.T, r *document.Reader, name string, data []byte) document.Document {
	t.Helper()
	return r.Recognise(t.Context(), name, data, r.Read(t.Context(), name, data), 0)
}

// turned is the first page of a TIFF file lying on its side, as PNG.
func turned(t *testing.T, data []byte) []byte {
	t.Helper()
	page, err := tiff.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	b := page.Bounds()
	side := image.NewGray(image.Rect(0, 0, b.Dy(), b.Dx()))
	for y := range b.Dy() {
		for x := range b.Dx() {
			side.Set(b.Dy()-1-y, x, page.At(x, y))
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, side); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// Scans made of our own samples say what these say. Headings are told where they are larger, or in capitals.
func TestScans(t *testing.T) {
	t.Parallel()
	r := scanReader(t)
	for _, c := range []struct {
		name, of   string
		data       []byte
		pages      int
		recognised []int
		headings   []string
	}{
		{"scanned.pdf", "groff.pdf", sample(t, "scanned.pdf"), 1, []int{1}, []string{"Ansökan om stimulansmedel"}},
		{"scanned.tiff", "libreoffice-styles.pdf", sample(t, "scanned.tiff"), 2, []int{1, 2},
			[]string{"Ansökan om stimulansmedel", "Beskrivning av det regionala IT-samverkansorganet", "Hur stimulansmedlen ska användas"}},
		{"half-scanned.pdf", "libreoffice-styles.pdf", sample(t, "half-scanned.pdf"), 2, []int{2},
			[]string{"Ansökan om stimulansmedel", "Beskrivning av det regionala IT-samverkansorganet", "Hur stimulansmedlen ska användas"}},
		{"turned.png", "", turned(t, sample(t, "scanned.tiff")), 1, []int{1}, []string{"Beskrivning av det regionala IT-samverkansorganet"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := readScan(t, r, c.name, c.data)
			if !d.Readable || d.Pages != c.pages || !slices.Equal(d.Recognised, c.recognised) || !slices.Equal(d.Unread, c.recognised) {
				t.Fatalf("readable %v, %s; %d pages, recognised %v, unread %v", d.Readable, d.Detail, d.Pages, d.Recognised, d.Unread)
			}
			if by := d.Reader(c.recognised[0]); by != document.ByTesseract {
				t.Errorf("page %d was read by %s", c.recognised[0], by)
			}
			if c.of != "" {
				alike(t, d, r.Read(t.Context(), c.of, sample(t, c.of)))
			}
			for _, h := range c.headings {
				if !slices.ContainsFunc(d.Headings(), func(got document.Heading) bool { return got.Text == h }) {
					t.Errorf("no heading %q in %+v", h, d.Headings())
				}
			}
		})
	}
}

// alike wants nearly all words of a document in another.
func alike(t *testing.T, got, want document.Document) {
	t.Helper()
	there := map[string]int{}
	for w := range strings.FieldsSeq(strings.Join(got.Text(), " ")) {
		there[w]++
	}
	all, found := 0, 0
	for w := range strings.FieldsSeq(strings.Join(want.Text(), " ")) {
		if strings.Trim(w, ".") == "" {
			continue
		}
		all++
		if there[w] > 0 {
			there[w]--
			found++
		}
	}
	if found*100 < all*97 {
		t.Errorf("%d of %d words are right:\n%s", found, all, dump(got))
	}
	t.Logf("%d of %d words are right", found, all)
}

// Without tesseract, and for what is no scan, a document stays what Read said of it.
func TestNoScans(t *testing.T) {
	t.Parallel()
	r := newReader(t, document.Options{})
	for name, reason := range map[string]document.Reason{"scanned.pdf": document.Scan, "scanned.tiff": document.Scan, "groff.pdf": "", "libreoffice-bold.docx": ""} {
		if d := readScan(t, r, name, sample(t, name)); d.Reason != reason || d.Recognised != nil {
			t.Errorf("%s: reason %q, recognised %v", name, d.Reason, d.Recognised)
		}
	}
	if _, err := r.TryTesseract(t.Context()); !errors.Is(err, document.ErrNoTesseract) {
		t.Errorf("got %v", err)
	}
}

// A tesseract that is not there, or has no Swedish, is not found, and what to install is said.
func TestFindTesseract(t *testing.T) {
	for name, program := range map[string]string{
		"none":       "",
		"no Swedish": "#!/bin/sh\necho 'tesseract 5.3.0'; echo 'List of available languages in \"/none/\" (1):'; echo eng\n",
	} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("PATH", programs(t, program))
			if found, err := document.FindTesseract(t.Context()); !errors.Is(err, document.ErrNoTesseract) || !strings.Contains(err.Error(), "tesseract-ocr-swe") {
				t.Errorf("got %v, %v", found, err)
			}
		})
	}
	t.Run("an old one", func(t *testing.T) {
		t.Setenv("PATH", programs(t, "#!/bin/sh\necho 'tesseract 4.1.1' >&2; echo 'List of available languages (2):' >&2; echo eng >&2; echo swe >&2\n"))
		folder := programs(t, "")
		touch(t, folder, "swe.traineddata")
		t.Setenv("TESSDATA_PREFIX", folder)
		found, err := document.FindTesseract(t.Context())
		if err != nil || found.String() != "tesseract 4.1.1 (swe+eng)" || found.Data != folder || found.Turns {
			t.Errorf("got %+v, %v", found, err)
		}
	})
}
