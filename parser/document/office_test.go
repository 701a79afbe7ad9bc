package document_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"inkorg/parser/document"
)

// compareGolden compares the dump of a document with the golden file beside it.
func compareGolden(t *testing.T, file string, d document.Document) {
	t.Helper()
	got := dump(d)
	if *update {
		if err := os.WriteFile(file+".golden", []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file + ".golden")
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestOfficeSamples(t *testing.T) {
	t.Parallel()
	r := newReader(t, document.Options{})
	n := 0
	for _, format := range []string{"odt", "doc", "rtf", "html"} {
		files, _ := filepath.Glob("testdata/libreoffice-*." + format)
		n += len(files)
		for _, file := range files {
			t.Run(filepath.Base(file), func(t *testing.T) {
				compareGolden(t, file, r.Read(t.Context(), file, sample(t, filepath.Base(file))))
			})
		}
	}
	if n < 10 {
		t.Fatalf("only %d samples", n)
	}
}

// The same document, saved in every format, says the same: the same lines, whatever their order at the end, and the same
// headings.
func TestSameInEveryFormat(t *testing.T) {
	t.Parallel()
	r := newReader(t, document.Options{})
	source, err := os.ReadFile("testdata/sources/everything.fodt")
	if err != nil {
		t.Fatal(err)
	}
	want := r.Read(t.Context(), "everything.fodt", source)
	for _, l := range want.Lines {
		for _, word := range []string{"STRUKET", "Osynligt", "KOMMENTAR"} {
			if strings.Contains(l.Text, word) {
				t.Errorf("%q is not left out", word)
			}
		}
	}
	for _, format := range []string{"odt", "docx", "doc", "rtf"} {
		name := "libreoffice-everything." + format
		got := r.Read(t.Context(), name, sample(t, name))
		if a, b := sortedLines(got), sortedLines(want); a != b {
			t.Errorf("%s says\n%s\nand the source\n%s", format, a, b)
		}
	}
}

// sortedLines are the lines of a document with their level, in the order of the alphabet.
func sortedLines(d document.Document) string {
	var all []string
	for _, l := range d.Lines {
		all = append(all, fmt.Sprintf("%s|%d|%v", l.Text, l.Level, l.Running))
	}
	slices.Sort(all)
	return strings.Join(all, "\n")
}

// brief is the lines of a document, each on a line: its level if it is a heading, "~" for page headers and what nobody filled in.
func brief(d document.Document) string {
	var b strings.Builder
	for _, l := range d.Lines {
		switch {
		case l.Running:
			b.WriteString("~ ")
		case l.Level > 0:
			fmt.Fprintf(&b, "%d ", l.Level)
		}
		b.WriteString(l.Text + "\n")
	}
	if !d.Readable {
		fmt.Fprintf(&b, "%s\n", d.Reason)
	}
	return b.String()
}

// readCases reads the documents that wrap makes of each case and compares what they say.
func readCases(t *testing.T, wrap func(string) []byte, cases [][3]string) {
	t.Helper()
	r := newReader(t, document.Options{})
	for _, c := range cases {
		t.Run(c[0], func(t *testing.T) {
			if got := brief(r.Read(t.Context(), c[0], wrap(c[1]))); got != c[2] {
				t.Errorf("got\n%s\nwant\n%s", got, c[2])
			}
		})
	}
}

const prose = "Brödtexten är längre än rubrikerna och fyller den största delen av hela sidan."

func TestRTF(t *testing.T) {
	t.Parallel()
	wrap := func(s string) []byte {
		return []byte(`{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset128 MS Mincho;}{\f2\fcharset204 Arial;}}` +
			`{\stylesheet{\fs24 Normal;}{\s1\b\fs32 heading 1,Rubrik;}{\s2\outlinelevel1 Egen;}{\s3 toc 1;}}` + s + `}`)
	}
	readCases(t, wrap, [][3]string{
		{"letters of the codepage", `\'c5sa och \u214?sten\~ett\emdash`, "Åsa och Östen ett—\n"},
		{"characters for old programs", `{\uc2\u229\'8f\'40 a}{\uc0\u228}b\u-10179 ?\u-8704 ?`, "å aäb😀\n"},
		{"a font with two bytes a character", `{\f1\'93\'fa\'96\'7b}{\f2\'cf\'f0}`, "日本Пр\n"},
		{"raw UTF-8", "Åsa söker", "Åsa söker\n"},
		{"headings by style and level", `{\s1 Organ\par}\pard{\s2 Ledning\par}\pard\outlinelevel2 Mål\par\pard Text`, "1 Organ\n2 Ledning\n3 Mål\nText\n"},
		{"headings by weight", `{\b Organ\par}` + "br\\'f6dtext som \\'e4r l\\'e4ngre", "1 Organ\nbrödtext som är längre\n"},
		{"hidden and deleted text", `a{\v b}{\deleted c}{\*\atnid d}{\*\annotation e}f`, "af\n"},
		{"fields", `{\field{\*\fldinst{HYPERLINK "x"}}{\fldrslt{l\'e4nk}}}`, "länk\n"},
		{"the better half", `{\upr{a}{\*\ud{\uc0\u229}}}`, "å\n"},
		{"pictures and objects", `{\pict\wmetafile8 00ff00}{\*\shppict{\pict ff}}{\object{\*\objdata 00}{\result r}}`, "r\n"},
		{"binary data", `a\bin3 }}}b`, "ab\n"},
		{"page headers and notes", `{\header Huvud\par}a{\footnote not}b\par{\footer Fot}`, "ab\nnot\n~ Huvud\n~ Fot\n"},
		{"a table of contents", `{\s3 Organ\tab 3\par}Text`, "Organ 3\nText\n"},
		{"a table", `\trowd\cellx1\cellx2\intbl{\b Tidplan}\cell ` + `i mars\cell\row\trowd\intbl{\b A}\cell{\b B}\cell\row\pard ` + prose, "1 Tidplan\ni mars\nA\nB\n" + prose + "\n"},
		{"labels in bold, one of them over nothing", `{\b Ansökan\par}\trowd\cellx1\cellx2\intbl{\b Tidplan}\cell\cell\row\trowd\intbl{\b Budget}\cell 300 kronor i år\cell\row\pard ` + prose, "1 Ansökan\n2 Tidplan\n2 Budget\n300 kronor i år\n" + prose + "\n"},
		{"a box around a heading", `\trowd\cellx1\intbl{\b Tidplan}\cell\row\pard ` + prose, "1 Tidplan\n" + prose + "\n"},
		{"a star that begins nothing", `{a\*\cs7 b}`, "ab\n"},
		{"what follows the end", `a}\'ff\'fe{b`, "a\n"},
		{"a text box", `{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt ruta\par}}{\shprslt{ruta}}}text`, "ruta\ntext\n"},
	})
}

func TestOpenDocument(t *testing.T) {
	t.Parallel()
	wrap := func(s string) []byte {
		return []byte(`<?xml version="1.0"?><office:document xmlns:office="urn:o:office" xmlns:text="urn:o:text" xmlns:table="urn:o:table" xmlns:style="urn:o:style" xmlns:fo="urn:o:fo" xmlns:draw="urn:o:draw" xmlns:form="urn:o:form" xmlns:svg="urn:o:svg" office:mimetype="application/vnd.oasis.opendocument.text"><office:styles>` +
			`<style:style style:name="H1" style:family="paragraph" style:default-outline-level="1"/><style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>` +
			`<style:style style:name="X" style:family="text"><style:text-properties text:display="none"/></style:style></office:styles><office:body><office:text>` + s + `</office:text></office:body></office:document>`)
	}
	readCases(t, wrap, [][3]string{
		{"levels", `<text:h>A</text:h><text:h text:outline-level="3">B</text:h><text:p text:style-name="H1">C</text:p><text:p>d</text:p>`, "1 A\n2 B\n1 C\nd\n"},
		{"blanks", `<text:p>a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d</text:p>`, "a b c\nd\n"},
		{"what is no text", `<text:tracked-changes><text:p>x</text:p></text:tracked-changes><text:p>a<office:annotation><text:p>x</text:p></office:annotation><text:span text:style-name="X">x</text:span><draw:frame><svg:title>x</svg:title></draw:frame>b</text:p>`, "ab\n"},
		{"a hidden section", `<text:section text:display="none"><text:p>x</text:p></text:section><text:section><text:p>a</text:p></text:section>`, "a\n"},
		{"a field of the title", `<text:p>a <text:title>titel</text:title></text:p>`, "a titel\n"},
		{"a footnote", `<text:p>a<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>not</text:p></text:note-body></text:note>b</text:p><text:p>c</text:p>`, "ab\nc\nnot\n"},
		{"a frame", `<text:p>ute<draw:frame><draw:text-box><text:p>inne</text:p></draw:text-box></draw:frame></text:p>`, "inne\nute\n"},
		{"a placeholder", `<text:p>Mål: <text:placeholder>fyll i</text:placeholder></text:p>`, "Mål:\n~ fyll i\n"},
		{"a form", `<office:forms><form:form><form:textarea form:id="c1" form:current-value="svar"><text:p>x</text:p></form:textarea><form:listbox form:id="c2"><form:option form:label="nej"/><form:option form:label="ja" form:current-selected="true"/></form:listbox></form:form></office:forms><text:p>Mål: <draw:control draw:control="c1"/>, <draw:control draw:control="c2"/></text:p>`, "Mål: svar, ja\n"},
		{"a table of contents", `<text:table-of-content><text:index-body><text:p>Organ 3</text:p></text:index-body></text:table-of-content><text:p>a</text:p>`, "Organ 3\na\n"},
		{"a heading in its paragraph", `<text:p><text:span text:style-name="B">Mål:</text:span> vi ska samverka</text:p><text:p>` + prose + `</text:p>`, "1 Mål:\nvi ska samverka\n" + prose + "\n"},
		{"nested tables", strings.Repeat(`<table:table><table:table-row><table:table-cell>`, 500) + `<text:p>a</text:p>` + strings.Repeat(`</table:table-cell></table:table-row></table:table>`, 500), "a\n"},
		{"cut off", `<text:p>a`, "corrupt\n"},
	})
}

func TestWebPages(t *testing.T) {
	t.Parallel()
	readCases(t, func(s string) []byte { return []byte("<!DOCTYPE html><html>" + s) }, [][3]string{
		{"headings of Word", `<style>.R { font-weight: bold; font-size: 16pt } .dold, p.x { display:none }</style><p class=MsoTitle>A</p><p class=R>B</p><p style="mso-outline-level:2">C</p><p class=dold>x</p><p class=x>x</p><p>` + prose, "1 A\n3 B\n2 C\n" + prose + "\n"},
		{"bold paragraphs", `<p><b>Mål</b></p><p>` + prose + `</p><p><strong>Tidplan.</strong> Vi börjar i mars.`, "1 Mål\n" + prose + "\n2 Tidplan.\nVi börjar i mars.\n"},
		{"hidden and deleted", `a<span style="display: none">x</span><span hidden>x</span><del>x</del><script>x</script><template>x</template><svg><text>x</text></svg>b`, "ab\n"},
		{"paragraphs without end", `<p>a<p>b<ul><li>c<li>d</ul><table><tr><td>e<td>f<tr><td>g</table>`, "a\nb\nc\nd\ne\nf\ng\n"},
		{"forms", `<form>Namn: <input value="Åsa"><input type=hidden value=x><textarea>svar` + "\n" + `rad två</textarea><select><option>nej<option selected>ja</select>`, "Namn: Åsa svar\nrad två ja\n"},
		{"preformatted", "<pre>a\nb</pre>c", "a\nb\nc\n"},
		{"a table of labels", `<table><tr><th>Mål</th><td>Samverka mer</td></tr><tr><th>A</th><th>B</th></tr></table>` + prose, "1 Mål\nSamverka mer\nA\nB\n" + prose + "\n"},
		{"never closed", `<h1>A</h1>b<!-- c`, "1 A\nb\n"},
		{"elements of Word", `<p><o:p>a</o:p><![if !supportLists]><span>b</span><![endif]></p>`, "ab\n"},
	})
}

func TestWebCharsets(t *testing.T) {
	t.Parallel()
	readCases(t, func(s string) []byte { return []byte(s) }, [][3]string{
		{"UTF-8 that says nothing", "<html><p>Åsa", "Åsa\n"},
		{"windows-1252 that says nothing", "<html><p>\xc5sa \x96", "Åsa –\n"},
		{"by its own word", "<html><meta charset=iso-8859-5><p>\xbf\xe0", "Пр\n"},
		{"by its old word", `<html><meta http-equiv=content-type content="text/html; charset=koi8-r"><p>` + "\xf0\xd2", "Пр\n"},
		{"UTF-8 that calls itself windows-1252", "<html><meta charset=windows-1252><p>Åsa söker", "Åsa söker\n"},
		{"windows-1252 that calls itself UTF-8", "<html><meta charset=utf-8><p>\xc5sa s\xf6ker", "Åsa söker\n"},
		{"UTF-16", string(utf16Bytes("<html><p>Åsa", false)), "Åsa\n"},
	})
}

// patched is a sample with one byte changed, counted from the first place where the beginning stands.
func patched(t *testing.T, name, beginning string, at int, value byte) []byte {
	t.Helper()
	b := sample(t, name)
	i := strings.Index(string(b), beginning)
	if i < 0 {
		t.Fatalf("%s does not hold %q", name, beginning)
	}
	b[i+at] = value
	return b
}

func TestWord97(t *testing.T) {
	t.Parallel()
	r := newReader(t, document.Options{})
	const name, head = "libreoffice-bold.doc", "\xec\xa5"
	for _, c := range []struct {
		name   string
		data   []byte
		reason document.Reason
	}{
		{"as it is", sample(t, name), ""},
		{"with a password", patched(t, name, head, 11, 0x13), document.Encrypted},
		{"not of Word", patched(t, name, head, 0, 0), document.Corrupt},
		{"without its table", patched(t, name, "1\x00T\x00a\x00b\x00l\x00e\x00", 0, '7'), document.Corrupt},
		{"without pieces", patched(t, name, head, 0x1a3, 0x7f), document.Corrupt},
		{"cut off", sample(t, name)[:9000], document.Unsupported},
		{"no directory", sample(t, name)[:512], document.Corrupt},
	} {
		if d := r.Read(t.Context(), c.name, c.data); d.Reason != c.reason || d.Err != nil {
			t.Errorf("%s: %q, want %q: %s", c.name, d.Reason, c.reason, d.Detail)
		}
	}
}

func TestWordXML(t *testing.T) {
	t.Parallel()
	readCases(t, func(s string) []byte {
		return []byte(`<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:styles><w:style w:type="paragraph" w:styleId="R"><w:name w:val="heading 1"/></w:style></w:styles><w:body>` + s + `</w:body></w:wordDocument>`)
	}, [][3]string{
		{"headings and page headers", `<w:p><w:pPr><w:pStyle w:val="R"/></w:pPr><w:r><w:t>A</w:t></w:r></w:p><w:p><w:r><w:t>b</w:t></w:r></w:p><w:sectPr><w:hdr><w:p><w:r><w:t>c</w:t></w:r></w:p></w:hdr></w:sectPr>`, "1 A\nb\n~ c\n"},
		{"a footnote", `<w:p><w:r><w:t>a</w:t></w:r><w:r><w:footnote><w:p><w:r><w:t>not</w:t></w:r></w:p></w:footnote></w:r><w:r><w:t>b</w:t></w:r></w:p>`, "ab\nnot\n"},
	})
}
