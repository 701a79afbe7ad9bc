package main

// secondPrograms are plain applications as still other programs make them.
func (s *set) secondPrograms() {
	for i, m := range []string{"via-docx/large", "web-pdf/bold", "typed-pdf/caps", "lo-rtf/plain", "word-own", "word-visual", "groff-ps/underline", "html-saved/underline", "drawn/late"} {
		names := titlesInTurn(i)
		if i%3 == 2 {
			names[i/3%2] = ""
		}
		s.rows("look", [3]string{m, names[0], names[1]})
	}
	for i, m := range []string{"latex-t1/bold", "latex-ps/large", "latex-ps", "latex-ot1"} {
		names := titlesInTurn(i + 1)
		if i == 2 {
			names[0] = ""
		}
		d := s.sheet("latex", m, titledOrNone(names[0]), titledOrNone(names[1]))
		switch i {
		case 1:
			d.swap = []string{"{article}", "{scrartcl}"}
		case 3:
			d.swap = []string{"{article}", "{report}", `\section{`, `\chapter*{`, `\subsection{`, `\section*{`}
		}
	}
	for i, m := range []string{"txt-utf16", "txt-cp1252", "txt-bom/plain", "html", "txt-utf16be/underline"} {
		names := titlesInTurn(i + 2)
		if i%2 == 1 {
			names[i/2] = ""
		}
		d := s.sheet("charset", m, titledOrNone(names[0]), titledOrNone(names[1]))
		if m == "html" {
			d.charset = "windows-1252"
		}
	}
	for i, m := range []string{"via-doc", "latex-t1", "html-saved"} { // a chapter whose text stands under subheadings only
		names := titlesInTurn(i)
		under := func(title string) part {
			return part{func(a *author, subject string) []block {
				return joined([]block{h(2, title), h(3, a.inner(subject))}, ps(a.some(subject, 1)...), []block{h(3, a.inner(subject))}, ps(a.some(subject, 1)...), []block{a.enumeration(subject)})
			}, found(title)}
		}
		s.sheet("nested", m, under(names[0]), under(names[1]))
	}
	s.notes()
	s.minutes()
}

// notes are printed forms on which the applicant has typed with a program for reading: the answers are annotations.
func (s *set) notes() {
	for i, way := range []string{"typed-notes", "typed-notes", "typed-notes-half"} {
		names := titlesInTurn(i + 2)
		s.add(way, "drawn/notes", func(a *author, d *paper) {
			d.truth["organ"], d.truth["medel"] = found(names[0]), found(names[1])
			d.blocks = []block{h(1, "Ansökan, fylls i och skickas in"), h(2, "Sökande"), p(a.c.body), h(2, names[0]), p(a.some("organ", 1)[0]), p(a.some("organ", 1)[0]), h(2, names[1])}
			if way == "typed-notes-half" {
				d.truth["medel"] = missing
			} else {
				d.blocks = append(d.blocks, ps(a.some("medel", 2)...)...)
			}
			d.blocks = append(d.blocks, h(2, "Datum"), p("2009-03-11"))
		})
	}
}

// minutes are extracts from minutes, which many offices send instead of a letter: the two sections are parts of a paragraph.
func (s *set) minutes() {
	for i, m := range []string{"via-pdf", "lo-doc/bold", "groff", "txt-utf8/caps"} {
		names := titlesInTurn(i + 1)
		organ, medel := titled(names[0]), titled(names[1])
		if i == 2 {
			medel = none()
		}
		s.add("minutes", m, func(a *author, d *paper) {
			d.truth["organ"], d.truth["medel"] = organ.truth, medel.truth
			d.header = "PROTOKOLLSUTDRAG"
			d.blocks = joined([]block{h(1, a.fill("Sammanträde med {organ} den 5 mars 2009")), p(a.fill("Närvarande: {person}, ordförande, samt ledamöter enligt bilagd lista. Plats: {ort}.")), h(2, "§ 12 Ansökan till SKL"), p("Ordföranden redogör för ärendet. Följande text ska lämnas in:")},
				organ.write(a, "organ"), medel.write(a, "medel"), []block{h(2, "Beslut"), p("Ansökan lämnas in. Paragrafen förklaras omedelbart justerad."), p(a.fill("Vid protokollet: {person}"))})
		})
	}
}
