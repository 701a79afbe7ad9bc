package main

// secondEmpty have the right heading, and nothing under it that answers.
func (s *set) secondEmpty() {
	over := func(way string, makers []string, words ...string) {
		for i, m := range makers {
			names := titlesInTurn(i)
			var u part
			if len(words) == 0 {
				u = under(names[1])
			} else {
				u = under(names[1], words[i%len(words)])
			}
			if i%4 == 3 { // the other section is the empty one
				s.sheet(way, m, under(names[0], joinedWords(words, i)...), titled(names[1]))
				continue
			}
			s.sheet(way, m, titled(names[0]), u)
		}
	}
	over("empty", []string{"via-pdf", "web-docx", "latex-ps", "html-saved/bold", "drawn", "lo-rtf", "mail/underline", "txt-latin1/caps"})
	over("pending", []string{"via-pdf", "lo-doc", "word-en", "html-saved", "latex-t1", "drawn/kerned", "txt-cp1252/underline", "lo-odt", "groff-ps", "web-pdf", "rtf/bold", "via-docx/bold"},
		"Kompletteras senare efter beslut i nämnden.", "TBD.", "Lämnas in senare.", "Uppgift saknas för närvarande, återkommer.", "?", "Kommer att kompletteras.", "(text saknas)", "Arbete pågår. Vi återkommer i april.", "To be completed.", "Xxxxx xxxx", "Här kommer text från {person}.", "Inget klart ännu.")
	over("see-attachment", []string{"via-docx", "lo-pdf", "html-saved", "latex-t1", "txt-utf8/underline", "word-own", "lo-doc"},
		"Se bilaga 3.", "Återfinns i bilagan \"Plan 2009\".", "Vi hänvisar till bifogat dokument.", "Jfr bilaga A.", "Bilaga 2.", "Se separat fil.", "Beskrivs i bifogad pdf.")
	over("template", []string{"via-docx", "word-en", "html-saved", "lo-odt", "via-pdf", "rtf"},
		"<Vad vill ni göra? Varför? Max 4000 tecken.>", "[Ange här vad medlen ska gå till.]", "Klicka eller tryck här för att skriva.", "[Vilka ingår? Vem leder? Hur betalas det?]", "Instruktion: skriv kortfattat vad länet vill göra med stödet. Ta bort instruktionen innan blanketten skickas.", "............................................")
	s.wrongEnclosure()
	s.bothEmpty()
	s.tooFew()
	s.blankForms()
}

func joinedWords(words []string, i int) []string {
	if len(words) == 0 {
		return nil
	}
	return words[i%len(words) : i%len(words)+1]
}

// wrongEnclosure refer to an attachment, and another one came.
func (s *set) wrongEnclosure() {
	for i, m := range []string{"via-docx", "lo-pdf"} {
		names := titlesInTurn(i)
		file := s.add("enclosed", []string{"lo-docx", "via-pdf"}[i], func(a *author, d *paper) {
			d.blocks = joined([]block{h(1, "Bilaga 1. Fullmakt")}, ps(a.fill("Kommunerna i {lan} ger härmed {person} i uppdrag att underteckna handlingar gentemot SKL under våren 2009. Fullmakten gäller till den 30 juni."), a.fill("{ort} den 2 mars 2009, kommunstyrelsens ordförande")))
		})
		file.name, file.way = "bilaga-1-"+file.name, "attachment"
		s.sheet("see-attachment", m, titled(names[0]), under(names[1], []string{"Se bilaga 2.", "Redovisas i bilaga 4."}[i])).with = []string{file.name}
	}
}

// bothEmpty have both headings and nothing under either but a signature.
func (s *set) bothEmpty() {
	for i, m := range []string{"via-docx", "latex-t1", "txt-utf8/caps", "lo-doc"} {
		names := titlesInTurn(i)
		words := [][]string{nil, {"Återkommer."}, nil, {"Se bilaga."}}[i]
		s.add("empty", m, func(a *author, d *paper) {
			d.truth["organ"], d.truth["medel"] = missing, missing
			d.blocks = joined(a.opening(), a.part("background", "Om länet"), under(names[0], words...).write(a, ""), under(names[1], words...).write(a, ""), []block{h(2, "Underskrift"), p(a.fill("{ort} 2009-03-12, {person}"))})
		})
	}
}

// tooFew have a few words about the body, far from the 25 that the call asks for.
func (s *set) tooFew() {
	for i, m := range []string{"via-docx", "lo-pdf", "html-saved", "txt-latin1/underline", "drawn"} {
		names := titlesInTurn(i)
		s.sheet("too-few", m, under(names[0], []string{"Vi har {organ}.", "{organ}, med säte i {ort}.", "Kommuncheferna möts ibland.", "Styrelse: {person} m.fl.", "Ideell förening, bildad 2003."}[i]), titled(names[1]))
	}
}

// blankForms are forms that nobody has filled in.
func (s *set) blankForms() {
	for i, m := range []string{"via-docx", "html-saved", "form", "lo-odt", "drawn", "txt-latin1"} {
		names := titlesInTurn(i)
		s.add("template-blank", m, func(a *author, d *paper) {
			d.truth["organ"], d.truth["medel"] = missing, missing
			hints := []string{"(Vilka ingår? Vem leder? Hur betalas det?)", "<Max 4000 tecken.>"}
			d.blocks = []block{h(1, "Blankett för ansökan 2009"), p("Län: ........................"), h(2, names[0]), p(hints[0]), h(2, names[1]), p(hints[1]), h(2, "Firmatecknare"), p("Namn: ........................")}
			if m == "form" {
				d.blocks = []block{h(1, "Blankett för ansökan 2009"), {kind: field, text: "Län"}, {kind: field, text: names[0]}, {kind: field, text: names[1]}, {kind: field, text: "Firmatecknare"}}
			}
			if i%2 == 1 {
				grid := [][]cell{{ps("Län"), nil}, {ps(names[0]), ps(hints[0])}, {ps(names[1]), nil}, {ps("Firmatecknare"), nil}}
				d.blocks = []block{h(1, "Blankett för ansökan 2009"), {kind: table, rows: grid}}
			}
		})
	}
}
