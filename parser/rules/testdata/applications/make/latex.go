package main

import (
	"fmt"
	"strings"
)

// latex writes a paper for pdflatex. With the old encoding OT1 å, ä and ö are drawn of two glyphs each.
type latex struct {
	strings.Builder
	d *paper
}

func latexSource(d *paper) string {
	w := &latex{d: d}
	options, extra := "11pt,a4paper", "\\usepackage[T1]{fontenc}"+latexFont(d)+"\n"
	if d.maker == "latex-ps" {
		extra = "\\usepackage[T1]{fontenc}\\usepackage{" + []string{"times", "palatino", "bookman", "helvet"}[len(d.name)%4] + "}\n"
	}
	if d.maker == "latex-ot1" {
		extra = "\\usepackage[OT1]{fontenc}\n"
	}
	if d.maker == "latex-two" || d.columns {
		options += ",twocolumn"
	}
	if strings.Contains(d.way, "form") {
		extra += "\\usepackage{hyperref}\n"
	}
	w.WriteString("\\documentclass[" + options + "]{article}\n\\usepackage[utf8]{inputenc}\n\\usepackage[swedish]{babel}\n" + extra + "\\usepackage{fancyhdr}\n")
	if d.look != numbered {
		w.WriteString("\\setcounter{secnumdepth}{0}\n")
	}
	if d.header != "" || d.footer != "" {
		fmt.Fprintf(w, "\\pagestyle{fancy}\\fancyhf{}\\lhead{%s}\\cfoot{%s \\thepage}\n", tex(d.header), tex(d.footer))
	}
	w.WriteString("\\begin{document}\n")
	if strings.Contains(d.way, "form") {
		w.WriteString("\\begin{Form}\n")
	}
	w.blocks(d.blocks)
	if strings.Contains(d.way, "form") {
		w.WriteString("\\end{Form}\n")
	}
	w.WriteString("\\end{document}\n")
	return d.swapped(w.String())
}

// setLatex runs pdflatex, or goes the old way over DVI and PostScript.
func setLatex(d *paper, dir, bare string) error {
	if d.maker != "latex-ps" {
		return run(dir, "pdflatex", "-interaction=batchmode", "-halt-on-error", bare+".tex")
	}
	return run(dir, "sh", "-c", `latex -interaction=batchmode -halt-on-error "$0.tex" && dvips -q "$0.dvi" && ps2pdf "$0.ps" "$0.pdf"`, bare)
}

// latexFont is one of the fonts that people use, most of them not embedded, which keeps the files small. One in sixteen has
// the bitmaps that TeX makes where no outlines are installed.
func latexFont(d *paper) string {
	digit := strings.IndexByte("0123456789abcdef", hash(d.name)[0])
	switch {
	case digit < 5:
		return "\\usepackage{times}\\pdfmapfile{=bare.map}"
	case digit < 8:
		return "\\usepackage{mathptmx}"
	case digit < 12:
		return "\\usepackage{helvet}\\renewcommand\\familydefault{\\sfdefault}\\pdfmapfile{=bare.map}"
	case digit < 15:
		return "\\usepackage{lmodern}"
	}
	return ""
}

// bareMap has the fonts that every reader of PDF must know, without a file to embed.
const bareMap = `ptmr8r Times-Roman "TeXBase1Encoding ReEncodeFont" <8r.enc
ptmb8r Times-Bold "TeXBase1Encoding ReEncodeFont" <8r.enc
phvr8r Helvetica "TeXBase1Encoding ReEncodeFont" <8r.enc
phvb8r Helvetica-Bold "TeXBase1Encoding ReEncodeFont" <8r.enc
`

var texEscape = strings.NewReplacer(`\`, `\textbackslash{}`, "&", `\&`, "%", `\%`, "$", `\$`, "#", `\#`, "_", `\_`, "{", `\{`, "}", `\}`, "§", `\S{}`, "•", `\textbullet{}`,
	"–", "--", "…", `\ldots{}`, "☐", `[ ]`, "[", "{[}", "]", "{]}", "<", `\textless{}`, ">", `\textgreater{}`)

