package main

// secondMixed are whole applications with several difficulties each.
func (s *set) secondMixed() {
	listed := func(title string) part {
		return part{func(a *author, subject string) []block {
			return []block{h(2, title), p(a.fill("Enligt styrelsens beslut i {ort}:")), a.enumeration(subject)}
		}, found(title)}
	}
	costs := block{kind: table, rows: [][]cell{{ps("Vad"), ps("Kronor"), ps("När")}, {ps("Införandeledare"), ps("160 000"), ps("mars–dec")}, {ps("Vikarier"), ps("65 000"), ps("aug–nov")}, {ps("Juridik"), ps("40 000"), ps("april")}}}
	tabled := func(title string) part {
		return part{func(a *author, subject string) []block { return []block{h(2, title), costs, p(a.some(subject, 1)[0])} }, found(title)}
	}
	for _, r := range []struct {
		maker        string
		organ, medel part
		header       string
	}{
		{"via-pdf/bold", titled("1. Regionalt smverkansorgan"), tabled("2. Medlens användning"), "Till SKL"},
		{"word-visual", titled("REGIONALT SAMVERKANSORGAN: {organ}"), under("PLANERAD ANVÄNDNING AV MEDLEN", "Fylls på efter mötet den 20 mars."), "Utkast 2"},
		{"lo-doc/plain", titled("a) Organisationen för IT-samverkan"), listed("b) Användningen av stimulansmedlen"), ""},
		{"html-saved/bold", led("Det regionala IT-samverkansorganet", ":"), under("Användning av stimulansmedlen:", "Se bilaga 5."), ""},
		{"latex-two/auto", titled("IT-samverkansorganisation"), tabled("Medelsanvändning"), "Medelsanvändning"},
		{"txt-latin1/plain", titled("1 (2). Vårt IT-samverkansorgan"), listed("2 (2). Stimulansmedlens användning"), "Ansökan, sid 1"},
		{"drawn/words", titled("BESKRIVNING AV DET REGIONALA\nIT-SAMVERKANSORGANET"), under("HUR STIMULANSMEDLEN ANVÄNDES 2008", "Fjolårets stöd gick till lösenordsinventering i {ort2}. Det är redovisat och avslutat."), ""},
		{"via-odt/underline", none(), listed("Planerd användning av medlen"), "Regionalt samverkansorgan"},
		{"groff-two", titled("IT-samverkansorganet i vårt län"), titled("Medlens användning, tre insatser"), "Ansökan"},
		{"lo-docx/centred", under("Organisation för IT-samverkan", "Beskrivs i bilaga 1."), titled("Hur de beviljade stimulansmedlen ska användas"), "Organisation för IT-samverkan"},
		{"mail/plain", titled("- Regionalt samverkansorgan -"), listed("- Användning av stimulansmedlen -"), ""},
		{"mail-saved/bold", titled("IT-SAMVERKANSORGAN"), under("MEDLENS ANVÄNDNING", "återkommer!"), ""},
		{"web-docx", titled("Bilaga A – Beskrivning av det regionala IT-samverkansorganet"), titled("Bilaga B – Hur stimulansmedlen ska användas"), ""},
		{"word-own", titled("Regionalt samverkansorgan / Regional cooperation body"), tabled("Medlens användning / Use of funds"), "Dnr 12/2009"},
		{"rtf/centred", titled("Beskrivning av vårat regionala IT-samverkansorgan"), titled("Hur vi ska använda stimulansmedlen"), ""},
		{"latex-ot1/auto", titled("Regionalt IT-samverkansorgan"), under("Medlens användning", "N.N. skriver detta avsnitt."), "Regionalt IT-samverkansorgan"},
	} {
		s.sheet("mixed", r.maker, r.organ, r.medel).header = r.header
	}
}
