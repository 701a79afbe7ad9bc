package main

// ways puts all papers into the set. The order decides names and counties: add new ones behind
// all others, in a collection of their own as second is.
func (s *set) ways() {
	s.titles()
	s.wordForms()
	s.numbers()
	s.slips()
	s.shapes()
	s.tables()
	s.layouts()
	s.programs()
	s.mails()
	s.decoys()
	s.elsewhere()
	s.emptyParts()
	s.wrongParts()
	s.headless()
	s.closed()
	s.more()
}

const (
	organTitle = "Beskrivning av det regionala IT-samverkansorganet"
	medelTitle = "Hur stimulansmedlen ska användas"
)

func (s *set) titles() {
	for _, m := range []string{"lo-pdf", "lo-docx", "lo-odt/bold", "lo-doc", "lo-rtf/large", "lo-html", "word", "latex-t1", "groff/large", "chromium", "txt-utf8/plain", "rtf/bold"} {
		s.pair("title-exact", m, has(organTitle), has(medelTitle))
	}
	s.both("alias",
		[3]string{"lo-pdf", "IT-samverkansorgan", "Användning av stimulansmedlen"},
		[3]string{"lo-docx", "Regionalt samverkansorgan", "Medlens användning"},
		[3]string{"lo-odt", "Organisation för IT-samverkan", "Planerad användning av medlen"},
		[3]string{"lo-doc/bold", "IT-samverkansorgan", "Medlens användning"},
		[3]string{"word/outline", "Regionalt samverkansorgan", "Användning av stimulansmedlen"},
		[3]string{"latex-t1", "Organisation för IT-samverkan", "Medlens användning"},
		[3]string{"groff", "IT-samverkansorgan", "Planerad användning av medlen"},
		[3]string{"chromium/bold", "Regionalt samverkansorgan", "Planerad användning av medlen"},
		[3]string{"rtf", "Organisation för IT-samverkan", "Användning av stimulansmedlen"},
		[3]string{"txt-cp1252/underline", "IT-samverkansorgan", "Medlens användning"},
		[3]string{"html", "Organisation för IT-samverkan", medelTitle},
		[3]string{"lo-rtf/bold", organTitle, "Planerad användning av medlen"},
	)
	s.both("english",
		[3]string{"lo-pdf", "Regional IT cooperation body", "Use of the funds"},
		[3]string{"word", "The regional IT cooperation body", "Use of funds"},
		[3]string{"latex-t1", "1. Regional IT Cooperation Body", "2. Use of the Funds"},
		[3]string{"txt-utf8/caps", "Regional IT cooperation body", "Use of the funds"},
		[3]string{"lo-odt/bold", "Our regional IT co-operation body", "Planned use of the funds"},
		[3]string{"chromium", "Regional IT-cooperation bodies", "The use of the funds in 2009"},
	)
}

func (s *set) wordForms() {
	s.both("inflected",
		[3]string{"lo-pdf/bold", "Beskrivning av regionalt IT-samverkansorgan", "Hur stimulansmedel ska användas"},
		[3]string{"lo-docx", "Det regionala samverkansorganet", "Användning av stimulansmedel"},
		[3]string{"lo-doc", "IT-samverkansorganet", "Användningen av stimulansmedlen"},
		[3]string{"lo-odt/underline", "Organisationen för IT-samverkan", "Planerad användning av medel"},
		[3]string{"groff/plain", "IT-samverkansorganen", "Den planerade användningen av medlen"},
		[3]string{"rtf/large", "Beskrivning av de regionala IT-samverkansorganen", "Stimulansmedlens användning"},
		[3]string{"txt-latin1/plain", "Regionala samverkansorgan", "Medels användning"},
		[3]string{"html/bold", "Organisation för IT-samverkanen", "Hur stimulansmedlet ska användas"},
	)
	s.both("compound",
		[3]string{"lo-pdf", "IT samverkansorgan", "Användning av stimulans-medlen"},
		[3]string{"lo-docx/bold", "IT-samverkans-organ", "Hur stimulans medlen ska användas"},
		[3]string{"lo-odt", "ITsamverkansorgan", "Stimulans-medlens användning"},
		[3]string{"latex-t1", "Regionalt samverkans-organ", "Användning av stimulans medel"},
		[3]string{"word", "Beskrivning av det regionala IT-samverkans organet", "Hur stimulans-medlen skall användas"},
		[3]string{"txt-utf8/plain", "IT - samverkansorgan", "Användning av stimulansmedlen"},
		[3]string{"chromium", "Organisation för ITsamverkan", medelTitle},
		[3]string{"lo-rtf", "Regional-samverkansorgan", "Medels-användning"},
	)
	s.both("word-order",
		[3]string{"lo-pdf", "Det regionala IT-samverkansorganet – beskrivning", "Stimulansmedlen och hur de ska användas"},
		[3]string{"lo-docx", "IT-samverkan: organisation", "Medlen – planerad användning"},
		[3]string{"groff", "IT-samverkan, organisation för", "Stimulansmedlens användning"},
		[3]string{"word/bold", "Det regionala IT-samverkansorganet (beskrivning)", "Så ska stimulansmedlen användas"},
		[3]string{"txt-utf8/underline", "Beskrivning av IT-samverkansorganet, det regionala", "Stimulansmedlen: hur de ska användas"},
		[3]string{"lo-doc", "Det regionala IT-samverkansorganet, en beskrivning", "Medlens planerade användning"},
	)
	s.both("extra-words",
		[3]string{"lo-pdf", "Beskrivning av det regionala IT-samverkansorganet i länet", "Hur stimulansmedlen ska användas under 2009"},
		[3]string{"lo-odt", "Kort beskrivning av det regionala IT-samverkansorganet", "Hur stimulansmedlen ska användas för att stödja och stärka fortsatt och utvidgad samverkan"},
		[3]string{"latex-t1", "Vårt regionala samverkansorgan", "Planerad användning av medlen 2009–2010"},
		[3]string{"word", "Länets IT-samverkansorgan", "Användning av stimulansmedlen i vårt län"},
		[3]string{"rtf", "Nuvarande organisation för IT-samverkan", "Medlens användning under året"},
		[3]string{"chromium/large", "Om det regionala IT-samverkansorganet: beskrivning", "Hur vi avser att stimulansmedlen ska användas"},
		[3]string{"lo-doc/bold", "IT-samverkansorganet i dag", "Hur de sökta stimulansmedlen ska användas"},
		[3]string{"txt-utf8/caps", "Presentation av IT-samverkansorganet", "Förslag till användning av stimulansmedlen"},
	)
}

