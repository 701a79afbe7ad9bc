package main

// thirdWrong have headings that share words with the titles, over texts about something else.
func (s *set) thirdWrong() {
	for i, m := range []string{"via-docx", "lo-odt/bold", "txt-latin1/caps", "html-saved", "groff"} {
		title := []string{"Hur stimulansmedlen har använts", "Slutredovisning: användning av stimulansmedlen 2008", "Medlens användning under fjolåret", "Användning av stimulansmedlen under 2007 och 2008", "Vad stimulansmedlen användes till förra gången"}[i]
		text := []string{"Beloppet tog slut i november. Det gick till en förstudie om e-arkiv samt till resor, enligt den redovisning som skickades in före jul 2008.",
			"Projektet avslutades 2008-12-31. Av 280 000 kr förbrukades 276 412 kr, och resten betalades tillbaka i januari."}[i%2]
		s.leaf("last-year", m, told(namesInTurn(i)[0]), under(title, text))
	}
	for i, r := range []struct{ maker, section, title, text string }{
		{"lo-rtf", "medel", "Användning av tjänstebilar", "Kommunens nitton bilar bokas i receptionen. Körjournal ska föras, och bilen ska tankas när nålen står på en fjärdedel. Privat körning är inte tillåten."},
		{"via-doc", "organ", "Regionalt samverkansorgan för kollektivtrafik", "Trafikhuvudmannen äger 140 bussar och kör på entreprenad. Tidtabellerna görs om i juni, och resenärerna kan lämna synpunkter på stationen i {ort}."},
		{"html", "medel", "Medlemsavgiften och dess användning", "Föreningens medlemmar betalar 150 kronor om året. Avgiften går till kaffe, utskick och den årliga utflykten till {ort2}."},
		{"latex-t1", "organ", "Organisation för skolskjutsar", "Skolskjutsarna planeras av två handläggare i {ort}. Elever i årskurs ett till tre har rätt till skjuts om vägen är längre än två kilometer, övriga om den är längre än fyra."},
		{"word-visual", "medel", "Rengöringsmedlens användning och förvaring", "Rengöringsmedel förvaras inlåsta. Skyddshandskar ska användas, och doseringen framgår av etiketten. Vid stänk i ögonen sköljs med vatten i tio minuter."},
		{"txt-utf8/underline", "organ", "Beskrivning av den regionala arbetsmarknaden", "Sysselsättningen i {lan} har sjunkit med fyra procent. Flest varsel finns inom fordonsindustrin, medan vård och handel ligger stilla. Pendlingen mellan {ort} och {ort2} ökar."},
		{"lo-odt", "medel", "Hur stimulansmedlen delas upp på länen", "Fördelningen görs av förbundet efter folkmängd den 31 december 2007. För {lan} innebär det {kr} kronor av de tio miljonerna."},
		{"drawn", "organ", "Samverkan med polisen", "Polisområdet och kommunerna har tecknat en överenskommelse om nattvandring och klotter. Uppföljning sker i det lokala brottsförebyggande rådet varje kvartal."},
	} {
		wrong := under(r.title, r.text)
		if r.section == "organ" {
			s.leaf("other-subject", r.maker, wrong, told(namesInTurn(i)[1]))
			continue
		}
		s.leaf("other-subject", r.maker, told(namesInTurn(i)[0]), wrong)
	}
	s.leaf("other-subject", "via-doc", under("Organisation för snöröjning", "Snöröjningen i {ort} sköts av elva lantbrukare med egna traktorer. Plogning påbörjas vid fem centimeter på huvudgator och tio på övriga."),
		under("Användning av sand och salt", "Salt används på broar och i backar. Resten sandas. Vi söker bidrag till en ny sandupptagare som kan delas med {ort2}."))
}

// thirdHeadless have content that nobody can mistake, without a heading that says so.
func (s *set) thirdHeadless() {
	organ := func(title string) part {
		return part{func(a *author, subject string) []block {
			bs := joined(ps(a.fill("Länets regionala IT-samverkansorgan heter {organ} och har sin hemvist i {ort}.")), ps(a.some(subject, 2)...))
			if title == "" {
				return bs
			}
			return append([]block{h(2, title)}, bs...)
		}, likely}
	}
	medel := func(title string) part {
		return part{func(a *author, subject string) []block {
			bs := joined(ps(a.fill("De stimulansmedel vi ansöker om, {kr} kronor, kommer {organ} att använda enligt följande.")), ps(a.some(subject, 2)...))
			if title == "" {
				return bs
			}
			return append([]block{h(2, title)}, bs...)
		}, likely}
	}
	s.leaf("headless", "lo-docx", told("Regionalt samverkansorgan"), medel("Vad vi vill göra"))
	s.leaf("headless", "via-odt/bold", told(organTitle), medel("Projektidé"))
	s.leaf("headless", "html", organ("Allmänt"), told("Medlens användning"))
	s.leaf("headless", "latex-t1", organ("Parterna"), told("Användning av stimulansmedlen"))
	s.leaf("headless", "txt-utf8/underline", told("IT-samverkansorgan"), medel("Verksamhetsplan"))
	for _, m := range []string{"lo-doc", "word-en", "mail"} {
		s.add("headless", m, func(a *author, d *paper) {
			d.truth["organ"], d.truth["medel"] = likely, likely
			d.blocks = joined(a.front(), organ("").write(a, "organ"), medel("").write(a, "medel"), ps(a.some("closing", 1)...))
		})
	}
}
