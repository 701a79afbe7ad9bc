package lines

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The measures of labels beside a text, in parts of the font size.
const (
	sameText    = 1.8  // between the baselines of lines of one cell, at most
	offLabel    = 1.3  // how far a label may stand below the only line beside it
	indent      = 2.5  // of the first line of a text, at most
	namesCell   = 3    // letters of a label: bullets and numbers are none
	evenPitch   = 1.3  // a distance greater than the usual one by this parts two cells
	mostLabels  = 6    // lines of a label
	largerText  = 1.05 // times the size of the label: text that large is a title
	narrowLabel = 0.75 // of the width of the text
	manyBlanks  = 2    // in a line of running text, at least
)

// A field is a label on the left, and the lines of text beside it.
type field struct {
	edge        float64 // the left edge of the text
	label, text [][]run
	lines       int  // of the page, that it is made of
	below       bool // the text begins above the label
}

// fieldOf returns the cell that begins with the first line, or how many lines may be passed over that belong to no cell. The lines of a
// cell begin at one edge, but for the indent of the first, and stand close together. Its label stands beside the first of them, or, as in
// many forms, a little lower or in the middle. Where another label follows as closely, the cell ends if its own label stood at its top;
// else nobody knows to which of the two the lines between them belong.
func fieldOf(all [][]run) (c field, ok bool) {
	edge, gap := textAt(all[0])
	c = field{edge: unindented(all, edge, gap), below: gap == 0}
	pitch := 0.0
	for ; c.lines < len(all); c.lines++ {
		at := c.edge
		if c.lines == 0 {
			at = edge
		}
		left, right := split(all[c.lines], at)
		if crosses(all[c.lines], at-cellEdge*all[0][0].size) || !atEdge(right, at) || !c.near(left, right, pitch) {
			break
		}
		if _, inside := cellAt(right); gap == 0 && len(left) == 0 && inside > 0 {
			break // other cells begin
		}
		if len(left) > 0 && len(c.label) > 0 && !c.labelGoesOn(left, right) {
			return c, !c.below && c.whole()
		}
		if len(right) > 0 && len(c.text) > 0 && pitch == 0 {
			pitch = c.text[0][0].y - right[0].y
		}
		c.add(left, right)
	}
	c.lines = max(c.lines, 1)
	return c, c.whole() && (len(c.text) > 1 || c.alone(all))
}

// textAt is where the text beside a label begins, and how wide the gap before it is; 0 when there is no label. A number or a bullet in a
// cell of its own stands before the label and is none.
func textAt(l []run) (edge, gap float64) {
	edge, gap = cellAt(l)
	if gap == 0 {
		return l[0].x0, 0
	}
	if left, right := split(l, edge); lettersOf(left) < namesCell {
		e, g := cellAt(right)
		if _, text := split(right, e); g > 0 && !hasCells(text) {
			return e, g
		}
	}
	return edge, gap
}

func hasCells(l []run) bool {
	_, gap := cellAt(l)
	return gap > 0
}

// unindented is the edge of a text whose first line begins at edge: that of the next line, if it begins a little to the left. Of two columns
// of text neither is unindented.
func unindented(all [][]run, edge, gap float64) float64 {
	if gap == 0 || len(all) < 2 || !follows(all[0], all[1]) {
		return edge
	}
	if left, right := split(all[0], edge); widthOf(nameIn(left)) >= narrowLabel*widthOf(right) {
		return edge
	}
	for _, r := range all[1] {
		if in := edge - r.x0; in > cellEdge*r.size && in <= indent*r.size && in < gap-cellGap*r.size {
			return r.x0
		}
	}
	return edge
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
	if last.y-left[0].y <= offLabel*max(last.size, left[0].size) {
		return true
	}
	return c.below && len(c.label) > 0 && (len(c.text) == 1 || c.narrow(left)) && c.labelGoesOn(left, right)
}

