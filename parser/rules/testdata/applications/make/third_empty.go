package main

// thirdEmpty have the right heading, and nothing under it that answers.
func (s *set) thirdEmpty() {
	over := func(way string, makers []string, words ...string) {
		for i, m := range makers {
			names := namesInTurn(i)
			var here []string
			if len(words) > 0 {
				here = words[i : i+1]
			}
			if i%4 == 2 { // the other section is the empty one
				s.leaf(way, m, under(names[0], here...), told(names[1]))
				continue
			}
			s.leaf(way, m, told(names[0]), under(names[1], here...))
		}
	}
	over("empty", []string{"lo-docx", "groff", "via-odt/bold", "txt-utf8/underline", "word-own"})
	over("pending", []string{"lo-pdf", "word-own", "html", "latex-ps", "drawn", "txt-utf8/caps", "via-doc", "lo-odt/bold", "mail-html", "lo-rtf"},
		"Fylls i när protokollet är justerat.", "Avvaktar kommunernas svar.", "Texten skrivs av {person} och skickas i kompletterande brev.", "Kommer.", "Återstår att skriva!", "Ej klart.",
		"En arbetsgrupp har fått i uppdrag att ta fram ett underlag till maj månads möte. Vi ber att få komma in med uppgifterna därefter.", "- - -", "Utkast saknas. / {person}", "Under arbete")
	over("see-attachment", []string{"lo-doc", "latex-t1", "word", "html-saved", "drawn"},
		"Vi hänvisar till bilaga 4.", "Var god se bifogad fil ”Plan.doc”.", "Beskrivning bifogas.", "Bilägges.", "Återges i separat handling som skickas med post.")
	over("template", []string{"word-en", "lo-doc", "rtf", "html"},
		"[Text]", "Anvisning: ange vilka insatser ni planerar (max 2 000 tecken).", "<<infoga beskrivning>>", "Klicka här och skriv")
	for i, m := range []string{"via-odt", "word"} { // they refer to an attachment, and another one came
		names := namesInTurn(i + 3)
		file := s.add("enclosed", []string{"word-en", "lo-odt"}[i], func(a *author, d *paper) {
			d.blocks = joined([]block{h(1, "Bilaga 1: Delegationsordning")}, ps(a.fill("Rätt att teckna avtal upp till 200 000 kronor har {person}. Rätten kan inte delegeras vidare. Den gäller till och med 2010-06-30 och kan återkallas av kommunstyrelsen i {ort}.")))
		})
		file.name, file.way = "third-bilaga-1-"+file.name[len("third-"):], "attachment"
		s.leaf("see-attachment", m, told(names[0]), under(names[1], []string{"Se bilaga 3.", "Framgår av bilaga 2."}[i])).with = []string{file.name}
	}
	for i, m := range []string{"lo-odt", "word", "html", "txt-utf8/plain"} { // far fewer than 25 words
		names := namesInTurn(i)
		s.leaf("too-few", m, under(names[0], []string{"{organ}.", "Finns sedan 2004. Ordförande är {person}.", "Se {organ}s webbplats för mer information.", "Samtliga {n} kommuner och {landsting} är med."}[i]), told(names[1]))
	}
	s.thirdBlanks()
}

// thirdBlanks are forms that nobody has filled in.
func (s *set) thirdBlanks() {
	for i, m := range []string{"word-own", "form", "html-saved", "lo-rtf"} {
		names := namesInTurn(i + 1)
		s.add("template-blank", m, func(a *author, d *paper) {
			d.truth["organ"], d.truth["medel"] = missing, missing
			switch i {
			case 1:
				d.blocks = []block{h(1, "Blankett 09-2"), {kind: field, text: "Sökande"}, {kind: field, text: "1. " + names[0]}, {kind: field, text: "2. " + names[1]}, {kind: field, text: "E-post"}}
			case 2:
				d.blocks = []block{h(1, "Blankett 09-2"), {kind: table, rows: [][]cell{{ps("Sökande"), nil}, {ps(names[0]), nil}, {ps(names[1]), nil}, {ps("E-post"), nil}}}}
			default:
				d.blocks = []block{h(1, "Blankett 09-2"), h(2, "Sökande"), p("________________"), h(2, names[0]), p("Anvisning: redogör för deltagare, ledning och finansiering (max 2 000 tecken)."), p("________________"),
					h(2, names[1]), p("Anvisning: ange vilka insatser ni planerar (max 2 000 tecken)."), p("________________"), h(2, "Underskrift och datum"), p("________________")}
			}
		})
	}
}
