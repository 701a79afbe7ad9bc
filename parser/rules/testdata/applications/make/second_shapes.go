package main

import "strings"

// led is a section whose heading is the bold beginning of its first paragraph; what stands between them is in sign.
func led(heading, sign string) part {
	return part{func(a *author, subject string) []block {
		return append([]block{{lead: a.fill(heading) + sign, text: a.some(subject, 1)[0]}}, ps(a.some(subject, 1)...)...)
	}, found(heading)}
}

// split is a heading of two paragraphs.
func split(first, second string) part {
	q := titled(second)
	write := q.write
	q.write = func(a *author, subject string) []block { return append([]block{h(2, first)}, write(a, subject)...) }
	return q.is(found(first + " " + second))
}

func (s *set) secondShapes() {
	s.rows("two-lines",
		[3]string{"via-pdf", "Kortfattad beskrivning av det\nregionala IT-samverkansorganet", "Redogörelse för hur stimulansmedlen\nska användas under 2009"},
		[3]string{"lo-odt/bold", "Regionalt\nsamverkansorgan", "Planerad användning\nav medlen"},
		[3]string{"drawn/words", "Beskrivning av det regionala\nIT-samverkansorganet", "Hur stimulansmedlen ska\nanvändas"},
		[3]string{"html-saved", "Organisation för\nIT-samverkan", "Användning av\nstimulansmedlen"},
		[3]string{"lo-pdf/large", "Det regionala IT-\nsamverkansorganet", "Medlens\nanvändning"},
		[3]string{"groff/centred", "BESKRIVNING AV DET REGIONALA\nIT-SAMVERKANSORGANET", ""},
	)
	for _, r := range [][5]string{
		{"via-docx", "Organisation", "för IT-samverkan", "Användning av", "stimulansmedlen"},
		{"lo-pdf/bold", "Beskrivning av det", "regionala IT-samverkansorganet", "Hur stimulansmedlen", "ska användas i länet"},
		{"word/large", "Regionalt", "samverkansorgan", "Planerad användning", "av stimulansmedlen"},
		{"rtf/centred", "BESKRIVNING AV DET REGIONALA", "IT-SAMVERKANSORGANET", "HUR STIMULANSMEDLEN", "SKA ANVÄNDAS"},
	} {
		s.sheet("two-paragraphs", r[0], split(r[1], r[2]), split(r[3], r[4]))
	}
	for _, r := range [][4]string{
		{"via-pdf", "Det regionala IT-samverkansorganet", "Användningen av stimulansmedlen", "."},
		{"lo-doc", "IT-samverkansorgan", "Planerad användning av medlen", " –"},
		{"word-en", "1. Regionalt samverkansorgan", "2. Hur stimulansmedlen ska användas", "."},
		{"html-saved", "Organisation för IT-samverkan", "Medlens användning", ":"},
		{"latex-t1", "Beskrivning av det regionala IT-samverkansorganet", "Användning av stimulansmedlen", "."},
		{"groff-ps", "Vårt IT-samverkansorgan", "Stimulansmedlens användning", ":"},
		{"txt-latin1", "IT-SAMVERKANSORGAN", "MEDLENS ANVÄNDNING", ":"},
	} {
		s.sheet("run-in", r[0], led(r[1], r[3]), led(r[2], r[3]))
	}
	s.secondSpaced()
	s.secondPoints()
}

func (s *set) secondSpaced() {
	s.rows("letter-spaced",
		[3]string{"via-pdf/spaced", "Regionalt samverkansorgan", "Medlens användning"},
		[3]string{"chromium/spaced", "Det regionala IT-samverkansorganet", "Användning av stimulansmedlen"},
		[3]string{"lo-odt/spaced", organTitle, medelTitle},
	)
	for _, r := range [][3]string{{"lo-pdf/centred", "Regionalt samverkansorgan", "Medlens användning"}, {"txt-latin1/plain", "IT-samverkansorgan", "Hur stimulansmedlen ska användas"}} {
		s.sheet("letter-spaced", r[0], titled(wide(r[1])).is(found(r[1])), titled(wide(r[2])).is(found(r[2])))
	}
}

// secondPoints answer the points of the call one after the other, the text behind the name of the point or below it.
func (s *set) secondPoints() {
	for i, m := range []string{"via-docx", "html-saved", "typed-pdf", "latex-ps", "mail"} {
		names := titlesInTurn(i)
		s.add("numbered-list", m, func(a *author, d *paper) {
			d.truth["organ"], d.truth["medel"] = found(names[0]), found(names[1])
			items := []string{"Vem som söker. " + a.c.name + " genom " + a.c.body, names[0] + ". " + strings.Join(a.some("organ", 2), " "),
				names[1] + ". " + strings.Join(a.some("medel", 2), " "), "Kontakt. " + a.c.person}
			d.blocks = joined(a.opening(), []block{{kind: list, order: true, items: items}}, ps(a.some("closing", 1)...))
		})
	}
}
