package main

// secondSlips are words as people mistype them, and letters as programs change them.
func (s *set) secondSlips() {
	s.rows("typos",
		[3]string{"via-docx", "Beskrivning av det reginala IT-samverkansorganet", "Hur stimulansmedlen ska anvädas"},
		[3]string{"lo-pdf/bold", "", "Användning av stimulasnmedlen"},
		[3]string{"word-visual", "Beskrivining av det regioanla IT-samverkansorganet", "Planerd användning av medlen"},
		[3]string{"rtf", "IT-samverkansorgam", "Medles användning"},
		[3]string{"html-saved/bold", "Oragnisation för IT-samverkan", "Användning av av stimulansmedlen"},
		[3]string{"txt-utf8/underline", "Regionalt samvekransorgan", ""},
		[3]string{"groff", "IT-samverkanorganet", "Medlens anvädnning"},
		[3]string{"latex-t1", "", "Hur stimulansmedlen skal användas"},
		[3]string{"drawn", "Beskrivning av det regionala IT-samverkansorgant", "Användning avstimulansmedlen"},
		[3]string{"lo-odt", "", "Anvandning av stimulansmedel"},
		[3]string{"via-doc/underline", "Beskrvning av det regionala IT-samverkansorganet", ""},
		[3]string{"chromium/large", "", "Planerad använding av medlen"},
		[3]string{"txt-latin1/plain", "Organisation for IT-samverkan", "Hur stimulansmedlen ska anvaendas"},
	)
	s.secondCharacters()
}

func (s *set) secondCharacters() {
	const nbsp, shy, zero, thin = "\u00a0", "\u00ad", "\u200b", "\u2009"
	for _, r := range [][5]string{
		{"word-en", "Regionalt" + nbsp + "samverkans" + shy + "organ", "Regionalt samverkansorgan", "Hur" + nbsp + "stimulansmedlen ska användas:", medelTitle},
		{"html", "IT" + zero + "-samverkansorgan", "IT-samverkansorgan", "Medlens" + thin + "användning", "Medlens användning"},
		{"lo-odt/bold", "”Organisation för IT-samverkan”", "Organisation för IT-samverkan", "→ Användning av stimulansmedlen", "Användning av stimulansmedlen"},
		{"txt-utf8/plain", "## Regionalt samverkansorgan", "Regionalt samverkansorgan", "## Medlens användning", "Medlens användning"},
		{"via-docx", "Beskrivning av det regionala IT\u2013samverkansorganet.", organTitle, "Planerad användning av medlen \u2026", "Planerad användning av medlen"},
		{"txt-nfd/underline", "Organisation för IT-samverkan", "Organisation för IT-samverkan", "Användning av stimulansmedlen", "Användning av stimulansmedlen"},
	} {
		s.sheet("characters", r[0], titled(r[1]).is(found(r[2])), titled(r[3]).is(found(r[4])))
	}
}
