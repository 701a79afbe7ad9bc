package main

// secondWords are the titles and aliases as applicants write them when they do not copy them.
func (s *set) secondWords() {
	for i, m := range []string{"via-pdf", "via-odt/bold", "web-docx", "latex-ps", "html-saved", "drawn"} {
		names := [2]string{organTitle, medelTitle}
		if i == 3 {
			names[1] = ""
		}
		s.rows("title-exact", [3]string{m, names[0], names[1]})
	}
	s.rows("alias",
		[3]string{"via-doc", "Organisation för IT-samverkan", medelTitle},
		[3]string{"drawn/words", "IT-samverkansorgan", "Användning av stimulansmedlen"},
		[3]string{"groff-ps", "", "Medlens användning"},
		[3]string{"web-odt/bold", "Regionalt samverkansorgan", ""},
		[3]string{"lo-rtf/centred", "Organisation för IT-samverkan", "Planerad användning av medlen"},
		[3]string{"txt-latin1/underline", "", "Användning av stimulansmedlen"},
	)
	s.rows("inflected",
		[3]string{"via-docx", "Organisationen för IT-samverkan i länet", "Hur stimulansmedel skall användas"},
		[3]string{"lo-odt/centred", "Länets regionala IT-samverkansorgan", "Användningen av stimulansmedel"},
		[3]string{"latex-t1/bold", "Det regionala IT-samverkansorganet", ""},
		[3]string{"rtf/underline", "Beskrivning av vårt regionala IT-samverkansorgan", "Hur stimulansmedlen skall användas"},
		[3]string{"chromium/plain", "IT-samverkansorganets organisation och uppdrag", ""},
		[3]string{"txt-utf8/bold", "Regionala IT-samverkansorganet", "Den planerade användningen av stimulansmedlen"},
		[3]string{"drawn/struck", "Det Regionala Samverkansorganet", ""},
	)
	s.rows("compound",
		[3]string{"lo-doc", "", "Planerad medelsanvändning"},
		[3]string{"via-pdf", "Det regionala it samverkansorganet", ""},
		[3]string{"word/centred", "Regionalt IT-samverkans-organ", "Medelsanvändning"},
		[3]string{"html/bold", "Beskrivning av det regionala ITsamverkansorganet", "Stimulansmedelsanvändning"},
		[3]string{"groff/large", "IT-samverkansorganisationen", ""},
		[3]string{"txt-utf8/caps", "", "Planerad medels-användning"},
	)
	s.rows("word-order",
		[3]string{"via-odt", "Samverkansorgan, regionalt", ""},
		[3]string{"lo-pdf/underline", "IT-samverkan i {lan}: organisation", "Stimulansmedlen – användning"},
		[3]string{"word-own", "Det regionala IT-samverkansorganet, kort beskrivning", "Stimulansmedlens användning"},
		[3]string{"latex-ot1", "", "Så kommer stimulansmedlen att användas"},
		[3]string{"txt-cp1252/plain", "Det regionala IT-samverkansorganet: en beskrivning", "Stimulansmedlen, så ska de användas"},
		[3]string{"chromium", "", "Användning, planerad, av medlen"},
	)
	s.secondExtra()
	s.secondLanguages()
}

func (s *set) secondExtra() {
	s.rows("extra-words",
		[3]string{"via-docx/bold", "{organ} – regionalt samverkansorgan", "Plan för användning av stimulansmedlen 2009"},
		[3]string{"lo-pdf", "Kortfattad beskrivning av det regionala IT-samverkansorganet", "Redogörelse för hur stimulansmedlen ska användas"},
		[3]string{"word-visual", "Vårt IT-samverkansorgan: {organ}", ""},
		[3]string{"web-pdf", "Beskrivning av det regionala IT-samverkansorganet i {lan}", "Hur {lan} ska använda stimulansmedlen"},
		[3]string{"groff", "Regionalt samverkansorgan för IT-frågor", "Hur de sökta stimulansmedlen ska användas"},
		[3]string{"latex-t1/bold", "Det regionala samverkansorganet ({organ})", "Användning av stimulansmedlen samt uppföljning"},
		[3]string{"lo-html", "", "Beskrivning av hur stimulansmedlen ska användas"},
		[3]string{"txt-utf8/underline", "Organisation för IT-samverkan mellan kommunerna och landstinget", "Hur stimulansmedlen kommer att användas"},
		[3]string{"lo-doc/underline", "", "Budget och medlens användning"},
		[3]string{"rtf", "IT-samverkansorgan, ledning och bemanning", "Ändamål och planerad användning av medlen"},
		[3]string{"via-rtf", "Om vårt regionala samverkansorgan", "Medlens användning, etapp för etapp"},
		[3]string{"drawn/kerned", "Beskrivning av länets IT-samverkansorgan", "Hur medlen ska användas"},
	)
}

func (s *set) secondLanguages() {
	s.rows("question",
		[3]string{"via-pdf", "Vilket är det regionala IT-samverkansorganet?", "Hur ska stimulansmedlen användas i {lan}?"},
		[3]string{"lo-odt/bold", "Hur ser organisationen för IT-samverkan ut?", "Till vad ska stimulansmedlen användas?"},
		[3]string{"html-saved/bold", "", "Fråga två. Hur ska stimulansmedlen användas?"},
		[3]string{"txt-utf8/plain", "Svar på fråga 1 (beskrivning av det regionala IT-samverkansorganet)", "Svar på fråga 2 (hur stimulansmedlen ska användas)"},
		[3]string{"word/large", "", "Vad ska stimulansmedlen användas till?"},
	)
	s.rows("english",
		[3]string{"via-pdf", "Description of the regional IT cooperation body", "Intended use of the funds"},
		[3]string{"chromium/underline", "", "How the funds will be used"},
		[3]string{"lo-docx/auto", "Our regional IT cooperation body", ""},
		[3]string{"rtf/bold", "Regional IT cooperation body: {organ}", ""},
		[3]string{"groff-two", "REGIONAL IT COOPERATION BODY", "USE OF THE FUNDS"},
		[3]string{"txt-utf8/underline", "Regional body for IT cooperation", "Using the funds"},
	)
}
