package main

// secondElsewhere have the words of the titles, but not as a heading over a text of their own.
func (s *set) secondElsewhere() {
	for i, m := range []string{"via-pdf", "lo-odt", "word-own", "latex-ps", "typed-pdf/underline", "html-saved", "lo-doc", "drawn"} {
		names := titlesInTurn(i)
		s.add("contents-only", m, func(a *author, d *paper) {
			o, u := titled(names[0]), titled(names[1])
			d.truth["organ"], d.truth["medel"] = o.truth, missing
			kept := o.write(a, "organ")
			if i%3 == 2 {
				d.truth["organ"], d.truth["medel"] = missing, u.truth
				kept = u.write(a, "medel")
			}
			toc := block{kind: contents, text: a.of("Innehåll", "Disposition", "Innehållsförteckning"), items: []string{"Om länet", names[0], names[1], "Frågor besvaras av"}, pages: []int{2, 2, 3, 3}}
			if m == "html-saved" {
				toc = block{kind: list, order: true, items: toc.items}
			}
			d.blocks = joined(a.opening(), []block{toc, {kind: newPage}}, a.part("background", "Om länet"), kept, a.signed())
		})
	}
	s.mentioned()
	for i, m := range []string{"via-pdf", "word-own", "lo-doc", "latex-ps", "via-docx", "lo-odt"} {
		names := titlesInTurn(i)
		d := s.add("header-only", m, func(a *author, d *paper) {
			d.truth["organ"], d.truth["medel"] = missing, missing
			bs := joined(a.opening(), a.part("background", "Om länet"), ps(a.some("background", 2)...), []block{{kind: newPage}}, a.part("background", "Varför vi söker"), ps(a.some("background", 1)...))
			d.blocks = joined(bs, []block{{kind: newPage}}, a.part("background", "Utmaningar"), a.signed())
		})
		d.header, d.footer = names[0], names[1]
	}
	for i, m := range []string{"via-pdf", "lo-odt", "txt-utf8/underline", "latex-t1", "html-saved", "lo-doc"} {
		s.add("call-letter", m, func(a *author, d *paper) {
			d.truth["organ"], d.truth["medel"] = missing, missing
			d.blocks = secondCall(i%2 == 0)
			if i > 1 {
				d.blocks = joined([]block{h(1, a.name())}, ps(a.some("letterhead", 1)...), ps(a.fill("Vi vill vara med. Ert brev följer nedan för kännedom, och {person} svarar på frågor.")), []block{{kind: newPage}}, d.blocks)
			}
		})
	}
}

// mentioned have the titles in sentences only.
func (s *set) mentioned() {
	for i, m := range []string{"via-pdf", "html-saved", "drawn/words", "lo-rtf", "txt-utf8/underline", "latex-t1", "via-docx", "groff-ps"} {
		said := part{func(a *author, subject string) []block {
			return []block{h(2, a.of("Att göra", "Återstår")), p(a.fill([]string{
				"Styrelsen har inte hunnit enas om hur stimulansmedlen ska användas, och någon beskrivning av det regionala IT-samverkansorganet har inte heller gått att få fram före valet av ny ordförande.",
				"Det ni frågar efter, det vill säga medlens användning och vårt IT-samverkansorgan, tas upp på mötet i {ort} den 2 april. Vi ber om anstånd till dess.",
				"Planerad användning av medlen och organisation för IT-samverkan är två punkter på dagordningen den 26 mars. Protokollet skickas efter justering.",
				"Kommunerna är oense om användning av stimulansmedlen. Ett regionalt samverkansorgan finns visserligen, men {landsting} vill ha det omprövat.",
			}[i%4]))}
		}, missing}
		if i%4 == 1 || i%4 == 2 {
			s.sheet("text-only", m, said, none())
			continue
		}
		s.sheet("text-only", m, titled(titlesInTurn(i)[0]), part{func(a *author, _ string) []block {
			return []block{h(2, "Återstår"), p(a.fill([]string{"Styrelsen har inte enats om hur stimulansmedlen ska användas. Frågan tas upp igen i april.", "", "", "Användning av stimulansmedlen är något som presidiet i {ort} vill få tänka mer på innan vi hör av oss."}[i%4]))}
		}, missing})
	}
}

// secondCall is an invitation to apply, in words of our own; asked, its points are headings with a question under each.
func secondCall(asked bool) []block {
	bs := []block{h(1, "Tio miljoner till regional samverkan om IT – så söker ni"), p("Till kommunstyrelser och landstingsstyrelser i landets 21 län."),
		p("Överenskommelsen innebär att varje län kan få del av ett engångsstöd. Storleken bestäms av folkmängden den 31 december 2007, drygt en krona per person. En ansökan per län, undertecknad för både kommuner och landsting, ska vara oss tillhanda senast söndagen den 15 mars 2009.")}
	if asked {
		bs = append(bs, p("Vi vill veta följande."), h(2, organTitle), p("Vad heter organet, vilka huvudmän står bakom det och hur fattas besluten? Hur arbetar ni med säker inloggning, med informationsstruktur och med att lära av varandra? Det räcker med en kort text, gärna en halv sida."),
			h(2, medelTitle), p("Tala om vad ni vill åstadkomma och hur samarbetet blir starkare av stödet. Ni väljer själva insatser inom de tre områdena. Det räcker med en kort text, gärna en halv sida."))
	} else {
		bs = append(bs, p("Ansökan ska innehålla:"), block{kind: list, items: []string{organTitle, medelTitle}})
	}
	return append(bs, h(2, "Besked"), p("Besked lämnas i april, och utbetalning sker i maj. Frågor ställs till enheten. Välkomna med er ansökan!"))
}
