package scan

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"inkorg/parser/document/lines"
)

// A word is one that tesseract read, with its box in pixels, y downwards.
type word struct {
	left, top, width, height float64
	sure                     bool // tesseract has some confidence in it
	text                     string
}

// someConfidence is in percent. A word with less may have a box that is none of letters.
const someConfidence = 50

// The columns of tesseract's TSV, and the level of its rows that are words.
const (
	tsvColumns = 12
	tsvWord    = "5"
)

// ReadTSV makes rows of the lines that tesseract read on a page, in its order, which knows columns. Words it has little
// confidence in are kept: a person reads over a wrong letter, and so do the rules.
func ReadTSV(tsv string, p Picture, page int) []lines.Row {
	var rows []lines.Row
	var line []word
	at := ""
	flush := func() {
		if r, ok := rowOf(line, p, page); ok {
			rows = append(rows, r)
		}
		line = nil
	}
	for l := range strings.Lines(tsv) {
		cells := strings.SplitN(strings.TrimRight(l, "\r\n"), "\t", tsvColumns)
		if len(cells) < tsvColumns || cells[0] != tsvWord || strings.TrimSpace(cells[11]) == "" {
			continue
		}
		if here := strings.Join(cells[1:5], "."); here != at { // page, block, paragraph, line
			flush()
			at = here
		}
		line = append(line, word{pixels(cells[6]), pixels(cells[7]), pixels(cells[8]), pixels(cells[9]), pixels(cells[10]) >= someConfidence, cells[11]})
	}
	flush()
	return rows
}

// pixels reads a measure. What is none, or beyond any picture, is 0.
func pixels(s string) float64 {
	n, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(n) || math.Abs(n) > MostPixels {
		return 0
	}
	return n
}

// rowOf makes a row of the words of a line.
func rowOf(line []word, p Picture, page int) (lines.Row, bool) {
	size, base := measure(line)
	if len(line) == 0 || size <= 0 {
		return lines.Row{}, false
	}
	point := 72 / float64(p.DPI)
	var glyphs []lines.Glyph
	led := false
	for _, w := range line {
		switch {
		case w.height < flat*size && w.width > lines.FarGap*size:
			w.text, led = "....", true
		case led && !w.sure:
			continue
		}
		glyphs = append(glyphs, lines.Glyph{
			X: w.left * point, Y: (float64(p.Height) - base) * point, W: w.width * point, Size: size * point, Word: true, Text: w.text,
		})
	}
	r := lines.OneRow(glyphs, page)
	r.Size = lines.Finite(size * point)
	r.Contents = r.Contents || led && lines.EndsInPage(r.Text)
	return r, r.Text != ""
}

// flat is how much of the size is the height of dots that lead to a page number. Of a long row of them tesseract makes letters.
const flat = 0.25

// What letters take of the size of their font above and below the line, on the average of usual fonts.
const (
	small     = 0.52 // a, c, e
	tall      = 0.72 // b, A, 1
	ringed    = 0.93 // Å, Ä, Ö
	below     = 0.21 // g, p, y
	commaTail = 0.14
)

// measure tells the size of a line, in pixels, and where its words stand, from the heights of the words and the letters in them.
// tesseract's own measures of a line depend on which letters happen to be in it.
func measure(line []word) (size, base float64) {
	if sure := slices.DeleteFunc(slices.Clone(line), func(w word) bool { return !w.sure }); len(sure) > 0 {
		line = sure
	}
	var sizes, bases []float64
	for _, w := range line {
		up, down := reach(w.text)
		if up > 0 && w.height > 0 {
			sizes = append(sizes, w.height/(up+down))
		}
	}
	if len(sizes) == 0 {
		return 0, 0
	}
	size = median(sizes)
	for _, w := range line {
		_, down := reach(w.text)
		bases = append(bases, w.top+w.height-down*size)
	}
	return size, median(bases)
}

// reach is how far a word goes above and below its line; 0 above if it has no letter and no digit.
func reach(text string) (up, down float64) {
	for _, r := range text {
		switch {
		case strings.ContainsRune("åäöéèüïij", r), strings.ContainsRune("bdfhkltß", r), unicode.IsDigit(r):
			up = max(up, tall)
		case strings.ContainsRune("ÅÄÖÉÜ", r):
			up = max(up, ringed)
		case unicode.IsUpper(r):
			up = max(up, tall)
		case unicode.IsLetter(r):
			up = max(up, small)
		}
		switch {
		case strings.ContainsRune("gjpqyçQ()[]{}|§/", r):
			down = max(down, below)
		case strings.ContainsRune(",;", r):
			down = max(down, commaTail)
		}
	}
	if up > 0 && strings.ContainsAny(text, "()[]{}|§/") {
		up = max(up, tall)
	}
	return up, down
}

func median(all []float64) float64 {
	all = slices.Sorted(slices.Values(all))
	return all[len(all)/2]
}

// Sizes that are measured differ where those of the fonts do not.
const (
	sameAsBody = 1.13 // times the size of the body
	sameSize   = 1.05 // times the next smaller one
)

// Even makes one size of those that differ by no more than measuring may: that of the body, else the middle of their group.
func Even(rows []lines.Row) {
	body := bodySize(rows)
	var odd []*lines.Row
	for i := range rows {
		if r := &rows[i]; r.Size < body*sameAsBody && r.Size > body/sameAsBody {
			r.Size = body
		} else {
			odd = append(odd, r)
		}
	}
	slices.SortStableFunc(odd, func(a, b *lines.Row) int { return cmp.Compare(a.Size, b.Size) })
	for from := 0; from < len(odd); {
		to := from + 1
		for to < len(odd) && odd[to].Size <= odd[to-1].Size*sameSize {
			to++
		}
		middle := odd[(from+to)/2].Size
		for _, r := range odd[from:to] {
			r.Size = middle
		}
		from = to
	}
}

// bodySize is the size in the middle of all the text.
func bodySize(rows []lines.Row) float64 {
	sorted := slices.SortedFunc(slices.Values(rows), func(a, b lines.Row) int { return cmp.Compare(a.Size, b.Size) })
	all := 0
	for _, r := range sorted {
		all += utf8.RuneCountInString(r.Text)
	}
	for _, r := range sorted {
		if all -= 2 * utf8.RuneCountInString(r.Text); all <= 0 {
			return r.Size
		}
	}
	return 0
}
