package rules

import "slices"

// shortened says whether a word stands for the compound that ends in it, as people write who have said the whole of it before:
// medlen for stimulansmedlen.
func shortened(word, compound string) bool {
	const shortest = 5 // letters of the end, and of what was left out
	if letters(word) < shortest || number(word) {
		return false
	}
	for i := range compound {
		if n := letters(compound[:i]); n >= shortest && letters(compound[i:]) >= shortest && inflected(word, compound[i:]) {
			return true
		}
	}
	return false
}

// typos is how many slips of the pen the whole name may have.
func (n *name) typos() int { return n.letters / perTypo }

// slipped says whether a word is one of six or seven letters with one slip of the pen inside: a letter too many or too few, or two
// swapped. In so short a word another letter makes another word.
func slipped(word, name string) bool {
	const shortest = 6 // letters
	if n := letters(name); n < shortest || n >= perTypo || number(name) || !alikeAtFirst(word, name) || word[len(word)-1] != name[len(name)-1] {
		return false
	}
	return distance(word, name, 1) == 1 && (letters(word) != letters(name) || sameLetters(word, name))
}

func sameLetters(a, b string) bool {
	s, t := []rune(a), []rune(b)
	slices.Sort(s)
	slices.Sort(t)
	return slices.Equal(s, t)
}

func (n *name) inOrder(words []string) bool {
	if len(words) != len(n.words) {
		return false
	}
	left := n.typos()
	if len(words) == 1 && left == 0 && slipped(words[0], n.words[0]) {
		return true
	}
	for i, w := range words {
		d := slips(w, n.words[i])
		if d < 0 && len(words) >= longName && shortened(w, n.words[i]) {
			d = 1
		}
		if left -= d; d < 0 || left < 0 {
			return false
		}
	}
	return true
}

// inAnyOrder lets a heading ask what the name tells ("Hur ska medlen användas?"), or turn it as an index does ("Organisation, sökande").
func (n *name) inAnyOrder(words []string) bool {
	if len(words) != len(n.words) || len(words) < 2 {
		return false
	}
	taken := make([]bool, len(words))
	for _, w := range n.words {
		i := fit(w, words, taken)
		if i < 0 {
			return false
		}
		taken[i] = true
	}
	return true
}

// possessed lets a heading say a name of two words as what the second is of: "Analysis of risks" for Risk analysis.
func (n *name) possessed(words []string) bool {
	return len(n.words) == 2 && len(words) == 3 && ofIts[words[1]] && slips(words[0], n.words[1]) == 0 && slips(words[2], n.words[0]) == 0
}

var ofIts = setOf("av för över of for on")

// whether are words that begin a question to be answered with yes or no: that is asked, and not told.
var whether = setOf("får kan måste har är finns may can must has is are do does")

// turned lets a heading say with other small words and in another order what the name says: "Stimulansmedlens användning" for
// "Användning av stimulansmedlen", "Så ska medlen användas". All other words must be the same. Names of one or two words have
// an order.
func (n *name) turned(words []string) bool {
	if len(n.words) < longName || len(n.content) < 2 || len(words) < len(n.content) || len(words) > len(n.content)+mostJoining || dangles(words) || unfinished(words) {
		return false
	}
	if !slices.ContainsFunc(words, func(w string) bool { return slips(w, n.content[0]) == 0 }) {
		return false // soon told, for nearly every line
	}
	content := contentOf(words)
	if len(content) != len(n.content) {
		return false
	}
	taken := make([]bool, len(content))
	for _, w := range n.content {
		i := fit(w, content, taken)
		if i < 0 {
			return false
		}
		taken[i] = true
	}
	return true
}

// unfinished says whether the last word only joins what comes: the line goes on.
func unfinished(words []string) bool {
	last := words[len(words)-1]
	return joining[last] && last != "till" // "vad medlen ska användas till"
}

// dangles says whether a line begins with a word that belongs to the line above, and asks nothing: "Till vad", "På vilket sätt".
func dangles(words []string) bool {
	return dangling[words[0]] && (len(words) == 1 || !wondering[words[1]])
}

var wondering = setOf("vad vilka vilken vilket vem what which whom")

// dangling are words that no heading begins with.
var dangling = map[string]bool{
	"och": true, "av": true, "till": true, "i": true, "på": true, "om": true, "med": true, "att": true, "and": true, "of": true, "to": true, "in": true,
}

// fit returns the first of the words not yet taken that is a form of w, or -1. Slips and another order at once would be
// another heading.
func fit(w string, words []string, taken []bool) int {
	for i, other := range words {
		if !taken[i] && slips(w, other) == 0 {
			return i
		}
	}
	return -1
}

// runTogether finds the name where blanks were lost, or put where they do not belong ("samverkans organ", "B i l a g a").
func (n *name) runTogether(c *caption) bool {
	const shortest = 8 // letters; in a shorter name a slip is another word
	if n.letters < shortest || len(c.joined) > 2*len(n.joined) {
		return false
	}
	return len(c.words) != len(n.words) && (inflected(c.joined, n.joined) || distance(c.joined, n.joined, 1) <= 1)
}
