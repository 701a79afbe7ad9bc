package rules

import "strings"

// prefixLetters is how long a word must be for longer words that begin with it to count as forms of it. Shorter ones
// begin too many others.
const prefixLetters = 6

// prefixed says whether word is prefix, or a longer form of it.
func prefixed(prefix, word string) bool {
	return word == prefix || strings.HasPrefix(word, prefix) && letters(prefix) >= prefixLetters
}

// areas returns the areas that anything readable speaks of, in the call's order. An area is spoken of where one of its
// words, or all of one of its phrases in a row, occurs anywhere: this is told, never required, so it may be generous.
func (c *Call) areas(sources []Source) []string {
	if len(c.Areas) == 0 {
		return nil
	}
	var texts [][]string
	for _, s := range inOrder(sources) {
		var words []string
		for _, l := range s.Document.Lines {
			words = append(words, fold(l.Text)...)
		}
		texts = append(texts, words)
	}
	var spoken []string
	for _, a := range c.Areas {
		if a.spoken(texts) {
			spoken = append(spoken, a.ID)
		}
	}
	return spoken
}

func (a Area) spoken(texts [][]string) bool {
	for _, phrase := range a.Words {
		words := fold(phrase)
		for _, t := range texts {
			if len(words) > 0 && occurs(words, t) {
				return true
			}
		}
	}
	return false
}

// occurs says whether the words stand in a row in the text, inflected or not.
func occurs(words, text []string) bool {
	for i := 0; i+len(words) <= len(text); i++ {
		j := 0
		for j < len(words) && prefixed(words[j], text[i+j]) {
			j++
		}
		if j == len(words) {
			return true
		}
	}
	return false
}
