package main

import (
	"fmt"
	"os/exec"
	"strings"
)

// groffSource writes a paper with the ms macros.
func groffSource(d *paper) string {
	w := &groff{d: d}
	w.WriteString(".nr PS 11\n.nr VS 14\n.nr HM 2.2c\n.nr FM 2.2c\n.ds CH\n")
	if d.header != "" {
		fmt.Fprintf(w, ".ds LH %s\n", d.header)
	}
	if d.footer != "" {
		fmt.Fprintf(w, ".ds CF %s\n", d.footer)
	}
	w.WriteString(".LP\n")
	if d.maker == "groff-two" || d.columns {
		w.WriteString(".2C\n")
	}
	w.blocks(d.blocks)
	return d.swapped(w.String())
}

// setGroff makes the PDF at once, or by way of PostScript.
func setGroff(d *paper) ([]byte, error) {
	program := "groff -k -ms -Tpdf"
	if d.maker == "groff-ps" {
		program = "groff -k -ms -Tps | ps2pdf - -"
	}
	return exec.Command("sh", "-c", "{ "+program+"; } <<'END-OF-SOURCE'\n"+groffSource(d)+"END-OF-SOURCE\n").Output()
}

type groff struct {
	strings.Builder
	d *paper
}

func (w *groff) blocks(bs []block) {
	for _, b := range bs {
		w.block(b)
	}
}

func (w *groff) line(s string) {
	if strings.HasPrefix(s, ".") || strings.HasPrefix(s, "'") {
		s = `\&` + s
	}
	w.WriteString(strings.ReplaceAll(s, "\\", "\\e") + "\n")
}

func (w *groff) block(b block) {
	switch b.kind {
	case paragraph:
		w.WriteString(".LP\n")
		if b.lead != "" {
			fmt.Fprintf(w, ".B \"%s\"\n", b.lead)
		}
		if b.note != "" {
			w.line(b.text + "*")
			fmt.Fprintf(w, ".FS\n%s\n.FE\n", b.note)
			return
		}
		w.line(b.text)
	case heading:
		w.heading(b)
	case list:
		for i, item := range b.items {
			mark := "\\(bu"
			if b.order {
				mark = fmt.Sprintf("%d.", i+1)
			}
			fmt.Fprintf(w, ".IP %s 3\n", mark)
			w.line(item)
		}
	case contents:
		fmt.Fprintf(w, ".SH\n%s\n.LP\n.ta 15c\n.lc .\n.nf\n", b.text)
		for i, item := range b.items {
			fmt.Fprintf(w, "%s \x01 %d\n", item, b.pages[i])
		}
		w.WriteString(".fi\n")
	case newPage:
		w.WriteString(".bp\n")
	case raw:
		w.WriteString(b.text)
	case box:
		w.WriteString(".B1\n")
		w.blocks(b.inner)
		w.WriteString(".B2\n")
	default:
		w.blocks(b.inner)
	}
}

func (w *groff) heading(b block) {
	look := b.look
	if look == styled {
		look = w.d.look
	}
	text := strings.ReplaceAll(b.text, "\n", "\n.br\n")
	switch {
	case b.level == 1:
		fmt.Fprintf(w, ".TL\n%s\n", text)
	case look == numbered:
		fmt.Fprintf(w, ".NH %d\n%s\n", b.level-1, text)
	case look == large:
		fmt.Fprintf(w, ".LP\n.LG\n.ne 3\n%s\n.NL\n.br\n", text)
	case look == plain:
		fmt.Fprintf(w, ".LP\n.ne 3\n%s\n.br\n", text)
	case look == underline:
		fmt.Fprintf(w, ".LP\n.ne 3\n.UL \"%s\"\n", text)
	case look == centred:
		fmt.Fprintf(w, ".LP\n.ce\n\\fB%s\\fP\n", text)
	default:
		fmt.Fprintf(w, ".SH\n%s\n", text)
	}
}
