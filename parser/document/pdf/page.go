package pdf

import (
	"errors"
	"math"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"inkorg/parser/document/lines"
)

var (
	errFault   = errors.New("PDFium broke down")
	errDamaged = errors.New("it is damaged")
)

// damage tells a fault in PDFium, after which the instance is of no use, from its refusal of one thing.
func damage(err error) error {
	if strings.Contains(err.Error(), "wasm error") || strings.Contains(err.Error(), "panic occurred") {
		line, _, _ := strings.Cut(err.Error(), "\n")
		return errors.Join(errFault, errors.New(line))
	}
	return errDamaged
}

// A page is a page while it is read. Its characters are numbered, also those that PDFium adds: blanks and line ends.
type page struct {
	*file
	ref     references.FPDF_PAGE
	chars   references.FPDF_TEXTPAGE
	runes   []rune // the text, in the order of the content, with line ends
	units   []int  // where each rune begins in UTF-16, which PDFium counts in; nil: at its index
	exact   bool   // every unit is a character, also in number
	odd     int    // blanks that part no words
	letters bool   // whether to read letter by letter
	glued   bool   // whether to look for gaps in words
	unnamed int    // characters of which the fonts do not say what they show
}

func (p *page) request() requests.Page { return requests.Page{ByReference: &p.ref} }

// brokenLine stands where PDFium took away a hyphen and the end of the line behind it.
const brokenLine = '\ufffe'

// fewOdd is how many blanks of a page may part no words. More, and the page is read letter by letter, which takes three times as
// long.
const fewOdd = 5

// text reads the characters in one go and asks for the place and the font of words and lines only: each question costs as much
// as reading some words.
func (p *page) text() ([]lines.Glyph, error) {
	loaded, err := p.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: p.request()})
	if err != nil {
		return nil, damage(err)
	}
	p.chars = loaded.TextPage
	defer p.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: p.chars})
	count, err := p.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: p.chars})
	if err != nil {
		return nil, damage(err)
	}
	switch {
	case count.Count == 0:
		return nil, nil
	case count.Count > maxGlyphs:
		return nil, lines.ErrTooLarge
	}
	all, err := p.FPDFText_GetText(&requests.FPDFText_GetText{TextPage: p.chars, Count: count.Count})
	if err != nil {
		return nil, damage(err)
	}
	p.runes = []rune(all.Text)
	units := p.countUnits()
	p.exact = units == count.Count
	p.unnamed = max(0, count.Count-units)
	for _, r := range p.runes {
		if nameless(r) {
			p.unnamed++
		}
	}
	p.glued = p.isGlued()
	glyphs := p.glyphs()
	if p.odd >= fewOdd && p.odd*20 >= len(glyphs) {
		p.letters = true
		glyphs = p.glyphs()
	}
	return glyphs, nil
}

// nameless says whether a character stands for a glyph of which the font does not say what it shows: PDFium gives the code
// itself then.
func nameless(r rune) bool {
	return r < ' ' && r != '\r' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 || r == unicode.ReplacementChar || unicode.Is(unicode.Co, r)
}

// glyphs makes a glyph of each word, and of each blank between two words of a line, which has no width. Some programs draw
// blanks where no words part, and none where they do; then the glyphs are single letters, without blanks, and their places say
// where words part.
func (p *page) glyphs() []lines.Glyph {
	all := make([]lines.Glyph, 0, len(p.runes)/2)
	for at := 0; at < len(p.runes); {
		end := at
		for end < len(p.runes) && !endsLine(p.runes[end]) {
			end++
		}
		all = p.addLine(all, at, end)
		if end < len(p.runes) && p.runes[end] == brokenLine && len(all) > 0 {
			all[len(all)-1].Text += "-"
		}
		at = end + 1
	}
	return all
}

func endsLine(r rune) bool { return r == '\r' || r == '\n' || r == '\f' || r == brokenLine }

// addLine adds the words from character at up to end. The first word says how the line is set, and each that stands higher or
// lower than the one before; in a line short enough for a heading the last one is asked too, and all of them if these two do
// not agree.
func (p *page) addLine(all []lines.Glyph, at, end int) []lines.Glyph {
	words := p.words(at, end)
	if len(words) == 0 {
		return all
	}
	if p.glued && !p.letters {
		words = p.parted(words)
	}
	first := p.style(words[0].at)
	same := true
	if last := words[len(words)-1]; end-at <= lines.MaxHeading && last.at != words[0].at {
		same = p.style(last.at).typeface == first.typeface
	}
	s := first
	for i, w := range words {
		if !same && i > 0 {
			s = p.style(w.at)
		}
		at := p.place(w, s)
		switch {
		case i == 0 || !same:
			s.low = at.low
		case math.Abs(at.low-s.low) > lines.Baseline*s.size: // PDFium makes one line of what stands in several places
			s = p.style(w.at)
			at = p.place(w, s)
			s.low = at.low
		}
		g := lines.Glyph{X: at.x0, Y: s.y, W: at.x1 - at.x0, Size: s.size, Turn: s.turn, Bold: s.bold, Word: !p.letters, Text: string(p.runes[w.at:w.end])}
		if i > 0 && !p.letters {
			all = p.part(all, w, g)
			continue
		}
		all = append(all, g)
	}
	return all
}

