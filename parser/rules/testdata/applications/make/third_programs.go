package main

import "strings"

// thirdPrograms are plain papers as still other programs, classes and templates make them.
func (s *set) thirdPrograms() {
	for i, m := range []string{"via-pdf/underline", "web-pdf/large", "typed-pdf/underline", "lo-rtf/centred", "word-visual", "word-own/large", "groff/underline", "html-saved", "drawn/kerned", "lo-html/underline", "rtf/centred", "web-odt"} {
		names := namesInTurn(i)
		s.leaves("look", [3]string{m, names[0], names[1]})
	}
	for i, swap := range [][]string{
		{"{article}", "{scrreprt}", `\section{`, `\chapter{`, `\subsection{`, `\section{`, `\setcounter{secnumdepth}{0}`, `\setcounter{secnumdepth}{-2}`},
		{`\usepackage{fancyhdr}`, `\usepackage{fancyhdr}\setlength\parindent{0pt}\setlength\parskip{6pt}\renewcommand\section[1]{\par\bigskip{\Large\scshape #1}\par\nopagebreak}`},
		{`\usepackage{fancyhdr}`, `\usepackage{fancyhdr}\renewcommand\section[1]{\par\bigskip\noindent\textit{#1}\par\nopagebreak\noindent\hrulefill\par}`},
	} {
		names := namesInTurn(i + 3)
		s.leaf("latex", []string{"latex-t1", "latex-ps", "latex-t1"}[i], tells(names[0], 2), tells(names[1], 3)).swap = swap
	}
	for i, m := range []string{"txt-utf16be/underline", "txt-cp1252/bold", "html", "txt-bom/caps"} {
		names := namesInTurn(i + 2)
		d := s.leaf("charset", m, told(names[0]), told(names[1]))
		if m == "html" {
			d.charset = "iso-8859-1"
		}
	}
	for i, m := range []string{"word-own", "lo-odt/auto", "groff/auto", "lo-html"} { // all of the text stands under subheadings
		names := namesInTurn(i)
		s.leaf("nested", m, deep(names[0]), deep(names[1]))
	}
	s.wordLinks()
	s.thirdMinutes()
}

func deep(title string) part {
	return part{func(a *author, subject string) []block {
		return joined([]block{h(2, title), h(3, a.inner(subject))}, ps(a.some(subject, 2)...), []block{h(3, a.inner(subject)), a.points3(subject), h(3, a.inner(subject))}, ps(a.some(subject, 1)...))
	}, found(title)}
}

// wordLinks have headings that Word has cut by a bookmark, a link and a mark for names of places.
func (s *set) wordLinks() {
	run := func(t string) string { return `<w:r><w:t xml:space="preserve">` + t + `</w:t></w:r>` }
	title := func(words ...string) part {
		text := `<w:p><w:pPr><w:pStyle w:val="Rubrik2"/></w:pPr><w:bookmarkStart w:id="41" w:name="_Toc41"/>` + run(words[0]) +
			`<w:hyperlink w:anchor="_Toc41">` + run(words[1]) + `</w:hyperlink><w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="place">` + run(words[2]) + `</w:smartTag><w:bookmarkEnd w:id="41"/></w:p>`
		return part{func(a *author, subject string) []block {
			return append([]block{{kind: raw, text: text}}, a.matter(subject)...)
		}, found(strings.Join(words, ""))}
	}
	s.leaf("look", "word", title("Regionalt ", "samverkans", "organ"), title("Användning ", "av ", "stimulansmedlen"))
	s.leaf("look", "via-docx", title("IT", "-samverkans", "organ"), title("Medlens ", "an", "vändning"))
}

// thirdMinutes are extracts from minutes, and a memorandum.
func (s *set) thirdMinutes() {
	for i, m := range []string{"via-docx", "lo-odt/bold", "txt-utf8/underline"} {
		names := namesInTurn(i + 5)
		s.add("minutes", m, func(a *author, d *paper) {
			d.truth["organ"], d.truth["medel"] = found(names[0]), found(names[1])
			d.header = "Tjänsteutlåtande"
			d.blocks = joined([]block{h(1, a.fill("Ärende 7, yttrande till SKL")), p(a.fill("Föredragande: {person}. Ärendet bordlades den 9 februari och tas nu upp på nytt.")), h(2, "Förslag till beslut"), p(a.fill("Nedanstående text översänds till SKL som länets ansökan."))},
				tells(names[0], 2).write(a, "organ"), tells(names[1], 2).write(a, "medel"), []block{h(2, "Beslutsgång"), p("Ordföranden ställer proposition på förslaget och finner att det har vunnit bifall."), p(a.fill("Rätt utdraget intygar {person}"))})
		})
	}
}

// thirdPages are pages of a county's own site, printed or saved.
func (s *set) thirdPages() {
	for i, css := range []string{"h2{font-variant:small-caps;font-weight:normal;border-bottom:1px solid}", "h2{display:inline;font-size:11pt} h2+p{display:inline}"} {
		names := namesInTurn(i + 1)
		d := s.leaf("look", "chromium", tells(names[0], 2), tells(names[1], 2))
		d.swap = []string{"</style>", css + "</style>"}
	}
	for i, wrap := range [][3]string{{"<div class=rubrik><font size=4><b>", "</b></font></div>\n", ""}, {"<table width=100%><tr><th align=left>", "</th></tr></table>\n", ""}, {"<fieldset><legend>", "</legend>\n", "</fieldset>\n"}} {
		names := namesInTurn(i + 4)
		head := func(title string) part {
			return part{func(a *author, subject string) []block {
				return joined([]block{{kind: raw, text: wrap[0] + title + wrap[1]}}, ps(a.some(subject, 2)...), []block{{kind: raw, text: wrap[2]}})
			}, found(title)}
		}
		s.leaf("look", "html", head(names[0]), head(names[1]))
	}
}
