package main

// thirdDecoys have both sections, and something beside them that looks like one.
func (s *set) thirdDecoys() {
	for i, m := range []string{"lo-doc", "latex-ps", "word-en", "txt-utf8/caps", "web-odt"} {
		names := namesInTurn(i)
		s.add("contents-too", m, func(a *author, d *paper) {
			d.truth["organ"], d.truth["medel"] = found(names[0]), found(names[1])
			toc := block{kind: contents, text: a.of("Innehåll", "Översikt"), items: []string{"Läget i länet", names[0], names[1], "Kontaktvägar"}, pages: []int{1, 2, 2, 3}}
			d.blocks = joined(a.front(), []block{toc}, a.aside("background", "Läget i länet"), tells(names[0], 2).write(a, "organ"), tells(names[1], 2).write(a, "medel"), a.aside("contact", "Kontaktvägar"))
		})
	}
	for i, m := range []string{"via-pdf", "lo-odt"} {
		names := namesInTurn(i + 3)
		d := s.leaf("header-too", m, told(names[0]), told(names[1]))
		d.header, d.footer = "Användning av stimulansmedlen", "Länets IT-samverkansorgan"
	}
	for i, m := range []string{"lo-odt", "word-own", "txt-utf8/underline"} {
		now := []string{"Hur stimulansmedlen ska användas i år", "Användning av stimulansmedlen 2009", "Planerad användning av medlen"}[i]
		before := under([]string{"Vad 2008 års stimulansmedel användes till", "Användning av stimulansmedlen 2008", "Medlens användning förra året"}[i],
			"Fjolårets belopp tog slut i november. Det räckte till en förstudie om e-arkiv, som godkändes av styrelsen och lades till handlingarna.")
		s.leaf("last-year-too", m, told(namesInTurn(i)[0]), part{func(a *author, subject string) []block {
			return append(before.write(a, subject), tells(now, 2).write(a, subject)...)
		}, found(now)})
	}
	asked := func(title, hint string) part {
		return part{func(a *author, subject string) []block {
			return append([]block{h(2, title), p(hint)}, ps(a.some(subject, 2)...)...)
		}, found(title)}
	}
	for i, m := range []string{"word-visual", "lo-docx"} {
		names := namesInTurn(i + 5)
		s.leaf("template-filled", m, asked(names[0], "Anvisning: redogör för deltagare, ledning och finansiering (max 2 000 tecken)."), asked(names[1], "Anvisning: ange vilka insatser ni planerar (max 2 000 tecken)."))
	}
	for i, m := range []string{"via-rtf", "txt-latin1/underline", "rtf/bold"} { // short, and enough
		names := namesInTurn(i + 1)
		text := []string{"Kortläsare till samtliga hemtjänstgrupper i {ort}.", "Allt går till lön åt en instruktör i nio månader.", "Vi köper en signeringstjänst och utbildar åttio personer."}[i]
		s.leaf("short", m, tells(names[0], 1), under(names[1], text).is(found(names[1])))
	}
	for i, m := range []string{"lo-docx", "latex-t1"} { // a promise of more, behind a real text
		names := namesInTurn(i)
		s.leaf("pending-inside", m, tells(names[0], 2).with(p("Namnlista eftersänds.")), tells(names[1], 2).with(p("Fördelningen per kommun kompletteras i april.")))
	}
	names := namesInTurn(2)
	s.leaf("call-letter-too", "lo-pdf", told(names[0]), tells(names[1], 2).with(append([]block{{kind: newPage}}, thirdCall(true)...)...))
	s.thirdEnclosed()
}

// thirdEnclosed are sections in a second file of the same mail, to which the first one refers.
func (s *set) thirdEnclosed() {
	for i, m := range []string{"via-docx", "lo-docx", "mail/underline"} {
		names := namesInTurn(i)
		file := s.add("enclosed", []string{"lo-pdf", "word", "lo-docx"}[i], func(a *author, d *paper) {
			d.blocks = append([]block{h(1, "Bilaga 1")}, tells(names[1], 3).write(a, "medel")...)
		})
		file.name, file.way = "third-bilaga-1-"+file.name[len("third-"):], "attachment"
		refer := []string{"Beskrivningen finns i bilaga 1.", "Se bilaga 1, som hör till denna ansökan.", "Texten finns i bilaga 1."}[i]
		s.leaf("attachment-there", m, tells(names[0], 2), under(names[1], refer).is(found(names[1]))).with = []string{file.name}
	}
}

// thirdCall is an invitation to apply, in words of our own.
func thirdCall(headed bool) []block {
	bs := []block{h(1, "Utlysning: stöd till länens gemensamma IT-arbete"), p("Till alla kommuner, landsting och regioner."), p("Kongressen har ställt tio miljoner kronor till förfogande. De fördelas efter folkmängd, vilket ger ungefär 1,09 kronor per invånare. Vi tar emot en ansökan från varje län.")}
	if !headed {
		bs = append(bs, p("Följande ska finnas med i ansökan:"), block{kind: list, items: []string{"en kort beskrivning av det regionala IT-samverkansorganet", "en redogörelse för hur stimulansmedlen ska användas"}})
	} else {
		bs = append(bs, h(2, organTitle), p("Här vill vi läsa om vilka ni är. Vilka parter ingår, vem leder arbetet och vad har ni gjort tidigare inom infrastruktur, informationsstruktur och erfarenhetsutbyte? En sida räcker."),
			h(2, medelTitle), p("Här vill vi läsa om vad ni tänker göra. På vilket sätt stöder pengarna ett fortsatt och breddat samarbete? En sida räcker."))
	}
	return append(bs, h(2, "Sista dag"), p("Ansökan ska ha nått oss den 15 mars 2009. Den kan skickas som brev eller med e-post. Vi hör av oss efter påsk."))
}
