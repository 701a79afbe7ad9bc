package main

// decoys have the sections and something that looks like them too: a careful reader takes the right one.
func (s *set) decoys() {
	toc := func(organ, medel string) block {
		return block{kind: contents, text: "Innehåll", items: []string{"Bakgrund", organ, medel, "Kontakt"}, pages: []int{2, 2, 3, 3}}
	}
	for _, m := range []string{"lo-pdf", "lo-docx", "word", "latex-t1", "groff", "txt-utf8", "chromium", "lo-rtf"} {
		s.add("contents-too", m, func(a *author, d *paper) {
			o, u := has("Regionalt samverkansorgan"), has("Användning av stimulansmedlen")
			d.truth["organ"], d.truth["medel"] = o.truth, u.truth
			bs := joined(o.write(a, "organ"), u.write(a, "medel"))
			d.blocks = joined([]block{h(1, a.title()), toc(o.truth.Heading, u.truth.Heading), {kind: newPage}}, a.chapter("background", "Bakgrund"), bs, a.ending())
		})
	}
	for _, m := range []string{"lo-pdf", "word", "latex-t1", "lo-docx"} {
		s.pair("header-too", m, has(organTitle), has(medelTitle)).header = "IT-samverkansorgan och medlens användning"
	}
	for _, m := range []string{"lo-pdf", "lo-docx/bold", "word", "txt-utf8/plain", "chromium", "lo-odt"} {
		u := has("Hur stimulansmedlen ska användas 2009")
		write := u.write
		u.write = func(a *author, subject string) []block {
			return append([]block{h(2, "Hur stimulansmedlen användes 2008"), p(a.fill("Förra årets pengar gick till en inventering av system i {ort} och till två temadagar."))}, write(a, subject)...)
		}
		s.pair("last-year-too", m, has("IT-samverkansorgan"), u)
	}
	for _, m := range []string{"lo-docx", "word", "lo-pdf", "lo-doc"} { // the instructions of the template were left above the answers
		told := func(title, instruction string) part {
			return part{func(a *author, subject string) []block {
				return append([]block{h(2, title), p("[" + instruction + "]")}, ps(a.some(subject, 3)...)...)
			}, found(title)}
		}
		s.pair("template-filled", m, told(organTitle, "Beskriv här kortfattat det regionala samverkansorganet och dess uppgifter."), told(medelTitle, "Ange här hur medlen ska användas. Högst en sida."))
	}
	for i, m := range []string{"lo-docx", "lo-pdf", "txt-utf8", "word"} { // short, but enough
		s.pair("short", m, part{func(a *author, subject string) []block {
			return append([]block{h(2, "IT-samverkansorgan")}, p(a.some(subject, 1)[0]))
		}, found("IT-samverkansorgan")},
			under("Medlens användning", []string{"Medlen går till en samordnare på halvtid.", "Till kort och kortläsare i {ort}.", "Utbildning av handläggare i alla {n} kommuner.", "Inköp av testmiljö samt utbildning."}[i]).is(found("Medlens användning")))
	}
	for _, m := range []string{"lo-docx", "lo-pdf", "word", "groff"} { // words that promise a text, inside a real one
		s.pair("pending-inside", m, has("Regionalt samverkansorgan").with(p("Reglementet kompletteras senare.")), has("Användning av stimulansmedlen").with(p("En detaljerad budget lämnas senare, se bilaga 2.")))
	}
	s.attached()
}

// attached are sections that stand in a second file, to which the first one refers.
func (s *set) attached() {
	for _, m := range []string{"lo-docx", "lo-pdf", "word", "txt-utf8"} {
		second := s.add("attachment-there", m, func(a *author, d *paper) {
			d.blocks = joined([]block{h(1, "Bilaga 1"), h(2, medelTitle)}, a.body("medel"))
		})
		second.name, second.way = "bilaga-"+second.name, "attachment"
		first := s.pair("attachment-there", m, has("IT-samverkansorgan"), under(medelTitle, "Se bilaga 1.").is(found(medelTitle)))
		first.with = []string{second.name}
	}
}
