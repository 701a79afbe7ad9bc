package main

import (
	"fmt"
	"strings"
)

// fodt writes a paper as flat OpenDocument, from which LibreOffice makes the other formats.
type fodt struct {
	strings.Builder
	d       *paper
	changes strings.Builder
	breaks  bool // the next paragraph begins a page
	notes   int
	boxes   int
}

func openDocument(d *paper) string {
	w := &fodt{d: d}
	w.blocks(d.blocks)
	body := w.String()
	if d.columns {
		body = `<text:section text:style-name="Two" text:name="Spalter">` + body + `</text:section>`
	}
	if w.changes.Len() > 0 {
		body = `<text:tracked-changes>` + w.changes.String() + `</text:tracked-changes>` + body
	}
	return d.swapped(`<?xml version="1.0" encoding="UTF-8"?><office:document ` + fodtSpaces + ` office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">` +
		fodtStyles(d) + `<office:body><office:text>` + body + `</office:text></office:body></office:document>`)
}

func (w *fodt) blocks(bs []block) {
	for _, b := range bs {
		w.block(b)
	}
}

func (w *fodt) block(b block) {
	switch b.kind {
	case paragraph:
		w.paragraph("Text", w.lead(b)+w.inline(b.text)+w.note(b.note))
	case heading:
		w.heading(b)
	case list:
		w.list(b)
	case table:
		w.table(b)
	case contents:
		w.contents(b)
	case newPage:
		w.breaks = true
	case box:
		w.box(b)
	case deletion:
		w.deletion(b)
	case raw:
		w.WriteString(b.text)
	default:
		w.blocks(b.inner)
	}
}

func (w *fodt) paragraph(style, inner string) {
	if w.breaks {
		style, w.breaks = style+"Break", false
	}
	fmt.Fprintf(w, `<text:p text:style-name="%s">%s</text:p>`, style, inner)
}

func (w *fodt) inline(s string) string {
	return strings.NewReplacer("\n", "<text:line-break/>", "\t", "<text:tab/>", "  ", " <text:s/>").Replace(escape(s))
}

func (w *fodt) lead(b block) string {
	if b.lead == "" {
		return ""
	}
	return `<text:span text:style-name="Strong">` + w.inline(b.lead) + `</text:span> `
}

func (w *fodt) note(s string) string {
	if s == "" {
		return ""
	}
	w.notes++
	return fmt.Sprintf(`<text:note text:note-class="footnote"><text:note-citation>%d</text:note-citation><text:note-body><text:p>%s</text:p></text:note-body></text:note>`, w.notes, escape(s))
}

// heading writes a real heading for the looks that are one, and else a paragraph that looks so.
func (w *fodt) heading(b block) {
	look := b.look
	if look == styled {
		look = w.d.look
	}
	if look != styled && look != numbered && b.level == 1 {
		w.paragraph("Title", w.inline(b.text))
		return
	}
	switch look {
	case styled, numbered:
		style := fmt.Sprintf("Heading_20_%d", b.level)
		if w.breaks {
			style, w.breaks = fmt.Sprintf("H%dBreak", b.level), false
		}
		fmt.Fprintf(w, `<text:h text:style-name="%s" text:outline-level="%d">%s</text:h>`, style, b.level, w.inline(b.text))
	case outlined:
		fmt.Fprintf(w, `<text:h text:style-name="Look-bold" text:outline-level="%d">%s</text:h>`, b.level, w.inline(b.text))
	default:
		w.paragraph("Look-"+look, w.inline(b.text))
	}
}

func (w *fodt) list(b block) {
	style := "Points"
	if b.order {
		style = "Numbers"
	}
	fmt.Fprintf(w, `<text:list text:style-name="%s">`, style)
	for _, i := range b.items {
		w.WriteString(`<text:list-item>`)
		w.paragraph("Text", w.inline(i))
		w.WriteString(`</text:list-item>`)
	}
	w.WriteString(`</text:list>`)
}

func (w *fodt) table(b block) {
	w.WriteString(`<table:table table:style-name="Grid">`)
	for range b.rows[0] {
		w.WriteString(`<table:table-column/>`)
	}
	for _, r := range b.rows {
		w.WriteString(`<table:table-row>`)
		for _, c := range r {
			w.WriteString(`<table:table-cell table:style-name="Cell" office:value-type="string">`)
			w.blocks(c)
			w.WriteString(`</table:table-cell>`)
		}
		w.WriteString(`</table:table-row>`)
	}
	w.WriteString(`</table:table>`)
	w.paragraph("Text", "")
}

func (w *fodt) contents(b block) {
	w.WriteString(`<text:table-of-content text:name="Innehåll"><text:table-of-content-source text:outline-level="3"/><text:index-body>`)
	if b.text != "" {
		fmt.Fprintf(w, `<text:index-title text:name="T"><text:p text:style-name="Look-bold">%s</text:p></text:index-title>`, escape(b.text))
	}
	for i, item := range b.items {
		w.paragraph("Contents", w.inline(fmt.Sprintf("%s\t%d", item, b.pages[i])))
	}
	w.WriteString(`</text:index-body></text:table-of-content>`)
}

func (w *fodt) box(b block) {
	w.boxes++
	fmt.Fprintf(w, `<text:p text:style-name="Text"><draw:frame draw:style-name="Frame" draw:name="Ruta%d" text:anchor-type="as-char" svg:width="15cm"><draw:text-box fo:min-height="2cm">`, w.boxes)
	w.blocks(b.inner)
	w.WriteString(`</draw:text-box></draw:frame></text:p>`)
}

// deletion puts the blocks among the tracked changes, and the mark of the change where they stood.
func (w *fodt) deletion(b block) {
	inner := &fodt{d: w.d}
	inner.blocks(b.inner)
	id := fmt.Sprintf("ct%d", w.changes.Len()+1)
	fmt.Fprintf(&w.changes, `<text:changed-region xml:id="%s" text:id="%s"><text:deletion><office:change-info><dc:creator>Sekreterare</dc:creator><dc:date>2009-03-04T10:00:00</dc:date></office:change-info>%s</text:deletion></text:changed-region>`, id, id, inner.String())
	fmt.Fprintf(w, `<text:p text:style-name="Text"><text:change text:change-id="%s"/></text:p>`, id)
}

var xmlEscape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

func escape(s string) string { return xmlEscape.Replace(s) }
