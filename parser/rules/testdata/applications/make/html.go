package main

import (
	"fmt"
	"strings"
)

// page writes a paper as HTML: for a browser to print, for a web page that is sent, or for the body of a mail.
type page struct {
	strings.Builder
	d     *paper
	notes []string
}

const css = `body{font:11pt/1.35 %s;margin:0} h1{font-size:17pt} h2{font-size:13pt} h3{font-size:11pt} .large{font-size:15pt} .underline{text-decoration:underline} .caps{text-transform:uppercase} ` +
	`.spaced{letter-spacing:.3em;font-weight:bold} .centred{text-align:center;font-weight:bold} .two{columns:2;column-gap:8mm} td{border:1px solid #555;padding:4px;vertical-align:top} table{border-collapse:collapse;width:100%%} ` +
	`.box{border:1px solid #333;padding:8px} .toc{display:flex} .dots{flex:1;border-bottom:1px dotted #000;margin:0 4px 4px} .new{break-before:page} @page{margin:20mm} .note{font-size:8pt} textarea{width:95%%;height:8em;font:10pt sans-serif}`

func htmlPage(d *paper) string {
	w := &page{d: d}
	w.blocks(d.blocks)
	body := w.String()
	for i, n := range w.notes {
		body += fmt.Sprintf("<p class=\"note\"><sup>%d</sup> %s</p>\n", i+1, escape(n))
	}
	if d.columns {
		body = `<div class="two">` + body + `</div>`
	}
	if d.header != "" {
		body = `<header>` + escape(d.header) + `</header>` + body
	}
	if d.footer != "" {
		body += `<footer>` + escape(d.footer) + `</footer>`
	}
	charset := d.charset
	if charset == "" {
		charset = "utf-8"
	}
	return d.swapped("<!DOCTYPE html>\n<html lang=\"sv\"><head><meta charset=\"" + charset + "\"><title>Ansökan</title><style>" + fmt.Sprintf(css, []string{"'Liberation Sans'", "'Liberation Serif'"}[len(d.name)%2]) + "</style></head>\n<body>\n" + body + "</body></html>\n")
}

func (w *page) blocks(bs []block) {
	for _, b := range bs {
		w.block(b)
	}
}

func (w *page) block(b block) {
	switch b.kind {
	case paragraph:
		w.paragraph(b)
	case heading:
		w.heading(b)
	case list:
		tag := "ul"
		if b.order {
			tag = "ol"
		}
		fmt.Fprintf(w, "<%s><li>%s</li></%s>\n", tag, strings.Join(escapeAll(b.items), "</li>\n<li>"), tag)
	case table:
		w.table(b)
	case contents:
		if b.text != "" {
			fmt.Fprintf(w, "<p><b>%s</b></p>\n", escape(b.text))
		}
		for i, item := range b.items {
			fmt.Fprintf(w, "<div class=\"toc\"><span>%s</span><span class=\"dots\"></span><span>%d</span></div>\n", escape(item), b.pages[i])
		}
	case newPage:
		w.WriteString("<div class=\"new\"></div>\n")
	case box:
		w.WriteString("<div class=\"box\">\n")
		w.blocks(b.inner)
		w.WriteString("</div>\n")
	case raw:
		w.WriteString(b.text)
	case deletion:
		w.WriteString("<del>\n")
		w.blocks(b.inner)
		w.WriteString("</del>\n")
	default:
		w.blocks(b.inner)
	}
}

func (w *page) paragraph(b block) {
	w.WriteString("<p>")
	if b.lead != "" {
		fmt.Fprintf(w, "<strong>%s</strong> ", escape(b.lead))
	}
	w.WriteString(escape(b.text))
	if b.note != "" {
		w.notes = append(w.notes, b.note)
		fmt.Fprintf(w, "<sup>%d</sup>", len(w.notes))
	}
	w.WriteString("</p>\n")
}

func (w *page) heading(b block) {
	look := b.look
	if look == styled {
		look = w.d.look
	}
	text := strings.ReplaceAll(escape(b.text), "\n", "<br>")
	switch {
	case look == styled || look == numbered || look == outlined || b.level == 1:
		fmt.Fprintf(w, "<h%d>%s</h%d>\n", b.level, text, b.level)
	case look == bold:
		fmt.Fprintf(w, "<p><b>%s</b></p>\n", text)
	case look == plain:
		fmt.Fprintf(w, "<p>%s</p>\n", text)
	default:
		fmt.Fprintf(w, "<div class=\"%s\">%s</div>\n", look, text)
	}
}

func (w *page) table(b block) {
	w.WriteString("<table>\n")
	for _, r := range b.rows {
		w.WriteString("<tr>")
		for _, c := range r {
			w.WriteString("<td>")
			w.blocks(c)
			w.WriteString("</td>")
		}
		w.WriteString("</tr>\n")
	}
	w.WriteString("</table>\n")
}

func escapeAll(s []string) []string {
	out := make([]string, len(s))
	for i := range s {
		out[i] = escape(s[i])
	}
	return out
}
