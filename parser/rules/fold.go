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
	if strings.Contains(s, "&") {
		s = strings.ReplaceAll(s, "&", " och ")
	}
	return strings.FieldsFunc(s, func(r rune) bool {
		return !unicode.In(r, unicode.L, unicode.M, unicode.N)
	})
}

// headline is a heading without "m.m." and its like at the end.
func headline(s string) string {
	last := strings.TrimRight(s, " .:")
	if last == "" || !strings.ContainsAny(last[len(last)-1:], "mMlLcCvVdD") {
		return s // soon told, for most
	}
	if rest := s[:len(s)-len(andMore.FindString(s))]; strings.ContainsFunc(rest, unicode.IsLetter) {
		return rest
	}
	return s
}

// andMore is what says that there is more of the same.
var andMore = regexp.MustCompile(`(?i)[\s,]+(?:m\.? ?m|m\.? ?fl|etc|o\.? ?s\.? ?v|o\.? ?d|o\.? ?dyl)\.?[\s:]*$`)

// visible drops soft hyphens, zero-width characters and apostrophes: they stand inside words.
func visible(r rune) rune {
	if r == '\'' || r == '’' || unicode.Is(unicode.Cf, r) {
		return -1
	}
	return r
}

// numbering is what can stand before the words of a heading: bullets, "1.", "1.2", "3 §", "IV.", "a)", "1 a.", "A1.", "Bilaga 2:",
// "Svar på fråga 2:". A number of four digits is a year, and a small letter or numeral needs its dot or bracket: "i" is also a word.
// Letters set wide ("A n s ö k a n") are none; lone says where they stand.
var numbering = regexp.MustCompile(`^[\p{P}\p{S}\s]*(?:` +
	`(?i:ansökan,?\s+)?(?i:svar\s+(?:(?:på|till)\s+)?)?(?i:avsnitt|avdelning|del|kapitel|kap|punkt|fråga|rubrik|uppgift|steg|krav|bilaga|bil|svar|section|part|chapter|item|question|appendix|annex|attachment)` +
	`\.?\s*(?i:nr\.?\s*|no\.?\s*)?(?:\d{1,3}(?:\.\d{1,3})*\s?[a-hA-H]?|\(?[a-h]\)|[IVX]{1,5}|[A-H])(?:[\p{P}\s]+|$)|` +
	`(?i:rubrik|svar|titel|heading)\s?:\s|` +
	`(?i:nr|no|ad|q|f)\.?\s?\d{1,2}[.:)]*\s|` +
	`\d{1,3}(?:[.-]\d{1,3})*(?:\s*[a-hA-H])?(?:[.):§]+|\s)(?:[a-h][.)])?|` +
	`[A-H]\.?\d{1,2}(?:\.\d{1,2})*[.):]*\s|` +
	`[IVXLC]{1,6}(?:[.):]|\s)(?:\d{1,2}\s)?|` +
	`[ivx]{1,5}[.):]|` +
	`\p{L}[.)]|` +
	`[A-H]\s` +
	`)[\p{P}\p{S}\s]*`)

// lone is the beginning of a line set wide: a letter and another, each by itself.
var lone = regexp.MustCompile(`^[\p{P}\p{S}\s]*\pL \pL(?: |$)`)

// numberingOf is the numbering that a heading begins with, "" if there is none.
func numberingOf(s string) string {
	if lone.MatchString(s) {
		return ""
	}
	return numbering.FindString(s)
}

// unnumbered takes the numbering off a heading, unless nothing would remain of it.
func unnumbered(s string) string {
	rest := s[len(numberingOf(s)):]
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
var joining = setOf("och samt eller för till av i på om med från hur så här vad vilka vilket sätt dess deras är ska skall kommer kan bör vill avser " +
	"tänker tänkt tänkta planerar gå att vi oss man vår vårt våra inom vid under mellan genom kring över åt hos per ser ut ni du er ert era ang angående gällande avseende rörande " +
	"den det de en ett of the in on to for and or as well how what will be we our by with shall should can intend plan are is a an")

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
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
