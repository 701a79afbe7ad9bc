package main

import (
	"fmt"
	"strings"
)

// savedPage is a web page as Word saves one, and as Outlook sends it: its own classes, spans around everything, bullets that are
// letters, empty paragraphs for room.
func savedPage(d *paper) string {
	w := &saved{d: d}
	w.blocks(d.blocks)
	charset := "windows-1252"
	if d.maker == "mail-saved" {
		charset = "utf-8"
	}
	return d.swapped(`<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">` + "\n" +
		`<head><meta http-equiv=Content-Type content="text/html; charset=` + charset + `"><meta name=Generator content="Microsoft Word 11"><!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]--><style><!-- p.MsoNormal {margin:0cm; font-size:12.0pt; font-family:"Times New Roman";} --></style></head>` + "\n" +
		`<body lang=SV link=blue vlink=purple><div class=Section1>` + "\n" + w.String() + "</div></body></html>\n")
}

type saved struct {
	strings.Builder
	d *paper
}

func (w *saved) blocks(bs []block) {
	for _, b := range bs {
		w.block(b)
	}
}

func (w *saved) block(b block) {
	switch b.kind {
	case paragraph:
		lead := ""
		if b.lead != "" {
			lead = `<b style='mso-bidi-font-weight:normal'>` + savedText(b.lead) + `</b> `
		}
		w.normal(lead + savedText(b.text))
		w.normal("<o:p>&nbsp;</o:p>")
	case heading:
		w.heading(b)
	case list:
		for _, item := range b.items {
			fmt.Fprintf(w, "<p class=MsoNormal style='margin-left:36.0pt;text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'>·<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span><![endif]>%s<o:p></o:p></p>\n", savedText(item))
		}
	case table:
		w.table(b)
	case raw:
		w.WriteString(b.text)
	default:
		w.blocks(b.inner)
	}
}

func (w *saved) normal(inner string) { w.WriteString("<p class=MsoNormal>" + inner + "</p>\n") }

// savedText breaks its lines in the midst of sentences, as Word does.
func savedText(s string) string {
	s = wrapped(strings.ReplaceAll(s, "\n", " \x01 "), 74, "", "")
	return "<span lang=SV>" + strings.ReplaceAll(strings.TrimSpace(escape(s)), "\x01", "<br>") + "</span>"
}

func (w *saved) heading(b block) {
	look := b.look
	if look == styled {
		look = w.d.look
	}
	switch {
	case look == styled || b.level == 1:
		fmt.Fprintf(w, "<h%d>%s<o:p></o:p></h%d>\n", b.level, savedText(b.text), b.level)
	case look == underline:
		w.normal("<u>" + savedText(b.text) + "</u>")
	case look == plain:
		w.normal(savedText(b.text))
	default:
		w.normal("<b style='mso-bidi-font-weight:normal'>" + savedText(b.text) + "<o:p></o:p></b>")
	}
}

func (w *saved) table(b block) {
	w.WriteString("<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0>\n")
	for _, r := range b.rows {
		w.WriteString(" <tr>\n")
		for _, c := range r {
			w.WriteString("  <td width=300 valign=top style='border:solid windowtext 1.0pt;padding:0cm 5.4pt 0cm 5.4pt'>\n")
			w.blocks(c)
			w.WriteString("  </td>\n")
		}
		w.WriteString(" </tr>\n")
	}
	w.WriteString("</table>\n")
}
