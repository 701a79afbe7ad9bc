package main

import (
	"fmt"
	"strings"
)

const fodtSpaces = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" ` +
	`xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" ` +
	`xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" ` +
	`xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"`

// fodtStyles are the styles of a paper: headings, and paragraphs that look like headings without being any.
func fodtStyles(d *paper) string {
	var b strings.Builder
	b.WriteString(`<office:font-face-decls><style:font-face style:name="Body" svg:font-family="'` + face(d) + `'"/></office:font-face-decls><office:styles>`)
	b.WriteString(`<style:default-style style:family="paragraph"><style:text-properties style:font-name="Body" fo:font-size="11pt" fo:language="sv" fo:country="SE"/></style:default-style>`)
	b.WriteString(`<style:style style:name="Standard" style:family="paragraph" style:class="text"/>`)
	for i, size := range []int{16, 13, 11} {
		fmt.Fprintf(&b, `<style:style style:name="Heading_20_%d" style:display-name="Heading %d" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="%d" style:class="text"><style:paragraph-properties fo:margin-top="0.4cm" fo:margin-bottom="0.15cm" fo:keep-with-next="always"/><style:text-properties fo:font-size="%dpt" fo:font-weight="bold"/></style:style>`, i+1, i+1, i+1, size)
	}
	if d.look == numbered {
		b.WriteString(`<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format=""/><text:outline-level-style text:level="2" style:num-format="1" style:num-suffix="."/><text:outline-level-style text:level="3" style:num-format="1" text:display-levels="2"/></text:outline-style>`)
	}
	b.WriteString(`</office:styles><office:automatic-styles>` + looks() + fodtPage(d) + `</office:automatic-styles>` + fodtMaster(d))
	return b.String()
}

// face is the font of a paper.
func face(d *paper) string {
	faces := []string{"Liberation Serif", "Liberation Sans", "Nimbus Roman", "Nimbus Sans", "P052"}
	return faces[strings.IndexByte("0123456789abcdef", hash(d.name)[1])%len(faces)]
}

func looks() string {
	var b strings.Builder
	for _, l := range [][3]string{
		{"Text", "fo:margin-bottom=\"0.25cm\"", ""},
		{"Title", "fo:margin-bottom=\"0.3cm\"", `fo:font-size="16pt" fo:font-weight="bold"`},
		{"Look-bold", "fo:margin-top=\"0.2cm\"", `fo:font-weight="bold"`},
		{"Look-large", "fo:margin-top=\"0.2cm\"", `fo:font-size="14pt"`},
		{"Look-underline", "fo:margin-top=\"0.2cm\"", `style:text-underline-style="solid"`},
		{"Look-plain", "fo:margin-top=\"0.2cm\"", ""},
		{"Look-caps", "fo:margin-top=\"0.2cm\"", `fo:text-transform="uppercase"`},
		{"Look-spaced", "fo:margin-top=\"0.2cm\"", `fo:letter-spacing="0.16cm" fo:font-weight="bold"`},
		{"Look-centred", "fo:text-align=\"center\"", `fo:font-weight="bold"`},
	} {
		for _, page := range [][2]string{{"", ""}, {"Break", ` fo:break-before="page"`}} {
			fmt.Fprintf(&b, `<style:style style:name="%s%s" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties %s%s/><style:text-properties %s/></style:style>`, l[0], page[0], l[1], page[1], l[2])
		}
	}
	for i := 1; i < 4; i++ {
		fmt.Fprintf(&b, `<style:style style:name="H%dBreak" style:family="paragraph" style:parent-style-name="Heading_20_%d"><style:paragraph-properties fo:break-before="page"/></style:style>`, i, i)
	}
	return b.String() + fodtParts
}

const fodtParts = `<style:style style:name="Contents" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties><style:tab-stops><style:tab-stop style:position="16cm" style:type="right" style:leader-style="dotted" style:leader-text="."/></style:tab-stops></style:paragraph-properties></style:style>` +
	`<style:style style:name="Strong" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>` +
	`<style:style style:name="Grid" style:family="table"><style:table-properties table:border-model="collapsing"/></style:style>` +
	`<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="0.1cm"/></style:style>` +
	`<style:style style:name="Frame" style:family="graphic"><style:graphic-properties fo:border="0.5pt solid #000000" fo:padding="0.15cm"/></style:style>` +
	`<style:style style:name="Two" style:family="section"><style:section-properties text:dont-balance-text-columns="false"><style:columns fo:column-count="2" fo:column-gap="0.8cm"/></style:section-properties></style:style>` +
	`<text:list-style style:name="Points"><text:list-level-style-bullet text:level="1" text:bullet-char="•"><style:list-level-properties text:space-before="0.5cm" text:min-label-width="0.5cm"/></text:list-level-style-bullet></text:list-style>` +
	`<text:list-style style:name="Numbers"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."><style:list-level-properties text:space-before="0.5cm" text:min-label-width="0.6cm"/></text:list-level-style-number></text:list-style>`

func fodtPage(d *paper) string {
	layout := `<style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="2cm" fo:margin-bottom="2cm" fo:margin-left="2.5cm" fo:margin-right="2.5cm"/>`
	if d.header != "" {
		layout += `<style:header-style><style:header-footer-properties fo:min-height="1cm"/></style:header-style>`
	}
	if d.footer != "" {
		layout += `<style:footer-style><style:header-footer-properties fo:min-height="1cm"/></style:footer-style>`
	}
	return layout + `</style:page-layout>`
}

func fodtMaster(d *paper) string {
	m := `<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page">`
	if d.header != "" {
		m += `<style:header><text:p>` + escape(d.header) + `</text:p></style:header>`
	}
	if d.footer != "" {
		m += `<style:footer><text:p>` + escape(d.footer) + `<text:s/><text:page-number text:select-page="current"/></text:p></style:footer>`
	}
	return m + `</style:master-page></office:master-styles>`
}
