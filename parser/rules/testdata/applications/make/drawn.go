package main

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// drawn writes a PDF by hand the ways in which less common programs put letters on a page. The look of the paper says how:
// words (each at its own place, no blanks), kerned (pieces of words with room between them), late (headings after all other
// text), struck (headings twice, a little aside), frames (each page inside a form object), notes (the text under the headings
// as notes typed onto a printed form), turned (lines from the bottom up in the file).
type drawn struct {
	d     *paper
	pages []string
	late  []string
	lines []string
	notes []string // annotations of the only page
	y     float64
}

const drawnTop, drawnLeft, drawnWide = 780.0, 64.0, 470.0

func drawnFile(d *paper) []byte {
	w := &drawn{d: d, y: drawnTop}
	for _, b := range d.blocks {
		w.block(b)
	}
	w.turn()
	return w.file()
}

func (w *drawn) block(b block) {
	switch b.kind {
	case heading:
		w.room(60)
		w.y -= 10
		for l := range strings.SplitSeq(b.text, "\n") {
			w.heading(l, float64(17-2*b.level))
		}
	case list:
		for _, i := range b.items {
			w.prose("\u2022 " + i)
		}
	case contents:
		for i, item := range b.items {
			w.prose(fmt.Sprintf("%s %s %d", item, strings.Repeat(".", 60), b.pages[i]))
		}
	case newPage:
		w.turn()
	default:
		w.prose(b.text)
	}
}

func (w *drawn) heading(s string, size float64) {
	text := fmt.Sprintf("BT /F2 %.0f Tf %.1f %.1f Td (%s) Tj ET\n", size, drawnLeft, w.y, literal(s))
	switch w.d.look {
	case "struck":
		w.lines = append(w.lines, text, fmt.Sprintf("BT /F2 %.0f Tf %.1f %.1f Td (%s) Tj ET\n", size, drawnLeft+0.3, w.y, literal(s)))
	case "late":
		w.late = append(w.late, text)
	default:
		w.lines = append(w.lines, text)
	}
	w.y -= size * 1.5
}

func (w *drawn) prose(s string) {
	lines := helveticaLines(s, drawnWide, 10)
	w.room(float64(len(lines)) * 13)
	if w.d.look == "notes" {
		w.note(lines)
		return
	}
	for _, l := range lines {
		w.lines = append(w.lines, w.line(l))
		w.y -= 13
	}
	w.y -= 5
}

func (w *drawn) line(l string) string {
	switch w.d.look {
	case "words":
		var b strings.Builder
		x := drawnLeft
		for word := range strings.FieldsSeq(l) {
			fmt.Fprintf(&b, "BT /F1 10 Tf 1 0 0 1 %.2f %.1f Tm (%s) Tj ET\n", x, w.y, literal(word))
			x += helvetica(word+" ", 10)
		}
		return b.String()
	case "kerned":
		var b strings.Builder
		for i, r := range l {
			b.WriteString("(" + literal(string(r)) + ")")
			b.WriteString([]string{"-8", "12", "", "-15", "6"}[i%5])
		}
		return fmt.Sprintf("BT /F1 10 Tf %.1f %.1f Td [%s] TJ ET\n", drawnLeft, w.y, b.String())
	}
	return fmt.Sprintf("BT /F1 10 Tf %.1f %.1f Td (%s) Tj ET\n", drawnLeft, w.y, literal(l))
}

// note is a text that was typed onto the page with a program for reading: a free text annotation with its drawing.
func (w *drawn) note(lines []string) {
	height := float64(len(lines))*13 + 6
	var ap strings.Builder
	fmt.Fprintf(&ap, "q BT /F1 10 Tf 13 TL 2 %.1f Td\n", height-12)
	for _, l := range lines {
		fmt.Fprintf(&ap, "(%s) Tj T*\n", literal(l))
	}
	ap.WriteString("ET Q\n")
	w.notes = append(w.notes, fmt.Sprintf("<< /Type /XObject /Subtype /Form /BBox [0 0 %.1f %.1f] /Resources << /Font << /F1 3 0 R >> >> /Length %d >>\nstream\n%sendstream", drawnWide, height, ap.Len(), ap.String()),
		fmt.Sprintf("<< /Type /Annot /Subtype /FreeText /F 4 /IT /FreeTextTypewriter /DA (/F1 10 Tf 0 g) /Rect [%.1f %.1f %.1f %.1f] /Contents %s /AP << /N @AP >> >>",
			drawnLeft, w.y+9-height, drawnLeft+drawnWide, w.y+9, unicodeString(strings.Join(lines, " "))))
	w.y -= height + 5
}

// room turns the page where less than the given height is left of it.
func (w *drawn) room(height float64) {
	if w.y-height < 60 {
		w.turn()
	}
}

func (w *drawn) turn() {
	if w.d.look == "turned" {
		slices.Reverse(w.lines)
	}
	w.pages = append(w.pages, strings.Join(append(w.lines, w.late...), ""))
	w.lines, w.late, w.y = nil, nil, drawnTop
}

func (w *drawn) file() []byte {
	objects := []string{"<< /Type /Catalog /Pages 2 0 R >>", "", font("Helvetica"), font("Helvetica-Bold")}
	add := func(s string) string {
		objects = append(objects, s)
		return fmt.Sprintf("%d 0 R", len(objects))
	}
	var notes []string
	for i := 0; i < len(w.notes); i += 2 {
		notes = append(notes, add(strings.Replace(w.notes[i+1], "@AP", add(w.notes[i]), 1)))
	}
	const fonts = "/Font << /F1 3 0 R /F2 4 0 R >>"
	var kids []string
	for _, p := range w.pages {
		resources := fonts
		if w.d.look == "frames" {
			resources = "/XObject << /X " + add(fmt.Sprintf("<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << %s >> /Length %d >>\nstream\n%s\nendstream", fonts, len(p), p)) + " >>"
			p = "q 1 0 0 1 0 0 cm /X Do Q"
		}
		kids = append(kids, add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << "+resources+" >> /Contents "+add(stream(p))+" /Annots ["+strings.Join(notes, " ")+"] >>"))
	}
	objects[1] = fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", strings.Join(kids, " "), len(kids))
	return pdfFile(objects)
}

// helveticaWidths are the widths of the letters from the blank on, in thousandths of the size.
var helveticaWidths = []float64{278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015,
	667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333,
	556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500}

func helvetica(s string, size float64) float64 {
	n := 0.0
	for _, r := range s {
		if int(r)-' ' < len(helveticaWidths) {
			n += helveticaWidths[r-' ']
			continue
		}
		n += map[rune]float64{'Å': 667, 'Ä': 667, 'Ö': 778, '\u2022': 350}[r]
		if strings.ContainsRune("åäöéü–", r) {
			n += 556
		}
	}
	return n * size / 1000
}

func helveticaLines(s string, width, size float64) []string {
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(s) {
		if line != "" && helvetica(line+" "+word, size) > width {
			lines, line = append(lines, line), ""
		}
		line = strings.TrimSpace(line + " " + word)
	}
	if utf8.RuneCountInString(line) > 0 {
		lines = append(lines, line)
	}
	return lines
}
