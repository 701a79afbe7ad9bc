package document_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"inkorg/parser/document"
	"inkorg/parser/ole"
)

// What LibreOffice embeds in a text is a document of its own in each format. The chart and the formula beside it are none.
func TestEmbeddedByLibreOffice(t *testing.T) {
	t.Parallel()
	r := newReader(t, document.Options{})
	for name, want := range map[string]string{
		"libreoffice-embedded.odt":  "Object 1.odt application/vnd.oasis.opendocument.text",
		"libreoffice-embedded.docx": "oleObject1.docx application/vnd.openxmlformats-officedocument.wordprocessingml.document",
		"libreoffice-embedded.doc":  "object 2.doc application/msword",
	} {
		d := r.Read(t.Context(), name, sample(t, name))
		if len(d.Embedded) != 1 || len(d.Unsafe) > 0 || d.Detail != "" {
			t.Errorf("%s: %d embedded, unsafe %q, %s", name, len(d.Embedded), d.Unsafe, d.Detail)
			continue
		}
		e := d.Embedded[0]
		inner := r.Read(t.Context(), e.Name, e.Data)
		if got := e.Name + " " + inner.Type; got != want || len(inner.Lines) != 2 || inner.Lines[0].Text != "Organisation" || inner.Lines[0].Level != 1 {
			t.Errorf("%s holds %s, %+v", name, got, inner.Lines)
		}
	}
}

// packageOf is an object of a Word file: a file under the name that its sender gave it ([MS-OLEDS], section 2.3.6).
func packageOf(name, data string) string {
	le := func(n int) string { return string([]byte{byte(n), byte(n >> 8), byte(n >> 16), byte(n >> 24)}) }
	path := "C:\\" + name + "\x00"
	return objectOf("\x01Ole10Native", le(0)+"\x02\x00"+name+"\x00"+path+"\x00\x00\x03\x00"+le(len(path))+path+le(len(data))+data)
}

// objectOf is an object with one stream.
func objectOf(stream, data string) string {
	return string(ole.Write("", ole.Entry{Entries: []ole.Entry{{Name: stream, Data: []byte(data)}}}))
}

// wordWith is a Word file with parts of other programs, names and contents one after the other. Their kinds in the text are
// those of Word; a part of a chart is named by the chart alone.
func wordWith(t testing.TB, parts ...string) []byte {
	t.Helper()
	var body, relations strings.Builder
	files := []string{}
	for i := 0; i < len(parts); i += 2 {
		name, kind := parts[i], "oleObject"
		if !strings.HasSuffix(name, ".bin") {
			kind = "package"
		}
		program := "Package"
		if strings.HasPrefix(name, "graph") {
			program = "MSGraph.Chart.8"
		}
		fmt.Fprintf(&body, `<w:p><w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" Type="Embed" ProgID="%s" r:id="rId%d"/></w:object></w:r></w:p>`, program, i)
		fmt.Fprintf(&relations, `<Relationship Id="rId%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="embeddings/%s"/>`, i, kind, name)
		files = append(files, "word/embeddings/"+name, parts[i+1])
	}
	files = append(files, "word/embeddings/Chart_Sheet.xlsx", "PK\x03\x04", "word/charts/_rels/chart1.xml.rels",
		`<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/package" Target="../embeddings/Chart_Sheet.xlsx"/></Relationships>`,
		"word/document.xml", `<w:document `+wordSpaces+`><w:body>`+para("", "Ansökan")+body.String()+`</w:body></w:document>`,
		"word/_rels/document.xml.rels", `<Relationships>`+relations.String()+`</Relationships>`)
	return archive(t, files...)
}

