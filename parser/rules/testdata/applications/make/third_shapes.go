package main

import "strings"

// broken is a heading of two paragraphs.
func broken(first, second string) part {
	q := told(second)
	write := q.write
	q.write = func(a *author, subject string) []block { return append([]block{h(2, first)}, write(a, subject)...) }
	return q.is(found(first + " " + second))
}

func (s *set) thirdShapes() {
	s.leaves("two-lines",
		[3]string{"via-docx", "Organisation för\nIT-samverkan i länet", "Hur stimulansmedlen\nska användas"},
		[3]string{"lo-doc/centred", "Beskrivning av det regionala\nIT-samverkansorganet", "Planerad användning av\nmedlen"},
		[3]string{"html/bold", "Vårt regionala\nsamverkansorgan", "Användning\nav stimulansmedlen"},
		[3]string{"latex-t1/large", "Beskrivning\nav det regionala IT-samverkansorganet", "Så här ska\nstimulansmedlen användas"},
		[3]string{"drawn", "1. BESKRIVNING AV DET REGIONALA\nIT-SAMVERKANSORGANET", "2. HUR STIMULANSMEDLEN\nSKA ANVÄNDAS"})
	for _, r := range [][5]string{
		{"word-en", "Beskrivning av", "det regionala IT-samverkansorganet", "Hur stimulansmedlen ska", "användas"},
		{"lo-odt/bold", "Organisation för", "IT-samverkan", "Planerad", "användning av medlen"},
		{"html-saved/bold", "REGIONALT", "SAMVERKANSORGAN", "ANVÄNDNING AV", "STIMULANSMEDLEN"},
	} {
		s.leaf("two-paragraphs", r[0], broken(r[1], r[2]), broken(r[3], r[4]))
	}
	for _, r := range [][4]string{
		{"via-doc", "Länets IT-samverkansorgan", "Planerad användning av medlen", ":"},
		{"lo-docx", "Regionalt samverkansorgan", "Hur stimulansmedlen ska användas", "."},
		{"html", "a) Organisation för IT-samverkan", "b) Användning av stimulansmedlen", " –"},
		{"groff-ps", "IT-samverkansorgan", "Medlens användning", "."},
		{"groff", "Det regionala samverkansorganet", "Användningen av stimulansmedlen", ":"},
		{"txt-utf8", "REGIONALT SAMVERKANSORGAN", "HUR STIMULANSMEDLEN SKA ANVÄNDAS", "."},
		{"word-own", "Vårt regionala IT-samverkansorgan", "Så ska stimulansmedlen användas", ":"},
	} {
		s.leaf("run-in", r[0], led(r[1], r[3]), led(r[2], r[3]))
	}
	s.leaves("letter-spaced",
		[3]string{"lo-pdf/spaced", "IT-samverkansorgan", "Medlens användning"},
		[3]string{"word/spaced", "Regionalt samverkansorgan", medelTitle},
		[3]string{"latex-t1/spaced", "Organisation för IT-samverkan", "Planerad användning av medlen"})
	s.leaf("letter-spaced", "txt-utf8/plain", told(wide("REGIONALT SAMVERKANSORGAN")).is(found("REGIONALT SAMVERKANSORGAN")), told(wide("MEDLENS ANVÄNDNING")).is(found("MEDLENS ANVÄNDNING")))
	s.thirdPoints()
}

// thirdPoints answer point by point, in a list of the program or in a list typed by hand.
func (s *set) thirdPoints() {
	for i, m := range []string{"via-pdf", "word", "txt-utf8", "groff"} {
		names := namesInTurn(i)
		s.add("numbered-list", m, func(a *author, d *paper) {
			d.truth["organ"], d.truth["medel"] = found(names[0]), found(names[1])
			sign := []string{": ", ". ", ": ", " – "}[i]
			items := []string{names[0] + sign + strings.Join(a.some("organ", 1), " "), names[1] + sign + strings.Join(a.some("medel", 2), " "),
				"Ansvarig" + sign + a.c.person + ", " + a.c.town}
			d.blocks = joined(a.front(), ps("Svar på era punkter:"), []block{{kind: list, order: true, items: items}}, ps(a.some("closing", 1)...))
		})
	}
	for i, m := range []string{"html", "chromium"} { // a list of definitions
		names := namesInTurn(i + 3)
		s.add("numbered-list", m, func(a *author, d *paper) {
			d.truth["organ"], d.truth["medel"] = found(names[0]), found(names[1])
			entry := func(term string, texts ...string) string {
				return "<dt><b>" + escape(term) + "</b></dt>\n<dd>" + strings.Join(escapeAll(texts), "<br><br>") + "</dd>\n"
			}
			d.blocks = joined(a.front(), []block{{kind: raw, text: "<dl>\n" + entry("Sökande", a.c.body+", "+a.c.town) + entry(names[0], a.some("organ", 2)...) + entry(names[1], a.some("medel", 2)...) + "</dl>\n"}}, ps(a.some("closing", 1)...))
		})
	}
}
