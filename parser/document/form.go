package document

import (
	"math"
	"slices"
	"strings"
)

// The measures of labels beside a text, in parts of the font size.
const (
	sameText   = 1.8 // between the baselines of lines of one cell, at most
	offLabel   = 1.3 // how far a label may stand below the only line beside it
	namesCell  = 3   // letters of a label: bullets and numbers are none
	evenPitch  = 1.3 // a distance greater than the usual one by this parts two cells
	mostLabels = 6   // lines of a label
)

// A field is a label on the left, and the lines of text beside it.
type field struct {
	edge        float64 // the left edge of the text
	label, text [][]run
	lines       int  // of the page, that it is made of
	below       bool // the text begins above the label
}

// fieldOf returns the cell that begins with the first line, or how many lines may be passed over that belong to no cell. The lines of a
// cell begin at one edge and stand close together. Its label stands beside the first of them, or, as in many forms, a little lower or in
// the middle. Where another label follows as closely, the cell ends if its own label stood at its top; else nobody knows to which of the
// two the lines between them belong.
func fieldOf(all [][]run) (c field, ok bool) {
	edge, gap := cellAt(all[0])
	if gap == 0 {
		edge = all[0][0].x0
	}
	c = field{edge: edge, below: gap == 0}
	pitch := 0.0
	for ; c.lines < len(all); c.lines++ {
		left, right := split(all[c.lines], edge)
		if crosses(all[c.lines], edge-cellEdge*all[0][0].size) || !atEdge(right, edge) || !c.near(left, right, pitch) {
			break
		}
		if _, inside := cellAt(right); gap == 0 && len(left) == 0 && inside > 0 {
			break // other cells begin
		}
		if len(left) > 0 && len(c.label) > 0 && !c.labelGoesOn(left) {
			return c, !c.below && c.whole()
		}
		if len(right) > 0 && len(c.text) > 0 && pitch == 0 {
			pitch = c.text[0][0].y - right[0].y
		}
		c.add(left, right)
	}
	c.lines = max(c.lines, 1)
	return c, c.whole()
}

func (c *field) add(left, right []run) {
	if len(left) > 0 {
		c.label = append(c.label, left)
	}
	if len(right) > 0 {
		c.text = append(c.text, right)
	}
}

// near says whether the parts of a line stand close enough to the lines before to be of the same cell.
func (c *field) near(left, right []run, pitch float64) bool {
	if len(c.text) == 0 {
		return true
	}
	last := c.text[len(c.text)-1][0]
	if len(right) > 0 {
		gap := last.y - right[0].y
		return gap <= sameText*last.size && (pitch == 0 || gap <= evenPitch*pitch)
	}
	return last.y-left[0].y <= offLabel*max(last.size, left[0].size)
}

// labelGoesOn says whether left is the next line of the label. One that stands beside the top of its text must go on with a small letter:
// so rows of a form stay as they are.
func (c *field) labelGoesOn(left []run) bool {
	first, last := c.label[0][0], c.label[len(c.label)-1][0]
	if last.y-left[0].y > sameText*last.size || len(c.label) >= mostLabels {
		return false
	}
	return cellGoesOn(left, first) || c.below && math.Abs(left[0].x0-first.x0) <= cellEdge*first.size && left[0].size == first.size
}

// whole says whether this is a label and its text: a text of several lines, or one whose label stands lower.
func (c *field) whole() bool {
	if len(c.label) == 0 || len(c.text) == 0 || len(c.text) == 1 && (!c.below || c.lines > 2) {
		return false
	}
	n := 0
	for _, l := range c.label {
		last := l[len(l)-1]
		if last.x1 > c.edge-cellGap*last.size {
			return false
		}
		for _, r := range l {
			for _, g := range r.glyphs {
				n += countLetters(g.text)
			}
		}
	}
	return n >= namesCell && !slices.ContainsFunc(c.label, func(l []run) bool { return endsInStop(l) })
}

// endsInStop says whether a line ends a sentence: then it is no label.
func endsInStop(l []run) bool {
	last := l[len(l)-1]
	return strings.HasSuffix(strings.TrimSpace(last.glyphs[len(last.glyphs)-1].text), ".")
}
