package main

import "strings"

func (s *set) secondNumbers() {
	s.rows("numbering",
		[3]string{"via-docx/bold", "1:1 " + organTitle, "1:2 " + medelTitle},
		[3]string{"lo-pdf/plain", "", "§ 2. Användning av stimulansmedlen"},
		[3]string{"word/underline", "2 - IT-samverkansorganet", "3 - Medlens användning"},
		[3]string{"txt-latin1/plain", "(ii) Organisation för IT-samverkan", "(iii) Planerad användning av medlen"},
		[3]string{"drawn", "B.2 Regionalt samverkansorgan", "B.3 Hur stimulansmedlen ska användas"},
		[3]string{"lo-odt/plain", "2.1.3. Det regionala IT-samverkansorganet", ""},
		[3]string{"rtf/large", "A/ IT-samverkansorgan", "B/ Medlens användning"},
		[3]string{"latex-t1/bold", "", "Ad 2. Hur stimulansmedlen ska användas"},
		[3]string{"html-saved", "Rubrik 1: Regionalt samverkansorgan", "Rubrik 2: Användning av stimulansmedlen"},
		[3]string{"groff/plain", "", "v) Planerad användning av medlen"},
		[3]string{"chromium/bold", "Kap. 4 Organisation för IT-samverkan", "Kap. 5 Medlens användning"},
		[3]string{"lo-doc/bold", "3.- Det regionala samverkansorganet", ""},
		[3]string{"txt-utf8/plain", "", "[2] Hur stimulansmedlen ska användas"},
		[3]string{"web-odt", "Nr 1. Länets IT-samverkansorgan", "Nr 2. Användning av stimulansmedel"},
	)
	s.autoNumbers()
	s.rows("capitals",
		[3]string{"via-doc/bold", "DET REGIONALA IT-SAMVERKANSORGANET", "ANVÄNDNING AV STIMULANSMEDEL"},
		[3]string{"drawn/turned", "ORGANISATION FÖR IT-SAMVERKAN", ""},
		[3]string{"lo-odt/caps", "Beskrivning av det regionala IT-samverkansorganet", "Planerad användning av medlen"},
		[3]string{"txt-latin1/caps", "Vårt regionala samverkansorgan", "Hur stimulansmedlen ska användas under 2009"},
		[3]string{"html/caps", "Regionalt Samverkansorgan", ""},
	)
}

// autoNumbers are numbers that the program counts, in some of the forms that templates give them.
func (s *set) autoNumbers() {
	outline := `<text:outline-level-style text:level="2" style:num-format="1" style:num-suffix="."/>`
	letters := strings.Replace(outline, `"1" style:num-suffix="."`, `"a" style:num-suffix=")"`, 1)
	points := strings.Replace(outline, `style:num-format`, `style:num-prefix="Punkt " style:num-format`, 1)
	level := `<w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/>`
	counted := func(form string) []string {
		return []string{"<style>", "<style>body{counter-reset:k} h2{counter-increment:k} h2::before{content:counter(k" + form + ") \"  \"} "}
	}
	for i, r := range []struct {
		maker string
		swap  []string
	}{
		{"lo-pdf/auto", []string{outline, letters}}, {"lo-doc/auto", []string{outline, points}}, {"lo-odt/auto", []string{outline, letters}},
		{"word/auto", []string{level, `<w:numFmt w:val="decimal"/><w:lvlText w:val="Kapitel %1"/>`}}, {"via-pdf/auto", []string{level, `<w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/>`}},
		{"latex-t1/auto", []string{`\begin{document}`, `\renewcommand\thesection{\Alph{section}}\begin{document}`}},
		{"latex-ps/auto", []string{`\begin{document}`, `\renewcommand\thesection{\S~\arabic{section}}\begin{document}`}},
		{"chromium", counted("")}, {"chromium", counted(",upper-roman")},
	} {
		names := [][2]string{{"Beskrivning av det regionala IT-samverkansorganet", "Användning av stimulansmedlen"}, {"Det regionala samverkansorganet", "Hur stimulansmedlen är tänkta att användas"}, {"IT-samverkansorgan i {lan}", "Medlens användning"}}[i%3]
		if i%3 == 2 {
			names[i%2] = ""
		}
		s.sheet("numbering-auto", r.maker, titledOrNone(names[0]), titledOrNone(names[1])).swap = r.swap
	}
}
