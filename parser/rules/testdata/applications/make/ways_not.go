package main

import "strings"

// elsewhere have the words of the title where they are no heading.
func (s *set) elsewhere() {
	for i, m := range []string{"lo-pdf", "lo-docx", "word", "latex-t1", "groff", "chromium", "lo-doc", "txt-utf8"} { // in the table of contents
		s.add("contents-only", m, func(a *author, d *paper) {
			o := has("Regionalt samverkansorgan")
			d.truth["organ"], d.truth["medel"] = o.truth, missing
			items := []string{"Inledning", "Regionalt samverkansorgan", []string{medelTitle, "Användning av stimulansmedlen"}[i%2], "Kontakt"}
			toc := block{kind: contents, text: a.of("Innehåll", "Innehållsförteckning"), items: items, pages: []int{2, 2, 4, 5}}
			d.blocks = joined([]block{h(1, a.title()), toc, {kind: newPage}}, a.chapter("background", "Inledning"), o.write(a, "organ"), a.chapter("contact", "Kontakt"))
		})
	}
	said := part{func(a *author, subject string) []block {
		return ps(a.of("I ansökan ska det enligt förbundet finnas en beskrivning av det regionala IT-samverkansorganet och en redogörelse för hur stimulansmedlen ska användas. Den återkommer vi till så snart styrgruppen har träffats i {ort}.",
			"Frågan om användning av stimulansmedlen bereds av ett regionalt samverkansorgan, och {person} återkommer när organisationen för IT-samverkan är beslutad.",
			"Vi har förstått att medlens användning ska redovisas och att ett IT-samverkansorgan ska beskrivas. Kommunerna i {lan} behöver mer tid för det arbetet."))
	}, missing}
	for i, m := range []string{"lo-pdf", "lo-docx", "word", "latex-t1", "txt-utf8", "chromium", "groff", "lo-odt/bold"} {
		q := said
		if i%2 == 0 {
			s.pair("text-only", m, q, none())
			continue
		}
		s.pair("text-only", m, has("IT-samverkansorganet"), q)
	}
	for _, m := range []string{"lo-pdf", "lo-docx", "word", "latex-t1", "lo-odt", "lo-doc", "rtf", "groff"} { // in the header and footer
		d := s.add("header-only", m, func(a *author, d *paper) {
			d.truth["organ"], d.truth["medel"] = missing, missing
			d.blocks = joined([]block{h(1, a.title())}, ps(a.some("intro", 2)...), a.chapter("background", "Bakgrund"), ps(a.some("background", 3)...), []block{{kind: newPage}},
				a.chapter("goals", "Mål"), ps(a.some("background", 3)...), []block{{kind: newPage}}, a.chapter("timeplan", "Tidplan"), ps(a.some("goals", 2)...), a.ending())
		})
		d.header, d.footer = "Regionalt samverkansorgan", "Medlens användning"
	}
	s.callLetters()
}

// callLetters are the letter of the call itself, sent back, or put behind an application.
func (s *set) callLetters() {
	for i, m := range []string{"lo-pdf", "lo-doc", "word", "txt-utf8", "latex-t1", "lo-docx"} {
		s.add("call-letter", m, func(a *author, d *paper) {
			d.truth["organ"], d.truth["medel"] = missing, missing
			d.blocks = callLetter(i%2 == 1)
			if i >= 3 {
				d.blocks = append(joined([]block{h(1, "Ansökan från "+a.c.name)}, ps(a.fill("Vi ansöker om medel enligt nedanstående inbjudan. Kontakta {person} vid frågor.")), []block{{kind: newPage}}), callLetter(i%2 == 1)...)
			}
		})
	}
	for _, m := range []string{"lo-pdf", "word", "lo-docx"} { // behind an application that has both
		o, u := has("Regionalt samverkansorgan"), has("Användning av stimulansmedlen")
		s.pair("call-letter-too", m, o, u.with(append([]block{{kind: newPage}}, callLetter(true)...)...))
	}
}

// callLetter is our own wording of an invitation to apply; headed, its points are headings with an instruction under each.
func callLetter(headed bool) []block {
	bs := append([]block{h(1, "Inbjudan att ansöka om stimulansmedel för regional IT-samverkan")}, ps("Till kommuner, landsting och regioner",
		"Förbundet har avsatt tio miljoner kronor för att stimulera samverkan om IT i länen. Medlen fördelas efter folkmängd, med ungefär 1,09 kronor per invånare.",
		"Varje län lämnar en gemensam ansökan genom sitt regionala organ. Ansökan ska ha kommit in till förbundet senast den 15 mars 2009, med post eller e-post. Ansökan ska innehålla följande:")...)
	if !headed {
		bs = append(bs, block{kind: list, order: true, items: []string{organTitle, medelTitle}})
	} else {
		bs = append(bs, h(2, organTitle), p("Beskriv kortfattat det organ som samordnar länets arbete med IT, vilka som ingår i det, hur det leds och finansieras och hur det arbetar med infrastruktur, informationsstruktur och erfarenhetsutbyte."),
			h(2, medelTitle), p("Redogör för hur medlen ska stödja och stärka en fortsatt och utvidgad samverkan. Ansökan bör inte vara längre än fyra sidor."))
	}
	return append(bs, ps("Beslut om fördelning fattas i april. Frågor besvaras av förbundets enhet för IT-samordning.", "Med vänlig hälsning, förbundets kansli")...)
}

