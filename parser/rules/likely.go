package rules

import (
	"regexp"
	"strings"
)

// The bounds of looking for a section without a heading.
const (
	likelyWords = 25 // a passage with fewer says too little, even where the section asks for less
	together    = 14 // words; the telling words of a name stand no further apart
	topic       = 8  // words; a paragraph about one thing names it among its first
	shortest    = 5  // words of a sentence; a shorter one may be a heading of something else
	neighbours  = 3  // paragraphs on either side
	quarter     = 4  // of so many telling words or more, one may be missing
)

// likely returns the first passage that seems to be the i-th section without a heading: paragraphs with enough words, in one
// of which the telling words of one of its names stand close together. What stands under the heading of
// a section belongs to that one, and a sentence that is empty, asks, or tells what is attached says nothing.
func (s Section) likely(i int, names []name, read []reading) Passage {
	least := max(s.minWords(), likelyWords)
	for _, r := range read {
		if r.letter {
			continue
		}
		free := r.free(i)
		for j := range free {
			if place, ok := r.speaks(free, j, names, least); ok {
				return place
			}
		}
	}
	return Passage{}
}

// free are the paragraphs that stand under the heading of no other section and of no earlier year.
func (r reading) free(section int) (free []passage) {
	h, gone := 0, 0
	for _, p := range r.passages {
		for h < len(r.hits) && (r.hits[h].end <= p.from || r.hits[h].section == section && !r.hits[h].past) {
			h++
		}
		switch {
		case p.level > 0 && bygones(p.text, r.year):
			gone = p.level
		case p.level > 0 && p.level <= gone:
			gone = 0
		case p.level == 0 && gone == 0 && (h == len(r.hits) || p.from < r.hits[h].from):
			free = append(free, p)
		}
	}
	return free
}

// speaks says whether the j-th of the paragraphs is about one of the names, with enough words in it and its neighbours.
func (r reading) speaks(free []passage, j int, names []name, least int) (Passage, bool) {
	said := r.sentences(free[j])
	for _, n := range names {
		if n.derived {
			continue
		}
		if s, ok := n.spoken(said); ok && r.enough(free, j, least) {
			return Passage{Document: r.name, Page: free[j].page, Quote: clipped(plain(s), quoteLetters)}, true
		}
	}
	return Passage{}, false
}

// enough says whether as many words are stated in the j-th paragraph and those around it. A line that happens to end with a
// sentence looks like the end of a paragraph, so more than one neighbour may be needed.
func (r reading) enough(free []passage, j, least int) bool {
	words := r.sentences(free[j]).words()
	for k := j + 1; words < least && k < len(free) && k <= j+neighbours && free[k].from == free[k-1].to; k++ {
		words += r.sentences(free[k]).words()
	}
	for k := j - 1; words < least && k >= 0 && k >= j-neighbours && free[k].to == free[k+1].from; k-- {
		words += r.sentences(free[k]).words()
	}
	return words >= least
}

// A statement is a sentence of a paragraph, in folded words too.
type statement struct {
	text  string
	words []string
	year  int // of the call
}

type statements []statement

func (r reading) sentences(p passage) (all statements) {
	for _, s := range sentencesOf(p.text) {
		all = append(all, statement{s, fold(s), r.year})
	}
	return all
}

// states says whether a sentence states something of the applicant's. Looking takes time, so it comes last.
func (s statement) states() bool {
	words := realWords(s.text)
	return words > 0 && !empty(s.text, words) && !strings.HasSuffix(s.text, "?") && !elsewhere.MatchString(s.text) && !bygones(s.text, s.year)
}

func (all statements) words() (n int) {
	for _, s := range all {
		if s.states() {
			n += realWords(s.text)
		}
	}
	return n
}

// spoken returns the sentence in which the telling words of the name stand together. A name with only one is spoken of where a
// paragraph begins with it or comes back to it.
func (n name) spoken(all statements) (string, bool) {
	switch len(n.telling) {
	case 0:
		return "", false
	case 1:
		return n.repeated(all)
	}
	for _, s := range all {
		if len(s.words) >= shortest && n.close(s.words) && s.states() {
			return s.text, true
		}
	}
	return "", false
}

func (n name) repeated(all statements) (string, bool) {
	first, count, before := "", 0, 0
	for _, s := range all {
		for j, w := range s.words {
			if len(s.words) < shortest || !related(n.telling[0], w) || !s.states() {
				continue
			}
			if count++; count == 1 {
				first = s.text
			}
			if count > 1 || before+j < topic {
				return first, true
			}
		}
		before += len(s.words)
	}
	return "", false
}

// close says whether all telling words, of many all but one, and the abbreviations stand within as many words as together allows.
func (n name) close(words []string) bool {
	wanted := append(n.short[:len(n.short):len(n.short)], n.telling...)
	missing := 0
	if len(n.telling) >= quarter {
		missing = 1
	}
	at := make([]int, len(wanted)) // where each was seen last, from 1
	for j, w := range words {
		near := 0
		for k, word := range wanted {
			if related(word, w) {
				at[k] = j + 1
			}
			if at[k] > 0 && j+1-at[k] < together {
				near++
			}
		}
		if near >= len(wanted)-missing {
			return true
		}
	}
	return false
}

// elsewhere marks sentences that tell what is attached, what an application must hold, or what is told another time.
var elsewhere = regexp.MustCompile(`(?i)(?:^|\PL)(?:bifoga|bilag|attach|enclos|(?:återkommer|senare|bereds|utreds|inväntar|inväntas|redovisas|beskrivas|redogörs|frågan om|har förstått|later|in a separate)(?:$|\PL))|` +
	requirements.String())

// related says whether a word of the text speaks of a word of a name or an area: it is a form of it, it is made of the same verb
// (användas, användning), it begins with it (samverkan, samverkansorgan), or it is a compound that ends with it (medel,
// stimulansmedlen).
func related(word, text string) bool {
	const suffix = 5 // letters
	if word == text || inflected(word, text) || sameStem(word, text) {
		return true
	}
	i := shared(word, text)
	if letters(word[:i]) >= prefixLetters && (len(core(word)) <= i || letters(word[i:]) <= suffix && letters(text[i:]) <= suffix) {
		return true
	}
	return compound(word, text)
}

// compound says whether text ends with a form of word: informationsstandarder, standard.
func compound(word, text string) bool {
	const head, tail = 3, 4 // letters
	if letters(word) < tail || letters(text) < letters(word)+head-1 {
		return false
	}
	beginning := string([]rune(word)[:tail])
	i := strings.LastIndex(text, beginning)
	return i > 0 && letters(text[:i]) >= head && inflected(word, text[i:])
}
