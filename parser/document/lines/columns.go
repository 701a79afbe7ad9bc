package lines

import "strings"

// The bounds of a row of a table whose cells are headings of the cells below them.
const (
	columnHead = 8 // words of a heading, at most
	columnText = 8 // words of the text below it, at least; less is data
)

// A headRow is the last row of a table that was read.
type headRow struct {
	cells []int // where in rows each cell begins
	end   int   // the row behind the last cell
}

// heads says whether the row can be headings of the columns below: a short line in each cell.
func (h headRow) heads(rows []Row) bool {
	for i, from := range h.cells {
		to := h.end
		if i+1 < len(h.cells) {
			to = h.cells[i+1]
		}
		if to != from+1 || !Short(rows[from].Text) || len(strings.Fields(rows[from].Text)) > columnHead {
			return false
		}
	}
	return len(h.cells) > 1
}

// byColumn puts each cell of a row of texts below the heading of its column, in the row above. cells has the end of the last one too. Rows
// of data stay as they are.
func (f *Flow) byColumn(cells []int) {
	n := len(cells) - 1
	h := f.last
	f.last = headRow{cells[:n:n], cells[n]}
	if len(h.cells) != n || h.end != cells[0] || !h.heads(f.rows) {
		return
	}
	for i, from := range cells[:n] {
		words := 0
		for _, r := range f.rows[from:cells[i+1]] {
			words += CountWords(r.Text)
		}
		if words < columnText {
			return
		}
	}
	var rows []Row
	var places []place
	for i, from := range cells[:n] {
		rows = append(append(rows, f.rows[h.cells[i]]), f.rows[from:cells[i+1]]...)
		places = append(append(places, label), f.places[from:cells[i+1]]...)
	}
	copy(f.rows[h.cells[0]:], rows)
	copy(f.places[h.cells[0]:], places)
	f.last = headRow{}
}