// labelGoesOn says whether left is the next line of the label. One that stands beside the top of its text must go on with a small letter,
// or if it is narrow after a hyphen, or where a sentence of the text does: so rows of a form stay as they are.
func (c *field) labelGoesOn(left, right []run) bool {
	last := c.label[len(c.label)-1]
	if last[0].y-left[0].y > sameText*last[0].size || len(c.label) >= mostLabels || lettersOf(left) < 2 {
		return false
	}
	first := nameIn(c.label[0])
	switch {
	case cellGoesOn(first, left), c.below && atEdge(left, first[0].x0) && left[0].size == first[0].size:
		return true
	case !sameFace(first[0], left[0]) || !c.narrow(left) || !aligned(first, left):
		return false
	}
	return beginsWith(left, unicode.IsLower) || endsInHyphen(last) || c.textGoesOn(right)
}

// narrow says whether a line of the label is so much shorter than the text beside it that these cannot be two columns of text.
func (c *field) narrow(left []run) bool {
	widest := 0.0
	for _, l := range c.text {
		widest = max(widest, widthOf(l))
	}
	return widthOf(nameIn(left)) < narrowLabel*widest
}

// textGoesOn says whether a sentence goes on from the text into right. In a table of short cells that begin with small letters none does.
func (c *field) textGoesOn(right []run) bool {
	if len(right) == 0 || len(c.text) == 0 || !beginsWith(right, unicode.IsLower) || !beginsWith(c.text[0], unicode.IsUpper) {
		return false
	}
	last := c.text[len(c.text)-1]
	return manyWords(last) && manyWords(right) && !hasCells(last) && !hasCells(right) && !endsInStop(last)
}

// whole says whether this is a label and its text: a text of several lines, or one whose label stands lower.
func (c *field) whole() bool {
	if len(c.label) == 0 || len(c.text) == 0 || len(c.text) == 1 && !c.below {
		return false
	}
	n := 0
	for _, l := range c.label {
		last := l[len(l)-1]
		if last.x1 > c.edge-cellGap*last.size {
			return false
		}
		n += lettersOf(l)
	}
	return n >= namesCell && !slices.ContainsFunc(c.label, endsInStop)
}

// alone says whether a label below the only line beside it is one, and no paragraph below a title: nothing follows it as closely as its
// lines follow each other, and the text is set no larger than the label.
func (c *field) alone(all [][]run) bool {
	text, first, last := c.text[0][0], c.label[0][0], c.label[len(c.label)-1][0]
	if len(c.label) == 1 {
		return true
	}
	if text.size > largerText*first.size || text.glyphs[0].Bold && !first.glyphs[0].Bold {
		return false
	}
	return c.lines == len(all) || last.y-all[c.lines][0].y > sameText*last.size
}

func widthOf(l []run) float64 { return l[len(l)-1].x1 - l[0].x0 }

// endsInStop says whether a line ends a sentence: then it is no label.
func endsInStop(l []run) bool { return strings.HasSuffix(lastText(l), ".") }

// lastText is the end of a line: the last run as it is written.
func lastText(l []run) string { return strings.TrimSpace(write(l[len(l)-1].glyphs)) }

// endsInHyphen says whether a word is broken at the end of a line.
func endsInHyphen(l []run) bool {
	before, ok := strings.CutSuffix(lastText(l), "-")
	r, _ := utf8.DecodeLastRuneInString(before)
	return ok && unicode.IsLetter(r)
}

// beginsWith says what the first character of a line is.
func beginsWith(l []run, is func(rune) bool) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimSpace(l[0].glyphs[0].Text))
	return is(r)
}

func lettersOf(l []run) int {
	n := 0
	for _, r := range l {
		for _, g := range r.glyphs {
			n += countLetters(g.Text)
		}
	}
	return n
}

// manyWords says whether a line is part of a text, and no cell with a word or two.
func manyWords(l []run) bool {
	var b strings.Builder
	for _, r := range l {
		b.WriteString(write(r.glyphs) + " ")
	}
	return len(strings.Fields(b.String())) > manyBlanks
}

// nameIn is a line without the number or bullet in a cell of its own before it.
func nameIn(l []run) []run {
	for len(l) > 1 && lettersOf(l[:1]) < namesCell {
		l = l[1:]
	}
	return l
}
