package lines

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// A Glyph is what one code of a font shows, or a whole word where a reader knows words, in points. Its place is
// meant in the direction of writing: lines of all directions look alike.
type Glyph struct {
	X, Y, W float64
	Size    float64
	Turn    int // direction of writing, in steps of 5 degrees
	Bold    bool
	Word    bool // a whole word: it never goes on in the next glyph
	Text    string
}

// A run is glyphs that follow one another on one baseline, as they were drawn.
type run struct {
	glyphs          []Glyph
	x0, x1, y, size float64
}

// A Row is one line as it stands on the page.
type Row struct {
	Text      string
	Size      float64 // that most of it has, in points
	Contents  bool    // an entry of a table of contents
	page      int
	x0, x1, y float64
	bold      bool
	running   bool // a page header or footer
	styled    int  // its level by a style of the document; 0: none
	level     int  // what rank makes of it
}

// The measures of layout, in parts of the font size.
const (
	shadow     = 0.08 // a glyph so near to one like it is its shadow
	wordGap    = 0.18 // a wider gap between glyphs parts words
	runGap     = 0.6  // a wider one begins another run
	Baseline   = 0.1  // runs: how far glyphs may be off their line
	rowHeight  = 0.45 // rows: the same for runs, so that ² and ¹ stay in their line
	FarGap     = 2.5  // before the page number in a table of contents
	widest     = 0.6  // more is not between letters of a word
	evenGap    = 0.08 // how far a gap between the letters of a word set wide may be from the usual one
	Touching   = 0.1  // of the width of a letter: less is not between words
	minColumns = 6    // rows that must agree on a gutter before a page has columns
)

// LayOut makes rows of the glyphs of one page, in reading order: the main direction of writing first.
func LayOut(glyphs []Glyph, page int) []Row {
	byTurn := map[int][]Glyph{}
	var turns []int
	for _, g := range withoutShadows(glyphs) {
		if byTurn[g.Turn] == nil {
			turns = append(turns, g.Turn)
		}
		byTurn[g.Turn] = append(byTurn[g.Turn], g)
	}
	slices.SortStableFunc(turns, func(a, b int) int { return len(byTurn[b]) - len(byTurn[a]) })
	var rows []Row
	for _, t := range turns {
		for _, line := range inReadingOrder(runsOf(byTurn[t])) {
			if r := makeRow(line, page); r.Text != "" {
				rows = append(rows, r)
			}
		}
	}
	return rows
}

// OneRow makes a row of the glyphs of one line.
func OneRow(glyphs []Glyph, page int) Row { return makeRow(runsOf(glyphs), page) }

// runsOf cuts the glyphs where the line, the size or the place changes.
func runsOf(glyphs []Glyph) []run {
	var runs []run
	for _, g := range glyphs {
		if k := len(runs) - 1; k >= 0 && runs[k].takes(g) {
			r := &runs[k]
			r.glyphs, r.x1 = append(r.glyphs, g), max(r.x1, g.X+g.W)
			continue
		}
		runs = append(runs, run{[]Glyph{g}, g.X, g.X + g.W, g.Y, g.Size})
	}
	return slices.DeleteFunc(runs, func(r run) bool {
		return !slices.ContainsFunc(r.glyphs, func(g Glyph) bool { return strings.TrimSpace(g.Text) != "" })
	})
}

func (r *run) takes(g Glyph) bool {
	last := r.glyphs[len(r.glyphs)-1]
	gap := g.X - (last.X + last.W)
	return math.Abs(g.Y-r.y) <= Baseline*r.size && math.Abs(g.Size-r.size) <= 0.2*r.size &&
		gap < runGap*r.size && gap > -1.2*r.size
}

// lines gathers runs on one baseline and sorts: lines from top to bottom, runs from left to right.
func lines(runs []run) [][]run {
	runs = slices.Clone(runs)
	slices.SortStableFunc(runs, func(a, b run) int { return cmp.Compare(b.y, a.y) })
	var all [][]run
	var y, size float64
	for _, r := range runs {
		if len(all) > 0 && y-r.y <= rowHeight*max(size, r.size) {
			k := len(all) - 1
			all[k] = append(all[k], r)
			if r.size > size {
				y, size = r.y, r.size
			}
			continue
		}
		all = append(all, []run{r})
		y, size = r.y, r.size
	}
	for _, l := range all {
		slices.SortStableFunc(l, func(a, b run) int { return cmp.Compare(a.x0, b.x0) })
	}
	return all
}

// inReadingOrder puts the left column before the right one where there are two; lines over both keep their place.
func inReadingOrder(runs []run) [][]run {
	all := lines(runs)
	gutter, ok := findGutter(all)
	if !ok {
		return unfolded(all)
	}
	var out [][]run
	var left, right []run
	flush := func() {
		out = append(append(out, lines(left)...), lines(right)...)
		left, right = nil, nil
	}
	for _, l := range all {
		if crosses(l, gutter) {
			flush()
			out = append(out, l)
			continue
		}
		for _, r := range l {
			if r.x0 < gutter {
				left = append(left, r)
			} else {
				right = append(right, r)
			}
		}
	}
	flush()
	return out
}