// part adds a word behind another, with the blank between them, or as a part of it where PDFium has parted what is one.
func (p *page) part(all []lines.Glyph, w span, g lines.Glyph) []lines.Glyph {
	before := &all[len(all)-1]
	together := touches(*before, g)
	if together {
		p.odd++
	}
	if together && p.added(w.at-1) {
		before.W, before.Text = g.X+g.W-before.X, before.Text+g.Text
		return all
	}
	return append(all, lines.Glyph{X: before.X + before.W, Y: g.Y, Size: g.Size, Turn: g.Turn, Bold: before.Bold, Text: " "}, g)
}

// added says whether PDFium has put a character where the document has none.
func (p *page) added(i int) bool {
	a, err := p.FPDFText_IsGenerated(&requests.FPDFText_IsGenerated{TextPage: p.chars, Index: p.number(i)})
	return err == nil && a.IsGenerated
}

// touches says whether b goes on where a ends, so that a blank added between them parts a word.
func touches(a, b lines.Glyph) bool {
	letter := (a.W + b.W) / float64(utf8.RuneCountInString(a.Text)+utf8.RuneCountInString(b.Text))
	return a.W > 0 && b.W > 0 && a.Size == b.Size && a.Turn == b.Turn && math.Abs(b.X-(a.X+a.W)) < lines.Touching*letter
}

type span struct{ at, end int } // of characters

func (p *page) words(at, end int) []span {
	var all []span
	for at < end {
		w := span{at, at}
		for w.end < end && !unicode.IsSpace(p.runes[w.end]) && !(p.letters && w.end > w.at) {
			w.end++
		}
		if w.end > w.at {
			all = append(all, w)
		}
		at = max(w.end, at+1)
	}
	return all
}

// countUnits returns the length of the text in UTF-16, and notes where its runes are if that is not the same.
func (p *page) countUnits() int {
	n := 0
	units := make([]int, len(p.runes))
	for i, r := range p.runes {
		units[i] = n
		n += max(1, utf16.RuneLen(r))
	}
	if n > len(p.runes) {
		p.units = units
	}
	return n
}

// number is the number that PDFium has for a character of the text.
func (p *page) number(i int) int {
	if p.units != nil {
		i = p.units[i]
	}
	if p.exact {
		return i
	}
	n, err := p.FPDFText_GetCharIndexFromTextIndex(&requests.FPDFText_GetCharIndexFromTextIndex{TextPage: p.chars, NTextIndex: i})
	if err != nil || n.CharIndex < 0 {
		return i
	}
	return n.CharIndex
}

// A style is how a character is set, and where: x along the direction of writing, of which cos and sin are given, y upwards
// from it.
type style struct {
	typeface
	x, y, cos, sin float64
	low            float64 // the lower edge of its box, measured as y
}

// A typeface is what makes text look alike.
type typeface struct {
	size float64 // points
	bold bool
	turn int // as in glyph
}

// style asks how a character is set. What cannot be told is upright text of an unknown size.
func (p *page) style(i int) style {
	n := p.number(i)
	s := style{cos: 1}
	if size, err := p.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: p.chars, Index: n}); err == nil {
		s.size = size.FontSize
	}
	if m, err := p.FPDFText_GetMatrix(&requests.FPDFText_GetMatrix{TextPage: p.chars, Index: n}); err == nil {
		a, b, c, d := float64(m.Matrix.A), float64(m.Matrix.B), float64(m.Matrix.C), float64(m.Matrix.D)
		s.size *= math.Hypot(c, d)
		if along := math.Hypot(a, b); along > 0 {
			s.cos, s.sin = a/along, b/along
		}
	}
	if at, err := p.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: p.chars, Index: n}); err == nil {
		s.x, s.y = at.X*s.cos+at.Y*s.sin, at.Y*s.cos-at.X*s.sin
	}
	s.size = lines.Finite(math.Abs(s.size))
	s.turn = int(math.Round(math.Atan2(s.sin, s.cos) * 180 / math.Pi / 5))
	if font, err := p.FPDFText_GetFontInfo(&requests.FPDFText_GetFontInfo{TextPage: p.chars, Index: n}); err == nil {
		s.bold = p.isBold(font.FontName) || font.Flags&forceBold != 0
	}
	return s
}

// isBold tells by the name of a font; a document has few.
func (f *file) isBold(font string) bool {
	bold, known := f.bold[font]
	if !known {
		bold = boldName.MatchString(subset.ReplaceAllString(font, ""))
		f.bold[font] = bold
	}
	return bold
}

// place says from where to where a word goes along its line.
func (p *page) place(w span, s style) extent {
	e := p.extent(w.at, s)
	if w.end > w.at+1 {
		last := p.extent(w.end-1, s)
		e.x0, e.x1 = min(e.x0, last.x0), max(e.x1, last.x1)
	}
	return e
}

// An extent is what something takes of its line: from where to where, and its lower edge.
type extent struct{ x0, x1, low float64 }

// extent is what one character takes of its line.
func (p *page) extent(i int, s style) extent {
	box, err := p.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: p.chars, Index: p.number(i)})
	if err != nil {
		return extent{s.x, s.x, s.low}
	}
	l, r, b, t := float64(box.Rect.Left), float64(box.Rect.Right), float64(box.Rect.Bottom), float64(box.Rect.Top)
	return extent{
		min(l*s.cos, r*s.cos) + min(b*s.sin, t*s.sin),
		max(l*s.cos, r*s.cos) + max(b*s.sin, t*s.sin),
		min(b*s.cos, t*s.cos) - max(l*s.sin, r*s.sin),
	}
}
