package main

// thirdElsewhere have the words of the titles, but not as a heading with a text of its own.
func (s *set) thirdElsewhere() {
	for i, m := range []string{"lo-doc", "via-pdf", "groff-ps", "txt-utf8/underline", "html"} {
		names := namesInTurn(i)
		s.add("contents-only", m, func(a *author, d *paper) {
			d.truth["organ"], d.truth["medel"] = found(names[0]), missing
			kept := told(names[0]).write(a, "organ")
			if i == 1 || i == 4 {
				d.truth["organ"], d.truth["medel"] = missing, found(names[1])
				kept = told(names[1]).write(a, "medel")
			}
			toc := block{kind: contents, text: a.of("Innehållsöversikt", "I denna handling"), items: []string{"1 Läget i länet", "2 " + names[0], "3 " + names[1], "4 Kontaktvägar"}, pages: []int{2, 2, 3, 4}}
			d.blocks = joined(a.front(), []block{toc, {kind: newPage}}, a.aside("background", "Läget i länet"), kept, a.aside("contact", "Kontaktvägar"))
		})
	}
	s.thirdMentions()
	for i, m := range []string{"lo-pdf", "word-en", "latex-t1"} {
		names := namesInTurn(i)
		d := s.add("header-only", m, func(a *author, d *paper) {
			d.truth["organ"], d.truth["medel"] = missing, missing
			d.blocks = joined(a.front(), a.aside("background", "Läget i länet"), []block{{kind: newPage}}, a.aside("background", "Länet i korthet"), ps(a.some("background", 3)...), []block{{kind: newPage}}, a.aside("background", "Skälen till att vi söker"), a.back())
		})
		d.header, d.footer = names[0]+" i länet", names[1]
	}
	for i, m := range []string{"lo-doc", "html-saved", "via-pdf"} {
		s.add("call-letter", m, func(a *author, d *paper) {
			d.truth["organ"], d.truth["medel"] = missing, missing
			d.blocks = thirdCall(i != 1)
			if i == 2 {
				d.blocks = joined([]block{h(1, a.head())}, ps(a.fill("{organ} anmäler härmed intresse. Nedan följer utlysningen i dess helhet.")), []block{{kind: newPage}}, d.blocks)
			}
		})
	}
	s.thirdLists()
	s.thirdCaptions()
	s.thirdSenders()
}

// thirdMentions have the titles in sentences.
func (s *set) thirdMentions() {
	said := func(title, words string) part {
		return part{func(a *author, _ string) []block { return []block{h(2, title), p(a.fill(words))} }, missing}
	}
	for i, r := range [][3]string{
		{"via-docx", "Anstånd", "Vi anhåller om tre veckors anstånd med de båda avsnitten regionalt samverkansorgan och medlens användning, eftersom kommunstyrelsen i {ort} inte sammanträder förrän i april."},
		{"lo-doc/bold", "Fråga till er", "Ska en beskrivning av det regionala IT-samverkansorganet lämnas också av län som redan gjort det 2007? Och räknas hur stimulansmedlen ska användas per kommun eller för länet?"},
		{"txt-utf8/caps", "Synpunkt", "Att tala om användning av stimulansmedlen innan man vet om man får några är bakvänt, anser {person}. Vår organisation för IT-samverkan har redan nog med papper att fylla i."},
		{"word-own", "Läsanvisning", "Vad gäller medlens användning hänvisas till vad som sägs i den regionala utvecklingsplanen, som antas i juni."},
		{"latex-ps", "Förbehåll", "Ingen av parterna binder sig i dag för hur stimulansmedlen ska användas. Den saken avgörs av {landsting} efter sommaren."},
		{"html", "Remissvar", "{ort2} kommun har inget att erinra mot förslaget till planerad användning av medlen. Övriga kommuner har inte svarat."},
	} {
		if i < 3 {
			s.leaf("text-only", r[0], said(r[1], r[2]), none())
			continue
		}
		s.leaf("text-only", r[0], told(namesInTurn(i)[0]), said(r[1], r[2]))
	}
}