func (s *set) numbers() {
	s.both("numbering",
		[3]string{"lo-pdf", "1. " + organTitle, "2. " + medelTitle},
		[3]string{"lo-docx/bold", "1.1 IT-samverkansorgan", "1.2 Medlens användning"},
		[3]string{"lo-odt", "I. Regionalt samverkansorgan", "II. Användning av stimulansmedlen"},
		[3]string{"lo-doc/plain", "a) IT-samverkansorganet", "b) Medlens användning"},
		[3]string{"groff/plain", "A. Organisation för IT-samverkan", "B. Planerad användning av medlen"},
		[3]string{"latex-ot1", "§ 3 Regionalt samverkansorgan", "§ 4 Medlens användning"},
		[3]string{"word/bold", "Avsnitt 1: " + organTitle, "Avsnitt 2: " + medelTitle},
		[3]string{"txt-utf8/plain", "(1) IT-samverkansorgan", "(2) Användning av stimulansmedlen"},
		[3]string{"chromium", "Del 1. Regionalt samverkansorgan", "Del 2. Hur stimulansmedlen ska användas"},
		[3]string{"rtf/bold", "Kapitel 2 – IT-samverkansorganet", "Kapitel 3 – Användning av stimulansmedlen"},
		[3]string{"html/underline", "Punkt 1. " + organTitle, "Punkt 2. " + medelTitle},
		[3]string{"txt-latin1/plain", "1) Regionalt samverkansorgan", "2) Planerad användning av medlen"},
	)
	for _, m := range []string{"lo-pdf/auto", "lo-docx/auto", "word/auto", "latex-t1/auto", "groff/auto", "lo-doc/auto"} {
		s.pair("numbering-auto", m, has("IT-samverkansorganet"), has("Hur stimulansmedlen ska användas"))
	}
	s.both("capitals",
		[3]string{"lo-pdf/bold", "BESKRIVNING AV DET REGIONALA IT-SAMVERKANSORGANET", "HUR STIMULANSMEDLEN SKA ANVÄNDAS"},
		[3]string{"lo-doc/plain", "IT-SAMVERKANSORGAN", "MEDLENS ANVÄNDNING"},
		[3]string{"lo-docx/caps", "Regionalt samverkansorgan", "Användning av stimulansmedlen"},
		[3]string{"word/caps", organTitle, medelTitle},
		[3]string{"txt-cp1252/caps", "Organisation för IT-samverkan", "Användning av stimulansmedlen"},
		[3]string{"groff", "REGIONALT SAMVERKANSORGAN", "PLANERAD ANVÄNDNING AV MEDLEN"},
		[3]string{"latex-t1/caps", "IT-samverkansorgan", "Medlens användning"},
		[3]string{"chromium/caps", "Beskrivning av det regionala IT-samverkansorganet", "Hur stimulansmedlen ska användas"},
	)
}

func (s *set) slips() {
	s.both("typos",
		[3]string{"lo-pdf", "Beskrivning av det regionala IT-samverkansorgnaet", "Hur stimulasmedlen ska användas"},
		[3]string{"lo-docx", "Beskrivning av det regionla IT-samverkansorganet", "Användning av stimulansmedeln"},
		[3]string{"lo-odt/bold", "IT-samvekansorgan", "Använding av stimulansmedlen"},
		[3]string{"lo-doc", "Regionalt samverkanorgan", "Medlens anvädning"},
		[3]string{"groff", "Organistion för IT-samverkan", "Planerad anvädning av medlen"},
		[3]string{"latex-t1", "Beskrivnig av det regionala IT-samverkansorganet", "Hur stimulansmedlen ska anvandas"},
		[3]string{"word/bold", "Regionalt samverkansogran", "Hur stimulansmeldens ska användas"},
		[3]string{"rtf", "IT-samverkansorgnet", "Hur stimulansmedlen ska anänvdas"},
		[3]string{"txt-utf8/plain", "Beskriving av det regionala IT-samverkansorganet", "Anvandning av stimulansmedlen"},
		[3]string{"chromium", "Beskrivning av det regionala IT-samverksansorganet", "Hur simulansmedlen ska användas"},
		[3]string{"html", "Regionallt samverkansorgan", "Användning av stimmulansmedlen"},
		[3]string{"lo-rtf/bold", "Organisation for IT-samverkan", "Planerad användnig av medlen"},
	)
}
