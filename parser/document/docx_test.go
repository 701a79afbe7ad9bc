package document_test

import (
	"fmt"
	"strings"
	"testing"

	"inkorg/parser/document"
)

const wordSpaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`

// wordFile makes a Word file of the content of its body, with a few styles.
func wordFile(t testing.TB, body string) []byte {
	return archive(t, "word/document.xml", `<?xml version="1.0"?><w:document `+wordSpaces+`><w:body>`+body+`</w:body></w:document>`,
		"word/styles.xml", `<w:styles `+wordSpaces+`><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:styleId="Rubrik1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Egen"><w:name w:val="Egen rubrik"/><w:basedOn w:val="Mall"/></w:style>
<w:style w:styleId="Mall"><w:name w:val="Mall"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:styleId="Stark"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:styleId="Slinga"><w:basedOn w:val="Slinga"/></w:style>
<w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style></w:styles>`)
}

func para(properties, text string) string {
	return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>"
}

func TestWord(t *testing.T) {
	t.Parallel()
	r := newReader(t, document.Options{})
	body := para("", "Brödtext som är längre än rubrikerna och fyller sidan.")
	for _, c := range []struct{ name, body, text, headings string }{
		{"heading by style", para(`<w:pStyle w:val="Rubrik1"/>`, "Medel") + body, "", "1 Medel"},
		{"heading by outline level of a style below", para(`<w:pStyle w:val="Rubrik1"/>`, "A") + para(`<w:pStyle w:val="Egen"/>`, "Medel") + body, "", "1 A, 2 Medel"},
		{"heading by its own outline level", para(`<w:outlineLvl w:val="0"/>`, "Medel") + body, "", "1 Medel"},
		{"no heading by its own outline level", para(`<w:pStyle w:val="Rubrik1"/><w:outlineLvl w:val="9"/>`, "Medel") + body, "", ""},
		{"heading by bold", `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Medel</w:t></w:r></w:p>` + body, "", "1 Medel"},
		{"heading by a bold character style", `<w:p><w:r><w:rPr><w:rStyle w:val="Stark"/></w:rPr><w:t>Medel</w:t></w:r></w:p>` + body, "", "1 Medel"},
		{"not by bold that is switched off", `<w:p><w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>Medel</w:t></w:r></w:p>` + body, "", ""},
		{"heading by size, below those by style", para(`<w:pStyle w:val="Rubrik1"/>`, "A") + `<w:p><w:r><w:rPr><w:sz w:val="30"/></w:rPr><w:t>Medel</w:t></w:r></w:p>` + body, "", "1 A, 2 Medel"},
		{"not in the table of contents", `<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Medel</w:t><w:tab/><w:t>4</w:t></w:r></w:p>` + body, "", ""},
		{"a style that stands on itself", para(`<w:pStyle w:val="Slinga"/>`, "Text"), "Text\n", ""},
		{"runs, tabs, breaks and hyphens", `<w:p><w:r><w:t>IT</w:t><w:noBreakHyphen/><w:t xml:space="preserve">sam</w:t><w:softHyphen/><w:t>verkan </w:t></w:r><w:r><w:tab/><w:t>ett</w:t><w:br/><w:t>två</w:t></w:r></w:p>`, "IT-samverkan ett\ntvå\n", ""},
		{"deleted, moved and hidden text", `<w:p><w:del><w:r><w:delText>a</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>b</w:t></w:r></w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>c</w:t></w:r><w:ins><w:r><w:t>d</w:t></w:r></w:ins><w:r><w:instrText>e</w:instrText></w:r></w:p>`, "d\n", ""},
		{"a table", `<w:tbl><w:tr><w:tc>` + para("", "a") + `</w:tc><w:tc>` + para("", "b") + `</w:tc></w:tr></w:tbl>`, "a\nb\n", ""},
		{"a run-in heading", `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Mål.</w:t></w:r><w:r><w:t xml:space="preserve"> Vi ska samverka.</w:t></w:r></w:p>` + body, "Mål.\nVi ska samverka.\nBrödtext som är längre än rubrikerna och fyller sidan.\n", "1 Mål."},
		{"a bold name in a sentence", `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Anna</w:t></w:r><w:r><w:t>, som leder arbetet</w:t></w:r></w:p>` + body, "", ""},
		{"labels of a table", `<w:tbl><w:tr><w:tc><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Mål</w:t></w:r></w:p></w:tc><w:tc>` + para("", "samverka") + `</w:tc></w:tr></w:tbl>` + para(`<w:pStyle w:val="Rubrik1"/>`, "A") + body, "", "2 Mål, 1 A"},
		{"headers of a table", `<w:tbl><w:tr><w:tc><w:p><w:r><w:t>MÅLEN</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Medel</w:t></w:r></w:p></w:tc></w:tr></w:tbl>` + body, "", ""},
		{"content controls", `<w:p><w:r><w:t xml:space="preserve">Namn: </w:t></w:r><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Ange namn</w:t></w:r></w:sdtContent></w:sdt><w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>Åsa</w:t></w:r></w:sdtContent></w:sdt></w:p>`, "Namn: Åsa\nAnge namn\n", ""},
		{"fields", `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF</w:instrText></w:r><w:r><w:t>nej</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>ja</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`, "ja\n", ""},
		{"a list to choose from", `<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="nej"/><w:listEntry w:val="ja"/></w:ddList></w:ffData></w:fldChar></w:r></w:p>`, "ja\n", ""},
		{"capitals", `<w:p><w:r><w:rPr><w:caps/></w:rPr><w:t>Våra medel</w:t></w:r></w:p>` + body, "", "1 VÅRA MEDEL"},
		{"formulas and drawings", `<w:p><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>`, "x=1\n", ""},
		{"only the old version of a drawing", `<w:p><w:r><mc:AlternateContent><mc:Fallback><w:t>gammal</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>`, "gammal\n", ""},
		{"numbers, where nothing else tells", para("", "1. Mål") + body + para("", "2. Medel") + body, "", "1 1. Mål, 1 2. Medel"},
		{"a numbered list", para("", "1. ett") + para("", "2. två") + body, "", ""},
		{"a text box, once", `<w:p><w:r><w:t>ute</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>` + para("", "inne") + `</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>` + para("", "inne") + `</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>`, "inne\nute\n", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := r.Read(t.Context(), c.name, wordFile(t, c.body))
			var got []string
			for _, h := range d.Headings() {
				got = append(got, fmt.Sprintf("%d %s", h.Level, h.Text))
			}
			if strings.Join(got, ", ") != c.headings {
				t.Errorf("headings %q, want %q", got, c.headings)
			}
			if text := strings.Join(d.Text(), "\f"); !d.Readable || c.text != "" && text != c.text {
				t.Errorf("text %q, want %q; %s", text, c.text, d.Detail)
			}
		})
	}
}

// A Word file is what its list of contents and its relations say, whatever its parts are called, and in the strict namespace too.
func TestWordParts(t *testing.T) {
	t.Parallel()
	const relation, w = "http://purl.oclc.org/ooxml/officeDocument/relationships/", `xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main" xmlns:r="http://purl.oclc.org/ooxml/officeDocument/relationships"`
	data := archive(t, "[Content_Types].xml", `<Types><Override PartName="/a/b.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
		"_rels/.rels", `<Relationships><Relationship Id="x" Type="`+relation+`officeDocument" Target="a/b.xml"/></Relationships>`,
		"a/_rels/b.xml.rels", `<Relationships><Relationship Id="s" Type="`+relation+`styles" Target="../s.xml"/><Relationship Id="h" Type="`+relation+`header" Target="/h.xml"/>`+
			`<Relationship Id="i" Type="`+relation+`header" Target="/h.xml"/><Relationship Id="f" Type="`+relation+`footnotes" Target="f.xml"/><Relationship Id="c" Type="`+relation+`aFChunk" Target="c.html"/></Relationships>`,
		"a/b.xml", `<w:document `+w+`><w:body>`+para(`<w:pStyle w:val="R"/>`, "Mål")+para("", "text")+`<w:altChunk r:id="c"/></w:body></w:document>`,
		"s.xml", `<w:styles `+w+`><w:style w:styleId="R"><w:name w:val="Rubrik 1"/></w:style></w:styles>`,
		"h.xml", `<w:hdr `+w+`>`+para("", "huvud")+`</w:hdr>`,
		"a/f.xml", `<w:footnotes `+w+`><w:footnote>`+para("", "not")+`</w:footnote></w:footnotes>`,
		"a/c.html", "<html><h2>Medel</h2>webb",
		"docProps/app.xml", "<Properties><Pages>1</Pages></Properties>")
	d := newReader(t, document.Options{}).Read(t.Context(), "a.docx", data)
	if got, want := brief(d), "1 Mål\ntext\n1 Medel\nwebb\nnot\n~ huvud\n"; got != want || d.Pages != 1 {
		t.Errorf("%d pages, got\n%s\nwant\n%s", d.Pages, got, want)
	}
}

// Paragraphs of lists have the numbers that Word shows: of several levels, continued, begun anew, by the list of their style.
func TestWordNumbers(t *testing.T) {
	t.Parallel()
	level := func(n, format, text string) string {
		return `<w:lvl w:ilvl="` + n + `"><w:start w:val="1"/><w:numFmt w:val="` + format + `"/><w:lvlText w:val="` + text + `"/></w:lvl>`
	}
	in := func(list, rank, text string) string {
		return para(`<w:numPr><w:ilvl w:val="`+rank+`"/><w:numId w:val="`+list+`"/></w:numPr>`, text)
	}
	data := archive(t, "word/document.xml", `<w:document `+wordSpaces+`><w:body>`+para(`<w:pStyle w:val="R"/>`, "Mål")+in("1", "1", "Delmål")+in("1", "1", "Mer")+
		para("", "text")+para(`<w:pStyle w:val="R"/>`, "Medel")+in("1", "1", "Delmedel")+in("2", "0", "anew")+in("3", "0", "punkt")+in("4", "0", "rom")+in("4", "1", "bokstav")+in("9", "0", "ingen")+`</w:body></w:document>`,
		"word/styles.xml", `<w:styles `+wordSpaces+`><w:style w:styleId="R"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>`,
		"word/numbering.xml", `<w:numbering `+wordSpaces+`><w:abstractNum w:abstractNumId="0">`+level("0", "decimal", "%1.")+level("1", "decimal", "%1.%2")+`</w:abstractNum>`+
			`<w:abstractNum w:abstractNumId="1">`+level("0", "bullet", "*")+`</w:abstractNum><w:abstractNum w:abstractNumId="2">`+level("0", "upperRoman", "%1.")+level("1", "lowerLetter", "%2)")+`</w:abstractNum>`+
			`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>`+
			`<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num></w:numbering>`)
	d := newReader(t, document.Options{}).Read(t.Context(), "a.docx", data)
	if got, want := brief(d), "1 1. Mål\n1.1 Delmål\n1.2 Mer\ntext\n1 2. Medel\n2.1 Delmedel\n4. anew\npunkt\nI. rom\na) bokstav\ningen\n"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestWordMacros(t *testing.T) {
	t.Parallel()
	data := archive(t, "word/document.xml", `<w:document `+wordSpaces+`>`+para("", "a")+`</w:document>`, "word/vbaProject.bin", "")
	d := newReader(t, document.Options{}).Read(t.Context(), "a.docm", data)
	if !d.Readable || len(d.Unsafe) != 1 || d.Unsafe[0] != document.UnsafeMacro {
		t.Errorf("readable %v, unsafe %q", d.Readable, d.Unsafe)
	}
}

func TestWordPages(t *testing.T) {
	t.Parallel()
	data := wordFile(t, para("", "ett")+`<w:p><w:r><w:lastRenderedPageBreak/><w:t>två</w:t></w:r></w:p>`)
	d := newReader(t, document.Options{}).Read(t.Context(), "a.docx", data)
	if got := fmt.Sprintf("%d %q", d.Pages, d.Text()); got != `2 ["ett\n" "två\n"]` {
		t.Errorf("got %s", got)
	}
}

func TestWordReasons(t *testing.T) {
	t.Parallel()
	r := newReader(t, document.Options{})
	laughs := `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><w:document ` + wordSpaces + `><w:body>` + para("", "&b;") + `</w:body></w:document>`
	for _, c := range []struct {
		name   string
		data   []byte
		reason document.Reason
	}{
		{"no text", wordFile(t, ""), document.Empty},
		{"a picture only", wordFile(t, `<w:p><w:r><w:drawing><a:blip xmlns:a="urn:a"/></w:drawing></w:r></w:p>`), document.Scan},
		{"no main part", archive(t, "word/other.xml", "<a/>"), document.Corrupt},
		{"XML cut off", archive(t, "word/document.xml", "<w:document "+wordSpaces+"><w:body><w:p"), document.Corrupt},
		{"a part that is too large", wordFile(t, strings.Repeat(" ", 65<<20)), document.Bomb},
		{"too much text", wordFile(t, para("", strings.Repeat("ord ", 5<<20))), document.Bomb},
		{"entities that grow", archive(t, "word/document.xml", laughs), document.Corrupt},
		{"elements nested deeply", wordFile(t, strings.Repeat("<w:p>", 100_000)+"<w:r><w:t>a</w:t></w:r>"+strings.Repeat("</w:p>", 100_000)), document.Bomb},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := r.Read(t.Context(), c.name, c.data)
			if d.Reason != c.reason || !strings.HasSuffix(d.Type, "wordprocessingml.document") || d.Err != nil {
				t.Errorf("got %.300s %s", dump(d), d.Detail)
			}
			if strings.Contains(strings.Join(d.Text(), ""), "haha") {
				t.Error("an entity was expanded")
			}
		})
	}
}
