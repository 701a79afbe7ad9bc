package main

import "fmt"

func (s *set) secondLayouts() {
	for i, m := range []string{"via-pdf", "latex-two", "chromium", "groff-two/auto"} {
		names := titlesInTurn(i)
		organ, medel := titled(names[0]), titled(names[1])
		if i == 2 {
			organ = none()
		}
		s.sheet("two-columns", m, organ, medel).columns = true
	}
	s.margins()
	noted := func(q part, note string) part { return q.noted(note) }
	for i, m := range []string{"via-pdf", "lo-doc", "latex-t1"} {
		names := titlesInTurn(i + 1)
		s.sheet("footnotes", m, noted(titled(names[0]), "Stadgarna skickas på begäran från {ort}."), noted(titled(names[1]), "Uträkningen bygger på {pop} invånare."))
	}
	for i, m := range []string{"via-pdf", "groff", "lo-docx"} { // the second name stands in a note alone
		note := []string{"Användning av stimulansmedlen tas upp först när styrelsen har sagt sitt.", "Medlens användning: se kommande skrivelse.", "Hur stimulansmedlen ska användas är ännu inte avgjort."}[i]
		s.sheet("footnote-only", m, noted(titled(titlesInTurn(i)[0]), note), none())
	}
	s.secondPages()
	s.secondLong()
	s.secondBoxes()
	s.secondChanges()
}

// margins have their headings to the left of the text, as letters of authorities do.
func (s *set) margins() {
	const css = `body{padding-left:52mm} h1{margin-left:-52mm} h2{float:left;clear:both;width:47mm;margin:0 0 0 -52mm;font-size:11pt} p{margin-top:0}`
	for i, m := range []string{"chromium", "chromium", "txt-utf8", "latex-t1"} {
		names := titlesInTurn(i + 1)
		if i == 1 {
			names[1] = ""
		}
		d := s.sheet("margin-heading", m, titledOrNone(names[0]), titledOrNone(names[1]))
		switch m {
		case "chromium":
			d.swap = []string{"</style>", css + []string{"", "h2{text-align:right;color:#444}"}[i] + "</style>"}
		case "latex-t1":
			d.swap = []string{`\begin{document}`, `\reversemarginpar\oddsidemargin3cm\textwidth11cm\marginparwidth4cm\renewcommand\section[1]{\par\leavevmode\marginpar{\raggedright\bfseries #1}\ignorespaces}\begin{document}`}
		default:
			for j, b := range d.blocks {
				if b.kind == paragraph || b.kind == list {
					d.blocks[j] = indented(b)
				}
			}
		}
	}
}

// indented is a paragraph of a text file that begins eight columns to the right of its heading.
func indented(b block) block {
	if b.kind == list {
		s := ""
		for _, i := range b.items {
			s += wrapped(i, 72, "        * ", "          ")
		}
		return block{kind: raw, text: s + "\n"}
	}
	return block{kind: raw, text: wrapped(b.text, 72, "        ", "        ") + "\n"}
}

func (s *set) secondPages() {
	alone := func(title string) part {
		return part{func(a *author, subject string) []block {
			return append([]block{h(2, title), {kind: newPage}}, ps(a.some(subject, 3)...)...)
		}, found(title)}
	}
	for i, m := range []string{"via-pdf", "drawn", "latex-ps"} {
		names := titlesInTurn(i + 2)
		d := s.sheet("page-end", m, alone(names[0]), titled(names[1]))
		d.header, d.footer = "Ansökan 2009", "sid"
	}
}

// secondLong are applications of many pages with a table of contents and many other chapters.
func (s *set) secondLong() {
	for i, m := range []string{"lo-pdf", "lo-odt/auto", "latex-t1", "word-own", "drawn/frames"} {
		names := titlesInTurn(i + 1)
		s.add("long", m, func(a *author, d *paper) {
			d.truth["organ"], d.truth["medel"] = found(names[0]), found(names[1])
			d.header, d.footer = a.fill("{lan} {organ}"), "Dnr 2009/0147"
			chapters := []string{"Om länet", "Varför vi söker", names[0], "Vad vi vill uppnå", names[1], "Kalender", "Frågor besvaras av"}
			toc := block{kind: contents, text: "Vad handlingen innehåller", items: chapters, pages: []int{2, 3, 4, 6, 7, 9, 10}}
			bs := joined(a.opening(), []block{toc})
			if m == "drawn/frames" {
				bs = a.opening()
			}
			for _, c := range chapters {
				bs = append(bs, block{kind: newPage}, h(2, c))
				bs = append(bs, a.chapterIn(c, names)...)
			}
			d.blocks = bs
		})
	}
}

func (a *author) chapterIn(name string, names [2]string) []block {
	switch name {
	case names[0]:
		return joined(ps(a.some("organ", 4)...), []block{h(3, a.inner("organ"))}, ps(a.some("organ", 3)...), []block{a.enumeration("organ"), h(3, a.inner("organ"))}, ps(a.some("organ", 4)...))
	case names[1]:
		return joined(ps(a.some("medel", 3)...), []block{h(3, a.inner("medel"))}, ps(a.some("medel", 4)...), []block{a.enumeration("medel")})
	case "Kalender":
		return ps(a.some("timeplan", 3)...)
	case "Vad vi vill uppnå":
		return ps(a.some("goals", 4)...)
	case "Frågor besvaras av":
		return ps(a.some("contact", 2)...)
	}
	return ps(a.some("background", 4)...)
}

func (s *set) secondBoxes() {
	boxed := func(title string) part {
		return part{func(a *author, subject string) []block {
			return []block{{kind: box, inner: joined([]block{boldLine(title)}, ps(a.some(subject, 2)...))}}
		}, found(title)}
	}
	for i, m := range []string{"via-pdf", "word-en", "web-docx"} {
		names := titlesInTurn(i)
		s.sheet("text-box", m, boxed(names[0]), titled(names[1]))
	}
}

// secondChanges have sections that were deleted or inserted with tracked changes.
func (s *set) secondChanges() {
	in := func(k kind, q part, t answer) part {
		return part{func(a *author, subject string) []block { return []block{{kind: k, inner: q.write(a, subject)}} }, t}
	}
	for i, m := range []string{"word-en", "lo-odt/bold", "rtf/bold", "word-visual"} {
		names := titlesInTurn(i + 2)
		organ := titled(names[0])
		if i == 1 {
			organ = in(deletion, organ, missing)
		}
		s.sheet("deleted", m, organ, in(deletion, titled(names[1]), missing))
	}
	for i, m := range []string{"word-own", "word/large"} {
		names := titlesInTurn(i)
		s.sheet("inserted", m, in(insertion, titled(names[0]), found(names[0])), titled(names[1]))
	}
	for i, m := range []string{"word", "word-en"} { // the heading is there, all text under it was deleted
		d := s.sheet("deleted", m, titled(titlesInTurn(i)[0]), part{func(a *author, subject string) []block {
			return []block{h(2, titlesInTurn(i)[1]), {kind: deletion, inner: ps(a.some(subject, 2)...)}}
		}, missing})
		d.footer = fmt.Sprintf("Version %d", i+2)
	}
}