func tex(s string) string { return texEscape.Replace(s) }

func (w *latex) blocks(bs []block) {
	for _, b := range bs {
		w.block(b)
	}
}

func (w *latex) block(b block) {
	switch b.kind {
	case paragraph:
		w.paragraph(b)
	case heading:
		w.heading(b)
	case list:
		kind := "itemize"
		if b.order {
			kind = "enumerate"
		}
		fmt.Fprintf(w, "\\begin{%s}\n", kind)
		for _, i := range b.items {
			fmt.Fprintf(w, "\\item %s\n", tex(i))
		}
		fmt.Fprintf(w, "\\end{%s}\n", kind)
	case table:
		w.table(b)
	case contents:
		fmt.Fprintf(w, "\\noindent{\\large\\bfseries %s}\\par\n", tex(b.text))
		for i, item := range b.items {
			fmt.Fprintf(w, "\\noindent %s\\dotfill %d\\par\n", tex(item), b.pages[i])
		}
	case newPage:
		w.WriteString("\\newpage\n")
	case field:
		fmt.Fprintf(w, "\\noindent %s\\par\\noindent\\TextField[multiline=true,width=14cm,height=5cm,bordercolor=,charsize=9pt,name=f%d,value={%s}]{}\\par\\bigskip\n", tex(b.text), w.Len(), tex(b.field.value))
	case raw:
		w.WriteString(b.text)
	case box:
		w.WriteString("\\par\\noindent\\fbox{\\parbox{0.9\\linewidth}{")
		w.blocks(b.inner)
		w.WriteString("}}\\par\n")
	default:
		w.blocks(b.inner)
	}
}

func (w *latex) paragraph(b block) {
	if b.lead != "" {
		fmt.Fprintf(w, "\\paragraph{%s} ", tex(b.lead))
	}
	w.WriteString(tex(b.text))
	if b.note != "" {
		fmt.Fprintf(w, "\\footnote{%s}", tex(b.note))
	}
	w.WriteString("\n\n")
}

func (w *latex) heading(b block) {
	look := b.look
	if look == styled {
		look = w.d.look
	}
	text := strings.ReplaceAll(tex(b.text), "\n", "\\\\ ")
	switch {
	case b.level == 1:
		fmt.Fprintf(w, "\\begin{center}{\\LARGE %s}\\end{center}\n", text)
	case look == styled || look == numbered:
		fmt.Fprintf(w, "\\%ssection{%s}\n", strings.Repeat("sub", b.level-2), text)
	case look == bold:
		fmt.Fprintf(w, "\\medskip\\noindent\\textbf{%s}\\nopagebreak\\par\n", text)
	case look == capital:
		fmt.Fprintf(w, "\\medskip\\noindent\\textsc{%s}\\nopagebreak\\par\n", text)
	case look == spaced:
		fmt.Fprintf(w, "\\medskip\\noindent{\\large\\bfseries %s}\\nopagebreak\\par\n", kerned(b.text))
	case look == large:
		fmt.Fprintf(w, "\\medskip\\noindent{\\Large %s}\\nopagebreak\\par\n", text)
	default:
		fmt.Fprintf(w, "\\medskip\\noindent %s\\nopagebreak\\par\n", text)
	}
}

// kerned puts space between the letters, as designers do.
func kerned(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r == ' ' {
			b.WriteString("\\hskip 0.8em ")
			continue
		}
		b.WriteString(tex(string(r)) + "\\kern 0.22em ")
	}
	return b.String()
}

func (w *latex) table(b block) {
	fmt.Fprintf(w, "\\par\\noindent\\begin{tabular}{%s}\\hline\n", strings.Repeat(fmt.Sprintf("|p{%.2f\\linewidth}", 0.9/float64(len(b.rows[0]))), len(b.rows[0]))+"|")
	for _, r := range b.rows {
		for i, c := range r {
			if i > 0 {
				w.WriteString(" & ")
			}
			w.blocks(c)
		}
		w.WriteString("\\\\\\hline\n")
	}
	w.WriteString("\\end{tabular}\\par\n")
}
