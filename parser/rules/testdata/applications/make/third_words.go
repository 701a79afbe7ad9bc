package main

// thirdWords are the titles and aliases as other applicants write them.
func (s *set) thirdWords() {
	s.leaves("title-exact",
		[3]string{"via-doc", organTitle, medelTitle}, [3]string{"groff-ps", organTitle, medelTitle}, [3]string{"lo-odt/underline", organTitle, medelTitle},
		[3]string{"txt-bom/underline", organTitle, medelTitle}, [3]string{"latex-t1", organTitle, medelTitle})
	s.leaves("alias",
		[3]string{"via-pdf/bold", "IT-samverkansorgan", "Medlens användning"},
		[3]string{"word-en/centred", "Organisation för IT-samverkan", "Användning av stimulansmedlen"},
		[3]string{"html-saved/bold", "Regionalt samverkansorgan", "Planerad användning av medlen"},
		[3]string{"latex-ps/large", "IT-samverkansorgan", medelTitle},
		[3]string{"drawn/late", organTitle, "Medlens användning"},
		[3]string{"lo-html", "Regionalt samverkansorgan", ""})
	s.leaves("inflected",
		[3]string{"via-docx", "Länets IT-samverkansorgan", "Hur stimulansmedlet kommer att användas"},
		[3]string{"lo-doc/underline", "Beskrivning av regionens IT-samverkansorgan", "Hur vi kommer att använda stimulansmedlen"},
		[3]string{"latex-t1/bold", "Organisationen för vår IT-samverkan", "Användningen av medlen"},
		[3]string{"drawn/words", "IT-samverkansorganet i länet", "Så här ska stimulansmedlen användas"},
		[3]string{"txt-utf8/plain", "Det regionala samverkansorganet", "Den planerade användningen av medlen"},
		[3]string{"rtf", "Beskrivning av ett regionalt IT-samverkansorgan", "Användandet av stimulansmedlen"},
		[3]string{"groff", "Regionens samverkansorgan", "Hur stimulansmedlen är avsedda att användas"},
		[3]string{"html/bold", "Våra regionala IT-samverkansorgan", "Vad stimulansmedlen ska användas till"},
		[3]string{"word", "Organisationen av IT-samverkan", "Medlens tänkta användning"})
	s.leaves("compound",
		[3]string{"lo-docx/large", "Regionalt IT samverkansorgan", "Stimulansmedels användning"},
		[3]string{"via-odt", "Organisationen för IT samverkan", "Användning av stimulans medlen"},
		[3]string{"html", "IT -samverkansorgan", "Planerad medelsanvändning under 2009"},
		[3]string{"groff", "Beskrivning av det regionala IT- samverkansorganet", "Medels-användning"},
		[3]string{"txt-cp1252/caps", "Regionalt samverkans organ", "Användning av stimulans-medel"})
	s.leaves("word-order",
		[3]string{"word-own", "Samverkansorganet, det regionala", "Stimulansmedlen och deras användning"},
		[3]string{"lo-doc", "IT-samverkan, länets organisation för", "Stimulansmedel, användning"},
		[3]string{"txt-latin1/underline", "Regionalt IT-samverkansorgan, beskrivning av", "Stimulansmedlen: planerad användning"},
		[3]string{"groff-two", "IT-samverkansorganet, en kort beskrivning", "Medlen och deras planerade användning"})
	s.thirdExtra()
	s.thirdLanguages()
}

