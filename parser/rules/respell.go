package rules

import (
	"slices"
	"strings"
)

// The bounds of writing a heading anew.
const (
	mostRespelled = 16 // words; a longer heading is compared as it stands
	glued         = 6  // letters of a word whose parts may be written apart
	madeUp        = 8  // letters of a compound that may be said in two words
)

// respelled writes the words of a heading as the name has them, where people divide and join words in other ways: "samverkans organ",
// "ITsamverkan", "stim.medlen", "risk- och konsekvensanalys", "analys av risker" for riskanalys, "projektbeskrivning" for
// "beskrivning av projektet". It says whether there was such a word.
func (n *name) respelled(c *caption) (caption, bool) {
	if len(c.words) > mostRespelled {
		return caption{}, false
	}
	words, changed := make([]string, 0, len(c.words)+2), false
	for i := 0; i < len(c.words); {
		put, taken := n.respell(c, i)
		if taken == 0 {
			put, taken = c.words[i:i+1], 1
		} else {
			changed = true
		}
		words = append(words, put...)
		i += taken
	}
	if !changed {
		return caption{}, false
	}
	return captionOf(words), true
}

// respell returns the words of the name that stand at word i of the heading in another spelling, and how many words they are
// there; 0 if there are none.
func (n *name) respell(c *caption, i int) (put []string, taken int) {
	word := c.words[i]
	for _, w := range n.words {
		switch {
		case letters(w) < glued || w == word:
		case i+1 < len(c.words) && inTwo(word, c.words[i+1], w):
			return []string{w}, 2
		case c.hung(i) && hangs(word, c.words[i+1:], w):
			return []string{w}, 1
		}
	}
	for j := 1; j < len(n.words); j++ {
		if x, y := n.words[j-1], n.words[j]; alikeAtFirst(word, x) && letters(word) >= glued && inflected(word, x+y) {
			return []string{x, y}, 1
		}
	}
	if put := n.taken(word); put != nil {
		return put, 1
	}
	return n.compounded(c.words, i)
}

// alikeAtFirst says whether two words begin with the same letter: soon told, and false for nearly all.
func alikeAtFirst(a, b string) bool { return a[0] == b[0] && (a[0] < 0x80 || a[1] == b[1]) }

// inTwo says whether a and b are the parts of w, the first perhaps cut short: "samverkans organ", "stim. medlen".
func inTwo(a, b, w string) bool {
	const cut, end = 3, 4 // letters
	if !alikeAtFirst(a, w) || number(b) || inflected(a, w) {
		return false
	}
	if len(a)+len(b) <= len(w)+4 && letters(b) > 1 && inflected(a+b, w) {
		return true
	}
	if rest, ok := strings.CutSuffix(a, "s"); ok && inflected(rest+b, w) {
		return true
	}
	return letters(a) >= cut && letters(b) >= end && len(a) < len(w) && strings.HasPrefix(w, a) && endsWith(w[len(a):], b)
}

// endsWith says whether w ends with a form of tail.
func endsWith(w, tail string) bool {
	const beginning = 4 // letters
	first := string([]rune(tail)[:min(beginning, letters(tail))])
	i := strings.LastIndex(w, first)
	return i >= 0 && inflected(w[i:], tail)
}

// hung says whether word i has a hyphen behind it, for what the word behind it ends with: "risk- och konsekvensanalys".
func (c *caption) hung(i int) bool {
	return i+2 < len(c.words) && slices.Contains(c.hanging, c.words[i])
}

// hangs says whether word and the end of one of the words behind it make w.
func hangs(word string, behind []string, w string) bool {
	rest, ok := strings.CutPrefix(w, word)
	if !ok || letters(rest) < 4 {
		return false
	}
	return slices.ContainsFunc(behind[1:min(3, len(behind))], func(other string) bool { return endsWith(other, rest) })
}

// taken takes a compound apart into two words of the name that say the same: projektbeskrivning is beskrivning (av) projektet.
func (n *name) taken(word string) []string {
	if len(n.content) < 2 || letters(word) < madeUp {
		return nil
	}
	for _, head := range n.content {
		if !alikeAtFirst(word, head) {
			continue
		}
		for _, tail := range n.content {
			if tail != head && madeOf(word, head, tail) {
				return []string{head, tail}
			}
		}
	}
	return nil
}

// compounded joins what the name says in one word: "beskrivning av projektet" and "projektets beskrivning" are projektbeskrivning.
func (n *name) compounded(words []string, i int) (put []string, taken int) {
	j := i + 1
	for j < len(words) && joining[words[j]] {
		j++
	}
	if j == len(words) || joining[words[i]] {
		return nil, 0
	}
	first, second := words[i], words[j]
	owns := strings.HasSuffix(second, "s") && j+1 < len(words) && !joining[words[j+1]] // "… av projektets budget" is of the budget
	for _, w := range n.words {
		if letters(w) < madeUp {
			continue
		}
		if alikeAtFirst(w, second) && !owns && madeOf(w, second, first) || alikeAtFirst(w, first) && madeOf(w, first, second) {
			return []string{w}, j + 1 - i
		}
	}
	return nil, 0
}

// madeOf says whether a compound is made of forms of head and tail: medelsanvändning of medlen and användas.
func madeOf(compound, head, tail string) bool {
	const least = 4 // letters of the tail; the head may have three
	if letters(tail) < least || letters(head) < least-1 || len(compound) < len(tail) {
		return false
	}
	i := strings.LastIndex(compound, string([]rune(tail)[:least]))
	if i <= 0 || letters(compound[:i]) < least-1 || slips(compound[i:], tail) != 0 {
		return false
	}
	front := compound[:i]
	return inflected(front, head) || inflected(strings.TrimSuffix(front, "s"), head)
}
