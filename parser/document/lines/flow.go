package lines

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Look is how letters look.
type Look struct {
	Size         float64 // points; 0: not known
	Bold         bool
	Hidden, Caps bool
	Unfilled     bool // the placeholder of a form field that nobody filled in
}

// A piece is letters that look the same.
type piece struct {
	text []byte
	look Look
}

// A Paragraph gathers what stands in it.
type Paragraph struct {
	Level    int  // its level as a heading by a style; 0: none
	Contents bool // in the style of a table of contents: an entry of it, if it ends with a page number
	page     int  // where its text begins
	pieces   []piece
}

// A Flow makes rows of an office document, whose formats know paragraphs and tables but no places on a page.
type Flow struct {
	rows     []Row
	places   []place    // of the rows
	notes    []Row      // footnotes and endnotes, which come last
	footers  []Row      // page headers and footers, each once
	Page     int        // where its text is, from 1
	size     int        // bytes of text so far
	Pictures bool       // whether there are any
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

// NewFlow returns a flow without text, on its first page.
func NewFlow() *Flow { return &Flow{Page: 1} }

// Full says that the document says more than one may.
func (f *Flow) Full() bool {
	return f.size > MaxText || len(f.rows)+len(f.notes)+len(f.footers) > MaxLines || f.Page > MaxPages
}

// Empty says that there is no text yet, beside notes and page headers.
func (f *Flow) Empty() bool { return len(f.rows) == 0 }

// Empty says that nothing stands in the paragraph, since it began or was ended.
func (p *Paragraph) Empty() bool { return len(p.pieces) == 0 }

// Write adds text to a paragraph.
func (f *Flow) Write(p *Paragraph, s string, l Look) {
	if l.Hidden || s == "" || f.size > MaxText {
		return
	}
	if l.Caps {
		s = strings.ToUpper(s)
	}
	f.size += len(s)
	if len(p.pieces) == 0 {
		p.page = f.Page
	}
	l.Hidden, l.Caps = false, false
	if k := len(p.pieces) - 1; k >= 0 && p.pieces[k].look == l {
		p.pieces[k].text = append(p.pieces[k].text, s...)
		return
	}
	p.pieces = append(p.pieces, piece{[]byte(s), l})
}

// End makes a row of what the paragraph holds so far: two where its bold beginning is a heading of the rest, and one more of
// what stands only in the place of text. Such a row is marked as page headers are, since it says nothing about anything.
func (f *Flow) End(p *Paragraph) {
	var pieces, unfilled []piece
	for _, q := range p.pieces {
		if q.look.Unfilled {
			unfilled = append(unfilled, q)
		} else {
			pieces = append(pieces, q)
		}
	}
	p.pieces = p.pieces[:0]
	if n := leading(pieces); n > 0 && p.Level == 0 && !p.Contents {
		f.add(f.row(p, pieces[:n]), runIn)
		pieces = pieces[n:]
	}
	f.add(f.row(p, pieces), inText)
	rest := f.row(p, unfilled)
	rest.running = true
	f.add(rest, inText)
}

// EndAside makes a row of a paragraph that does not belong where it stands: of a note, else of a page header or footer.
func (f *Flow) EndAside(p *Paragraph, note bool) {
	r := f.row(p, p.pieces)
	p.pieces = p.pieces[:0]
	r.styled = 0
	switch {
	case r.Text == "":
	case note:
		f.notes = append(f.notes, r)
	default:
		f.footers = append(f.footers, r)
	}
}

// Include adds a line of another document, whose headings are told already. size is that of letters of which nothing is said.
func (f *Flow) Include(l Line, size float64) {
	f.size += len(l.Text)
	f.add(Row{Text: l.Text, page: f.Page, Size: size, bold: l.Bold, styled: l.Level, Contents: l.Level == 0, running: l.Running}, inText)
}

func (f *Flow) add(r Row, p place) {
	if r.Text != "" {
		f.rows, f.places = append(f.rows, r), append(f.places, p)
	}
}

// row makes a row of pieces. Its size is that of most letters; it is bold when nearly all are.
func (f *Flow) row(p *Paragraph, pieces []piece) Row {
	var text strings.Builder
	all, bold := 0, 0
	sizes := map[float64]int{}
	for _, q := range pieces {
		text.Write(q.text)
		n := wordRunes(q.text)
		all += n
		sizes[q.look.Size] += n
		if q.look.Bold {
			bold += n
		}
	}
	r := Row{Text: Clean(text.String()), page: p.page, styled: p.Level}
	r.Contents = p.Contents && EndsInPage(r.Text)
	if r.Contents {
		r.styled = 0
	}
	for size, n := range sizes {
		if n > sizes[r.Size] || n == sizes[r.Size] && size > r.Size {
			r.Size = size
		}
	}
	r.bold = all > 0 && bold*10 >= all*9
	return r
}

// pageNumber is how entries of a table of contents end. People who like the look of its styles use them for headings too.
var pageNumber = regexp.MustCompile(`(?:\d|\s[ivxlc]+)$`)

// EndsInPage says whether a line ends with a page number, as an entry of a table of contents does.
func EndsInPage(text string) bool { return pageNumber.MatchString(text) }

func wordRunes(b []byte) int {
	n := 0
	for len(b) > 0 {
		r, size := utf8.DecodeRune(b)
		if IsWordRune(r) {
			n++
		}
		b = b[size:]
	}
	return n
}

// The bounds of a heading that its text follows on the same line.
const (
	MaxRunIn      = 80 // bytes
	maxRunInWords = 8
)

// leading is how many of the first pieces are a heading of the others: short, bold where the rest is not, and parted from it by
// a sign or by the capital that it begins with.
func leading(pieces []piece) int {
	n := 0
	for n < len(pieces) && (pieces[n].look.Bold || wordRunes(pieces[n].text) == 0 && n > 0) {
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
		case q.look.Bold && wordRunes(q.text) > 0:
			return 0
		default:
			rest.Write(q.text)
		}
		if head.Len() > MaxRunIn || rest.Len() > 4*MaxRunIn {
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
	head, rest = Clean(head), Clean(rest)
	if len(head) > MaxRunIn || len(strings.Fields(head)) > maxRunInWords || !strings.ContainsFunc(head, isLetter) || !strings.ContainsFunc(rest, isLetter) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(rest)
	last, _ := utf8.DecodeLastRuneInString(head)
	return tab || strings.ContainsRune(".:–—?", last) || strings.ContainsRune(":–—-", first) || unicode.IsUpper(first) && !strings.ContainsRune(",;(", last)
}

// OpenRow begins a row of a table, which closeRow ends.
func (f *Flow) OpenRow() { f.tables = append(f.tables, tableRow{}) }

// OpenCell begins a cell of the row that was opened last. Outside of tables it does nothing.
func (f *Flow) OpenCell() {
	if k := len(f.tables) - 1; k >= 0 {
		f.tables[k].cells = append(f.tables[k].cells, len(f.rows))
	}
}

// CloseRow tells what the cells of the row are to one another: bold ones beside others are labels, unless all that are filled in
// are bold. The last spare cells were opened in vain.
func (f *Flow) CloseRow(spare int) {
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

func (f *Flow) mark(from, to int, p place) {
	for i := from; i < to; i++ {
		f.places[i] = p
	}
}

// markText marks what is no more than text in a cell.
func (f *Flow) markText(from, to int) {
	for i := from; i < to; i++ {
		if f.places[i] == inText {
			f.places[i] = inCell
		}
	}
}

// standsOut says whether all rows of a cell look like headings, and none is one by its style.
func standsOut(rows []Row) bool {
	for _, r := range rows {
		if r.styled > 0 || !r.bold && !Capitals(r.Text) {
			return false
		}
	}
	return true
}

// Number puts the number of a paragraph, if it has one, before what it holds so far, which is not nothing.
func (f *Flow) Number(p *Paragraph, number string) {
	if number != "" {
		f.size += len(number)
		p.pieces[0].text = append([]byte(number+" "), p.pieces[0].text...)
	}
}