// emptyParts have the right heading and nothing that counts under it.
func (s *set) emptyParts() {
	over := func(way string, makers []string, words ...string) {
		for i, m := range makers {
			title := []string{medelTitle, "Användning av stimulansmedlen", "Medlens användning"}[i%3]
			u := under(title)
			if len(words) > 0 {
				u = under(title, words[i%len(words)])
			}
			s.add(way, m, func(a *author, d *paper) {
				o := has("Regionalt samverkansorgan")
				d.truth["organ"], d.truth["medel"] = o.truth, missing
				d.blocks = joined([]block{h(1, a.title())}, ps(a.some("intro", 1)...), o.write(a, "organ"), u.write(a, "medel"), a.chapter("timeplan", "Tidplan"), a.ending())
			})
		}
	}
	over("empty", []string{"lo-pdf", "lo-docx/bold", "word", "latex-t1", "txt-utf8", "chromium", "lo-odt", "rtf/bold"})
	over("pending", []string{"lo-pdf", "lo-docx", "word", "latex-t1", "txt-utf8/plain", "groff", "lo-doc", "html", "lo-odt/bold", "chromium"},
		"TBD", "Kompletteras senare.", "Återkommer med detta.", "Under utarbetande, kompletteras senast i april.", "...", "Text kommer.", "XXX", "Att göras", "Ännu inte klart, {person} kompletterar.", "N/A")
	over("see-attachment", []string{"lo-pdf", "lo-docx", "word", "latex-t1", "txt-utf8", "lo-rtf"},
		"Se bilaga 2.", "Se bifogad fil.", "Framgår av bilaga 1.", "Se separat bilaga.", "Redovisas i bilaga B.", "Enligt bifogat dokument.")
	over("template", []string{"lo-docx", "word", "lo-pdf", "lo-odt", "lo-doc", "rtf"},
		"[Beskriv här hur medlen ska användas. Högst en sida.]", "<Skriv här>", "Klicka här för att ange text.", "Här beskriver ni kortfattat hur stimulansmedlen ska användas och hur de stärker samverkan i länet. Skriv högst en sida.",
		"Fyll i: …………………………………", "(Redogör för planerade insatser, kostnader och tidplan. Ta bort denna text innan ansökan skickas in.)")
	s.few()
	s.templates()
}

// few have fewer words about the body than the call asks for.
func (s *set) few() {
	for i, m := range []string{"lo-pdf", "lo-docx", "word", "txt-utf8", "latex-t1", "lo-odt"} {
		words := []string{"Länets IT-chefer träffas i {ort}.", "{organ}.", "Kontakta {person} för information om samverkan i länet.", "{n} kommuner och {landsting} ingår.", "Organet finns och fungerar bra.", "Vi samverkar i ett nätverk med en styrgrupp och ett kansli i {ort}."}
		s.pair("too-few", m, under([]string{"IT-samverkansorgan", organTitle}[i%2], words[i]), has("Användning av stimulansmedlen"))
	}
}

// templates are forms in which nothing was filled in.
func (s *set) templates() {
	for i, m := range []string{"word", "lo-docx", "form", "lo-pdf"} {
		s.add("template-blank", m, func(a *author, d *paper) {
			d.truth["organ"], d.truth["medel"] = missing, missing
			ask := []string{"Beskriv kortfattat det regionala organ som samordnar arbetet: vilka som ingår, hur det leds, hur det finansieras och vad det har åstadkommit hittills. Använd gärna punktlistor. Högst en sida.", "Ange vad pengarna ska gå till och hur det stärker samverkan. Högst en sida."}
			if i%2 == 1 {
				ask = []string{"[" + ask[0] + "]", "[" + ask[1] + "]"}
			}
			line := strings.Repeat("_", 40)
			d.blocks = []block{h(1, "Ansökningsblankett"), p("Sökande: " + line), h(2, organTitle), p(ask[0]), h(2, medelTitle), p(ask[1]), h(2, "Underskrift"), p("Ort och datum: " + line)}
		})
	}
}
