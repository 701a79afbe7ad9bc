package main

// wrongParts have content under a heading that shares words with the title and is about something else.
func (s *set) wrongParts() {
	past := []string{"Förra årets bidrag användes till en inventering av verksamhetssystem och till två temadagar i {ort}, med sammanlagt 180 deltagare.", "Av de 250 000 kronor som länet fick 2008 återstår inget. En redovisning har lämnats till förbundet."}
	for i, m := range []string{"lo-pdf", "lo-docx", "word", "latex-t1", "txt-utf8", "chromium", "lo-odt/bold", "groff"} {
		title := []string{"Hur stimulansmedlen användes 2008", "Användning av stimulansmedlen 2008", "Så användes stimulansmedlen förra året", "Redovisning av 2008 års stimulansmedel"}[i%4]
		s.pair("last-year", m, has("Regionalt samverkansorgan"), under(title, past...).is(missing))
	}
	for _, r := range [][3]string{
		{"lo-pdf", "medel", "Hur stimulansmedlen fördelas mellan länen"}, {"lo-docx", "medel", "Användning av befintliga verksamhetssystem"},
		{"word", "organ", "Regionalt samverkansorgan för kollektivtrafiken"}, {"latex-t1", "medel", "Hur lokalerna ska användas"},
		{"txt-utf8", "organ", "Organisation för räddningstjänsten"}, {"chromium", "medel", "Egna medel och annan finansiering"},
		{"lo-doc", "organ", "Historik om regional samverkan"}, {"groff", "medel", "Rekvisition av stimulansmedlen"},
		{"lo-odt", "medel", "Stimulansmedlens storlek"}, {"html", "organ", "Regionala mål för bredband"},
		{"rtf", "medel", "Användning av e-legitimation"}, {"word", "organ", "Beskrivning av det regionala fibernätet"},
	} {
		other := under(r[2], "Här redogörs kort för läget i {lan}, där de {n} kommunerna och en krets kring {ort} har enats i andra sammanhang.", "Frågan ägs av en särskild nämnd och påverkas inte av denna ansökan. Ytterligare uppgifter kan lämnas av {person}.")
		if r[1] == "organ" {
			s.pair("other-subject", r[0], other, has("Användning av stimulansmedlen"))
			continue
		}
		s.pair("other-subject", r[0], has("IT-samverkansorgan"), other)
	}
}

// headless have the content, clear to any reader, without a heading or under one of other words.
func (s *set) headless() {
	sure := func(lead string) part {
		return part{func(a *author, subject string) []block { return append(ps(a.fill(lead)), ps(a.some(subject, 2)...)...) }, likely}
	}
	for i, m := range []string{"lo-pdf", "lo-docx", "word", "latex-t1", "txt-utf8", "lo-doc", "chromium", "groff"} {
		medel := sure("Stimulansmedlen ska i {lan} användas till följande, som beslutats av styrgruppen i februari och som stärker en fortsatt och utvidgad samverkan mellan kommunerna och {landsting}.")
		if i%2 == 0 {
			s.pair("headless", m, has("Regionalt samverkansorgan"), part{func(a *author, subject string) []block {
				return append([]block{h(2, "Övrigt")}, medel.write(a, subject)...)
			}, likely})
			continue
		}
		s.add("headless", m, func(a *author, d *paper) {
			organ := sure("Det regionala IT-samverkansorganet i {lan} heter {organ}. Det samlar länets {n} kommuner och {landsting} och har en styrgrupp, ett kansli och tre arbetsgrupper.")
			d.truth["organ"], d.truth["medel"] = likely, likely
			d.blocks = joined([]block{h(1, a.title())}, organ.write(a, "organ"), medel.write(a, "medel"), ps(a.some("closing", 1)...))
		})
	}
}

// closed are files that cannot be read, or not all of them.
func (s *set) closed() {
	both := func(way, maker, after string) *paper {
		d := s.pair(way, maker, has(organTitle).is(unknown), has(medelTitle).is(unknown))
		d.after = after
		return d
	}
	renamed := func(d *paper, ext string) { d.name = d.name[:len(d.name)-len(".pdf")] + ext }
	both("scan", "lo-pdf", "scan")
	both("scan", "chromium", "scan")
	renamed(both("scan", "latex-t1", "picture"), ".jpg")
	renamed(both("scan", "latex-t1", "picture-in-word"), ".docx")
	both("scan", "latex-t1", "scan")
	renamed(both("scan", "latex-t1", "picture"), ".jpg")
	for _, bits := range []string{"40", "128", "256", "128"} {
		both("encrypted", "latex-t1", "encrypt "+bits)
	}
	for _, m := range []string{"lo-pdf", "lo-docx", "lo-odt", "word"} {
		both("corrupt", m, "cut")
	}
	for _, m := range []string{"lo-pdf", "lo-docx"} {
		both("corrupt", m, "empty")
	}
	for _, m := range []string{"made-xlsx", "made-pptx", "made-pages", "made-zip"} {
		both("unsupported", m, "")
	}
	for _, m := range []string{"lo-pdf", "lo-pdf", "lo-pdf"} { // the second page is a picture
		d := s.add("scan-half", m, func(a *author, d *paper) {
			o, u := has("Regionalt samverkansorgan"), has(medelTitle)
			d.truth["organ"], d.truth["medel"] = o.truth, unknown
			d.blocks = joined([]block{h(1, a.title())}, ps(a.some("intro", 1)...), o.write(a, "organ"), []block{{kind: newPage}}, u.write(a, "medel"), a.ending())
		})
		d.after = "scan-last 2"
	}
}
