package main

// secondLists have the titles as lines of an agenda, a checklist or a budget, with no text that belongs to them.
func (s *set) secondLists() {
	for i, m := range []string{"via-pdf", "word-en", "txt-utf8/underline", "html-saved", "lo-odt"} {
		names := titlesInTurn(i)
		s.add("agenda-only", m, func(a *author, d *paper) {
			d.truth["organ"], d.truth["medel"] = missing, missing
			agenda := block{kind: list, order: true, items: []string{"Mötet öppnas", "Val av justerare", names[0], names[1], "Övriga frågor"}}
			d.blocks = joined([]block{h(1, a.fill("Kallelse till {organ}")), p(a.fill("Plats: stadshuset i {ort}, den 19 mars 2009 kl. 13. Efter mötet lämnar vi in länets ansökan.")), h(2, "Dagordning"), agenda}, a.signed())
		})
	}
	for i, m := range []string{"via-docx", "html-saved", "lo-pdf", "word-own", "lo-rtf"} {
		names := titlesInTurn(i + 2)
		s.add("checklist-only", m, func(a *author, d *paper) {
			d.truth["organ"], d.truth["medel"] = missing, missing
			mark := [][2]string{{"Ja", "Ja"}, {"X", "X"}, {"Bifogas", "Bifogas"}, {"klart", "pågår"}, {"2 sidor", "1 sida"}}[i]
			rows := [][]cell{{ps("Handling"), ps("Med?")}, {ps(names[0]), ps(mark[0])}, {ps(names[1]), ps(mark[1])}, {ps("Underskrift av behörig person"), ps("Ja")}}
			d.blocks = joined(a.opening(), []block{h(2, "Checklista inför avsändandet"), {kind: table, rows: rows}}, a.signed())
		})
	}
	for i, m := range []string{"via-pdf", "html", "word"} { // the body as a line of the budget
		names := titlesInTurn(i)
		s.sheet("cost-line", m, none(), part{func(a *author, subject string) []block {
			rows := [][]cell{{ps("Post"), ps("Kronor")}, {ps([]string{"IT-samverkansorgan", "Regionalt samverkansorgan", "Organisation för IT-samverkan"}[i]), ps("120 000")}, {ps("Utbildning"), ps("85 000")}, {ps("Resor"), ps("15 000")}}
			return append([]block{h(2, names[1]), p(a.some(subject, 1)[0])}, block{kind: table, rows: rows}, p(a.some(subject, 1)[0]))
		}, found(names[1])})
	}
}
