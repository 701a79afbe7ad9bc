package main

func (s *set) thirdLayouts() {
	for i, m := range []string{"lo-pdf", "latex-two", "groff-two", "word"} {
		names := namesInTurn(i)
		s.leaf("two-columns", m, told(names[0]), told(names[1])).columns = true
	}
	for i, m := range []string{"chromium", "chromium", "latex-t1"} { // headings in the margin
		names := namesInTurn(i + 3)
		d := s.leaf("margin-heading", m, tells(names[0], 2), tells(names[1], 3))
		d.swap = [][]string{
			{"</style>", "body{padding-left:60mm} h1{margin-left:-60mm} h2{position:relative;left:-60mm;width:52mm;font:bold 10pt sans-serif;margin:0 0 -1.3em} p{margin-top:0}</style>"},
			{"</style>", "body{display:grid;grid-template-columns:48mm 1fr;column-gap:6mm} h1,h2,h3{grid-column:1;font-size:11pt;margin:0} p,ul,ol{grid-column:2;margin-top:0}</style>"},
			{`\begin{document}`, `\reversemarginpar\oddsidemargin3.2cm\textwidth10.5cm\marginparwidth3.8cm\renewcommand\section[1]{\par\bigskip\leavevmode\marginpar{\raggedright\itshape #1}\ignorespaces}\begin{document}`},
		}[i]
	}
	noted := []string{"Avtalet kan begäras ut från {organ}.", "Avrundat till jämna tusental.", "Se protokoll den 2 mars, § 14."}
	for i, m := range []string{"via-doc", "latex-ps", "lo-docx"} {
		names := namesInTurn(i + 1)
		s.leaf("footnotes", m, told(names[0]).noted(noted[i]), told(names[1]).noted(noted[(i+1)%3]))
	}
	for i, m := range []string{"lo-pdf", "word-en"} { // the second name stands in a note alone
		s.leaf("footnote-only", m, told(namesInTurn(i)[0]).noted([]string{"Medlens användning är en fråga för sig och behandlas inte här.", "Om användning av stimulansmedlen får vi be att få återkomma."}[i]), none())
	}
	s.thirdBreaks()
	s.thirdBoxes()
	s.thirdChanges()
}

// thirdBreaks have a heading as the last line of a page, or a section that runs over three.
func (s *set) thirdBreaks() {
	alone := func(title string) part {
		return part{func(a *author, subject string) []block {
			return append([]block{h(2, title), {kind: newPage}}, ps(a.some(subject, 2)...)...)
		}, found(title)}
	}
	for i, m := range []string{"lo-pdf/bold", "latex-t1", "drawn/words", "groff-ps"} {
		names := namesInTurn(i)
		d := s.leaf("page-end", m, told(names[0]), alone(names[1]))
		d.header, d.footer = "SKL:s utlysning 2009", "Sida"
	}
}

func (s *set) thirdBoxes() {
	boxed := func(title string) part {
		return part{func(a *author, subject string) []block {
			return []block{{kind: box, inner: joined([]block{boldLine(title)}, ps(a.some(subject, 1)...))}}
		}, found(title)}
	}
	for i, m := range []string{"word", "lo-pdf", "lo-odt", "via-doc"} {
		names := namesInTurn(i + 2)
		s.leaf("text-box", m, boxed(names[0]), boxed(names[1]))
	}
}

// thirdChanges have sections that were deleted or inserted with tracked changes.
func (s *set) thirdChanges() {
	in := func(k kind, q part, t answer) part {
		return part{func(a *author, subject string) []block { return []block{{kind: k, inner: q.write(a, subject)}} }, t}
	}
	for i, m := range []string{"word-own", "lo-odt", "html"} {
		names := namesInTurn(i)
		s.leaf("deleted", m, told(names[0]), in(deletion, tells(names[1], 2), missing))
	}
	names := namesInTurn(3)
	s.leaf("deleted", "word-en/bold", in(deletion, tells(names[0], 2), missing), told(names[1]))
	s.leaf("inserted", "word-en", told(names[0]), in(insertion, tells(names[1], 2), found(names[1])))
	s.leaf("inserted", "word/underline", in(insertion, tells("Länets IT-samverkansorgan", 1), found("Länets IT-samverkansorgan")), in(insertion, tells(names[1], 1), found(names[1])))
}

// thirdLong are papers of many pages.
func (s *set) thirdLong() {
	for i, m := range []string{"lo-docx/auto", "via-odt", "groff/auto", "drawn/frames"} {
		names := namesInTurn(i + 4)
		s.add("long", m, func(a *author, d *paper) {
			d.truth["organ"], d.truth["medel"] = found(names[0]), found(names[1])
			d.header, d.footer = a.fill("{organ} 2009-03-06"), "Vår beteckning 2009:31"
			list := []string{"Ingress", "Läget i länet", names[0], "Målbild", "Vad andra län har gjort", names[1], "Hålltider", "Kostnadsbild"}
			bs := append(a.front(), block{kind: contents, text: "Innehållsöversikt", items: list, pages: []int{2, 3, 4, 5, 6, 7, 8, 9}})
			for _, name := range list {
				bs = append(bs, block{kind: newPage}, h(2, name))
				bs = append(bs, a.chapter3(name, names)...)
			}
			d.blocks = append(bs, a.back()...)
		})
	}
}

func (a *author) chapter3(name string, names [2]string) []block {
	switch name {
	case names[0]:
		return joined([]block{h(3, a.inner("organ"))}, ps(a.some("organ", 4)...), []block{h(3, a.inner("organ")), a.points3("organ")}, ps(a.some("organ", 5)...), []block{h(3, a.inner("organ"))}, ps(a.some("organ", 3)...))
	case names[1]:
		return joined(ps(a.some("medel", 2)...), []block{a.points3("medel"), h(3, a.inner("medel"))}, ps(a.some("medel", 5)...))
	case "Målbild":
		return ps(a.some("goals", 3)...)
	case "Hålltider":
		return ps(a.some("timeplan", 2)...)
	case "Kostnadsbild":
		return ps(a.some("budget", 2)...)
	}
	return ps(a.some("background", 5)...)
}
