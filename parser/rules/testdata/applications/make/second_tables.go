package main

import "strings"

func boldLine(text string) block { return block{kind: heading, level: 2, look: bold, text: text} }

func (s *set) secondTables() {
	for i, m := range []string{"via-pdf", "web-docx", "word-own", "html-saved", "lo-rtf"} {
		names := titlesInTurn(i)
		s.grid("table-beside", m, names, func(a *author) [][]cell {
			return [][]cell{{ps("Län"), ps(a.c.name)}, {ps("Sökt belopp"), ps(a.fill("{kr} kr"))}, {ps(names[0]), ps(a.some("organ", 2)...)}, {ps(names[1]), ps(a.some("medel", 3)...)},
				{ps("Behörig företrädare"), ps(a.c.person)}}
		})
	}
	for i, m := range []string{"via-docx", "chromium", "lo-doc"} {
		names := titlesInTurn(i + 2)
		s.grid("table-above", m, names, func(a *author) [][]cell {
			return [][]cell{{ps("A. Sökande")}, {ps(a.fill("{organ}, {ort}"))}, {ps("B. " + names[0])}, {ps(a.some("organ", 2)...)}, {ps("C. " + names[1])}, {ps(a.some("medel", 2)...)}}
		})
	}
	for i, m := range []string{"via-pdf", "html-saved", "lo-odt"} {
		names := titlesInTurn(i + 3)
		s.grid("table-same-cell", m, names, func(a *author) [][]cell {
			return [][]cell{{ps(a.fill("Sökande: {organ}"))}, {joined([]block{boldLine(names[0])}, ps(a.some("organ", 2)...))}, {joined([]block{boldLine(names[1])}, ps(a.some("medel", 2)...))},
				{ps(a.fill("Ort och dag: {ort} 2009-03-10"))}}
		})
	}
	for i, m := range []string{"via-odt", "lo-pdf", "word-en"} {
		names := titlesInTurn(i + 1)
		s.grid("table-three", m, names, func(a *author) [][]cell {
			return [][]cell{{ps("Punkt"), ps("Rubrik i inbjudan"), ps("Länets svar")}, {ps("a"), ps(names[0]), ps(a.some("organ", 2)...)}, {ps("b"), ps(names[1]), ps(a.some("medel", 2)...)}}
		})
	}
	for i, m := range []string{"lo-docx", "html", "via-pdf"} { // the cell beside the second name has nothing in it
		names := titlesInTurn(i)
		s.grid("table-half-empty", m, names, func(a *author) [][]cell {
			return [][]cell{{ps("Län"), ps(a.c.name)}, {ps(names[0]), ps(a.some("organ", 2)...)}, {ps(names[1]), ps([]string{"", "–", "Återkommer"}[i])}, {ps("Behörig företrädare"), ps(a.c.person)}}
		}).truth["medel"] = missing
	}
	s.secondForms()
}

// grid adds a paper that is a table with both sections in it.
func (s *set) grid(way, maker string, names [2]string, rows func(a *author) [][]cell) *paper {
	return s.add(way, maker, func(a *author, d *paper) {
		d.truth["organ"], d.truth["medel"] = found(names[0]), found(names[1])
		d.blocks = joined(a.opening(), []block{{kind: table, rows: rows(a)}}, ps(a.some("closing", 1)...))
	})
}

func (s *set) secondForms() {
	for i, m := range []string{"form", "form", "form", "latex-t1", "form", "form", "latex-t1"} {
		names, half := titlesInTurn(i), i > 3
		way := "form-field"
		if half {
			way = "form-half-empty"
		}
		s.add(way, m, func(a *author, d *paper) {
			d.truth["organ"], d.truth["medel"] = found(names[0]), found(names[1])
			value := strings.Join(a.some("medel", 2), " ")
			if half {
				value, d.truth["medel"] = []string{"", " ", ""}[i-4], missing
			}
			f := func(label, value string) block {
				return block{kind: field, text: label, field: fieldForm{beside: i%2 == 0, value: value}}
			}
			d.blocks = []block{h(1, a.name()), p("Blanketten fylls i på skärm och skickas med e-post."), f("Region eller län", a.c.name), f("Organisationsnummer", "222000-0000"),
				f(names[0], strings.Join(a.some("organ", 2), " ")), f(names[1], value), f("Namn på behörig person", a.c.person)}
		})
	}
	s.oldWordForms()
	for i, m := range []string{"word-en", "word"} {
		names := titlesInTurn(i + 1)
		s.add("content-control", m, func(a *author, d *paper) {
			d.truth["organ"], d.truth["medel"] = found(names[0]), found(names[1])
			filled := func(subject string) block {
				return block{kind: control, inner: []block{{kind: control, inner: ps(a.some(subject, 2)...)}}}
			}
			d.blocks = joined(a.opening(), []block{h(2, names[0]), filled("organ"), h(2, names[1]), filled("medel")}, a.signed())
		})
	}
}

// oldWordForms have the grey fields of Word 97: text behind a label, or five wide blanks where nothing was filled in.
func (s *set) oldWordForms() {
	const empty = "\u2002\u2002\u2002\u2002\u2002"
	grey := func(value string) block {
		return block{kind: raw, text: `<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Text1"/><w:enabled/><w:calcOnExit w:val="0"/><w:textInput/></w:ffData></w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> FORMTEXT </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t xml:space="preserve">` +
			escape(value) + `</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`}
	}
	for i, m := range []string{"word", "via-pdf", "word-en", "via-doc", "word"} {
		way, names := "form-field", titlesInTurn(i+3)
		if i > 2 {
			way = "form-half-empty"
		}
		s.add(way, m, func(a *author, d *paper) {
			d.truth["organ"], d.truth["medel"] = found(names[0]), found(names[1])
			value := strings.Join(a.some("medel", 2), " ")
			if i > 2 {
				value, d.truth["medel"] = empty, missing
			}
			d.blocks = []block{h(1, "Ansökningsblankett, stöd till regional IT"), boldLine("Sökande"), grey(a.c.body), boldLine(names[0]), grey(strings.Join(a.some("organ", 2), " ")), boldLine(names[1]), grey(value), boldLine("Kontakt"), grey(a.c.person)}
		})
	}
}
