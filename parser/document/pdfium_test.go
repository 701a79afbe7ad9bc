package document_test

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"inkorg/parser/document"
)

// more adds an object and returns its number.
func (h *handmade) more(object string) int {
	*h = append(*h, object)
	return len(*h)
}

// annotated is a PDF of one page with some text and annotations, and what else the catalog says.
func annotated(catalog string, annotations ...string) handmade {
	var h handmade
	refs := ""
	for i := range annotations {
		refs += fmt.Sprintf("%d 0 R ", 7+i)
	}
	h = pdfOf("/Annots ["+refs+"]", textLines("S\\366kande:"))
	h[0] = "<< /Type /Catalog /Pages 2 0 R " + catalog + " >>"
	return append(h, annotations...)
}

func TestAnnotations(t *testing.T) {
	t.Parallel()
	r := newReader(t, document.Options{})
	field := func(more string) string {
		return "<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /Rect [200 695 400 715] " + more + " >>"
	}
	appearance := stream("/Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources << /Font << /F1 3 0 R >> >>",
		"/Tx BMC q BT /F1 12 Tf 2 5 Td (Dalarnas kommuner) Tj ET Q EMC")
	for _, c := range []struct {
		name string
		h    handmade
		want string
	}{
		{"a field with its picture", append(annotated("", field("/V (Dalarnas kommuner) /AP << /N 8 0 R >>")), appearance), "Sökande: Dalarnas kommuner\n"},
		{"a field without a picture", annotated("", field("/V (Dalarnas kommuner)")), "Sökande: Dalarnas kommuner\n"},
		{"an empty field", annotated("", field("")), "Sökande:\n"},
		{"a hidden field", annotated("", field("/V (hemligt) /F 2")), "Sökande:\n"},
		{"a box to tick", annotated("", "<< /Type /Annot /Subtype /Widget /FT /Btn /T (a) /V /Off /Rect [200 695 220 715] >>"), "Sökande:\n"},
		{"text written on the page", annotated("", "<< /Type /Annot /Subtype /FreeText /Contents (Komplettering) /Rect [72 300 300 330] >>"), "Sökande:\nKomplettering\n"},
		{"a comment is not the applicant's text", annotated("", "<< /Type /Annot /Subtype /Text /Contents (Ring mig) /Rect [72 300 300 330] >>"), "Sökande:\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := r.Read(t.Context(), c.name, c.h.bytes(""))
			if got := strings.Join(d.Text(), "\f"); got != c.want || d.By != document.ByPDFium {
				t.Errorf("got %q by %s, want %q; %s", got, d.By, c.want, d.Detail)
			}
		})
	}
}

// What the outline names is a heading, even if nothing in its looks says so.
func TestOutline(t *testing.T) {
	t.Parallel()
	h := pdfOf("", textLines("1 Beskrivning av det", "regionala organet", "text som f\\366ljer", "Ledning", "mer text"))
	h[0] = "<< /Type /Catalog /Pages 2 0 R /Outlines 7 0 R >>"
	h.more("<< /First 8 0 R /Last 8 0 R /Count 1 >>")
	h.more("<< /Title (Beskrivning av det regionala organet) /Parent 7 0 R /Dest [6 0 R /Fit] /First 9 0 R /Last 9 0 R >>")
	h.more("<< /Title (LEDNING) /Parent 8 0 R /Dest [6 0 R /Fit] /Next 8 0 R >>") // comes round to its parent
	d := newReader(t, document.Options{}).Read(t.Context(), "outline.pdf", h.bytes(""))
	want := []document.Heading{
		{Page: 1, Level: 1, Text: "1 Beskrivning av det regionala organet", Words: 6},
		{Page: 1, Level: 2, Text: "Ledning", Words: 2},
	}
	if got := d.Headings(); !slices.Equal(got, want) {
		t.Errorf("got %+v", got)
	}
}

func TestUnsafe(t *testing.T) {
	t.Parallel()
	r := newReader(t, document.Options{})
	plain := func(catalog string, objects ...string) []byte {
		h := pdfOf("", textLines("Hej /JS /Launch"))
		h[0] = "<< /Type /Catalog /Pages 2 0 R " + catalog + " >>"
		return append(h, objects...).bytes("")
	}
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	z.Write([]byte("9 0 << /S /JavaScript /JS (app.alert) >>"))
	z.Close()
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"the words in the text", plain(""), "[]"},
		{"a script when it opens", plain("/OpenAction << /S /JavaScript /JS (x) >>"), "[JavaScript]"},
		{"a script in disguise", plain("/OpenAction << /S /J#61vaScript >>"), "[JavaScript]"},
		{"a script in packed objects", plain("", stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", packed.String())), "[JavaScript]"},
		{"a program to start", plain("/OpenAction << /S /Launch /F (calc.exe) >>"), "[an action that starts a program]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := r.Read(t.Context(), c.name, c.data)
			if got := fmt.Sprint(d.Unsafe); got != c.want || !d.Readable {
				t.Errorf("got %s, want %s; readable %v", got, c.want, d.Readable)
			}
		})
	}
}

