package rules

import (
	"slices"
	"strings"
)

// A grade says how much of a heading is one of the names of a section.
type grade int

const (
	none      grade = iota
	contained       // the whole name, and a few more words
	full            // the name and nothing but the name
)

// The bounds of matching a heading.
const (
	mostBytes  = 300 // of a heading; a longer line is running text
	mostExtra  = 4   // words beside the name; beside a name of one word one less
	mostJoined = 6   // if all but two of them only join others
	mostAfter  = 14  // words behind a name that begins the heading and has at least longName words
	longName   = 3
	mostInside = 2 // words inside such a name

	mostJoining = 6 // words that only join others, in a heading whose words are turned
)

// A name is a title or an alias, folded.
type name struct {
	words   []string // without articles
	joined  string   // with articles and without blanks: as it is when the words run together or come apart
	letters int
	telling []string // the words that say what it is about
	short   []string // abbreviations such as IT
	content []string // all but the words that only join others
}

// A plan is what to look for: the names of each section of a call, and how long the longest is.
type plan struct {
	sections [][]name
	longest  int // bytes
	year     int // of the call; 0 where it has none
}

func newPlan(sections []Section) plan {
	var p plan
	for _, s := range sections {
		names := s.names()
		p.sections = append(p.sections, names)
		for _, n := range names {
			p.longest = max(p.longest, len(n.joined))
		}
	}
	return p
}

// limit is how long a heading can be, in bytes: a marked one as long as any, an unmarked one over several lines, or before
// a colon, only as long as a name with its blanks, numbering and slips.
func (p plan) limit(level int) int {
	if level > 0 {
		return mostBytes
	}
	return min(mostBytes, 2*p.longest+16)
}

// names are all that a section can be headed with. A name without a letter or number in it matches nothing.
func (s Section) names() []name {
	var all []name
	titles := append([]string{s.Title}, s.Aliases...)
	for _, title := range titles[:len(titles):len(titles)] {
		if other := restated(title); other != "" {
			titles = append(titles, other)
		}
	}
	for _, title := range titles {
		if words := fold(unnumbered(title)); len(words) > 0 {
			joined := strings.Join(words, "")
			all = append(all, name{words: withoutArticles(words), joined: joined, letters: letters(joined), telling: telling(words), short: abbreviations(title), content: contentOf(words)})
		}
	}
	return all
}

// A caption is the text of one possible heading, folded.
type caption struct {
	words  []string
	plain  int // words that are not numbers
	joined string
}

func newCaption(text string) caption {
	words := fold(unnumbered(text))
	c := caption{words: withoutArticles(words), joined: strings.Join(words, "")}
	for _, w := range c.words {
		if !number(w) {
			c.plain++
		}
	}
	return c
}

// grade compares a heading with the name: word by word, in any order or run together; and, if loose, with other words
// beside the name.
func (n name) grade(c caption, loose bool) grade {
	switch {
	case len(c.words) == 0:
		return none
	case n.inOrder(c.words) || n.inAnyOrder(c.words) || n.turned(c.words) || n.runTogether(c):
		return full
	case !loose || c.plain > len(n.words)+mostAfter:
		return none
	}
	best := none
	for i := 0; i+len(n.words) <= len(c.words); i++ {
		if window := c.words[i : i+len(n.words)]; n.inOrder(window) || n.inAnyOrder(window) {
			best = max(best, n.beside(c.words[:i], c.words[i+len(n.words):]))
		}
	}
	return max(best, n.parted(c.words))
}

// parted lets up to mostInside words stand inside a name of three words or more, all of whose words come in their order: "Hur de
// sökta stimulansmedlen ska användas".
func (n name) parted(words []string) grade {
	if len(n.words) < longName || len(words) <= len(n.words) {
		return none
	}
	for i := range words {
		if slips(words[i], n.words[0]) != 0 {
			continue
		}
		end, inside := n.follow(words[i:])
		if end > 0 && len(inside) > 0 {
			return min(contained, n.beside(append(words[:i:i], inside...), words[i+end:]))
		}
	}
	return none
}

// follow goes along the words for as long as the name takes, and returns where it ends and what stands between its words; 0 where
// that is too much or the name does not end.
func (n name) follow(words []string) (end int, inside []string) {
	at := 0
	for i, w := range words {
		if slips(w, n.words[at]) == 0 {
			if at++; at == len(n.words) {
				return i + 1, inside
			}
			continue
		}
		if inside = append(inside, w); len(inside) > mostInside {
			return 0, nil
		}
	}
	return 0, nil
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
func (n name) typos() int { return n.letters / perTypo }

func (n name) inOrder(words []string) bool {
	if len(words) != len(n.words) {
		return false
	}
	left := n.typos()
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

// inAnyOrder lets a heading ask what the name tells ("Hur ska medlen användas?"). Names of one or two words have an order.
func (n name) inAnyOrder(words []string) bool {
	if len(words) != len(n.words) || len(words) < 3 {
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

// turned lets a heading say with other small words and in another order what the name says: "Stimulansmedlens användning" for
// "Användning av stimulansmedlen", "Så ska medlen användas". All other words must be the same. Names of one or two words have
// an order.
func (n name) turned(words []string) bool {
	if len(n.words) < longName || len(n.content) < 2 || len(words) < len(n.content) || len(words) > len(n.content)+mostJoining || dangling[words[0]] || unfinished(words) {
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

// dangling are words that no heading begins with: they belong to the line above.
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
func (n name) runTogether(c caption) bool {
	const shortest = 8 // letters; in a shorter name a slip is another word
	if n.letters < shortest || len(c.joined) > 2*len(n.joined) {
		return false
	}
	return len(c.words) != len(n.words) && (inflected(c.joined, n.joined) || distance(c.joined, n.joined, 1) <= 1)
}

// beside judges the words before and behind the name in a heading. Numbers are not counted: "under 2009 och 2010" is two.
// A heading that begins with a long name may go on as the call letter does ("… för att stödja och stärka samverkan").
func (n name) beside(before, behind []string) grade {
	extra, joins := 0, 0
	for _, w := range append(before[:len(before):len(before)], behind...) {
		if another[w] {
			return none
		}
		switch {
		case joining[w]:
			joins++
		case !number(w):
			extra++
		}
	}
	most := mostExtra
	switch {
	case extra+joins == 0:
		return full
	case len(before) == 0 && len(n.words) >= longName:
		most = mostAfter
	case len(n.words) == 1:
		most--
	}
	if extra+joins > most && (extra > 2 || extra+joins > mostJoined) {
		return none
	}
	return contained
}

// another are words that make a heading one of something else than the section it names: the title of the whole
// application, or a list of people.
var another = map[string]bool{
	"ansökan": true, "ansökningar": true, "application": true, "kontaktperson": true, "kontaktpersoner": true,
	"kontaktuppgifter": true, "contact": true, "contacts": true, "innehåll": true, "contents": true,
}
