package main

import (
	"encoding/base64"
	"strings"
)

// strange makes files of kinds that are not documents: a sheet, slides, a file of Pages, an archive of nothing known; and documents
// with a password.
func strange(d *paper) []byte {
	text := escape(plainText(d))
	types := func(part, kind string) string {
		return xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="` + part + `" ContentType="` + kind + `"/></Types>`
	}
	switch strings.TrimPrefix(d.maker, "made-") {
	case "xlsx":
		return zipped(map[string]string{"[Content_Types].xml": types("/xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"), "_rels/.rels": relations("officeDocument|xl/workbook.xml"),
			"xl/workbook.xml":          xmlHead + `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets><sheet name="Ansökan" sheetId="1"/></sheets></workbook>`,
			"xl/worksheets/sheet1.xml": xmlHead + `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>` + text + `</t></is></c></row></sheetData></worksheet>`})
	case "pptx":
		return zipped(map[string]string{"[Content_Types].xml": types("/ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"), "_rels/.rels": relations("officeDocument|ppt/presentation.xml"),
			"ppt/presentation.xml":  xmlHead + `<p:presentation xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"/>`,
			"ppt/slides/slide1.xml": xmlHead + `<p:sld xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:t>` + text + `</a:t></p:sld>`})
	case "docx":
		return lockedWord(d)
	case "odt":
		return lockedText(d)
	case "pages":
		return zipped(map[string]string{"Index/Document.iwa": base64.StdEncoding.EncodeToString([]byte(text)), "Metadata/Properties.plist": "bplist00", "preview.jpg": "\xff\xd8\xff\xe0"})
	}
	return zipped(map[string]string{"data.bin": base64.StdEncoding.EncodeToString([]byte(text))})
}

// pictureInWord is a Word file with a picture of a page and no words.
func pictureInWord(d *paper, picture []byte) []byte {
	d.blocks = []block{p("")}
	main := `<w:p><w:r><w:drawing><wp:inline><wp:extent cx="5400000" cy="7600000"/><wp:docPr id="1" name="Bild 1"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="0" name="skannad.jpg"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId2"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`
	return zipped(map[string]string{
		"[Content_Types].xml":          strings.Replace(docxTypes(), "<Override", `<Default Extension="jpg" ContentType="image/jpeg"/><Override`, 1),
		"_rels/.rels":                  relations("officeDocument|word/document.xml"),
		"word/_rels/document.xml.rels": relations("styles|styles.xml", "image|media/skannad.jpg"),
		"word/document.xml":            xmlHead + `<w:document ` + docxSpaces + `><w:body>` + main + `</w:body></w:document>`,
		"word/styles.xml":              docxStyles(),
		"word/media/skannad.jpg":       string(picture),
	})
}
