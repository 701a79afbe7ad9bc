package main

import "strings"

// runIn is a section whose heading is the bold beginning of its first paragraph.
func runIn(lead string) part {
	return part{func(a *author, subject string) []block {
		t := a.some(subject, 2)
		return []block{{lead: lead, text: t[0]}, p(t[1])}
	}, found(strings.TrimRight(lead, ".:"))}
}

// divided is a heading of two paragraphs, each looking like a heading.
func divided(first, second string) part {
	q := has(second)
	write := q.write
	q.write = func(a *author, subject string) []block { return append([]block{h(2, first)}, write(a, subject)...) }
	return q.is(found(first + " " + second))
}

// lined is a heading over two lines of one paragraph.
func lined(first, second string) part {
	return has(first + "\n" + second).is(found(first + " " + second))
}

func (s *set) shapes() {
	organ, medel := [2]string{"Beskrivning av det regionala", "IT-samverkansorganet"}, [2]string{"Hur stimulansmedlen", "ska användas"}
	for _, m := range []string{"lo-pdf", "lo-docx", "word/bold", "latex-t1", "groff", "chromium/centred", "rtf/bold", "txt-utf8/underline"} {
		s.pair("two-lines", m, lined(organ[0], organ[1]), lined(medel[0], medel[1]))
	}
	for _, m := range []string{"lo-pdf", "lo-docx/bold", "word", "groff/large", "html", "lo-doc/centred"} {
		s.pair("two-paragraphs", m, divided(organ[0], organ[1]), divided("Planerad användning", "av medlen"))
	}
	for _, r := range [][3]string{
		{"lo-pdf", "Regionalt samverkansorgan.", "Användning av stimulansmedlen."},
		{"lo-docx", "Beskrivning av det regionala IT-samverkansorganet.", "Hur stimulansmedlen ska användas."},
		{"word", "IT-samverkansorganet:", "Medlens användning:"},
		{"latex-t1", "Organisation för IT-samverkan", "Planerad användning av medlen"},
		{"groff", "Regionalt samverkansorgan:", "Användning av stimulansmedlen:"},
		{"chromium", "Beskrivning av det regionala IT-samverkansorganet:", "Hur stimulansmedlen ska användas:"},
		{"rtf", "1. IT-samverkansorgan.", "2. Medlens användning."},
		{"txt-utf8", "Regionalt samverkansorgan:", "Medlens användning:"},
		{"lo-odt", "Det regionala samverkansorganet –", "Stimulansmedlens användning –"},
		{"html", "Organisation för IT-samverkan.", "Användning av stimulansmedel."},
	} {
		q, m := runIn(r[1]), runIn(r[2])
		if strings.HasSuffix(r[1], "–") {
			q, m = q.is(found(strings.TrimSuffix(r[1], " –"))), m.is(found(strings.TrimSuffix(r[2], " –")))
		}
		s.pair("run-in", r[0], q, m)
	}
	s.both("letter-spaced",
		[3]string{"lo-pdf/spaced", "IT-samverkansorgan", "Medlens användning"},
		[3]string{"latex-t1/spaced", "Regionalt samverkansorgan", "Användning av stimulansmedlen"},
		[3]string{"chromium/spaced", "Organisation för IT-samverkan", "Planerad användning av medlen"},
		[3]string{"word/spaced", organTitle, medelTitle},
	)
	s.spelledOut()
	s.numberedLists()
}

// spelledOut are headings with a blank typed after each letter.
func (s *set) spelledOut() {
	for _, r := range [][3]string{
		{"lo-docx/bold", "IT-samverkansorgan", "Medlens användning"},
		{"txt-utf8/plain", "Regionalt samverkansorgan", "Användning av stimulansmedlen"},
		{"groff", "Organisation för IT-samverkan", "Medlens användning"},
		{"rtf/bold", "IT-samverkansorganet", "Användning av stimulansmedel"},
	} {
		s.pair("letter-spaced", r[0], has(wide(r[1])).is(found(r[1])), has(wide(r[2])).is(found(r[2])))
	}
}

func wide(s string) string {
	var out []string
	for word := range strings.FieldsSeq(s) {
		out = append(out, strings.Join(strings.Split(strings.ToUpper(word), ""), " "))
	}
	return strings.Join(out, "   ")
}

// numberedLists have the sections as the points of a list, the text after the name of the point.
func (s *set) numberedLists() {
	for i, m := range []string{"lo-docx", "word", "lo-pdf", "chromium", "txt-utf8", "latex-t1", "lo-odt", "rtf"} {
		names := [][2]string{{organTitle, medelTitle}, {"IT-samverkansorgan", "Medlens användning"}, {"Regionalt samverkansorgan", "Användning av stimulansmedlen"}}[i%3]
		s.add("numbered-list", m, func(a *author, d *paper) {
			d.truth["organ"], d.truth["medel"] = found(names[0]), found(names[1])
			o, u := a.some("organ", 2), a.some("medel", 2)
			items := []string{"Sökande: kommunerna i " + a.c.name + " och " + a.c.landsting, names[0] + ": " + o[0] + " " + o[1], names[1] + ": " + u[0] + " " + u[1], "Kontaktperson: " + a.c.person}
			d.blocks = joined([]block{h(1, a.title())}, ps(a.some("intro", 1)...), []block{{kind: list, order: true, items: items}}, ps(a.some("closing", 1)...))
			if i >= 5 {
				items[1], items[2] = names[0], names[1]
				d.blocks = apart(a, items, o, u)
			}
		})
	}
}

// apart has the points of the list as lines of their own, and the text between them.
func apart(a *author, items, organ, medel []string) []block {
	return joined([]block{h(1, a.title()), {kind: list, order: true, items: items[:1]}}, ps(a.some("intro", 1)...),
		[]block{p("2. " + items[1])}, ps(organ...), []block{p("3. " + items[2])}, ps(medel...), []block{p("4. " + items[3])})
}
