package document_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"strings"
	"testing"

	"inkorg/parser/document"
)

var someBlanks = strings.Repeat(" ", 32<<10)

// blanks gives so many blanks.
type blanks int64

func (b *blanks) Read(p []byte) (int, error) {
	if *b <= 0 {
		return 0, io.EOF
	}
	n := min(len(p), int(*b), len(someBlanks))
	*b -= blanks(n)
	return copy(p, someBlanks[:n]), nil
}

// laughing is a Word file of 1 kB whose text is one word a billion times, by entities made of entities.
func laughing(t *testing.T) []byte {
	entities, last := `<!ENTITY e0 "ha">`, "&e0;"
	for n := range 9 {
		name := fmt.Sprintf("e%d", n+1)
		entities += "<!ENTITY " + name + ` "` + strings.Repeat(last, 10) + `">`
		last = "&" + name + ";"
	}
	return archive(t, "word/document.xml", `<?xml version="1.0"?><!DOCTYPE d [`+entities+`]><w:document `+wordSpaces+`><w:body>`+para("", last)+`</w:body></w:document>`)
}

// matryoshka is a zip file that holds nothing but a zip file, so many times over. All have the same name.
func matryoshka(t *testing.T, name string, depth int) string {
	inner := "a"
	for range depth {
		inner = string(archive(t, name, inner))
	}
	return inner
}

// crowd is a Word file of zip files, each of which unpacks to 10 MB.
func crowd(t *testing.T) []byte {
	one := string(packed(t, "a", "", "", 10<<20))
	var files []string
	for n := range 1000 {
		files = append(files, fmt.Sprintf("word/embeddings/%d.docx", n), one)
	}
	return archive(t, append(files, "word/document.xml", one)...)
}

// packed is an archive with one file of so many blanks, between two texts.
func packed(t *testing.T, name, before, after string, size blanks) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	w, err := z.Create(name)
	if err == nil {
		_, err = io.Copy(w, io.MultiReader(strings.NewReader(before), &size, strings.NewReader(after)))
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Files made to be slow or large are answered for like others, by a Document, and do not become trouble of ours.
func TestOfficeBombs(t *testing.T) {
	r := newReader(t, document.Options{Workers: 1, Memory: 2 << 30}) // the race detector makes memory costly
	r.Read(t.Context(), "first.pdf", sample(t, "groff.pdf"))         // starts the child, which is no part of what is measured
	many := func(s string, n int) string { return strings.Repeat(s, n) }
	flat := func(s string) []byte {
		return []byte(`<?xml version="1.0"?><office:document xmlns:office="o" xmlns:text="t" xmlns:table="b" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>` + s + `</office:text></office:body></office:document>`)
	}
	zips := matryoshka(t, "word/document.xml", 1000)
	const row, end = `<w:tbl><w:tr><w:tc>`, `</w:tc></w:tr></w:tbl>`
	for _, c := range []struct {
		name   string
		data   []byte
		reason document.Reason
	}{
		{"a Word file that unpacks to 300 MB", packed(t, "word/document.xml", "<w:document>", "</w:document>", 300<<20), document.Bomb},
		{"10,000 tables in one another", wordFile(t, many(row, 10_000)+para("", "a")+many(end, 10_000)), ""},
		{"10,000 text boxes in one another", wordFile(t, many("<w:p><w:r><w:txbxContent>", 10_000)+many("</w:txbxContent></w:r></w:p>", 10_000)), document.Bomb},
		{"a million styles", archive(t, "word/document.xml", `<w:document `+wordSpaces+`>`+para("", "a")+`</w:document>`, "word/styles.xml", `<w:styles `+wordSpaces+`>`+many(`<w:style/>`, 1_000_000)+`</w:styles>`), ""},
		{"a billion laughs in Word", laughing(t), document.Corrupt},
		{"a zip in a zip, 1,000 times, as a Word file", []byte(zips), document.Corrupt},
		{"the same beside a list of contents", archive(t, "[Content_Types].xml", `<Override ContentType="wordprocessingml.document.main"/>`, "word/document.xml", zips), document.Corrupt},
		{"a zip in a zip, 1,000 times, as OpenDocument", archive(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", matryoshka(t, "content.xml", 1000)), document.Corrupt},
		{"a zip in a zip, 1,000 times, as itself", []byte(matryoshka(t, "a.zip", 1000)), document.Unsupported},
		{"1,000 zips of 10 MB as a Word file", crowd(t), document.Corrupt},
		{"OpenDocument with entities that grow", []byte(`<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><office:document office:mimetype="application/vnd.oasis.opendocument.text"><text:p>&b;</text:p></office:document>`), document.Corrupt},
		{"OpenDocument nested deeply", flat(many("<text:p>", 10_000) + many("</text:p>", 10_000)), document.Bomb},
		{"OpenDocument with too much text", flat("<text:p>" + many("ord ", 5<<20) + "</text:p>"), document.Bomb},
		{"RTF with a million braces", []byte(`{\rtf1 a` + many("{", 1_000_000)), ""},
		{"RTF with too much text", []byte(`{\rtf1 ` + many("ord ", 5<<20)), document.Bomb},
		{"RTF with too many lines", []byte(`{\rtf1 ` + many(`a\par `, 500_000)), document.Bomb},
		{"RTF with too many fonts", []byte(`{\rtf1{\fonttbl` + many(`\f1\fcharset128`, 100_000) + `}a}`), ""},
		{"HTML nested deeply", []byte("<html>" + many("<table><tr><td><b>", 100_000) + "a"), ""},
		{"HTML with endless attributes", []byte("<html><p " + many("a=b ", 1_000_000) + ">a"), ""},
		{"a style sheet without end", []byte("<html><style>" + many(".a{font-weight:bold}", 200_000) + "</style>" + many("<p class=a>b", 10_000)), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := readAlone(t, r, c.name, c.data)
			if d.Reason != c.reason || d.Err != nil {
				t.Errorf("reason %q, want %q: %s %v", d.Reason, c.reason, d.Detail, d.Err)
			}
		})
	}
}
