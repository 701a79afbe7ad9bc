package main

import (
	"fmt"
	"strings"
)

// docx writes the main part of a file as Word does: runs cut in pieces, Swedish names of styles, text boxes twice.
type docx struct {
	strings.Builder
	d      *paper
	breaks bool
	notes  []string
	id     int
}

func (w *docx) blocks(bs []block) {
	for _, b := range bs {
		w.block(b)
	}
}

func (w *docx) block(b block) {
	switch b.kind {
	case paragraph:
		w.paragraph("", w.lead(b)+w.text(b.text, "")+w.note(b.note))
	case heading:
		w.heading(b)
	case list:
		for _, i := range b.items {
			num := 1
			if b.order {
				num = 2
			}
			w.paragraph(fmt.Sprintf(`<w:pStyle w:val="Liststycke"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="%d"/></w:numPr>`, num), w.text(i, ""))
		}
	case table:
		w.table(b)
	case contents:
		w.contents(b)
	case newPage:
		w.breaks = true
	case box:
		w.box(b)
	case control:
		w.control(b)
	case deletion, insertion:
		w.change(b)
	case raw:
		w.WriteString(b.text)
	default:
		w.blocks(b.inner)
	}
}

func (w *docx) paragraph(properties, runs string) {
	if w.breaks {
		runs, w.breaks = `<w:r><w:br w:type="page"/></w:r>`+runs, false
	}
	w.id++
	fmt.Fprintf(w, `<w:p w:rsidR="00A%05X" w:rsidRDefault="00A%05X">`, w.id*37, w.id*37)
	if properties != "" {
		w.WriteString(`<w:pPr>` + properties + `</w:pPr>`)
	}
	w.WriteString(runs + `</w:p>`)
}

// text cuts its words into several runs, as Word does after spelling and saving several times.
func (w *docx) text(s, properties string) string {
	var b strings.Builder
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			b.WriteString(`<w:r><w:br/></w:r>`)
		}
		for _, piece := range pieces(line) {
			b.WriteString(w.run(piece, properties))
		}
	}
	return b.String()
}

func pieces(s string) []string {
	r := []rune(s)
	if len(r) < 12 {
		return []string{s}
	}
	n := len(r) / 2
	return []string{string(r[:n]), string(r[n : n+3]), string(r[n+3:])}
}

func (w *docx) run(s, properties string) string {
	if properties != "" {
		properties = `<w:rPr>` + properties + `</w:rPr>`
	}
	inside := func(tag string) string { return `</w:t><w:` + tag + `/><w:t xml:space="preserve">` }
	text := strings.NewReplacer("\t", inside("tab"), "\u2011", inside("noBreakHyphen"), "\u00ad", inside("softHyphen")).Replace(escape(s))
	return `<w:r>` + properties + `<w:t xml:space="preserve">` + text + `</w:t></w:r><w:proofErr w:type="spellStart"/>`
}

func (w *docx) lead(b block) string {
	if b.lead == "" {
		return ""
	}
	return w.text(b.lead, `<w:b/>`) + w.run(" ", "")
}

func (w *docx) note(s string) string {
	if s == "" {
		return ""
	}
	w.notes = append(w.notes, s)
	return fmt.Sprintf(`<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="%d"/></w:r>`, len(w.notes))
}

func (w *docx) heading(b block) {
	look := b.look
	if look == styled {
		look = w.d.look
	}
	if look != styled && look != numbered && b.level == 1 {
		w.paragraph(`<w:pStyle w:val="Rubrik"/>`, w.text(b.text, ""))
		return
	}
	properties, run := "", ""
	switch look {
	case styled:
		properties = fmt.Sprintf(`<w:pStyle w:val="Rubrik%d"/>`, b.level)
	case numbered:
		properties = fmt.Sprintf(`<w:pStyle w:val="Rubrik%d"/><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="3"/></w:numPr>`, b.level, max(0, b.level-2))
	case outlined:
		properties, run = fmt.Sprintf(`<w:outlineLvl w:val="%d"/>`, b.level-1), `<w:b/>`
	case centred:
		properties, run = `<w:jc w:val="center"/>`, `<w:b/>`
	default:
		run = map[string]string{bold: `<w:b/>`, large: `<w:sz w:val="28"/>`, underline: `<w:u w:val="single"/>`, capital: `<w:caps/>`, spaced: `<w:b/><w:spacing w:val="90"/>`}[look]
	}
	w.paragraph(properties, w.text(b.text, run))
}

