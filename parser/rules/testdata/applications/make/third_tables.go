package main

import "strings"

func (s *set) thirdTables() {
	for i, m := range []string{"lo-pdf", "word-visual", "html", "via-doc", "latex-t1"} {
		names := namesInTurn(i)
		s.squares("table-beside", m, names, func(a *author) [][]cell {
			return [][]cell{{ps("Sökande"), ps(a.fill("{organ}"))}, {ps("Folkmängd"), ps(a.fill("{pop}"))}, {ps(names[0]), ps(a.some("organ", 1)...)}, {ps(names[1]), ps(a.some("medel", 2)...)}, {ps("Diarienummer"), ps("2009:31")}}
		})
	}
	for i, m := range []string{"via-docx", "lo-odt", "rtf"} {
		names := namesInTurn(i + 4)
		s.squares("table-above", m, names, func(a *author) [][]cell {
			return [][]cell{{ps("Ruta 1. Vilka som söker")}, {ps(a.fill("{n} kommuner samt {landsting}"))}, {ps("Ruta 2. " + names[0])}, {ps(a.some("organ", 2)...)}, {ps("Ruta 3. " + names[1])}, {ps(a.some("medel", 1)...)}, {ps("Ruta 4. Namnteckning")}, {ps(a.c.person)}}
		})
	}
	for i, m := range []string{"word", "html-saved"} {
		names := namesInTurn(i + 1)
		s.squares("table-same-cell", m, names, func(a *author) [][]cell {
			return [][]cell{{joined([]block{boldLine(names[0])}, ps(a.some("organ", 1)...)), joined([]block{boldLine(names[1])}, ps(a.some("medel", 2)...))}}
		})
	}
	for i, m := range []string{"via-docx", "html"} {
		names := namesInTurn(i + 5)
		s.squares("table-three", m, names, func(a *author) [][]cell {
			return [][]cell{{ps("Nr"), ps("Det här frågar SKL om"), ps("Det här svarar vi")}, {ps("1"), ps(names[0]), ps(a.some("organ", 1)...)}, {ps("2"), ps(names[1]), ps(a.some("medel", 1)...)}, {ps("3"), ps("Kontakt"), ps(a.c.person)}}
		})
	}
	for i, m := range []string{"word-en", "lo-pdf", "html-saved"} { // nothing is told beside the second name
		names := namesInTurn(i + 2)
		s.squares("table-half-empty", m, names, func(a *author) [][]cell {
			return [][]cell{{ps("Sökande"), ps(a.fill("{organ}"))}, {ps(names[0]), ps(a.some("organ", 2)...)}, {ps(names[1]), ps([]string{"Ej klart", "", "..."}[i])}, {ps("Diarienummer"), ps("2009:31")}}
		}).truth["medel"] = missing
	}
}

// squares adds a paper that is a table with both sections in it.
func (s *set) squares(way, maker string, names [2]string, rows func(a *author) [][]cell) *paper {
	return s.add(way, maker, func(a *author, d *paper) {
		d.truth["organ"], d.truth["medel"] = found(names[0]), found(names[1])
		d.blocks = joined(a.front(), []block{{kind: table, rows: rows(a)}}, ps(a.some("closing", 1)...))
	})
}

func (s *set) thirdForms() {
	for i, m := range []string{"form", "latex-t1", "form", "form", "form"} {
		names, half := namesInTurn(i+2), i > 2
		way := "form-field"
		if half {
			way = "form-half-empty"
		}
		s.add(way, m, func(a *author, d *paper) {
			d.truth["organ"], d.truth["medel"] = found(names[0]), found(names[1])
			answers := [2]string{strings.Join(a.some("organ", 1), " "), strings.Join(a.some("medel", 2), " ")}
			if half {
				id := []string{"medel", "organ"}[i-3]
				d.truth[id], answers[4-i] = missing, ""
			}
			f := func(label, value string) block {
				return block{kind: field, text: label, field: fieldForm{beside: i%2 == 1, value: value}}
			}
			d.blocks = []block{h(1, "Blankett 09-2: stöd till länen"), p("Skriv på datorn, spara och skicka."), f("Sökande", a.c.body), f("Ort", a.c.town), f("1. "+names[0], answers[0]), f("2. "+names[1], answers[1]), f("E-post", a.fill("{mail}"))}
		})
	}
	for i, m := range []string{"word", "via-docx"} {
		names := namesInTurn(i + 4)
		s.add("content-control", m, func(a *author, d *paper) {
			d.truth["organ"], d.truth["medel"] = found(names[0]), found(names[1])
			filled := func(subject string) block { return block{kind: control, inner: ps(a.some(subject, 2)...)} }
			head := block{kind: control, inner: []block{h(2, names[0])}}
			d.blocks = joined(a.front(), []block{head, filled("organ"), h(2, names[1]), filled("medel")}, a.back())
		})
	}
	for i, way := range []string{"typed-notes", "typed-notes-half"} {
		names := namesInTurn(i)
		s.add(way, "drawn/notes", func(a *author, d *paper) {
			d.truth["organ"], d.truth["medel"] = found(names[0]), found(names[1])
			d.blocks = joined([]block{h(1, "Ansökningsblankett, utskriven"), h(2, names[0])}, ps(a.some("organ", 1)...), []block{h(2, names[1])})
			if i == 0 {
				d.blocks = append(d.blocks, ps(a.some("medel", 1)...)...)
			} else {
				d.truth["medel"] = missing
			}
			d.blocks = append(d.blocks, h(2, "Underskrift"), p(a.c.person))
		})
	}
}
