package document

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A look is how letters look.
type look struct {
	size         float64 // points; 0: not known
	bold         bool
	hidden, caps bool
	unfilled     bool // the placeholder of a form field that nobody filled in
}

// A piece is letters that look the same.
type piece struct {
	text []byte
	look look
}

// A paragraph gathers what stands in it.
type paragraph struct {
	level    int  // its level as a heading by a style; 0: none
	contents bool // in the style of a table of contents: an entry of it, if it ends with a page number
	page     int  // where its text begins
	pieces   []piece
}

// A flow makes rows of an office document, whose formats know paragraphs and tables but no places on a page.
type flow struct {
	rows     []row
	places   []place    // of the rows
	notes    []row      // footnotes and endnotes, which come last
	footers  []row      // page headers and footers, each once
	page     int        // where its text is, from 1
	size     int        // bytes of text so far
	pictures bool       // whether there are any
	tables   []tableRow // those that are open, one in another
	last     headRow    // the row of a table that was closed last
}

// A place says where a row stands, if that has a say in whether it is a heading.
type place uint8

const (
	inText   place = iota
	runIn          // the bold beginning of a paragraph that goes on as text: a heading below all others
	label          // bold, in a cell beside others: the same
	inCell         // in a cell beside others
	inHeader       // in a table's row of headers: no heading, since the text under it is not about it alone
)

// A tableRow is one row of a table while it is read.
type tableRow struct {
	cells []int // where in rows each cell begins
}

// newFlow returns a flow without text, on its first page.
func newFlow() *flow { return &flow{page: 1} }

// full says that the document says more than one may.
func (f *flow) full() bool {
	return f.size > maxText || len(f.rows)+len(f.notes)+len(f.footers) > maxLines || f.page > maxPages
}

// empty says that there is no text yet, beside notes and page headers.
func (f *flow) empty() bool { return len(f.rows) == 0 }

// empty says that nothing stands in the paragraph, since it began or was ended.
func (p *paragraph) empty() bool { return len(p.pieces) == 0 }

// write adds text to a paragraph.
func (f *flow) write(p *paragraph, s string, l look) {
	if l.hidden || s == "" || f.size > maxText {
		return
	}
	if l.caps {
		s = strings.ToUpper(s)
	}
	f.size += len(s)
	if len(p.pieces) == 0 {
		p.page = f.page
	}
	l.hidden, l.caps = false, false
	if k := len(p.pieces) - 1; k >= 0 && p.pieces[k].look == l {
		p.pieces[k].text = append(p.pieces[k].text, s...)
		return
	}
	p.pieces = append(p.pieces, piece{[]byte(s), l})
}

// end makes a row of what the paragraph holds so far: two where its bold beginning is a heading of the rest, and one more of
// what stands only in the place of text. Such a row is marked as page headers are, since it says nothing about anything.
func (f *flow) end(p *paragraph) {
	var pieces, unfilled []piece
	for _, q := range p.pieces {
		if q.look.unfilled {
			unfilled = append(unfilled, q)
		} else {
			pieces = append(pieces, q)
		}
	}
	p.pieces = p.pieces[:0]
	if n := leading(pieces); n > 0 && p.level == 0 && !p.contents {
		f.add(f.row(p, pieces[:n]), runIn)
		pieces = pieces[n:]
	}
	f.add(f.row(p, pieces), inText)
	rest := f.row(p, unfilled)
	rest.running = true
	f.add(rest, inText)
}

// endAside makes a row of a paragraph that does not belong where it stands: of a note, else of a page header or footer.
func (f *flow) endAside(p *paragraph, note bool) {
	r := f.row(p, p.pieces)
	p.pieces = p.pieces[:0]
	r.styled = 0
	switch {
	case r.text == "":
	case note:
		f.notes = append(f.notes, r)
	default:
		f.footers = append(f.footers, r)
	}
}

// include adds a line of another document, whose headings are told already. size is that of letters of which nothing is said.
func (f *flow) include(l Line, size float64) {
	f.size += len(l.Text)
	f.add(row{text: l.Text, page: f.page, size: size, bold: l.Bold, styled: l.Level, contents: l.Level == 0, running: l.Running}, inText)
}

func (f *flow) add(r row, p place) {
	if r.text != "" {
		f.rows, f.places = append(f.rows, r), append(f.places, p)
	}
}

// row makes a row of pieces. Its size is that of most letters; it is bold when nearly all are.
func (f *flow) row(p *paragraph, pieces []piece) row {
	var text strings.Builder
	all, bold := 0, 0
	sizes := map[float64]int{}
	for _, q := range pieces {
		text.Write(q.text)
		n := wordRunes(q.text)
		all += n
		sizes[q.look.size] += n
		if q.look.bold {
			bold += n
		}
	}
	r := row{text: clean(text.String()), page: p.page, styled: p.level}
	r.contents = p.contents && endsInPage(r.text)
	if r.contents {
		r.styled = 0
	}
	for size, n := range sizes {
		if n > sizes[r.size] || n == sizes[r.size] && size > r.size {
			r.size = size
		}
	}
	r.bold = all > 0 && bold*10 >= all*9
	return r
}