func (w *docx) table(b block) {
	w.WriteString(`<w:tbl><w:tblPr><w:tblStyle w:val="Tabellrutnt"/><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>`)
	for range b.rows[0] {
		w.WriteString(`<w:gridCol w:w="4500"/>`)
	}
	w.WriteString(`</w:tblGrid>`)
	for _, r := range b.rows {
		w.WriteString(`<w:tr>`)
		for _, c := range r {
			w.WriteString(`<w:tc><w:tcPr><w:tcW w:w="4500" w:type="dxa"/></w:tcPr>`)
			w.blocks(c)
			if len(c) == 0 {
				w.WriteString(`<w:p/>`)
			}
			w.WriteString(`</w:tc>`)
		}
		w.WriteString(`</w:tr>`)
	}
	w.WriteString(`</w:tbl><w:p/>`)
}

// contents is a field whose last result Word has kept.
func (w *docx) contents(b block) {
	if b.text != "" {
		w.paragraph(`<w:pStyle w:val="Innehllsfrteckningsrubrik"/>`, w.text(b.text, ""))
	}
	begin := `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \o "1-3" \h \z \u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`
	for i, item := range b.items {
		link := fmt.Sprintf(`<w:hyperlink w:anchor="_Toc%d" w:history="1"><w:r><w:t>%s</w:t></w:r><w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGEREF _Toc%d \h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>%d</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:hyperlink>`, 223000+i, escape(item), 223000+i, b.pages[i])
		w.paragraph(`<w:pStyle w:val="Innehll2"/><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9062"/></w:tabs>`, begin+link)
		begin = ""
	}
	w.paragraph("", `<w:r><w:fldChar w:fldCharType="end"/></w:r>`)
}

// box is written twice, as Word does: once for itself, once for older programs.
func (w *docx) box(b block) {
	inner := &docx{d: w.d, id: w.id + 500}
	inner.blocks(b.inner)
	content := `<w:txbxContent>` + inner.String() + `</w:txbxContent>`
	w.paragraph("", `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="5400000" cy="1800000"/><wp:docPr id="7" name="Textruta 7"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/><wps:txbx>`+content+
		`</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape type="#_x0000_t202" style="width:425pt;height:142pt"><v:textbox>`+content+`</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`)
}

func (w *docx) control(b block) {
	w.id++
	fmt.Fprintf(w, `<w:sdt><w:sdtPr><w:alias w:val="Fält %d"/><w:id w:val="%d"/></w:sdtPr><w:sdtContent>`, w.id, 90000+w.id)
	w.blocks(b.inner)
	w.WriteString(`</w:sdtContent></w:sdt>`)
}

func (w *docx) change(b block) {
	inner := &docx{d: w.d, id: w.id + 300}
	inner.blocks(b.inner)
	s, mark := inner.String(), "ins"
	if b.kind == deletion {
		s, mark = strings.NewReplacer("<w:t ", "<w:delText ", "</w:t>", "</w:delText>").Replace(s), "del"
	}
	open := fmt.Sprintf(`<w:%s w:id="%d" w:author="Sekreterare" w:date="2009-03-04T10:00:00Z">`, mark, 700+w.id)
	s = strings.NewReplacer("<w:r>", open+"<w:r>", "</w:r>", "</w:r></w:"+mark+">").Replace(s)
	w.WriteString(s)
}