func TestEmbeddedInWord(t *testing.T) {
	t.Parallel()
	r := newReader(t, document.Options{})
	inner := string(wordFile(t, para("", "Organisation")))
	old := string(sample(t, "libreoffice-bold.doc"))
	for _, c := range []struct {
		name   string
		data   []byte
		want   string
		unsafe string
	}{
		{"nothing but the sheet of a chart", wordWith(t), "", ""},
		{"a Word file", wordWith(t, "Microsoft_Word_Document.docx", inner), "Microsoft_Word_Document.docx", ""},
		{"an old Word file", wordWith(t, "oleObject1.bin", old), "oleObject1.doc", ""},
		{"a PDF", wordWith(t, "oleObject1.bin", objectOf("CONTENTS", "%PDF-1.4 1 0 obj")), "oleObject1.pdf", ""},
		{"an office file in an object", wordWith(t, "oleObject1.bin", objectOf("Package", inner)), "oleObject1.docx", ""},
		{"files under their names", wordWith(t, "oleObject1.bin", packageOf("Budget \xe5r 1.txt", "kronor"), "oleObject2.bin", packageOf("b.pdf", "%PDF-1.4")), "Budget år 1.txt, b.pdf", ""},
		{"a program", wordWith(t, "oleObject1.bin", packageOf("spel.exe", "MZ")), "spel.exe", "embedded files"},
		{"a program under another name", wordWith(t, "oleObject1.bin", packageOf("spel.txt", "MZ\x90")), "spel.txt", "embedded files"},
		{"a script", wordWith(t, "oleObject1.bin", packageOf("a.JS", "x")), "a.JS", "embedded files"},
		{"a chart", wordWith(t, "graph.bin", objectOf("Workbook", "x")), "", ""},
		{"a formula", wordWith(t, "oleObject1.bin", objectOf("Equation Native", "x")), "", ""},
		{"a picture", wordWith(t, "image.png", "\x89PNG\r\n\x1a\n"), "", ""},
	} {
		d := r.Read(t.Context(), c.name, c.data)
		var names []string
		for _, a := range d.Embedded {
			names = append(names, a.Name)
		}
		if got := strings.Join(names, ", "); got != c.want || strings.Join(d.Unsafe, ", ") != c.unsafe || d.Detail != "" || !d.Readable {
			t.Errorf("%s: got %q, unsafe %q, %s %s", c.name, got, d.Unsafe, d.Reason, d.Detail)
		}
	}
}

// Of embedded files at most 50 and 24 MB are taken, and one that is left out is told of.
func TestEmbeddedTooMany(t *testing.T) {
	t.Parallel()
	r := newReader(t, document.Options{Memory: 2 << 30}) // the race detector makes memory costly
	var many []string
	for i := range 60 {
		many = append(many, fmt.Sprintf("o%d.bin", i), packageOf(fmt.Sprintf("%d.txt", i), "x"))
	}
	large := packageOf("stor.txt", strings.Repeat("x", 10<<20))
	for _, c := range []struct {
		name, data, told string
		want             int
	}{
		{"many", string(wordWith(t, many...)), "the embedded file 59.txt could not be taken out", 50},
		{"large", string(wordWith(t, "a.bin", large, "b.bin", large, "c.bin", large, "d.bin", packageOf("liten.txt", "x"))), "the embedded file stor.txt could not be taken out", 3},
		{"damaged", string(wordWith(t, "a.bin", objectOf("CONTENTS", "%PDF")[:600])), "the embedded file a.bin could not be taken out", 0},
		{"missing", strings.ReplaceAll(string(wordWith(t, "a.bin", "x")), "word/embeddings/a.bin", "word/embeddings/b.bin"), "the embedded file a.bin could not be taken out", 0},
	} {
		d := r.Read(t.Context(), c.name, []byte(c.data))
		if len(d.Embedded) != c.want || d.Detail != c.told || !d.Readable {
			t.Errorf("%s: %d embedded, %q, %s", c.name, len(d.Embedded), d.Detail, d.Reason)
		}
	}
}

// A package in an OpenDocument file or in one of Word 97 is taken as in any other.
func TestEmbeddedPackages(t *testing.T) {
	t.Parallel()
	r := newReader(t, document.Options{})
	o, err := ole.Open(sample(t, "libreoffice-bold.doc"))
	if err != nil {
		t.Fatal(err)
	}
	var entries []ole.Entry
	for _, s := range o.Root.Streams {
		b, err := o.Read(s)
		if err != nil {
			t.Fatal(err)
		}
		entries = append(entries, ole.Entry{Name: s.Name, Data: b})
	}
	pdf := ole.Entry{Name: "_1", Storage: true, Entries: []ole.Entry{{Name: "CONTENTS", Data: []byte("%PDF-1.4")}}}
	word := ole.Write("", ole.Entry{Entries: slices.Concat(entries, []ole.Entry{{Name: "ObjectPool", Storage: true, Entries: []ole.Entry{pdf}}})})
	open := archive(t, "content.xml", `<office:document-content><office:body><text:p>a</text:p></office:body></office:document-content>`, "Object 1", packageOf("b.pdf", "%PDF-1.4"),
		"mimetype", "application/vnd.oasis.opendocument.text",
		"META-INF/manifest.xml", `<m:manifest><m:file-entry m:full-path="Object 1" m:media-type="application/vnd.sun.star.oleobject"/></m:manifest>`)
	for want, data := range map[string][]byte{"object 1.pdf": word, "b.pdf": open} {
		d := r.Read(t.Context(), want, data)
		if len(d.Embedded) != 1 || d.Embedded[0].Name != want || string(d.Embedded[0].Data) != "%PDF-1.4" || !d.Readable {
			t.Errorf("%s: %+v, %s %s", want, d.Embedded, d.Reason, d.Detail)
		}
	}
}
