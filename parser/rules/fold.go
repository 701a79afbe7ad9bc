package rules

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fold splits s into words to compare: composed (NFKC, so that ligatures and no-break spaces go too), in lower case,
// without punctuation. A hyphen separates words, so that IT-samverkan and IT samverkan are the same.
func fold(s string) []string {
	s = strings.Map(visible, strings.ToLower(norm.NFKC.String(s)))
	return strings.FieldsFunc(s, func(r rune) bool {
		return !unicode.In(r, unicode.L, unicode.M, unicode.N)
	})
}

// visible drops soft hyphens, zero-width characters and apostrophes: they stand inside words.
func visible(r rune) rune {
	if r == '\'' || r == '’' || unicode.Is(unicode.Cf, r) {
		return -1
	}
	return r
}

// numbering is what can stand before the words of a heading: bullets, "1.", "1.2", "3 §", "IV.", "a)", "Bilaga 2:".
// A number of four digits is a year, and a small letter or numeral needs its dot or bracket: "i" is also a word.
var numbering = regexp.MustCompile(`^[\p{P}\p{S}\s]*(?:` +
	`(?i:avsnitt|del|kapitel|kap|punkt|fråga|rubrik|bilaga|section|part|chapter|item|question|appendix|annex)` +
	`\.?\s*(?i:nr\.?\s*)?(?:\d{1,3}(?:\.\d{1,3})*|[IVX]{1,5}|[A-H])(?:[\p{P}\s]+|$)|` +
	`\d{1,3}(?:\.\d{1,3})*(?:\s*[a-hA-H])?(?:[.):§]+|\s)|` +
	`[IVXLC]{1,6}(?:[.):]|\s)|` +
	`[ivx]{1,5}[.):]|` +
	`\p{L}[.)]|` +
	`[A-H]\s` +
	`)[\p{P}\p{S}\s]*`)

// unnumbered takes the numbering off a heading, unless nothing would remain of it.
func unnumbered(s string) string {
	rest := s[len(numbering.FindString(s)):]
	if !strings.ContainsFunc(rest, unicode.IsLetter) {
		return s
	}
	return rest
}

// articles come and go with the definite form ("det regionala organet", "regionalt organ"), so they are not compared.
var articles = map[string]bool{
	"den": true, "det": true, "de": true, "en": true, "ett": true, "the": true, "a": true, "an": true,
}

// withoutArticles returns the words that are compared in a heading; all of them if there are only articles.
func withoutArticles(words []string) []string {
	kept := make([]string, 0, len(words))
	for _, w := range words {
		if !articles[w] {
			kept = append(kept, w)
		}
	}
	if len(kept) == 0 {
		return words
	}
	return kept
}

// small are words that say nothing of what a heading is about.
var small = map[string]bool{
	"och": true, "för": true, "till": true, "som": true, "med": true, "från": true, "hur": true, "ska": true, "skall": true,
	"våra": true, "vår": true, "vårt": true, "under": true, "and": true, "for": true, "with": true, "from": true, "how": true,
	"will": true, "our": true, "its": true, "this": true, "that": true, "beskrivning": true, "description": true,
}

// joining are words that only join others.
var joining = map[string]bool{
	"och": true, "för": true, "till": true, "av": true, "i": true, "på": true, "om": true, "med": true, "från": true, "hur": true, "så": true, "vad": true, "dess": true, "deras": true, "är": true, "ska": true, "skall": true,
	"kommer": true, "att": true, "vi": true, "våra": true, "vår": true, "vårt": true, "of": true, "the": true, "in": true, "on": true, "to": true, "for": true, "and": true,
	"how": true, "what": true, "will": true, "be": true, "we": true, "our": true, "den": true, "det": true, "de": true, "en": true, "ett": true, "a": true, "an": true,
}

// contentOf are the words of a heading that do not only join others.
func contentOf(words []string) (kept []string) {
	for _, w := range words {
		if !joining[w] {
			kept = append(kept, w)
		}
	}
	return kept
}

// telling are the words of a heading that say what it is about.
func telling(words []string) []string {
	var kept []string
	for _, w := range words {
		if !small[w] && letters(w) > 2 && !number(w) {
			kept = append(kept, w)
		}
	}
	return kept
}

// abbreviations are the words of two letters, both capitals, that telling leaves out: IT, EU. In a title all in capitals
// there are none.
func abbreviations(title string) (found []string) {
	if title == strings.ToUpper(title) {
		return nil
	}
	for _, w := range strings.FieldsFunc(title, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if letters(w) == 2 && w == strings.ToUpper(w) {
			found = append(found, strings.ToLower(w))
		}
	}
	return found
}

func number(word string) bool { return strings.ContainsFunc(word, unicode.IsDigit) }
