package main

// secondDecoys have both sections, and something beside them that looks like one.
func (s *set) secondDecoys() {
	for i, m := range []string{"via-pdf", "latex-ps", "html-saved", "lo-doc", "lo-odt/auto"} {
		names := titlesInTurn(i + 1)
		s.add("contents-too", m, func(a *author, d *paper) {
			o, u := titled(names[0]), titled(names[1])
			d.truth["organ"], d.truth["medel"] = o.truth, u.truth
			toc := block{kind: contents, text: a.of("Innehåll", "Disposition"), items: []string{"Om länet", names[0], names[1], "Frågor besvaras av"}, pages: []int{1, 2, 3, 4}}
			if m == "html-saved" {
				toc = block{kind: list, items: toc.items}
			}
			d.blocks = joined(a.opening(), []block{toc}, a.part("background", "Om länet"), o.write(a, "organ"), u.write(a, "medel"), a.signed())
		})
	}
	s.secondHeaders()
	s.secondYears()
	s.instructed()
	for i, m := range []string{"via-docx", "drawn", "html-saved/bold"} { // short, but enough
		names := titlesInTurn(i)
		brief := part{func(a *author, subject string) []block {
			return []block{h(2, names[1]), p(a.fill([]string{"Hela beloppet går till lön åt en införandeledare som under tio månader hjälper kommunerna i {lan}.", "Inköp av kort och läsare till nattpatrullerna i {ort} och {ort2}, samt två halvdagars utbildning av personalen.",
				"Vi tänker betala vikarier så att personal från alla kommuner kan gå kursen i informationssäkerhet under hösten.", "Halva summan till juridisk utredning, halva till försök med elektronisk signering av beslut i {ort}."}[i]))}
		}, found(names[1])}
		s.sheet("short", m, part{func(a *author, subject string) []block { return []block{h(2, names[0]), p(a.some(subject, 1)[0])} }, found(names[0])}, brief)
	}
	for i, m := range []string{"via-pdf", "txt-utf8/underline"} { // a promise of more, at the end of a real text
		names := titlesInTurn(i + 2)
		s.sheet("pending-inside", m, titled(names[0]).with(p("Förteckning över ledamöterna skickas in när valen är klara.")), titled(names[1]).with(p("Exakta belopp återkommer vi med, se även bilaga 3.")))
	}
	for i, m := range []string{"via-docx", "latex-t1"} {
		names := titlesInTurn(i)
		s.sheet("call-letter-too", m, titled(names[0]), titled(names[1]).with(append([]block{{kind: newPage}}, secondCall(i == 1)...)...))
	}
	s.enclosed()
}

// secondHeaders have their titles in the header and footer as well.
func (s *set) secondHeaders() {
	for i, m := range []string{"lo-doc", "via-docx"} {
		names := titlesInTurn(i)
		d := s.sheet("header-too", m, titled(names[0]), titled(names[1]))
		d.header, d.footer = "Regionalt samverkansorgan – ansökan", "Hur stimulansmedlen ska användas"
	}
}

// secondYears tell of last year's money first, and then of this year's.
func (s *set) secondYears() {
	for i, m := range []string{"via-pdf", "groff", "txt-utf8/caps", "html"} {
		now := titled([]string{"Hur stimulansmedlen ska användas", "Planerad användning av medlen 2009", "Användning av stimulansmedlen, 2009 års ansökan", "Medlens användning framöver"}[i])
		write := now.write
		now.write = func(a *author, subject string) []block {
			return append([]block{h(2, []string{"Användning av 2007 års stimulansmedel", "Vad fjolårets stöd räckte till", "Medlens användning under 2008 (slutredovisning)", "Så gick det med stödet 2008"}[i]),
				p(a.fill("Stödet för det året är förbrukat. Det betalade en lösenordsinventering i {ort2} och arvode till en utredare, vilket framgår av revisorernas berättelse."))}, write(a, subject)...)
		}
		s.sheet("last-year-too", m, titled(titlesInTurn(i)[0]), now)
	}
}

// instructed have the instructions of the form left in place, and an answer below each.
func (s *set) instructed() {
	told := func(title, instruction string) part {
		return part{func(a *author, subject string) []block {
			return append([]block{h(2, title), p(instruction)}, ps(a.some(subject, 2)...)...)
		}, found(title)}
	}
	for i, m := range []string{"word-en", "rtf"} {
		names := titlesInTurn(i + 3)
		s.sheet("template-filled", m, told(names[0], "(Vilka ingår? Vem leder? Hur betalas det?)"), told(names[1], "<Skriv vad ni vill göra och varför. Max 4000 tecken.>"))
	}
}

// enclosed are sections in a second file of the same mail, to which the first one refers.
func (s *set) enclosed() {
	for i, m := range []string{"via-pdf", "word-own", "txt-utf8/underline"} {
		names := titlesInTurn(i + 1)
		file := s.add("enclosed", []string{"lo-docx", "via-pdf", "lo-rtf", "lo-pdf"}[i], func(a *author, d *paper) {
			d.blocks = append([]block{h(1, "Bilaga 2"), h(2, names[1])}, a.content("medel")...)
		})
		file.name, file.way = "bilaga-2-"+file.name, "attachment"
		refer := []string{"Se bilaga 2.", "Framgår av bifogad bilaga 2.", "Vi hänvisar till bilaga 2.", "Bilaga 2."}[i]
		first := s.sheet("attachment-there", m, titled(names[0]), under(names[1], refer).is(found(names[1])))
		first.with = []string{file.name}
	}
}
