package lines

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The measures of headings.
const (
	larger    = 1.07 // times the body size, at least
	nearSize  = 1.04 // sizes closer than this are one level
	Lowest    = 9    // level
	deepest   = 10   // more than any depth of a numbered heading
	marginal  = 3    // rows at the top and the bottom of a page that may be header or footer
	sameSpot  = 3.0  // points
	nextLine  = 1.7  // times the size: how far apart the lines of one heading may be
	fullWidth = 0.75 // of the page's text: a line that long was probably broken
)

// Rank makes the lines of a document of rows that have places: it finds page headers and footers, joins what a line break
// parted, and tells headings from running text.
// What the outline of the document names is a heading, whatever it looks like.
func Rank(rows []Row, pages int, outline []Bookmark) []Line {
	markRunning(rows, pages)
	rows = joinHeadings(rows, bodyOf(rows).isHead)
	rows = followOutline(joinHyphens(rows), outline)
	return grade(rows)
}

// grade makes the lines of a document of rows that are whole: it tells headings from running text. Those that a style makes
// headings come before those that only look like one.
func grade(rows []Row) []Line {
	body, styled := bodyOf(rows), 0
	for _, r := range rows {
		styled = max(styled, r.styled)
	}
	sizes := headingSizes(rows, body)
	for i, r := range rows {
		switch {
		case r.running || r.Contents:
		case r.styled > 0 && strings.ContainsFunc(r.Text, isLetter) && utf8.RuneCountInString(r.Text) <= 2*MaxHeading:
			rows[i].level = r.styled * deepest
		case !Short(r.Text):
		case body.isHead(r):
			rows[i].level = (styled+levelOf(sizes, r.Size))*deepest + Depth(r.Text)
		case Capitals(r.Text):
			rows[i].level = (styled + len(sizes) + 2) * deepest
		}
	}
	return levelled(rows)
}

// levelled makes levels of ranks: 1 for the topmost that is there, and so on.
func levelled(rows []Row) []Line {
	ranks := make([]int, 0, len(rows)+1)
	for _, r := range rows {
		ranks = append(ranks, r.level)
	}
	ranks = append(ranks, 0)
	slices.Sort(ranks)
	ranks = slices.Compact(ranks)
	lines := make([]Line, 0, len(rows))
	for _, r := range rows {
		level, _ := slices.BinarySearch(ranks, r.level)
		lines = append(lines, Line{Text: r.Text, Page: r.page, Level: min(level, Lowest), Size: r.Size, Bold: r.bold, Running: r.running})
	}
	return lines
}

// A body is the size and weight that most of the text has.
type body struct {
	size float64
	bold bool
}

func bodyOf(rows []Row) body {
	var b body
	chars := map[float64]int{}
	all, heavy := 0, 0
	for _, r := range rows {
		if r.running {
			continue
		}
		n := utf8.RuneCountInString(r.Text)
		chars[halfPoint(r.Size)] += n
		all += n
		if r.bold {
			heavy += n
		}
	}
	for s, n := range chars {
		if n > chars[b.size] || n == chars[b.size] && s < b.size {
			b.size = s
		}
	}
	b.bold = heavy*2 > all
	return b
}

// larger says whether a size stands out from the body.
func (b body) larger(size float64) bool { return size >= larger*b.size && size >= b.size+0.5 }

// isHead says whether a row looks like a heading.
func (b body) isHead(r Row) bool {
	return !r.running && !r.Contents && (b.larger(r.Size) || r.bold && !b.bold && r.Size >= 0.95*b.size)
}

func halfPoint(x float64) float64 { return math.Round(x*2) / 2 }

// headingSizes are the sizes of headings above the body size, from the largest.
func headingSizes(rows []Row, b body) []float64 {
	var sizes []float64
	for _, r := range rows {
		if r.styled == 0 && b.isHead(r) && b.larger(r.Size) && Short(r.Text) {
			sizes = append(sizes, r.Size)
		}
	}
	slices.SortFunc(sizes, func(a, b float64) int { return cmp.Compare(b, a) })
	return slices.CompactFunc(sizes, func(a, b float64) bool { return max(a, b) <= min(a, b)*nearSize })
}

func levelOf(sizes []float64, size float64) int {
	for i, s := range sizes {
		if size*nearSize >= s {
			return i + 1
		}
	}
	return len(sizes) + 1
}

