package document_test

import (
	"encoding/json"
	"io"
	"strings"
	"testing"

	"inkorg/parser/document"
)

// served has the child's main loop read one file in this process, so that a fuzzer sees which code runs.
func served(t *testing.T, mediaType string, data []byte) document.Document {
	t.Helper()
	in, feed := io.Pipe()
	answers, out := io.Pipe()
	done := make(chan error, 1)
	go func() { done <- document.Serve(in, out) }()
	go func() {
		for _, f := range [][]byte{[]byte("{}"), []byte(`{"Type":"` + mediaType + `"}`), data} {
			feed.Write(frame(string(f)))
		}
	}()
	readFrame(t, answers)
	var d document.Document
	if err := json.Unmarshal([]byte(readFrame(t, answers)), &d); err != nil {
		t.Fatal(err)
	}
	feed.Close()
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	return d
}

// fuzzFormat says of whatever make makes of the input: the reader does not break down over it, and what it says is sound.
func fuzzFormat(f *testing.F, mediaType string, make func(testing.TB, string) []byte) {
	f.Fuzz(func(t *testing.T, s string) {
		d := served(t, mediaType, make(t, s))
		if strings.Contains(d.Detail, "gave up") {
			t.Errorf("%s: %s", d.Reason, d.Detail)
		}
		sound(t, d)
	})
}

func asItIs(_ testing.TB, s string) []byte { return []byte(s) }

func FuzzRTF(f *testing.F) {
	for _, s := range []string{`{\rtf1\ansi{\stylesheet{\s1\b heading 1;}}\s1 A\par\trowd\cell\row{\*\ud\u229?}}`, `{\rtf1{\fonttbl{\f1\fcharset128 x}}\f1\'93\'fa\bin3 abc}`, `{\rtf1{\upr{a}{\*\ud b}}{\footnote c}{\header d}}{\rtf1`} {
		f.Add(s)
	}
	fuzzFormat(f, "application/rtf", asItIs)
}

func FuzzHTML(f *testing.F) {
	for _, s := range []string{"<h1>a<p style='font-size:2em'>b<table><tr><td>c", "<style>.a,p.b{font-weight:bold}</style><p class=a>b<select><option selected>c", "<meta charset=utf-16><pre>a\nb<input value=c><!--"} {
		f.Add(s)
	}
	fuzzFormat(f, "text/html", asItIs)
}

func FuzzWord97(f *testing.F) {
	for _, name := range []string{"libreoffice-everything.doc", "libreoffice-bold.doc", "libreoffice-numbers.doc"} {
		f.Add(string(sample(f, name)))
	}
	f.Add(string(oldWord{magic: 0xa5dc, fonts: []byte{0, 204}, texts: []string{"a", "\xcf"}, properties: []string{"", "\x5d\x01\x00"}}.bytes()))
	fuzzFormat(f, "application/msword", asItIs)
}

func FuzzWordText(f *testing.F) {
	for _, s := range []string{para(`<w:pStyle w:val="Rubrik1"/>`, "A"), `<w:tbl><w:tr><w:tc>` + para("", "a") + `</w:tc></w:tr></w:tbl>`,
		`<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>` + para("", "b") + `</w:sdtContent></w:sdt>`,
		`<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="c"/></w:ddList></w:ffData></w:fldChar></w:r></w:p>`,
		`<mc:AlternateContent><mc:Choice>` + para("", "d") + `</mc:Choice><mc:Fallback/></mc:AlternateContent><w:ftr>` + para("", "e") + `</w:ftr>`} {
		f.Add(s)
	}
	fuzzFormat(f, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", func(t testing.TB, s string) []byte { return wordFile(t, s) })
}

func FuzzOpenDocument(f *testing.F) {
	for _, s := range []string{`<text:h outline-level="2">a</text:h>`, `<text:p>a<text:note><text:note-body><text:p>b</text:p></text:note-body></text:note><text:span>c</text:span></text:p>`,
		`<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row><text:section display="none"><text:p>b</text:p></text:section>`,
		`<office:forms><form:text id="a" current-value="b"/></office:forms><text:p><draw:control control="a"/></text:p>`} {
		f.Add(s)
	}
	fuzzFormat(f, "application/vnd.oasis.opendocument.text", func(t testing.TB, s string) []byte {
		return archive(t, "content.xml", `<office:document-content><office:body>`+s+`</office:body></office:document-content>`, "styles.xml", `<a>`+s+`</a>`)
	})
}

// Whatever bytes text is: it is read in this process, and what it says is sound.
func FuzzText(f *testing.F) {
	for _, s := range []string{"\xff\xfe\x00\x00a\x00\x00\x00", "a\x00b\x00c\x00d\x00", "f\x8ar v\x8cr", "f\x84r v\x86r", "\xfe\xff\xd8\x00", "1. A\n\n# B\nC\n---"} {
		f.Add([]byte(s))
	}
	r := document.NewReader(document.Options{})
	f.Cleanup(func() { r.Close() })
	f.Fuzz(func(t *testing.T, b []byte) {
		if d := r.Read(t.Context(), "a.txt", b); d.Type == "text/plain" {
			sound(t, d)
		}
	})
}