func TestEmbeddedFiles(t *testing.T) {
	t.Parallel()
	spec := "<< /Type /Filespec /F (bilaga.txt) /UF (bilaga.txt) /EF << /F %d 0 R >> >>"
	file := stream("/Type /EmbeddedFile", "Organisation f\xf6r IT-samverkan")
	tree := pdfOf("", textLines("Se bilaga"))
	tree[0] = "<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(bilaga.txt) 7 0 R] >> >> >>"
	tree = append(tree, fmt.Sprintf(spec, 8), file)
	pin := annotated("", "<< /Type /Annot /Subtype /FileAttachment /Rect [72 300 92 320] /FS 8 0 R >>", fmt.Sprintf(spec, 9), file)
	r := newReader(t, document.Options{})
	for name, data := range map[string][]byte{"by name": tree.bytes(""), "pinned to the page": pin.bytes("")} {
		t.Run(name, func(t *testing.T) {
			d := r.Read(t.Context(), name, data)
			if len(d.Embedded) != 1 || d.Embedded[0].Name != "bilaga.txt" || string(d.Embedded[0].Data) != "Organisation f\xf6r IT-samverkan" ||
				!slices.Equal(d.Unsafe, []string{document.UnsafeFile}) {
				t.Errorf("got %+v, %v", d.Embedded, d.Unsafe)
			}
		})
	}
}

// Some programs draw blanks inside words, and none between them: then places tell where words part.
func TestStrayBlanks(t *testing.T) {
	t.Parallel()
	content := "BT /F1 12 Tf 14 TL 72 700 Td\n"
	for range 5 {
		content += "[(sam ) 278 (ver ) 278 (kan) -300 (kos ) 278 (tar)] TJ T*\n"
	}
	d := newReader(t, document.Options{}).Read(t.Context(), "stray.pdf", pdfOf("", content+"ET").bytes(""))
	if got, want := strings.Join(d.Text(), ""), strings.Repeat("samverkan kostar\n", 5); got != want {
		t.Errorf("got %q", got)
	}
}

// A font that does not say which letters it shows makes no text of its codes: a person must look.
func TestNamelessFont(t *testing.T) {
	t.Parallel()
	h := pdfOf("", textLines("\\001\\002\\003\\004\\005\\006 \\007\\010"), textLines("Hej"))
	h[2] = "<< /Type /Font /Subtype /Type1 /BaseFont /ABCDEF+Secret /FirstChar 1 /LastChar 8 /Widths [500 500 500 500 500 500 500 500] >>"
	d := newReader(t, document.Options{}).Read(t.Context(), "nameless.pdf", h.bytes(""))
	if fmt.Sprint(d.Unread) != "[1]" || !d.Readable || !strings.Contains(d.Detail, "which letters") {
		t.Errorf("unread %v, %s", d.Unread, dump(d))
	}
}

// The second reader is asked for by Again, and by Read where PDFium has nothing to say.
func TestTwoReaders(t *testing.T) {
	t.Parallel()
	r := newReader(t, document.Options{})
	data := sample(t, "libreoffice-styles.pdf")
	first := r.Read(t.Context(), "a.pdf", data)
	second, ok := r.Again(t.Context(), "a.pdf", data)
	if !ok || first.By != document.ByPDFium || second.By != document.BySecond || len(first.Headings()) != len(second.Headings()) {
		t.Errorf("%s: %d headings, %s: %d headings, %v", first.By, len(first.Headings()), second.By, len(second.Headings()), ok)
	}
	for name, data := range map[string][]byte{"text": []byte("hej"), "a scan": sample(t, "scan.pdf"), "nothing": nil} {
		if d, ok := r.Again(t.Context(), name, data); ok {
			t.Errorf("%s: a second opinion by %s", name, d.By)
		}
	}
}

// PDFium is compiled once: the folder it goes to is made, and a second Reader leaves it as it is. Where nothing can be kept it
// works too.
func TestCache(t *testing.T) {
	if testing.Short() {
		t.Skip("compiling PDFium takes some seconds")
	}
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "new")
	data := sample(t, "groff.pdf")
	var kept []string
	for range 2 {
		r := newReader(t, document.Options{Workers: 1, Cache: folder})
		if d := r.Read(t.Context(), "a.pdf", data); d.By != document.ByPDFium {
			t.Fatalf("read by %q: %s", d.By, d.Detail)
		}
		files, _ := filepath.Glob(filepath.Join(folder, "*", "*"))
		if len(files) != 1 || kept != nil && kept[0] != files[0] {
			t.Errorf("kept %q, before %q", files, kept)
		}
		kept = files
	}
	blocked := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(blocked, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	r := newReader(t, document.Options{Workers: 1, Cache: blocked, Memory: 2 << 30}) // the race detector makes compiling costly
	if d := r.Read(t.Context(), "a.pdf", data); d.By != document.ByPDFium {
		t.Errorf("without a folder: read by %q: %s", d.By, d.Detail)
	}
}