// thirdLists have the titles as lines of an agenda, of a list of enclosures or of sources, or in a table of what is done.
func (s *set) thirdLists() {
	nothing := func(way, maker string, write func(a *author, names [2]string) []block) {
		names := namesInTurn(len(s.papers))
		s.add(way, maker, func(a *author, d *paper) {
			d.truth["organ"], d.truth["medel"] = missing, missing
			d.blocks = joined(a.front(), write(a, names), a.back())
		})
	}
	for _, m := range []string{"lo-odt", "latex-t1"} {
		nothing("agenda-only", m, func(a *author, names [2]string) []block {
			return []block{h(2, "Föredragningslista den 30 mars"), {kind: list, order: true, items: []string{"Upprop", names[0] + " (information)", names[1] + " (beslut)", "Nästa möte i " + a.c.second}}}
		})
	}
	for _, m := range []string{"via-doc", "txt-utf8/underline"} {
		nothing("enclosures-only", m, func(a *author, names [2]string) []block {
			return []block{h(2, "Handlingar som skickas med posten"), {kind: list, items: []string{names[0] + ", 3 sidor", names[1] + ", 2 sidor", "Fullmakt i original"}}}
		})
	}
	nothing("checklist-only", "via-doc", func(a *author, names [2]string) []block {
		rows := [][]cell{{ps("Avsnitt"), ps("Ansvarig"), ps("Klart")}, {ps(names[0]), ps(a.c.person), ps("20 mars")}, {ps(names[1]), ps(a.c.landsting), ps("27 mars")}}
		return []block{h(2, "Arbetsfördelning"), {kind: table, rows: rows}}
	})
	nothing("checklist-only", "html-saved", func(a *author, names [2]string) []block {
		rows := [][]cell{{ps("[ ]"), ps(names[0])}, {ps("[ ]"), ps(names[1])}, {ps("[x]"), ps("Fullmakter")}}
		return []block{h(2, "Kvar att göra"), {kind: table, rows: rows}}
	})
	nothing("sources-only", "lo-docx", func(a *author, names [2]string) []block {
		return []block{h(2, "Källor"), {kind: list, items: []string{a.fill("{landsting}: " + names[0] + ". Rapport 2006:4."), "SKL: " + names[1] + ". Cirkulär 2008.", "Vårdförbundet: Natt på sjukhem. Stockholm 2007."}}}
	})
}

// thirdCaptions have a title as the words under a picture that is not there any more.
func (s *set) thirdCaptions() {
	caption := func(words string) part {
		return part{func(a *author, _ string) []block {
			return []block{p(words), h(2, "Ordförklaringar"), p("SITHS: kort för personal. RTJP: katalog. E-leg: sådan legitimation som banker ger ut.")}
		}, missing}
	}
	s.leaf("caption-only", "via-doc", caption("Figur 1. Regionalt samverkansorgan."), told("Hur stimulansmedlen ska användas"))
	s.leaf("caption-only", "latex-t1", told("IT-samverkansorgan"), caption("Diagram 2: Medlens användning, se originalet i färg."))
	s.leaf("caption-only", "lo-docx", told(organTitle), caption("Tabell 3. Användning av stimulansmedlen (utgår)"))
}

// thirdSenders have a title in the address or the signature of the sender alone.
func (s *set) thirdSenders() {
	for i, m := range []string{"lo-rtf", "word", "txt-utf8/caps"} {
		s.add("sender-only", m, func(a *author, d *paper) {
			u := told(namesInTurn(i + 1)[1])
			d.truth["organ"], d.truth["medel"] = missing, u.truth
			d.blocks = []block{p(a.fill([]string{"Regionalt samverkansorgan i {lan}, Box 9, {ort}", "IT-samverkansorganet, {ort}", "Avsändare: IT-samverkansorganet"}[i])), p("Stockholm, SKL, registrator"), h(1, a.head())}
			d.blocks = joined(d.blocks, ps(a.some("intro", 1)...), u.write(a, "medel"), ps(a.fill("{ort} den 5 mars 2009"), a.fill("{person}, sekreterare i IT-samverkansorganet")))
		})
	}
}