func (s *set) thirdExtra() {
	s.leaves("extra-words",
		[3]string{"lo-rtf/bold", "Presentation av det regionala IT-samverkansorganet", "Förslag till hur stimulansmedlen ska användas"},
		[3]string{"via-doc/bold", "{organ} – vårt regionala samverkansorgan", "Hur stimulansmedlen ska användas och följas upp"},
		[3]string{"word-visual", "Länets organisation för IT-samverkan", "Vår planerade användning av medlen"},
		[3]string{"latex-ps", "Det regionala samverkansorganet: historik, ledning, ekonomi", "Planerad användning av medlen 2009-2010"},
		[3]string{"html/large", "Kort om länets IT-samverkansorgan", "Användning av stimulansmedlen i {ort} och {ort2}"},
		[3]string{"txt-utf8/bold", "Organisation för IT-samverkan i {lan}", "Hur stimulansmedlen om {kr} kr ska användas"},
		[3]string{"drawn/frames", "Regionalt samverkansorgan i {lan}", "Stimulansmedlens användning per område"},
		[3]string{"web-odt", "Beskrivning av {short}s regionala IT-samverkansorgan", "Hur vi tillsammans ska använda stimulansmedlen"},
		[3]string{"lo-odt/bold", "Om IT-samverkansorganet och dess uppdrag", "Tankar om medlens användning"},
		[3]string{"rtf/bold", "Närmare om organisationen för IT-samverkan", "Medlens användning (preliminär fördelning)"},
		[3]string{"web-docx/bold", "Allmän beskrivning av det regionala IT-samverkansorganet", "Redovisning av hur stimulansmedlen ska användas"})
}

func (s *set) thirdLanguages() {
	s.leaves("question",
		[3]string{"lo-rtf/bold", "Vilket är länets IT-samverkansorgan?", "Hur tänker ni använda stimulansmedlen?"},
		[3]string{"word/underline", "Vad är vårt regionala samverkansorgan?", "Hur kommer stimulansmedlen att användas?"},
		[3]string{"txt-utf8/plain", "Fråga: Beskriv det regionala IT-samverkansorganet.", "Fråga: Hur ska stimulansmedlen användas?"},
		[3]string{"latex-t1", "Hur fungerar organisationen för IT-samverkan?", "På vilket sätt ska stimulansmedlen användas?"})
	s.leaves("english",
		[3]string{"via-docx", "About the Regional IT Cooperation Body", "Use of the Funds in 2009"},
		[3]string{"latex-two", "The regional IT co-operation body of {short}", "Planned use of funds"},
		[3]string{"txt-utf8/caps", "Description of our regional IT cooperation body", ""},
		[3]string{"lo-pdf/bold", "2.1 Regional IT cooperation body", "2.2 Use of the funds"},
		[3]string{"html-saved", "A description of the regional IT cooperation body", "How we intend to use the funds"})
}

func (s *set) thirdNumbers() {
	s.leaves("numbering",
		[3]string{"lo-docx/bold", "Avsnitt 3 – Regionalt samverkansorgan", "Avsnitt 4 – Användning av stimulansmedlen"},
		[3]string{"via-rtf", "1.\tIT-samverkansorgan", "2.\tMedlens användning"},
		[3]string{"word-own", "II: Organisation för IT-samverkan", "III: Hur stimulansmedlen ska användas"},
		[3]string{"txt-latin1/plain", "4.1 Det regionala IT-samverkansorganet", "4.2 Användningen av stimulansmedlen"},
		[3]string{"drawn/turned", "a. Regionalt samverkansorgan", "b. Planerad användning av medlen"},
		[3]string{"lo-odt", "Del A: Beskrivning av det regionala IT-samverkansorganet", "Del B: Hur stimulansmedlen ska användas"},
		[3]string{"groff/plain", "§3 Regionalt samverkansorgan", "§4 Medlens användning"},
		[3]string{"html-saved/underline", "1 • IT-samverkansorgan", "2 • Användning av stimulansmedlen"},
		[3]string{"lo-doc/centred", "03 Organisation för IT-samverkan", "04 Planerad användning av medlen"},
		[3]string{"lo-rtf", "1.0 Regionalt IT-samverkansorgan", "2.0 Hur stimulansmedlen ska användas"},
		[3]string{"via-doc/underline", "Svar punkt 1: Det regionala samverkansorganet", "Svar punkt 2: Stimulansmedlens användning"})
	form := func(class string) []string {
		return []string{`\begin{document}`, `\renewcommand\thesection{` + class + `}\begin{document}`}
	}
	for i, r := range []struct {
		maker string
		swap  []string
	}{
		{"lo-pdf/auto", nil}, {"via-docx/auto", nil}, {"word/auto", []string{`<w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/>`, `<w:numFmt w:val="decimal"/><w:lvlText w:val="Del %1:"/>`}},
		{"latex-t1/auto", form(`\Roman{section}:`)}, {"latex-ot1/auto", form(`(\alph{section})`)},
		{"chromium", []string{"<style>", `<style>body{counter-reset:n 2} h2{counter-increment:n} h2::before{content:"Avsnitt " counter(n) ". "} `}},
	} {
		names := namesInTurn(i + 2)
		s.leaf("numbering-auto", r.maker, told(names[0]), told(names[1])).swap = r.swap
	}
	s.leaves("capitals",
		[3]string{"word-visual", "VÅRT IT-SAMVERKANSORGAN", "SÅ SKA STIMULANSMEDLEN ANVÄNDAS"},
		[3]string{"lo-doc/caps", "Organisation för IT-samverkan", "Användning av stimulansmedlen"},
		[3]string{"txt-utf16/caps", "Beskrivning av det regionala IT-samverkansorganet", "Medlens användning"},
		[3]string{"via-rtf/bold", "IT-Samverkansorgan", "Planerad Användning Av Medlen"})
}

