package letter

import (
	"regexp"
	"strconv"
	"strings"
)

// A term is one sentence of the record in another language.
type term struct {
	pattern *regexp.Regexp
	told    string // with $1, $2… for what the groups of the pattern hold
}

func terms(pairs [][2]string) (out []term) {
	for _, p := range pairs {
		out = append(out, term{regexp.MustCompile(`^(?:` + p[0] + `)$`), p[1]})
	}
	return out
}

// Tell says a sentence of the record in the language of the letter, as quoted lines under an indent. The record is kept in
// English, since it is kept once for all; what is not in the glossary is told as it stands.
func (s speech) Tell(indent int, sentence string) string {
	return block(clean(s.translate(clean(sentence, 300)), 400), indent)
}

// translate looks a sentence up, and then what it holds of others: "given up after five days: …" ends in what a server said.
// What a pattern holds is shorter than the sentence or is all of it, so the looking up ends.
func (s speech) translate(sentence string) string {
	for _, t := range s.words.glossary {
		if groups := t.pattern.FindStringSubmatch(sentence); groups != nil {
			var pairs []string
			for i, held := range groups[1:] {
				if held != sentence {
					held = s.translate(held)
				}
				pairs = append(pairs, "$"+strconv.Itoa(i+1), held)
			}
			return strings.NewReplacer(pairs...).Replace(t.told)
		}
	}
	return sentence
}
