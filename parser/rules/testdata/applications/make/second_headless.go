package main

// secondHeadless have content that nobody can mistake, without a heading that says so.
func (s *set) secondHeadless() {
	organ := part{func(a *author, subject string) []block {
		return append(ps(a.fill("Det regionala IT-samverkansorganet i {lan} är {organ}, som leds av {person} och har sitt kansli i {ort}.")), ps(a.some(subject, 2)...)...)
	}, likely}
	medel := part{func(a *author, subject string) []block {
		return append(ps(a.fill("Stimulansmedlen, {kr} kronor, ska vi i {lan} använda på det sätt som framgår av de två följande styckena.")), ps(a.some(subject, 2)...)...)
	}, likely}
	headed := func(title string, q part) part {
		write := q.write
		q.write = func(a *author, subject string) []block { return append([]block{h(2, title)}, write(a, subject)...) }
		return q
	}
	for i, m := range []string{"via-pdf", "word-en", "html-saved", "lo-doc", "txt-utf8/underline", "drawn", "latex-ps"} {
		other := []string{"Våra tankar inför året", "Det här vill vi", "Övriga upplysningar", "Insatser"}[i%4]
		if i%3 == 2 {
			s.sheet("headless", m, headed([]string{"Vilka vi är", "Presentation av sökanden"}[i%2], organ), titled(titlesInTurn(i)[1]))
			continue
		}
		s.sheet("headless", m, titled(titlesInTurn(i)[0]), headed(other, medel))
	}
	for _, m := range []string{"via-docx", "lo-pdf", "txt-latin1/underline", "groff-ps", "mail"} { // a letter without any heading but its name
		s.add("headless", m, func(a *author, d *paper) {
			d.truth["organ"], d.truth["medel"] = likely, likely
			d.blocks = joined(a.opening(), organ.write(a, "organ"), medel.write(a, "medel"), ps(a.some("closing", 1)...))
		})
	}
}
