package main

// more are what people do besides: letters that look like others, titles as questions, and several things at a time.
func (s *set) more() {
	s.characters()
	s.questions()
	s.nested()
	s.mixed()
}

func (s *set) characters() {
	const nbsp, shy, hyphen, dash = "\u00a0", "\u00ad", "\u2011", "\u2013"
	plainly := func(written, read string) part { return has(written).is(found(read)) }
	for _, r := range [][5]string{
		{"word", "IT" + hyphen + "samverkansorgan", "IT-samverkansorgan", "Medlens" + nbsp + "användning", "Medlens användning"},
		{"lo-docx", "Beskrivning av det regionala IT" + hyphen + "samverkans" + shy + "organet", organTitle, "Hur stimulans" + shy + "medlen ska användas", medelTitle},
		{"lo-odt/bold", "Regionalt" + nbsp + "samverkansorgan", "Regionalt samverkansorgan", "Användning" + nbsp + "av" + nbsp + "stimulansmedlen", "Användning av stimulansmedlen"},
		{"txt-utf8/plain", "IT" + dash + "samverkansorganet", "IT-samverkansorganet", "”Användning av stimulansmedlen”", "Användning av stimulansmedlen"},
		{"html", "IT" + shy + "-samverkans" + shy + "organ", "IT-samverkansorgan", "Medlens\tanvändning", "Medlens användning"},
		{"word/bold", "»Regionalt samverkansorgan«", "Regionalt samverkansorgan", "Hur stimulansmedlen ska användas ", medelTitle},
		{"lo-doc", "IT" + hyphen + "samverkansorgan", "IT-samverkansorgan", "Planerad användning av" + nbsp + "medlen", "Planerad användning av medlen"},
		{"rtf/bold", "Organisation för IT" + dash + "samverkan", "Organisation för IT-samverkan", "• Medlens användning", "Medlens användning"},
	} {
		s.pair("characters", r[0], plainly(r[1], r[2]), plainly(r[3], r[4]))
	}
}

// questions are the titles as applicants turn them round when they answer.
func (s *set) questions() {
	s.both("question",
		[3]string{"lo-docx", "Beskrivning av det regionala IT-samverkansorganet?", "Hur ska stimulansmedlen användas?"},
		[3]string{"latex-ot1", "IT-samverkansorgan?", "Hur skall stimulansmedlen användas?"},
		[3]string{"txt-utf8/plain", "1) Beskriv det regionala IT-samverkansorganet", "2) Hur ska stimulansmedlen användas?"},
		[3]string{"word/bold", "Fråga 1: Det regionala IT-samverkansorganet", "Fråga 2: Hur ska stimulansmedlen användas"},
		[3]string{"groff", "Vårt svar: IT-samverkansorganet", "Vårt svar: hur stimulansmedlen ska användas"},
		[3]string{"rtf", "Regionalt samverkansorgan – vilket är det?", "Stimulansmedlen – hur ska de användas?"},
	)
}

// nested have a subheading at once under the heading, and all of the text under subheadings.
func (s *set) nested() {
	for i, m := range []string{"lo-docx", "word", "latex-t1", "groff/auto", "html", "lo-doc"} {
		names := [][2]string{{organTitle, medelTitle}, {"IT-samverkansorgan", "Planerad användning av medlen"}}[i%2]
		s.pair("nested", m, part{func(a *author, subject string) []block {
			return joined([]block{h(2, names[0]), h(3, "Bakgrund och uppdrag")}, ps(a.some(subject, 1)...), []block{h(3, "Ledning")}, ps(a.some(subject, 2)...))
		}, found(names[0])}, part{func(a *author, subject string) []block {
			return joined([]block{h(2, names[1]), h(3, "Personal")}, ps(a.some(subject, 1)...), []block{h(3, "Inköp"), a.points(subject)})
		}, found(names[1])})
	}
}

// mixed are whole applications with several difficulties each.
func (s *set) mixed() {
	listed := func(title string) part {
		return part{func(a *author, subject string) []block { return []block{h(2, title), a.points(subject)} }, found(title)}
	}
	budget := block{kind: table, rows: [][]cell{{ps("Post"), ps("Belopp")}, {ps("Samordnare"), ps("180 000 kr")}, {ps("Utbildning"), ps("70 000 kr")}, {ps("Summa medel"), ps("250 000 kr")}}}
	past := []block{h(3, "Erfarenheter från 2008"), p("Förra årets försök visade att kort utan rutiner inte används.")}
	for _, r := range []struct {
		maker        string
		organ, medel part
		header       string
	}{
		{"word", has("1.1 Organistation för IT-samverkan"), under("1.2 Användning av stimulansmedlen", "Se bilaga 2."), "Ansökan: IT-samverkansorgan, medlens användning"},
		{"lo-docx/bold", has("IT-samverkansorgan:"), listed("Medlens användning:"), ""},
		{"txt-cp1252/caps", has("2.  Regionalt samverkansorgan"), has("3.  Anvädning av stimulansmedlen"), "Sid 1 (1)"},
		{"groff-two/auto", has("Regionalt samverkansorgan i länet"), has("Planerad användning av medlen under 2009").with(past...), "Utkast"},
		{"rtf", has("IT-samverkansorgan / Regional IT cooperation body"), has("Medlens användning / Use of the funds"), ""},
		{"word/outline", has("Beskrivning av det regionala\nIT-samverkansorganet").is(found(organTitle)), has(medelTitle).with(budget), "Dnr 2009/114"},
		{"lo-odt/underline", under("A) Regionalt samverkansorgan"), has("B) Användning av stimulansmedlen"), ""},
		{"lo-docx", has("Organisationen för IT-samverkan"), under("Medlens användning", "Belopp och ändamål kompletteras senare."), "Organisation för IT-samverkan"},
		{"latex-ot1/auto", has("Vårt IT-samverkansorgan"), has("Användning av stimulansmedlen").with(past...), "Användning av stimulansmedlen"},
		{"mail/plain", has("*Regionalt samverkansorgan*").is(found("Regionalt samverkansorgan")), listed("*Medlens användning*").is(found("Medlens användning")), ""},
		{"word/bold", has("Bilaga 1. BESKRIVNING AV DET REGIONALA IT-SAMVERKANSORGANET"), has("Bilaga 2. HUR STIMULANSMEDLEN SKALL ANVÄNDAS"), ""},
		{"lo-doc/centred", has("Det regionala samverkansorganet"), under("Hur 2008 års stimulansmedel användes", "Pengarna gick till två temadagar i {ort}, till en inventering av system och till resor."), ""},
	} {
		s.pair("mixed", r.maker, r.organ, r.medel).header = r.header
	}
	s.columnsOfThree()
}

// columnsOfThree are tables with number, question and answer.
func (s *set) columnsOfThree() {
	for _, m := range []string{"word", "lo-docx", "rtf", "html"} {
		s.add("table-three", m, func(a *author, d *paper) {
			d.truth["organ"], d.truth["medel"] = found("Regionalt samverkansorgan"), found(medelTitle)
			d.blocks = joined([]block{h(1, a.title()), {kind: table, rows: [][]cell{
				{ps("Nr"), ps("Uppgift"), ps("Svar")}, {ps("1"), ps("Sökande"), ps(a.c.name)},
				{ps("2"), ps("Regionalt samverkansorgan"), ps(a.some("organ", 2)...)}, {ps("3"), ps(medelTitle), ps(a.some("medel", 2)...)}, {ps("4"), ps("Kontaktperson"), ps(a.c.person)}}}}, ps(a.some("closing", 1)...))
		})
	}
}
