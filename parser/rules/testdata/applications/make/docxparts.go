package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
)

const (
	docxSpaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ` +
		`xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ` +
		`xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"`
	xmlHead      = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	officeType   = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

// wordFile is a whole file as Word writes it.
func wordFile(d *paper) []byte {
	w := &docx{d: d}
	w.blocks(d.blocks)
	columns := ""
	if d.columns {
		columns = `<w:cols w:num="2" w:space="708"/>`
	}
	body := w.String() + `<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/>` + columns + `</w:sectPr>`
	return zipped(swapped(d, map[string]string{
		"[Content_Types].xml":          docxTypes(),
		"_rels/.rels":                  relations("officeDocument|word/document.xml"),
		"word/_rels/document.xml.rels": relations("styles|styles.xml", "numbering|numbering.xml", "footnotes|footnotes.xml", "header|header1.xml", "footer|footer1.xml"),
		"word/document.xml":            xmlHead + `<w:document ` + docxSpaces + `><w:body>` + body + `</w:body></w:document>`,
		"word/styles.xml":              docxStyles(),
		"word/numbering.xml":           docxNumbers,
		"word/footnotes.xml":           docxNotes(w.notes),
		"word/header1.xml":             xmlHead + `<w:hdr ` + docxSpaces + `><w:p><w:pPr><w:pStyle w:val="Sidhuvud"/></w:pPr><w:r><w:t>` + escape(d.header) + `</w:t></w:r></w:p></w:hdr>`,
		"word/footer1.xml":             xmlHead + `<w:ftr ` + docxSpaces + `><w:p><w:r><w:t>` + escape(d.footer) + `</w:t></w:r></w:p></w:ftr>`,
	}))
}

func swapped(d *paper, parts map[string]string) map[string]string {
	for name, s := range parts {
		parts[name] = d.swapped(strings.NewReplacer(dialects[d.maker]...).Replace(s))
	}
	return parts
}

// dialects are other names of the styles: those of an English Word, those of a county's own template, and those of a template
// whose headings only look like some.
var dialects = map[string][]string{
	"word-en": {`"Rubrik1"`, `"Heading1"`, `"Rubrik2"`, `"Heading2"`, `"Rubrik3"`, `"Heading3"`, `"Rubrik"`, `"Title"`, `"Liststycke"`, `"ListParagraph"`, `"Innehll2"`, `"TOC2"`},
	"word-own": {`w:pStyle w:val="Rubrik2"`, `w:pStyle w:val="LTRubrikB"`, `w:pStyle w:val="Rubrik3"`, `w:pStyle w:val="LTRubrikC"`,
		`</w:styles>`, `<w:style w:type="paragraph" w:customStyle="1" w:styleId="LTRubrikB"><w:name w:val="LT Rubrik B"/><w:basedOn w:val="Rubrik2"/><w:rPr><w:color w:val="1F497D"/></w:rPr></w:style><w:style w:type="paragraph" w:customStyle="1" w:styleId="LTRubrikC"><w:name w:val="LT Rubrik C"/><w:basedOn w:val="Rubrik3"/></w:style></w:styles>`},
	"word-visual": {`w:pStyle w:val="Rubrik2"`, `w:pStyle w:val="Ingressrad"`, `w:pStyle w:val="Rubrik3"`, `w:pStyle w:val="Ingressrad2"`,
		`</w:styles>`, `<w:style w:type="paragraph" w:customStyle="1" w:styleId="Ingressrad"><w:name w:val="Ingressrad"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="240"/></w:pPr><w:rPr><w:b/><w:sz w:val="26"/></w:rPr></w:style><w:style w:type="paragraph" w:customStyle="1" w:styleId="Ingressrad2"><w:name w:val="Ingressrad 2"/><w:basedOn w:val="Normal"/><w:rPr><w:b/><w:i/></w:rPr></w:style></w:styles>`},
}

func docxTypes() string {
	s := xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`
	for _, p := range []string{"document|document.main", "styles|styles", "numbering|numbering", "footnotes|footnotes", "header1|header", "footer1|footer"} {
		name, kind, _ := strings.Cut(p, "|")
		s += `<Override PartName="/word/` + name + `.xml" ContentType="` + officeType + kind + `+xml"/>`
	}
	return s + `</Types>`
}

func relations(parts ...string) string {
	s := xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	for i, p := range parts {
		kind, target, _ := strings.Cut(p, "|")
		s += fmt.Sprintf(`<Relationship Id="rId%d" Type="%s%s" Target="%s"/>`, i+1, relationship, kind, target)
	}
	return s + `</Relationships>`
}

// docxStyles are Word's own styles under their Swedish identifiers.
func docxStyles() string {
	s := xmlHead + `<w:styles ` + docxSpaces + `><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/><w:lang w:val="sv-SE"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>`
	for i, size := range []int{32, 26, 22} {
		s += fmt.Sprintf(`<w:style w:type="paragraph" w:styleId="Rubrik%d"><w:name w:val="heading %d"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:outlineLvl w:val="%d"/></w:pPr><w:rPr><w:b/><w:sz w:val="%d"/></w:rPr></w:style>`, i+1, i+1, i, size)
	}
	for _, p := range []string{"Rubrik|Title", "Liststycke|List Paragraph", "Innehll2|toc 2", "Innehllsfrteckningsrubrik|TOC Heading", "Sidhuvud|header"} {
		id, name, _ := strings.Cut(p, "|")
		s += `<w:style w:type="paragraph" w:styleId="` + id + `"><w:name w:val="` + name + `"/><w:basedOn w:val="Normal"/></w:style>`
	}
	return s + `<w:style w:type="table" w:styleId="Tabellrutnt"><w:name w:val="Table Grid"/></w:style></w:styles>`
}

const docxNumbers = xmlHead + `<w:numbering ` + docxSpaces + `>` +
	`<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>` +
	`<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>` +
	`<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>` +
	`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num></w:numbering>`

func docxNotes(notes []string) string {
	s := xmlHead + `<w:footnotes ` + docxSpaces + `>`
	for i, n := range notes {
		s += fmt.Sprintf(`<w:footnote w:id="%d"><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:footnote>`, i+1, escape(n))
	}
	return s + `</w:footnotes>`
}

func zipped(files map[string]string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range sortedKeys(files) {
		f, err := z.Create(name)
		if err == nil {
			_, err = f.Write([]byte(files[name]))
		}
		if err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}