func (s *set) thirdSlips() {
	s.leaves("typos",
		[3]string{"via-docx/bold", "Regoinalt samverkansorgan", "Hur stimlansmedlen ska användas"},
		[3]string{"lo-rtf", "Organisatoin för IT-samverkan", "Användning av stimulanmedlen"},
		[3]string{"txt-utf8/underline", "Beskrivning av det regionala IT-samverkansroganet", "Hur stimulansmedlen ska avnändas"},
		[3]string{"word", "IT-samverkansogran", "Planered användning av medlen"},
		[3]string{"latex-t1", "Besrivning av det regionala IT-samverkansorganet", "Medelns användning"},
		[3]string{"html-saved", "Regionalt samverknasorgan", "Användnig av stimulansmedlen"},
		[3]string{"lo-doc/bold", "Det regionala IT-samverkansorgnaet", "Hur stimulansmedlen ska användass"},
		[3]string{"drawn/struck", "Organisation för IT-samverkann", "Användning av stimmulansmedlen"},
		[3]string{"groff", "Beskrivning av det det regionala IT-samverkansorganet", "Hur stimulansmedlen ska ska användas"})
	const hyphen, nbsp, wide = "\u2010", "\u00a0", "\u2003"
	for _, r := range [][5]string{
		{"word", "IT" + hyphen + "samverkansorgan", "IT-samverkansorgan", "1." + nbsp + nbsp + "Medlens" + nbsp + "användning", "1. Medlens användning"},
		{"lo-odt", "■" + wide + "Regionalt samverkansorgan", "Regionalt samverkansorgan", "■" + wide + "Användning av stimulansmedlen", "Användning av stimulansmedlen"},
		{"txt-utf8/plain", "** Organisation för IT-samverkan **", "Organisation för IT-samverkan", "** Hur stimulansmedlen ska användas **", medelTitle},
		{"html", "(IT-samverkansorgan)", "IT-samverkansorgan", "Medlens användning :", "Medlens användning"},
		{"txt-nfd/plain", "Länets organisation för IT-samverkan", "Länets organisation för IT-samverkan", "Planerad användning av medlen", "Planerad användning av medlen"},
		{"via-odt/bold", "”Regionalt samverkansorgan”:", "Regionalt samverkansorgan", "–" + nbsp + "Planerad användning av medlen", "Planerad användning av medlen"},
	} {
		s.leaf("characters", r[0], told(r[1]).is(found(r[2])), told(r[3]).is(found(r[4])))
	}
}
