package rules

import "strings"

// A likeness says how near a heading comes to the names of a section. The greater is the nearer.
type likeness struct {
	shared int // telling words in common with a name
	others int // words that are not
}

func (l likeness) less(m likeness) bool {
	return l.shared < m.shared || l.shared == m.shared && l.others > m.others
}

// nearest keeps the heading of t that is most like one of the names, if it is more so than what was kept before. It is
// shown beside "not found", so that a person sees what the program saw.
func (e *evidence) nearest(t text, names []name, source string) {
	for i, r := range t {
		if len(r.caption.words) == 0 || r.level == 0 && !t.apart(i) {
			continue
		}
		for _, n := range names {
			if l := n.likeness(r.caption); e.likeness.less(l) {
				e.likeness = l
				e.near = Finding{Document: source, Page: r.Page, Heading: r.Text}
			}
		}
	}
}

// bygone keeps the heading of an earlier year as the nearest there can be.
func (e *evidence) bygone(f Finding) {
	f.Words = 0
	e.near, e.likeness = f, likeness{shared: mostBytes}
}

// likeness counts the telling words that the heading shares with the name: forms of one word, or one inside the other
// at its beginning, as samverkan in samverkansorgan.
func (n name) likeness(c caption) likeness {
	wanted := telling(n.words)
	taken := make([]bool, len(c.words))
	shared := 0
	for _, w := range wanted {
		for i, other := range c.words {
			if !taken[i] && (slips(w, other) >= 0 || prefixed(w, other) || prefixed(other, w)) {
				taken[i] = true
				shared++
				break
			}
		}
	}
	if shared == 0 {
		return likeness{}
	}
	return likeness{shared: shared, others: len(c.words) - shared}
}

// prefixed says whether word is prefix, or a longer form of it.
func prefixed(prefix, word string) bool {
	return word == prefix || strings.HasPrefix(word, prefix) && letters(prefix) >= prefixLetters
}
