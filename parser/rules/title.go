package rules

import (
	"slices"
	"strings"
	"unicode"
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

	mostJoining = 6  // words that only join others, in a heading whose words are turned
	mostSmall   = 16 // bytes of them
)

// A name is a title or an alias, folded.
type name struct {
	words   []string // without articles
	joined  string   // with articles and without blanks: as it is when the words run together or come apart
	letters int
	telling []string // the words that say what it is about
	short   []string // abbreviations such as IT
	content []string // all but the words that only join others
	mask    mask
	variant
}

// A plan is what to look for: the names of each section of a call, and how long the longest is.
type plan struct {
	sections [][]name
	longest  int    // bytes
	year     int    // of the call; 0 where it has none
	account  []bool // of each section: its names ask how or why
}

func newPlan(sections []Section) plan {
	var p plan
	for _, s := range sections {
		names := s.names()
		p.sections = append(p.sections, names)
		p.account = append(p.account, wantsAccount(names))
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
	for _, title := range append([]string{s.Title}, s.Aliases...) {
		for _, v := range variants(title) {
			joined, words := strings.Join(v.words, ""), withoutArticles(v.words)
			if slices.ContainsFunc(all, func(n name) bool { return n.joined == joined && n.strict == v.strict }) {
				continue
			}
			content := contentOf(words)
			all = append(all, name{words: words, joined: joined, letters: letters(joined), telling: telling(v.words),
				short: abbreviations(title), content: content, mask: beginnings(words, content), variant: v})
		}
	}
	return all
}

// A caption is the text of one possible heading, folded.
type caption struct {
	words   []string
	plain   int // words that are not numbers
	joined  string
	hanging []string // words with a hyphen and a blank behind them
	ascii   bool
	mask    mask
}

func newCaption(text string) caption {
	text = headline(text)
	words := fold(unnumbered(text))
	c := captionOf(withoutArticles(words))
	c.joined = strings.Join(words, "")
	for at := text; ; {
		i := strings.Index(at, "- ")
		if i < 0 {
			break
		}
		if words := fold(at[strings.LastIndexByte(at[:i], ' ')+1 : i]); len(words) > 0 {
			c.hanging = append(c.hanging, words[len(words)-1])
		}
		at = at[i+2:]
	}
	return c
}

func captionOf(words []string) caption {
	c := caption{words: words, joined: strings.Join(words, "")}
	for _, w := range words {
		if !number(w) {
			c.plain++
		}
		c.mask.addWord(w)
	}
	c.ascii = plainASCII(c.joined)
	return c
}

func plainASCII(s string) bool {
	for i := range len(s) {
		if s[i] > unicode.MaxASCII {
			return false
		}
	}
	return true
}

// grade compares a heading with the name: word by word, in any order or run together; and, if loose, with other words
// beside the name.
func (n *name) grade(c *caption, loose bool) grade {
	if len(c.words) == 0 || n.ascii && !c.ascii || !loose && len(c.joined) > 2*len(n.joined)+mostSmall || !n.beginsAs(c, loose) {
		return none
	}
	g := n.match(c, loose)
	if g == full {
		return g
	}
	if behind := described(c.words); loose && behind != nil {
		other := captionOf(behind)
		g = max(g, min(contained, n.match(&other, loose)))
	}
	if !loose && 2*len(c.joined) > 3*len(n.joined) {
		return g
	}
	if other, ok := n.respelled(c); ok {
		g = max(g, n.match(&other, loose))
	}
	return g
}

func (n *name) match(c *caption, loose bool) grade {
	switch {
	case n.inOrder(c.words) || n.inAnyOrder(c.words) || n.possessed(c.words) || n.turned(c.words) || n.runTogether(c):
		return full
	case whether[c.words[0]], n.astray(c.words):
		return none
	case !loose || c.plain > len(n.words)+mostAfter:
		return none
	}
	best := none
	for i := 0; i+len(n.words) <= len(c.words); i++ {
		if window := c.words[i : i+len(n.words)]; n.inOrder(window) || n.inAnyOrder(window) {
			best = max(best, n.beside(c.words[:i], c.words[i+len(n.words):]))
		}
	}
	return max(best, n.parted(c.words), n.inCompound(c), n.scattered(c.words))
}

// scattered finds all words of a name of three words or more that tell something, in any order, with up to mostInside others among them:
// "Hur Dalarnas län ska använda stimulansmedlen", "Organisation av den regionala samverkan inom IT".
func (n *name) scattered(words []string) grade {
	content := contentOf(words)
	if len(n.words) < longName || n.strict || len(n.content) < 2 || len(content) > len(n.content)+mostInside || len(words) > len(content)+mostJoining || dangles(words) || unfinished(words) {
		return none
	}
	taken := make([]bool, len(content))
	for _, w := range n.content {
		i := fit(w, content, taken)
		if i < 0 {
			return none
		}
		taken[i] = true
	}
	for i, w := range content {
		if !taken[i] && (another[w] || contrary[w]) {
			return none
		}
	}
	return contained
}

// contrary are words that set something apart from what the name says.
var contrary = setOf("annan annat andra övrig övrigt övriga egen eget egna other own")

// inCompound finds a name of one word at the end of a compound: Projektbudget for Budget.
func (n *name) inCompound(c *caption) grade {
	const shortest = 5 // letters
	if len(n.words) != 1 || n.letters < shortest {
		return none
	}
	for i, w := range c.words {
		if compound(n.words[0], w) {
			return min(contained, n.beside(c.words[:i], c.words[i+1:]))
		}
	}
	return none
}

// parted lets up to mostInside words stand inside a name of three words or more, all of whose words come in their order, besides those
// that only join others: "Hur de sökta stimulansmedlen ska användas". Inside a name of two words there may be one that is added to the
// first: "Risk and impact analysis".
func (n *name) parted(words []string) grade {
	if len(n.words) < 2 || len(words) <= len(n.words) {
		return none
	}
	for i := range words {
		if slips(words[i], n.words[0]) != 0 || len(n.words) == 2 && (i+1 == len(words) || !adding[words[i+1]]) {
			continue
		}
		end, inside := n.follow(words[i:])
		if end > 0 && len(inside) > 0 {
			return min(contained, n.beside(append(words[:i:i], inside...), words[i+end:]))
		}
	}
	return none
}

// adding are the words that add one thing to another.
var adding = setOf("och samt and")

// follow goes along the words for as long as the name takes, and returns where it ends and what stands between its words; 0 where
// that is too much or the name does not end.
func (n *name) follow(words []string) (end int, inside []string) {
	at, most, other := 0, mostInside, 0
	if len(n.words) == 2 {
		most = 1
	}
	for i, w := range words {
		if slips(w, n.words[at]) == 0 {
			if at++; at == len(n.words) {
				return i + 1, inside
			}
			continue
		}
		if !joining[w] {
			other++
		}
		if inside = append(inside, w); other > most || len(inside) > most+mostExtra {
			return 0, nil
		}
	}
	return 0, nil
}

// beside judges the words before and behind the name in a heading. Numbers are not counted: "under 2009 och 2010" is two.
// A heading that begins with a long name may go on as the call letter does ("… för att stödja och stärka samverkan").
func (n *name) beside(before, behind []string) grade {
	extra, joins := 0, 0
	for i, w := range append(before[:len(before):len(before)], behind...) {
		if another[w] && (i < len(before) || !ofThis(behind, i-len(before))) {
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
	case n.strict && extra > 0:
		return none
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
