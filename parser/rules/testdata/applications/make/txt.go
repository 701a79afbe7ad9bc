package main

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// plainText writes a paper with nothing but letters and lines, as wide as mail programs set them.
func plainText(d *paper) string {
	w := &txt{d: d, width: 72}
	if d.header != "" {
		w.WriteString(d.header + "\n\n")
	}
	w.blocks(d.blocks)
	if d.footer != "" {
		w.WriteString(d.footer + "\n")
	}
	return d.swapped(w.String())
}

type txt struct {
	strings.Builder
	d     *paper
	width int
}

func (w *txt) blocks(bs []block) {
	for _, b := range bs {
		w.block(b)
	}
}

func (w *txt) block(b block) {
	switch b.kind {
	case paragraph:
		s := b.text
		if b.lead != "" {
			s = b.lead + " " + s
		}
		if b.note != "" {
			s += " (" + b.note + ")"
		}
		w.WriteString(wrapped(s, w.width, "", "") + "\n")
	case heading:
		w.heading(b)
	case list:
		for i, item := range b.items {
			mark := "- "
			if b.order {
				mark = fmt.Sprintf("%d. ", i+1)
			}
			w.WriteString(wrapped(item, w.width, mark, "  "))
		}
		w.WriteString("\n")
	case contents:
		w.WriteString(b.text + "\n\n")
		for i, item := range b.items {
			fmt.Fprintf(w, "%s %s %d\n", item, strings.Repeat(".", max(3, 60-utf8.RuneCountInString(item))), b.pages[i])
		}
		w.WriteString("\n")
	case newPage:
		w.WriteString("\f")
	case raw:
		w.WriteString(b.text)
	case table:
		for _, r := range b.rows {
			for _, c := range r {
				w.blocks(c)
			}
		}
	default:
		w.blocks(b.inner)
	}
}

func (w *txt) heading(b block) {
	look := b.look
	if look == styled {
		look = w.d.look
	}
	text, line := b.text, ""
	n := 0
	for l := range strings.SplitSeq(text, "\n") {
		n = max(n, utf8.RuneCountInString(l))
	}
	switch look {
	case capital:
		text = strings.ToUpper(text)
	case underline:
		line = strings.Repeat("-", n) + "\n"
	case bold:
		text = "*" + text + "*"
	case styled:
		line = strings.Repeat("=", n) + "\n"
	}
	w.WriteString("\n" + text + "\n" + line + "\n")
}

// wrapped sets a text in lines of at most width letters.
func wrapped(s string, width int, first, rest string) string {
	var b strings.Builder
	line := first
	for _, word := range strings.Fields(s) {
		if len(line) > len(rest) && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width {
			b.WriteString(strings.TrimRight(line, " ") + "\n")
			line = rest
		}
		if line != "" && !strings.HasSuffix(line, " ") {
			line += " "
		}
		line += word
	}
	return b.String() + line + "\n"
}
