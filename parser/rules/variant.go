package rules

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// A variant is another way to say a title.
type variant struct {
	words   []string
	derived bool // it says less than the title
	strict  bool // only words that join others may stand beside it
	ascii   bool // it is written without dots and rings, as the whole heading must be
}

// variants are a title and what people write in its place: the other way round, without what it says in brackets, without
// "Beskrivning av" before what it describes, without an adjective or an owner where two words remain, and all of that
// without dots and rings.
func variants(title string) []variant {
	words := fold(unnumbered(title))
	if len(words) == 0 {
		return nil
	}
	all := []variant{{words: words}}
	for _, other := range []string{restated(title), unbracketed(title)} {
		if other != "" && other != title {
			all = append(all, variant{words: fold(unnumbered(other))})
		}
	}
	if short := described(words); len(short) > 0 {
		all = append(all, variant{words: short, derived: true, strict: true})
	}
	for i := range words {
		if optional(words, i) {
			all = append(all, variant{words: slices.Delete(slices.Clone(words), i, i+1), derived: true})
		}
	}
	for _, v := range all[:len(all):len(all)] {
		if plain := bald(v.words); !slices.Equal(plain, v.words) {
			all = append(all, variant{words: plain, derived: true, strict: v.strict, ascii: true})
		}
	}
	return all
}

// restated says a name of two words the other way round: "användning av medlen" for "Medlens användning", "samverkansorgan för IT" for
// "IT-samverkansorgan"; "" for all others.
func restated(title string) string {
	const genitive = 5 // letters; a shorter word may end in an s of its own
	words := fold(unnumbered(title))
	if len(words) != 2 {
		return ""
	}
	owner, found := strings.CutSuffix(words[0], "s")
	switch {
	case found && letters(words[0]) >= genitive:
		return words[1] + " av " + owner
	case slices.Contains(abbreviations(title), words[0]):
		return words[1] + " för " + words[0]
	}
	return ""
}

var bracketed = regexp.MustCompile(`\s*\([^()]*\)`)

// unbracketed is s without what it says in brackets, "" if nothing remains.
func unbracketed(s string) string {
	if !strings.Contains(s, "(") {
		return s
	}
	s = bracketed.ReplaceAllString(s, "")
	if !strings.ContainsFunc(s, unicode.IsLetter) {
		return ""
	}
	return s
}

// describing are the words before what a section describes.
var describing = map[string]bool{
	"beskrivning": true, "redogörelse": true, "presentation": true, "sammanfattning": true, "information": true, "uppgifter": true,
	"description": true, "summary": true, "overview": true, "outline": true, "kort": true, "kortfattad": true, "brief": true,
}

// described are the words behind "Beskrivning av", nil if the title does not begin so or only one short word remains.
func described(words []string) []string {
	i, said := 0, false
	for i < len(words) && (describing[words[i]] || said && (joining[words[i]] || articles[words[i]])) {
		said = said || describing[words[i]]
		i++
	}
	rest := words[i:]
	if !said || len(contentOf(rest)) == 0 || i > 0 && !joining[words[i-1]] && !articles[words[i-1]] || len(rest) == 1 && letters(rest[0]) < glued {
		return nil
	}
	return rest
}

// adjectival are endings of adjectives and participles before a noun.
var adjectival = []string{"ade", "ande", "ende", "iga", "iska", "iskt", "ala", "alt", "ella", "ellt", "bara", "ed", "al", "ive", "ic", "ous"}

// optional says whether word i of a title may be left out: an adjective or an owner before its noun, where at least two words that tell
// something remain.
func optional(words []string, i int) bool {
	const adjective, remain = 6, 2
	w := words[i]
	if i+1 == len(words) || joining[words[i+1]] || joining[w] || letters(w) < adjective || number(words[i+1]) || len(contentOf(words)) <= remain {
		return false
	}
	return i == 0 && strings.HasSuffix(w, "s") || slices.ContainsFunc(adjectival, func(e string) bool { return strings.HasSuffix(w, e) })
}

// bald are words without dots, rings and accents.
func bald(words []string) []string {
	plain := make([]string, len(words))
	for i, w := range words {
		if plain[i] = strings.Map(func(r rune) rune {
			if unicode.Is(unicode.Mn, r) {
				return -1
			}
			return r
		}, norm.NFD.String(w)); plain[i] == "" {
			plain[i] = w // marks without a letter
		}
	}
	return plain
}
