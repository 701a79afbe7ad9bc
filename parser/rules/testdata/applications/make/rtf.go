package main

import (
	"fmt"
	"strings"
)

// rtfSource writes a paper as RTF the way small programs do: one font table, letters in the code page, bold and size only.
func rtfSource(d *paper) string {
	w := &rtf{d: d}
	w.WriteString(`{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fswiss Arial;}}{\stylesheet{\s0 Normal;}{\s1\outlinelevel0\b\fs32 heading 1;}{\s2\outlinelevel1\b\fs26 heading 2;}{\s3\outlinelevel2\b\fs22 heading 3;}}{\info{\title Ans\'f6kan}}` + "\n")
	if d.header != "" {
		w.WriteString(`{\header\pard ` + rtfText(d.header) + `\par}`)
	}
	if d.footer != "" {
		w.WriteString(`{\footer\pard ` + rtfText(d.footer) + `\par}`)
	}
	w.WriteString(`\paperw11906\paperh16838\f0\fs22 `)
	w.blocks(d.blocks)
	return d.swapped(w.String() + "}\n")
}

type rtf struct {
	strings.Builder
	d *paper
}

// rtfText writes letters as bytes of the code page, and every third foreign one by its number in Unicode with a substitute.
func rtfText(s string) string {
	var b strings.Builder
	for i, r := range s {
		switch {
		case r == '\\' || r == '{' || r == '}':
			b.WriteString(`\` + string(r))
		case r == '\n':
			b.WriteString(`\line `)
		case r == '\t':
			b.WriteString(`\tab `)
		case r < 128:
			b.WriteRune(r)
		case r < 256 && i%3 != 0:
			fmt.Fprintf(&b, `\'%02x`, r)
		default:
			fmt.Fprintf(&b, `\u%d?`, r)
		}
	}
	return b.String()
}

func (w *rtf) blocks(bs []block) {
	for _, b := range bs {
		w.block(b)
	}
}

func (w *rtf) block(b block) {
	switch b.kind {
	case paragraph:
		w.WriteString(`\pard\sa120 `)
		if b.lead != "" {
			w.WriteString(`{\b ` + rtfText(b.lead) + `} `)
		}
		w.WriteString(rtfText(b.text))
		if b.note != "" {
			w.WriteString(`{\super\chftn}{\footnote\pard\chftn  ` + rtfText(b.note) + `}`)
		}
		w.WriteString("\\par\n")
	case heading:
		w.heading(b)
	case list:
		for i, item := range b.items {
			mark := `\bullet`
			if b.order {
				mark = fmt.Sprintf("%d.", i+1)
			}
			w.WriteString(`{\pard\fi-360\li720{\pntext ` + mark + `\tab}` + rtfText(item) + "\\par}\n")
		}
	case table:
		w.table(b)
	case newPage:
		w.WriteString(`\page `)
	case deletion:
		w.WriteString(`{\deleted\revauthdel1 `)
		w.blocks(b.inner)
		w.WriteString(`}`)
	case contents:
		w.WriteString(`\pard{\b ` + rtfText(b.text) + "}\\par\n")
		for i, item := range b.items {
			fmt.Fprintf(w, "\\pard\\tqr\\tldot\\tx9000 %s\\tab %d\\par\n", rtfText(item), b.pages[i])
		}
	default:
		w.blocks(b.inner)
	}
}

func (w *rtf) heading(b block) {
	look := b.look
	if look == styled {
		look = w.d.look
	}
	format := map[string]string{styled: fmt.Sprintf(`\s%d\outlinelevel%d\b\fs%d `, b.level, b.level-1, 36-4*b.level), bold: `\b `, large: `\fs28 `, underline: `\ul `,
		capital: `\caps `, spaced: `\b\expndtw90 `, centred: `\qc\b `, outlined: fmt.Sprintf(`\outlinelevel%d\b `, b.level-1)}[look]
	w.WriteString(`\pard\sb160\keepn{` + format + rtfText(b.text) + "\\par}\n")
}

func (w *rtf) table(b block) {
	for _, r := range b.rows {
		w.WriteString(`\trowd\trgaph70`)
		for i := range r {
			fmt.Fprintf(w, `\cellx%d`, (i+1)*9000/len(r))
		}
		for _, c := range r {
			inner := &rtf{d: w.d}
			inner.blocks(c)
			s := strings.TrimSuffix(inner.String(), "\\par\n")
			w.WriteString(strings.ReplaceAll(s, `\pard`, `\pard\intbl`) + "\\cell\n")
		}
		w.WriteString("\\row\n")
	}
	w.WriteString(`\pard\par `)
}
