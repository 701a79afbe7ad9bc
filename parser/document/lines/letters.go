package lines

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// write puts blanks where words part. A line of letters that stand apart one by one is a word set wide.
func write(glyphs []Glyph) string {
	limit := func(g Glyph) float64 { return wordGap * g.Size }
	m, wide := letterSpacing(glyphs)
	if wide {
		limit = func(g Glyph) float64 { return max(1.6*m, m+0.15*g.Size) }
		glyphs = slices.DeleteFunc(slices.Clone(glyphs), func(g Glyph) bool { return strings.TrimSpace(g.Text) == "" })
	}
	var b strings.Builder
	for i, g := range glyphs {
		if i > 0 && (g.X-(glyphs[i-1].X+glyphs[i-1].W) > limit(g) || g.Word && glyphs[i-1].Word && !wide) {
			b.WriteByte(' ')
		}
		b.WriteString(g.Text)
	}
	return b.String()
}

// letterSpacing returns the usual gap between the letters of a line set wide: at least four letters, most of them alone.
func letterSpacing(glyphs []Glyph) (float64, bool) {
	var gaps []float64
	alone, letters, size := 0, 0, 0.0
	before, far := Glyph{}, true
	for i, g := range glyphs {
		if strings.TrimSpace(g.Text) == "" {
			continue
		}
		gap := g.X - (before.X + before.W)
		apart := far || gap > wordGap*g.Size
		if !far {
			gaps = append(gaps, gap)
		}
		if n := countLetters(g.Text); n > 0 {
			letters += n
			if n == 1 && apart && (i+1 >= len(glyphs) || standsApart(g, glyphs[i+1:])) {
				alone++
			}
		}
		before, far, size = g, false, max(size, g.Size)
	}
	if letters < 4 || alone*10 < letters*8 {
		return 0, false
	}
	slices.Sort(gaps)
	m := gaps[len(gaps)/2]
	even := 0
	for _, g := range gaps {
		if math.Abs(g-m) <= evenGap*size {
			even++
		}
	}
	return m, m < widest*size && even*10 >= len(gaps)*6
}

func countLetters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

func standsApart(g Glyph, rest []Glyph) bool {
	for _, n := range rest {
		if strings.TrimSpace(n.Text) != "" {
			return n.X-(g.X+g.W) > wordGap*n.Size
		}
	}
	return true
}

// accents are the marks that old fonts draw before the letter they belong to.
var accents = map[rune]string{'¨': "\u0308", '˚': "\u030a", '´': "\u0301", 'ˆ': "\u0302", '˜': "\u0303", 'ˇ': "\u030c"}

// compose joins such a mark with the letter behind it: "Ans¨okan" is "Ansökan".
func compose(s string) string {
	if !strings.ContainsAny(s, "¨˚´ˆ˜ˇ") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		next, k := utf8.DecodeRuneInString(s[i+n:])
		if mark := accents[r]; mark != "" && unicode.IsLetter(next) {
			if c := norm.NFC.String(string(next) + mark); utf8.RuneCountInString(c) == 1 {
				b.WriteString(c)
				i += n + k
				continue
			}
		}
		b.WriteString(s[i : i+n])
		i += n
	}
	return b.String()
}

// trailingHyphen makes a plain hyphen of those that may end a line, also of the soft one, which is seen only there.
func trailingHyphen(s string) string {
	t := strings.TrimRight(s, " ")
	for _, h := range []string{"\u00ad", "\u2010", "\u2011"} {
		if cut, ok := strings.CutSuffix(t, h); ok {
			return cut + "-"
		}
	}
	return s
}
