package lines

import (
	"math"
	"unicode"
)

// The measures of cells, in parts of the font size.
const (
	cellGap   = 0.7 // a wider gap may part two cells
	sureGap   = 3.0 // and one so wide does, though nothing below it stands at the same place
	cellEdge  = 0.3 // how far the left edges of a cell may differ
	cellLines = 2.5 // between the lines of one cell
)

// unfolded puts the lines of a label in the left cell of a table one after the other, before the text beside it: "Regionalt Vi
// arbetar" and "samverkansorgan med" are read as they are meant. A label goes on where its next line begins with a small letter,
// so rows of a form stay as they are.
func unfolded(all [][]run) [][]run {
	var out [][]run
	for i := 0; i < len(all); {
		if c, ok := fieldOf(all[i:]); ok {
			out = append(append(out, c.label...), c.text...)
			i += c.lines
			continue
		} else if len(c.label) == 0 && c.lines > 1 {
			out = append(out, all[i:i+c.lines-1]...) // its last line may begin another
			i += c.lines - 1
			continue
		}
		n := labelLines(all[i:])
		if n < 2 {
			out = append(out, all[i])
			i++
			continue
		}
		edge, _ := cellAt(all[i])
		var beside [][]run
		for _, l := range all[i : i+n] {
			left, right := split(l, edge)
			out = append(out, left)
			if len(right) > 0 {
				beside = append(beside, right)
			}
		}
		out = append(out, beside...)
		i += n
	}
	return out
}

// labelLines is how many lines the label has that begins with the first line; 0 when there is none.
func labelLines(all [][]run) int {
	edge, gap := cellAt(all[0])
	if gap == 0 || endsFar(all[0]) {
		return 0
	}
	first := all[0][0]
	n, aligned, sure := 1, 1, gap > sureGap*first.size
	for ; n < len(all); n++ {
		left, right := split(all[n], edge)
		if !follows(all[n-1], all[n]) || crosses(all[n], edge-cellEdge*first.size) || !atEdge(right, edge) {
			break
		}
		if len(left) == 0 {
			aligned++ // the text beside the label goes on
			break
		}
		if !cellGoesOn(all[0], left) {
			break
		}
		if len(right) > 0 {
			aligned++
		}
	}
	if aligned < 2 && !sure {
		return 0
	}
	return n
}

// cellAt is the left edge of the second cell of a line, and how wide the gap before it is; 0 when there is no second cell.
func cellAt(l []run) (edge, gap float64) {
	for i := 1; i < len(l); i++ {
		if gap := l[i].x0 - l[i-1].x1; gap >= cellGap*max(l[i].size, l[i-1].size) {
			return l[i].x0, gap
		}
	}
	return 0, 0
}

// split parts a line at the left edge of the second cell.
func split(l []run, edge float64) (left, right []run) {
	for i, r := range l {
		if r.x0 >= edge-cellEdge*r.size {
			return l[:i], l[i:]
		}
	}
	return l, nil
}

func atEdge(right []run, edge float64) bool {
	return len(right) == 0 || math.Abs(right[0].x0-edge) <= cellEdge*right[0].size
}

// follows says whether a line is the next of the cell that the line above is in.
func follows(above, l []run) bool {
	size := max(above[0].size, l[0].size)
	return above[0].y-l[0].y <= cellLines*size
}

// cellGoesOn says whether left is the next line of the label that has that first line. A single letter is the number of another cell.
func cellGoesOn(first, left []run) bool {
	return math.Abs(left[0].x0-first[0].x0) <= cellEdge*first[0].size && sameFace(first[0], left[0]) &&
		lettersOf(left) > 1 && beginsWith(left, unicode.IsLower)
}

// aligned says whether two lines of a cell begin or end at the same place. The width of a hyphen that ends a line is not always known.
func aligned(first, left []run) bool {
	a, b := first[len(first)-1], left[len(left)-1]
	near := cellEdge * first[0].size
	if math.Abs(left[0].x0-first[0].x0) <= near {
		return true
	}
	if endsInHyphen(first) || endsInHyphen(left) {
		near *= 2
	}
	return math.Abs(a.x1-b.x1) <= near
}

func sameFace(a, b run) bool {
	return math.Abs(a.size-b.size) <= 0.1*b.size && a.glyphs[0].Bold == b.glyphs[0].Bold
}
