package main

// thirdClosed are files that nobody can read, or of which a part is a picture.
func (s *set) thirdClosed() {
	for _, r := range [][4]string{
		{"scan", "lo-pdf", "scan", ""}, {"scan", "latex-t1", "stamped INKOM 2009-03-13", ""}, {"scan", "via-pdf", "picture", ".jpg"}, {"scan", "lo-pdf", "tiff", ".tif"}, {"scan", "via-pdf", "picture-in-word", ".docx"},
		{"encrypted", "drawn/kerned", "encrypt 256", ""}, {"encrypted", "latex-t1", "encrypt 128", ""}, {"encrypted", "made-docx", "", ""}, {"encrypted", "made-odt", "", ""},
		{"corrupt", "lo-docx", "cut", ""}, {"corrupt", "drawn", "zeros", ""}, {"unsupported", "made-xlsx", "", ""},
	} {
		names := namesInTurn(len(s.papers))
		d := s.leaf(r[0], r[1], told(names[0]).is(unknown), told(names[1]).is(unknown))
		d.after = r[2]
		if r[3] != "" {
			d.name = d.name[:len(d.name)-len(".pdf")] + r[3]
		}
	}
	for i, m := range []string{"lo-pdf", "latex-t1"} { // the second page is a picture
		names := namesInTurn(i)
		d := s.add("scan-half", m, func(a *author, d *paper) {
			d.truth["organ"], d.truth["medel"] = found(names[0]), unknown
			d.blocks = joined([]block{h(1, a.head())}, tells(names[0], 2).write(a, "organ"), []block{{kind: newPage}}, tells(names[1], 2).write(a, "medel"))
		})
		d.after = "scan-last 2"
	}
}

// thirdMixed are whole papers with several difficulties each.
func (s *set) thirdMixed() {
	sums := block{kind: table, rows: [][]cell{{ps("Insats"), ps("Kronor")}, {ps("Instruktör, nio månader"), ps("190 000")}, {ps("Kortläsare och signering"), ps("112 000")}, {ps("Reserv"), ps("15 000")}}}
	tabled := func(title string) part {
		return part{func(a *author, subject string) []block {
			return []block{h(2, title), p("Fördelningen framgår av tabellen."), sums, p(a.some(subject, 1)[0])}
		}, found(title)}
	}
	listed := func(title string) part {
		return part{func(a *author, subject string) []block { return []block{h(2, title), a.points3(subject)} }, found(title)}
	}
	for _, r := range []struct {
		maker        string
		organ, medel part
		header       string
	}{
		{"lo-pdf/bold", told("1. BESKRIVNIG AV DET REGIONALA IT-SAMVERKANSORGANET"), tabled("2. HUR STIMULANSMEDLEN SKA ANVÄNDAS"), "Ansökan 2009:31"},
		{"via-docx/underline", told("Svar A. Länets IT-samverkansorgan"), under("Svar B. Länets användning av stimulansmedlen", "Beslutas i maj."), ""},
		{"word-visual", broken("A. Organisation", "för IT-samverkan"), listed("B. Medlens användning"), "Medlens användning"},
		{"html-saved/bold", led("Regionalt samverkansorgan", ""), tabled("Planerad användning av medlen"), ""},
		{"latex-t1/auto", told("Vårt regionala samverkansorgan"), listed("Stimulansmedlens användning under året"), "Vårt regionala samverkansorgan"},
		{"txt-utf8/plain", told("1 ) Det regionala IT-samverkansorganet"), listed("2 ) Användningen av stimulansmedel"), "Handling 1"},
		{"lo-doc/caps", under("Regionalt samverkansorgan", "Presenteras muntligt."), tabled("Hur stimulansmedlen ska användas"), "Regionalt samverkansorgan"},
		{"html/large", told("IT-samverkansorganet, nu och framöver"), under("Hur stimulansmedlen användes", "De 280 000 kr som betalades ut 2008 är förbrukade och redovisade."), ""},
		{"rtf/underline", told("Beskrivning af det regionala IT-samverkansorganet"), told("Hur stimulansmedlen skola användas"), ""},
		{"mail/plain", told("1. IT-samverkansorganet"), told("2. Hur vi vill använda stimulansmedlen"), ""},
		{"groff-two", told("ORGANISATION FÖR\nIT-SAMVERKAN"), told("ANVÄNDNING AV\nSTIMULANSMEDLEN"), "Ansökan"},
		{"lo-odt/centred", told("– Regionalt samverkansorgan –"), listed("– Medlens användning –"), "Utkast 5 mars"},
		{"via-doc", told("Regionalt samverkansorgan (avsnitt 1 av 2)"), told("Användning av stimulansmedlen (avsnitt 2 av 2)"), "Organisation för IT-samverkan"},
		{"drawn/words", told("2.1 IT-SAMVERKANSORGAN"), told("2.2 PLANERAD ANVÄNDNING AV MEDLEN"), ""},
		{"web-docx", deep("Bilaga 1. Organisation för IT-samverkan"), told("Bilaga 2. Användning av stimulansmedlen"), ""},
	} {
		s.leaf("mixed", r.maker, r.organ, r.medel).header = r.header
	}
}
