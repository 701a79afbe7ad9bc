package rules

// A mask says with which two bytes words begin, one of 256 bits for each: two sets of words that share no form of a word share no bit.
// To ask it costs next to nothing, and it spares looking at nearly all lines of a text.
type mask [4]uint64

func (m *mask) add(a, b byte) {
	bit := a*31 + b
	m[bit>>6] |= 1 << (bit & 63)
}

func (m *mask) addWord(w string) {
	if len(w) > 1 {
		m.add(w[0], w[1])
	}
}

func (m *mask) meets(o *mask) bool {
	return m[0]&o[0]|m[1]&o[1]|m[2]&o[2]|m[3]&o[3] != 0
}

// beginnings is the mask of a name: of its first word and those that do not only join. A name of one such word has no other to be known
// by, so it is known with a slip of the pen at its beginning too.
func beginnings(words, content []string) (m mask) {
	m.addWord(words[0])
	for _, w := range content {
		m.addWord(w)
	}
	if len(content) == 1 && len(content[0]) > 2 {
		w := content[0]
		m.add(w[1], w[0])
		m.add(w[0], w[2])
		m.add(w[1], w[2])
	}
	return m
}

// beginsAs says whether a heading may be the name at all. One set wide is always looked at, and so is a short one for a name of one word:
// that may be the end of a compound.
func (n *name) beginsAs(c *caption, loose bool) bool {
	return n.mask.meets(&c.mask) || loose && len(n.words) == 1 || len(c.joined) < 3*len(c.words)
}