// findGutter looks for the middle of an upright strip that the rows of a page leave free.
func findGutter(all [][]run) (float64, bool) {
	x0, x1 := math.Inf(1), math.Inf(-1)
	for _, l := range all {
		x0, x1 = min(x0, l[0].x0), max(x1, l[len(l)-1].x1)
	}
	middle, best, at := (x0+x1)/2, 0, 0.0
	for d := -0.15; d <= 0.15; d += 0.01 {
		g := middle + d*(x1-x0)
		if n := beside(all, g, x0, x1); n > best {
			best, at = n, g
		}
	}
	if best < minColumns {
		return 0, false
	}
	over := 0
	for _, l := range all {
		if crosses(l, at) {
			over++
		}
	}
	return at, over*4 <= best
}

// beside counts the rows that have text on both sides of x, full lines on each, and a gap at x: a table has short cells.
func beside(all [][]run, x, x0, x1 float64) int {
	n := 0
	for _, l := range all {
		left, right := 0.0, 0.0
		for _, r := range l {
			if r.x1 <= x {
				left += r.x1 - r.x0
			} else if r.x0 >= x {
				right += r.x1 - r.x0
			}
		}
		if !crosses(l, x) && left > 0.6*(x-x0) && right > 0.6*(x1-x) {
			n++
		}
	}
	return n
}

func crosses(l []run, x float64) bool {
	return slices.ContainsFunc(l, func(r run) bool { return r.x0 < x && r.x1 > x })
}

// makeRow writes out one line.
func makeRow(runs []run, page int) Row {
	r := Row{page: page, x0: runs[0].x0, y: runs[0].y}
	all := runs[0].glyphs
	if len(runs) > 1 {
		all = nil
		for _, n := range runs {
			all = append(all, n.glyphs...)
		}
	}
	for _, n := range runs {
		r.x1 = max(r.x1, n.x1)
	}
	r.Size, r.bold = prevailing(all)
	if i := slices.IndexFunc(runs, func(n run) bool { return n.size == r.Size }); i >= 0 {
		r.y = runs[i].y
	}
	text := write(all)
	r.Contents = strings.ContainsAny(text, ".…_") && leaders.MatchString(Clean(text)) || endsFar(runs)
	r.Text = Clean(trailingHyphen(compose(text)))
	return r
}

// prevailing is the size that most of what says something has, the larger of two, and whether nearly all of it is bold.
func prevailing(glyphs []Glyph) (size float64, isBold bool) {
	said, bold := 0, 0
	most := 0
	var sizes []float64 // a line has one or two
	var counts []int
	for _, g := range glyphs {
		if !strings.ContainsFunc(g.Text, IsWordRune) {
			continue
		}
		said++
		if g.Bold {
			bold++
		}
		i := slices.Index(sizes, g.Size)
		if i < 0 {
			i, sizes, counts = len(sizes), append(sizes, g.Size), append(counts, 0)
		}
		counts[i]++
	}
	for i, s := range sizes {
		if counts[i] > most || counts[i] == most && s > size {
			size, most = s, counts[i]
		}
	}
	return size, said > 0 && bold*10 >= said*9
}

// withoutShadows leaves out what is drawn again at nearly the same place, and calls the first one bold: it is meant so.
func withoutShadows(glyphs []Glyph) []Glyph {
	first := make(map[uint64]int, len(glyphs)/2) // by cell of the page
	out := make([]Glyph, 0, len(glyphs))
	for _, g := range glyphs {
		if g.Text != " " {
			if i := shadowed(out, first, g); i >= 0 {
				out[i].Bold = true
				continue
			}
			first[cell(cellOf(g.X, g), cellOf(g.Y, g))] = len(out)
		}
		out = append(out, g)
	}
	return out
}

// shadowed returns which of the glyphs before it this one is a shadow of, or -1. A cell is twice as large as a shadow is far, so
// of those around its own it looks only into the nearest.
func shadowed(out []Glyph, first map[uint64]int, g Glyph) int {
	near := shadow * max(g.Size, 1)
	x1, y0, y1 := cellOf(g.X+near, g), cellOf(g.Y-near, g), cellOf(g.Y+near, g)
	for x := cellOf(g.X-near, g); x <= x1; x++ {
		for y := y0; y <= y1; y++ {
			i, ok := first[cell(x, y)]
			if ok && out[i].Text == g.Text && out[i].Size == g.Size && math.Abs(out[i].X-g.X) <= near && math.Abs(out[i].Y-g.Y) <= near {
				return i
			}
		}
	}
	return -1
}

func cellOf(x float64, g Glyph) int32 { return int32(math.Floor(x / (2 * shadow * max(g.Size, 1)))) }

func cell(x, y int32) uint64 { return uint64(uint32(x))<<32 | uint64(uint32(y)) }

// endsFar says whether the last run is a page number far from the text before it.
func endsFar(runs []run) bool {
	k := len(runs) - 1
	if k < 1 || runs[k].x0-runs[k-1].x1 < FarGap*runs[k].size || len(runs[k].glyphs) > 4 {
		return false
	}
	return !slices.ContainsFunc(runs[k].glyphs, func(g Glyph) bool { return strings.Trim(g.Text, "0123456789 ") != "" })
}
