package main

import "strings"

func (s *set) tables() {
	for i, m := range []string{"lo-docx", "lo-pdf", "word", "lo-odt", "lo-doc", "chromium", "html", "rtf", "latex-t1"} {
		names := [][2]string{{organTitle, medelTitle}, {"IT-samverkansorgan", "Medlens användning"}, {"Regionalt samverkansorgan", "Planerad användning av medlen"}}[i%3]
		s.add("table-beside", m, func(a *author, d *paper) {
			d.truth["organ"], d.truth["medel"] = found(names[0]), found(names[1])
			rows := [][]cell{
				{ps("Sökande"), ps(a.fill("Kommunerna i {lan} och {landsting}"))},
				{ps(names[0]), ps(a.some("organ", 2)...)},
				{ps(names[1]), ps(a.some("medel", 2)...)},
				{ps("Kontaktperson"), ps(a.some("contact", 1)...)},
			}
			d.blocks = []block{h(1, a.title()), {kind: table, rows: rows}, p(a.some("closing", 1)[0])}
		})
	}
	for i, m := range []string{"lo-docx", "lo-pdf", "word", "lo-doc", "html", "lo-rtf"} {
		names := [][2]string{{"Regionalt samverkansorgan", "Användning av stimulansmedlen"}, {organTitle, medelTitle}}[i%2]
		s.add("table-above", m, func(a *author, d *paper) {
			d.truth["organ"], d.truth["medel"] = found(names[0]), found(names[1])
			o, u := []block{p(names[0])}, []block{p(names[1])}
			if i > 2 {
				o, u = []block{{kind: heading, level: 2, look: bold, text: names[0]}}, []block{{kind: heading, level: 2, look: bold, text: names[1]}}
			}
			rows := [][]cell{{o}, {ps(a.some("organ", 2)...)}, {u}, {ps(a.some("medel", 3)...)}}
			d.blocks = joined([]block{h(1, a.title())}, ps(a.some("intro", 1)...), []block{{kind: table, rows: rows}}, a.ending())
		})
	}
	s.sameCell()
	s.forms()
}

// sameCell are tables with the heading and its text in one cell, as printed forms have them.
func (s *set) sameCell() {
	for _, m := range []string{"word", "lo-docx", "lo-pdf", "chromium"} {
		s.add("table-same-cell", m, func(a *author, d *paper) {
			d.truth["organ"], d.truth["medel"] = found("IT-samverkansorgan"), found("Medlens användning")
			one := joined([]block{{kind: heading, level: 2, look: bold, text: "IT-samverkansorgan"}}, ps(a.some("organ", 2)...))
			two := joined([]block{{kind: heading, level: 2, look: bold, text: "Medlens användning"}}, ps(a.some("medel", 2)...))
			d.blocks = []block{h(1, a.title()), {kind: table, rows: [][]cell{{ps("Län: " + a.c.name), ps("Datum: 2009-03-05")}, {one, two}}}}
		})
	}
}

func (s *set) forms() {
	for i, m := range []string{"form", "form", "form", "form", "form", "form", "latex-t1", "latex-t1"} {
		names := [][2]string{{organTitle, medelTitle}, {"Regionalt samverkansorgan", "Användning av stimulansmedlen"}, {"IT-samverkansorgan", "Medlens användning"}}[i%3]
		s.add("form-field", m, func(a *author, d *paper) {
			d.truth["organ"], d.truth["medel"] = found(names[0]), found(names[1])
			f := func(label, value string) block {
				return block{kind: field, text: label, field: fieldForm{beside: i%2 == 1, value: value}}
			}
			d.blocks = []block{h(1, "Ansökan om stimulansmedel"), f("Sökande län", a.c.name), f(names[0], strings.Join(a.some("organ", 2), " ")),
				f(names[1], strings.Join(a.some("medel", 2), " ")), f("Kontaktperson", a.c.person)}
		})
	}
	for _, m := range []string{"form", "form", "latex-t1"} {
		s.add("form-half-empty", m, func(a *author, d *paper) {
			d.truth["organ"], d.truth["medel"] = found(organTitle), missing
			f := func(label, value string) block {
				return block{kind: field, text: label, field: fieldForm{value: value}}
			}
			d.blocks = []block{h(1, "Ansökan om stimulansmedel"), f(organTitle, strings.Join(a.some("organ", 2), " ")), f(medelTitle, ""), f("Kontaktperson", a.c.person)}
		})
	}
	for _, m := range []string{"word", "word/bold", "word"} {
		s.add("content-control", m, func(a *author, d *paper) {
			d.truth["organ"], d.truth["medel"] = found("Regionalt samverkansorgan"), found(medelTitle)
			sdt := func(bs ...block) block { return block{kind: control, inner: bs} }
			d.blocks = []block{sdt(h(1, a.title())), sdt(h(2, "Regionalt samverkansorgan")), sdt(ps(a.some("organ", 2)...)...), sdt(h(2, medelTitle), sdt(ps(a.some("medel", 2)...)...)), sdt(a.ending()...)}
		})
	}
}