// pageNumber is how entries of a table of contents end. People who like the look of its styles use them for headings too.
var pageNumber = regexp.MustCompile(`(?:\d|\s[ivxlc]+)$`)

// endsInPage says whether a line ends with a page number, as an entry of a table of contents does.
func endsInPage(text string) bool { return pageNumber.MatchString(text) }

func wordRunes(b []byte) int {
	n := 0
	for len(b) > 0 {
		r, size := utf8.DecodeRune(b)
		if isWordRune(r) {
			n++
		}
		b = b[size:]
	}
	return n
}

// The bounds of a heading that its text follows on the same line.
const (
	maxRunIn      = 80 // bytes
	maxRunInWords = 8
)

// leading is how many of the first pieces are a heading of the others: short, bold where the rest is not, and parted from it by
// a sign or by the capital that it begins with.
func leading(pieces []piece) int {
	n := 0
	for n < len(pieces) && (pieces[n].look.bold || wordRunes(pieces[n].text) == 0 && n > 0) {
		n++
	}
	if n == 0 || n == len(pieces) {
		return 0
	}
	var head, rest strings.Builder
	for i, q := range pieces {
		switch {
		case i < n:
			head.Write(q.text)
		case q.look.bold && wordRunes(q.text) > 0:
			return 0
		default:
			rest.Write(q.text)
		}
		if head.Len() > maxRunIn || rest.Len() > 4*maxRunIn {
			break
		}
	}
	if heads(head.String(), rest.String()) {
		return n
	}
	return 0
}

// heads says whether a bold beginning is a heading of what follows it.
func heads(head, rest string) bool {
	tab := strings.HasPrefix(rest, "\t") || strings.HasSuffix(head, "\t")
	head, rest = clean(head), clean(rest)
	if len(head) > maxRunIn || len(strings.Fields(head)) > maxRunInWords || !strings.ContainsFunc(head, isLetter) || !strings.ContainsFunc(rest, isLetter) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(rest)
	last, _ := utf8.DecodeLastRuneInString(head)
	return tab || strings.ContainsRune(".:–—?", last) || strings.ContainsRune(":–—-", first) || unicode.IsUpper(first) && !strings.ContainsRune(",;(", last)
}

// openRow begins a row of a table, which closeRow ends.
func (f *flow) openRow() { f.tables = append(f.tables, tableRow{}) }

// openCell begins a cell of the row that was opened last. Outside of tables it does nothing.
func (f *flow) openCell() {
	if k := len(f.tables) - 1; k >= 0 {
		f.tables[k].cells = append(f.tables[k].cells, len(f.rows))
	}
}

// closeRow tells what the cells of the row are to one another: bold ones beside others are labels, unless all that are filled in
// are bold. The last spare cells were opened in vain.
func (f *flow) closeRow(spare int) {
	k := len(f.tables) - 1
	if k < 0 {
		return
	}
	cells := f.tables[k].cells
	f.tables = f.tables[:k]
	n := max(0, len(cells)-spare)
	if n < 2 {
		return
	}
	cells = append(cells[:n], len(f.rows))
	filled, bold := 0, 0
	for i, from := range cells[:n] {
		if to := cells[i+1]; to > from {
			filled++
			if standsOut(f.rows[from:to]) {
				bold++
			}
		}
	}
	for i, from := range cells[:n] {
		switch to := cells[i+1]; {
		case filled > 1 && bold == filled:
			f.mark(from, to, inHeader)
		case standsOut(f.rows[from:to]):
			f.mark(from, to, label)
		default:
			f.markText(from, to)
		}
	}
	f.byColumn(cells)
}

func (f *flow) mark(from, to int, p place) {
	for i := from; i < to; i++ {
		f.places[i] = p
	}
}

// markText marks what is no more than text in a cell.
func (f *flow) markText(from, to int) {
	for i := from; i < to; i++ {
		if f.places[i] == inText {
			f.places[i] = inCell
		}
	}
}

// standsOut says whether all rows of a cell look like headings, and none is one by its style.
func standsOut(rows []row) bool {
	for _, r := range rows {
		if r.styled > 0 || !r.bold && !capitals(r.text) {
			return false
		}
	}
	return true
}

// number puts the number of a paragraph, if it has one, before what it holds so far, which is not nothing.
func (f *flow) number(p *paragraph, number string) {
	if number != "" {
		f.size += len(number)
		p.pieces[0].text = append([]byte(number+" "), p.pieces[0].text...)
	}
}
