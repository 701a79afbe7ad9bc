package main

func (s *set) layouts() {
	for _, r := range [][3]string{
		{"lo-pdf", organTitle, medelTitle}, {"lo-docx", "IT-samverkansorgan", "Medlens användning"}, {"latex-two", "Regionalt samverkansorgan", "Användning av stimulansmedlen"},
		{"groff-two", "Organisation för IT-samverkan", "Planerad användning av medlen"}, {"chromium", "IT-samverkansorganet", medelTitle}, {"lo-pdf/bold", "Regionalt samverkansorgan", "Medlens användning"},
		{"latex-two/auto", organTitle, medelTitle}, {"word", "Regionalt samverkansorgan", medelTitle},
	} {
		s.pair("two-columns", r[0], has(r[1]), has(r[2])).columns = true
	}
	s.footnotes()
	s.pageEnds()
	s.long()
	s.boxes()
	s.changes()
}

// noted puts a footnote behind the first paragraph of a part.
func (q part) noted(note string) part {
	write := q.write
	q.write = func(a *author, subject string) []block {
		bs := write(a, subject)
		bs[1].note = a.fill(note)
		return bs
	}
	return q
}

func (s *set) footnotes() {
	for _, r := range [][3]string{
		{"lo-pdf", organTitle, medelTitle}, {"lo-docx", "IT-samverkansorgan", "Medlens användning"}, {"word", "Regionalt samverkansorgan", "Användning av stimulansmedlen"},
		{"latex-t1", "Organisation för IT-samverkan", "Planerad användning av medlen"}, {"groff", "IT-samverkansorgan", medelTitle}, {"rtf", organTitle, "Medlens användning"},
	} {
		s.pair("footnotes", r[0], has(r[1]).noted("Avtalet finns att hämta hos {organ}, {ort}."), has(r[2]).noted("Beloppen är avrundade till närmaste tusental kronor."))
	}
	for _, m := range []string{"lo-pdf", "latex-t1", "word"} { // the title of the second section stands in a note alone
		s.pair("footnote-only", m, has("Regionalt samverkansorgan").noted(medelTitle+" redovisas i en senare skrivelse."), none())
	}
}

func (s *set) pageEnds() {
	cut := func(title string) part {
		return part{func(a *author, subject string) []block {
			return append([]block{h(2, title), {kind: newPage}}, ps(a.some(subject, 3)...)...)
		}, found(title)}
	}
	for _, r := range [][3]string{
		{"lo-pdf", organTitle, medelTitle}, {"lo-pdf/bold", "IT-samverkansorgan", "Medlens användning"}, {"latex-t1", "Regionalt samverkansorgan", "Användning av stimulansmedlen"},
		{"groff", "Organisation för IT-samverkan", "Planerad användning av medlen"}, {"chromium", "IT-samverkansorganet", medelTitle}, {"lo-docx", "Regionalt samverkansorgan", "Medlens användning"},
		{"txt-utf8", organTitle, medelTitle},
	} {
		d := s.pair("page-end", r[0], has(r[1]), cut(r[2]))
		d.footer = "Sida"
	}
}

// long are applications of many pages, with a table of contents, many chapters and a header.
func (s *set) long() {
	for i, m := range []string{"lo-pdf", "lo-docx", "latex-t1/auto", "word", "lo-odt", "groff/auto", "chromium", "lo-doc"} {
		names := [][2]string{{organTitle, medelTitle}, {"Regionalt samverkansorgan", "Användning av stimulansmedlen"}}[i%2]
		s.add("long", m, func(a *author, d *paper) {
			d.truth["organ"], d.truth["medel"] = found(names[0]), found(names[1])
			d.header, d.footer = a.fill("{organ}, ansökan 2009"), "Sida"
			list := []string{"Sammanfattning", "Bakgrund", names[0], "Länets kommuner", "Genomförda projekt", names[1], "Tidplan", "Uppföljning"}
			toc := block{kind: contents, text: a.of("Innehåll", "Innehållsförteckning"), items: list, pages: []int{2, 3, 4, 5, 6, 7, 8, 9}}
			bs := []block{h(1, a.title()), toc}
			for _, name := range list {
				bs = append(bs, block{kind: newPage}, h(2, name))
				bs = append(bs, a.chapterOf(name, names)...)
			}
			d.blocks = bs
		})
	}
}

