package rules

// prefixLetters is how long a word must be for longer words that begin with it to count as forms of it. Shorter ones
// begin too many others.
const prefixLetters = 6

// areas returns the areas that anything readable speaks of, in the call's order. An area is spoken of where one of its
// words, or all of one of its phrases in a row, occurs anywhere: this is told, never required, so it may be generous.
func (c *Call) areas(read []reading) (spoken []Mention) {
	if len(c.Areas) == 0 {
		return nil
	}
	texts := make([][]token, len(read))
	for i, r := range read {
		if !r.letter {
			texts[i] = r.tokens()
		}
	}
	for _, a := range c.Areas {
		m := Mention{Area: a.ID}
		for i, r := range read {
			at, count := a.places(texts[i])
			if m.Count == 0 && count > 0 {
				m.Document, m.Page = r.name, at
			}
			m.Count += count
		}
		if m.Count > 0 {
			spoken = append(spoken, m)
		}
	}
	return spoken
}

// A token is one folded word of a text.
type token struct {
	word string
	page int
}

// tokens are the words of a text without its table of contents and page headers.
func (r reading) tokens() (all []token) {
	for _, row := range r.text {
		for _, w := range fold(row.Text) {
			all = append(all, token{w, row.Page})
		}
	}
	return all
}

// places counts where the text speaks of the area and tells the page of the first. Phrases that overlap are one place.
func (a Area) places(text []token) (page, count int) {
	var phrases [][]string
	for _, p := range a.Words {
		if words := fold(p); len(words) > 0 {
			phrases = append(phrases, words)
		}
	}
	for i := 0; i < len(text); {
		n := longest(phrases, text[i:])
		if n > 0 {
			if count++; count == 1 {
				page = text[i].page
			}
		}
		i += max(n, 1)
	}
	return page, count
}

// longest is how many words the longest of the phrases has that the text begins with, 0 if none.
func longest(phrases [][]string, text []token) (n int) {
	for _, p := range phrases {
		if len(p) > n && begins(p, text) {
			n = len(p)
		}
	}
	return n
}

// begins says whether the text begins with these words, inflected or not: in a phrase short ones too.
func begins(words []string, text []token) bool {
	if len(text) < len(words) {
		return false
	}
	for i, w := range words {
		if !mentions(w, text[i].word) && (len(words) == 1 || !inflected(w, text[i].word)) {
			return false
		}
	}
	return true
}

// mentions says whether a word of the text is the word of an area: the same, or, if it is long enough, a form of it or a compound
// with it. Short words stand as they are, SITHS or kort: they begin and end too many others.
func mentions(word, text string) bool {
	return word == text || letters(word) >= prefixLetters && related(word, text)
}
