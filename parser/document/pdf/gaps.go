package pdf

import "unicode"

// Where a program draws some blanks and leaves others to the eye, PDFium misses some of these. To look into every word costs three
// times as much as the rest, so a sample tells whether a page needs it.
const (
	gapSample  = 40   // words of a page that are looked into
	soundPages = 5    // without a gap, and the sample is smaller: a document is written by one program
	laterWords = 5    // of a page then
	gapLetters = 5    // a shorter word is none of them
	gluedGap   = 0.21 // of the font size: wider is a blank. In justified text they are hardly ever narrower
)

// isGlued says whether there is a gap in one of the words of a sample.
func (p *page) isGlued() bool {
	sample := gapSample
	if p.sound >= soundPages {
		sample = laterWords
	}
	all := p.words(0, len(p.runes))
	step := max(1, len(all)/sample)
	for i := 0; i < len(all); i += step {
		w := all[i]
		if w.end-w.at >= gapLetters && len(p.partedAtGaps(w)) > 1 {
			p.sound = 0
			return true
		}
	}
	p.sound++
	return false
}

// parted parts the words that have gaps in them.
func (p *page) parted(words []span) []span {
	var all []span
	for _, w := range words {
		all = append(all, p.partedAtGaps(w)...)
	}
	return all
}

// partedAtGaps are the parts of a word between which a blank could stand.
func (p *page) partedAtGaps(w span) []span {
	s := p.style(w.at)
	var parts []span
	before := p.extent(w.at, s)
	for i := w.at + 1; i < w.end; i++ {
		e := p.extent(i, s)
		if e.x0-before.x1 > gluedGap*s.size && unicode.IsLetter(p.runes[i]) {
			parts = append(parts, span{w.at, i})
			w.at = i
		}
		before = e
	}
	return append(parts, w)
}