func (a *author) chapterOf(name string, names [2]string) []block {
	switch name {
	case names[0]:
		return joined(ps(a.some("organ", 3)...), []block{h(3, "Styrning")}, ps(a.some("organ", 3)...), []block{h(3, "Arbetsgrupper")}, ps(a.some("organ", 3)...))
	case names[1]:
		return joined([]block{h(3, "Personal")}, ps(a.some("medel", 3)...), []block{h(3, "Utbildning och införande")}, ps(a.some("medel", 3)...))
	case "Tidplan":
		return ps(a.some("timeplan", 2)...)
	case "Uppföljning":
		return ps(a.some("goals", 3)...)
	case "Sammanfattning":
		return ps(a.some("intro", 2)...)
	}
	return ps(a.some("background", 7)...)
}

func (s *set) boxes() {
	boxed := func(title string) part {
		return part{func(a *author, subject string) []block {
			return []block{{kind: box, inner: joined([]block{{kind: heading, level: 2, look: bold, text: title}}, ps(a.some(subject, 2)...))}}
		}, found(title)}
	}
	for _, r := range [][3]string{{"word", organTitle, medelTitle}, {"lo-docx", "IT-samverkansorgan", "Medlens användning"}, {"lo-odt", "Regionalt samverkansorgan", "Användning av stimulansmedlen"},
		{"lo-pdf", "Organisation för IT-samverkan", "Medlens användning"}, {"lo-doc", "IT-samverkansorgan", medelTitle}, {"word", "Regionalt samverkansorgan", "Planerad användning av medlen"}, {"chromium", organTitle, "Medlens användning"}} {
		s.pair("text-box", r[0], boxed(r[1]), boxed(r[2]))
	}
}

// changes have a section that was deleted with tracked changes, or inserted with them.
func (s *set) changes() {
	in := func(k kind, q part) part {
		write := q.write
		q.write = func(a *author, subject string) []block { return []block{{kind: k, inner: write(a, subject)}} }
		return q
	}
	for _, m := range []string{"word", "lo-odt", "word/bold", "rtf", "html"} {
		s.pair("deleted", m, has(organTitle), in(deletion, has(medelTitle)).is(missing))
	}
	for _, m := range []string{"word", "word/bold", "word/outline"} {
		s.pair("inserted", m, in(insertion, has("Regionalt samverkansorgan")), in(insertion, has("Användning av stimulansmedlen")))
	}
	for _, m := range []string{"word", "lo-odt"} { // the old heading deleted, a new one beside it
		old := block{kind: deletion, inner: []block{h(2, "Övrigt")}}
		s.pair("inserted", m, has("IT-samverkansorganet").with(old), has("Medlens användning").with(old))
	}
}

// programs are the same plain application as each program and each look has it.
func (s *set) programs() {
	names := [][2]string{{organTitle, medelTitle}, {"IT-samverkansorgan", "Medlens användning"}, {"Regionalt samverkansorgan", "Användning av stimulansmedlen"}, {"Organisation för IT-samverkan", "Planerad användning av medlen"}}
	for i, m := range []string{"lo-docx/outline", "lo-docx/underline", "lo-docx/plain", "lo-pdf/underline", "lo-pdf/plain", "lo-pdf/large", "lo-pdf/centred", "lo-odt/large", "lo-odt/plain", "lo-odt/outline", "lo-doc/underline",
		"lo-doc/large", "lo-rtf/underline", "lo-rtf", "lo-html/bold", "word/plain", "word/underline", "word/large", "word/centred", "chromium/underline", "chromium/plain", "groff/centred", "rtf/plain", "rtf/outline", "html/plain", "html/centred"} {
		s.pair("look", m, has(names[i%4][0]), has(names[i%4][1]))
	}
	for i, m := range []string{"latex-ot1", "latex-ot1/auto", "latex-ot1/bold", "latex-ot1/large", "latex-t1/bold", "latex-t1/plain"} {
		s.pair("latex", m, has(names[(i+3)%4][0]), has(names[(i+3)%4][1]))
	}
	for i, m := range []string{"txt-utf8", "txt-bom", "txt-utf16", "txt-utf16be", "txt-latin1", "txt-cp1252", "txt-nfd", "txt-utf8/bold"} {
		s.pair("charset", m, has(names[(i+1)%4][0]), has(names[(i+1)%4][1]))
	}
	for i, c := range []string{"iso-8859-1", "windows-1252", "utf-8", "iso-8859-1"} {
		s.pair("charset", "html", has(names[i%4][0]), has(names[i%4][1])).charset = c
	}
}