// markRunning finds the page headers and footers: the same words, numbers aside, at the same height on most pages.
func markRunning(rows []Row, pages int) {
	type spot struct {
		text   string
		height int
	}
	at := map[spot]map[int]bool{} // on which pages something stands
	spotOf := func(r Row) spot {
		return spot{digits.ReplaceAllString(r.Text, "#"), int(math.Round(r.y / sameSpot))}
	}
	for _, i := range margins(rows) {
		s := spotOf(rows[i])
		if at[s] == nil {
			at[s] = map[int]bool{}
		}
		at[s][rows[i].page] = true
	}
	for _, i := range margins(rows) {
		s := spotOf(rows[i])
		above, below := s, s
		above.height++
		below.height--
		n := len(at[s]) + max(len(at[above]), len(at[below]))
		rows[i].running = n >= 2 && n*5 >= pages*2
	}
}

var digits = regexp.MustCompile(`\d+`)

// margins are the first and last rows of each page, by height.
func margins(rows []Row) []int {
	var out []int
	for from := 0; from < len(rows); {
		to := from
		for to < len(rows) && rows[to].page == rows[from].page {
			to++
		}
		page := make([]int, 0, to-from)
		for i := from; i < to; i++ {
			page = append(page, i)
		}
		slices.SortStableFunc(page, func(a, b int) int { return cmp.Compare(rows[b].y, rows[a].y) })
		n := min(marginal, len(page))
		out = append(append(out, page[:n]...), page[max(n, len(page)-n):]...)
		from = to
	}
	return out
}

// joinHeadings makes one row of a heading that goes over several lines, as long as that makes a heading.
func joinHeadings(rows []Row, isHead func(Row) bool) []Row {
	right := map[int]float64{}
	for _, r := range rows {
		right[r.page] = max(right[r.page], r.x1)
	}
	var out []Row
	for i := 0; i < len(rows); {
		k := i + 1
		whole := rows[i]
		for k < len(rows) && isHead(rows[k-1]) && isHead(rows[k]) && goesOn(rows[k-1], rows[k], right[whole.page]) {
			whole.Text = joinText(whole.Text, rows[k].Text)
			whole.x1 = max(whole.x1, rows[k].x1)
			k++
		}
		if k-i > 1 && Short(whole.Text) {
			out = append(out, whole)
		} else {
			out = append(out, rows[i:k]...)
		}
		i = k
	}
	return out
}

// goesOn says whether heading b is the next line of heading a.
func goesOn(a, b Row, right float64) bool {
	if a.page != b.page || a.bold != b.bold || math.Abs(a.Size-b.Size) > 0.3 || a.y-b.y > nextLine*a.Size || a.y < b.y {
		return false
	}
	first, _ := utf8.DecodeRuneInString(b.Text)
	return unicode.IsLower(first) || a.x1 >= fullWidth*right && !IsNumbered(b.Text)
}

// joinHyphens moves the rest of a word that was broken at the end of a line up to its beginning.
func joinHyphens(rows []Row) []Row {
	for i := 0; i+1 < len(rows); i++ {
		a, b := &rows[i], &rows[i+1]
		if a.page != b.page || a.running || b.running || math.Abs(a.Size-b.Size) > 0.5 || !broken(a.Text, b.Text) {
			continue
		}
		rest, after, _ := strings.Cut(b.Text, " ")
		a.Text, b.Text = joinText(a.Text, rest), after
	}
	return slices.DeleteFunc(rows, func(r Row) bool { return r.Text == "" })
}

// broken says whether a word goes on from the end of a to the beginning of b.
func broken(a, b string) bool {
	stem, ok := strings.CutSuffix(a, "-")
	if !ok {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(stem)
	first, _ := utf8.DecodeRuneInString(b)
	word, _, _ := strings.Cut(b, " ")
	return unicode.IsLetter(last) && unicode.IsLower(first) && !conjunction[word]
}

// conjunction are the words behind a hyphen that stays: "kommun- och landsting".
var conjunction = map[string]bool{"och": true, "eller": true, "samt": true, "and": true, "or": true, "respektive": true}

// joinText puts b behind a. The hyphen of a broken word goes, unless it belongs to the word: "IT-samverkan", "e-legitimation".
func joinText(a, b string) string {
	if !broken(a, b) {
		return a + " " + b
	}
	stem := strings.TrimSuffix(a, "-")
	word := stem[strings.LastIndex(stem, " ")+1:]
	last, _ := utf8.DecodeLastRuneInString(word)
	if utf8.RuneCountInString(word) == 1 || unicode.IsUpper(last) {
		return a + b
	}
	return stem + b
}
