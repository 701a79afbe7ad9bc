package rules

import (
	"regexp"
	"slices"
	"strings"
)

// A hit is a heading of a section in one document.
type hit struct {
	section  int
	grade    grade
	from, to int    // its rows
	level    int    // 0 when nothing marks it as a heading
	text     string // as written
	rest     string // what stands behind it on the same line ("Rubrik: text")
	words    int    // real words under it, set by weigh
	past     bool   // it is of an earlier year than the call's, or of nothing that is applied for
	end      int    // the row behind the last one under it, set by weigh
}

// mostHits bounds how many headings of one section are weighed in one document, so that a file made to be slow is not.
const mostHits = 200

// find returns every heading of a section in the text, in reading order.
func (t text) find(p plan) []hit {
	var all []hit
	count := make([]int, len(p.sections))
	inside := 0 // rows before this one are lines of a heading that began above
	for i := range t {
		for _, h := range t.at(i, p) {
			if h.rest == "" && (t.announced(i) || t.ticks(i) || t.costs(i)) {
				break
			}
			if i < inside {
				break // a part of a name of several lines is no heading of its own
			}
			if h.grade == full {
				inside = max(inside, h.to)
			}
			if count[h.section]++; count[h.section] <= mostHits {
				h.past = bygones(h.text, p.year)
				all = append(all, h)
			}
		}
	}
	return all
}

// at returns the headings that begin at row i: of one section, or of several whose names stand in one heading. A heading
// that is the name of one section is not that of another whose name it only contains.
func (t text) at(i int, p plan) []hit {
	if t[i].joined == "" {
		return t.runIn(i, p, nil)
	}
	var found []hit
	for n := 1; n <= wrapped && i+n <= len(t) && t.flows(i, i+n); n++ {
		found = t.matches(i, i+n, p, found)
	}
	found = t.runIn(i, p, found)
	if slices.ContainsFunc(found, hit.isFull) {
		found = slices.DeleteFunc(found, func(h hit) bool { return !h.isFull() })
	}
	return found
}

func (h hit) isFull() bool { return h.grade == full }

// flows says whether the rows [from, to) can be one heading: all of one level, or a marked one with an unmarked rest
// that is not running text.
func (t text) flows(from, to int) bool {
	if to-from == 1 {
		return true
	}
	first, last := t[from], t[to-1]
	switch {
	case len(t[to-2].joined) < 2 || last.joined == "" || ends(t[to-2].Text):
		return false
	case last.level == first.level:
		return true
	}
	return last.level == 0 && t.breaks(to)
}

// matches adds the sections that the rows [from, to) are a heading of, unless fewer rows were as good a heading of them.
// Words beside a name are forgiven in what the reader of the document marked as a heading and in a short line of its own.
func (t text) matches(from, to int, p plan, found []hit) []hit {
	written, c := t[from].Text, &t[from].caption
	if to-from > 1 {
		if written = t.written(from, to); len(written) > p.limit(t[from].level) {
			return found
		}
		whole := newCaption(written)
		c = &whole
	}
	loose := t[from].level > 0 || to-from == 1 && t.apart(from)
	mixed := t[from].level != t[to-1].level
	for s, names := range p.sections {
		if mixed && best(names, &t[to-1].caption, true) != none {
			continue // the name is not spread over them: it stands in the text below the heading
		}
		g := best(names, c, loose)
		if g == none && loose && listing(names, written) {
			g = contained
		}
		if mixed && g == contained && opens(t[to-1].Text) {
			continue // a heading of something else, and the beginning of its text
		}
		if g == contained && t[from].level == 0 && (hanging[c.words[len(c.words)-1]] || to+1 < len(t) && !opens(t[to].Text) && !t.breaks(to+1)) {
			continue // a sentence that goes on in the next lines, of a narrow column perhaps
		}
		if g != none && (loose || t.alone(from, to)) {
			found = better(found, hit{section: s, grade: g, from: from, to: to, level: t[from].level, text: written})
		}
	}
	return found
}

// hanging are words that no heading ends with.
var hanging = setOf("och samt eller att av för från i om på med inom vid under mellan genom som and or of for from in on with that")

// parting is what parts the names of several sections in one heading.
var parting = regexp.MustCompile(`(?i)\s*[,;/&+]\s*|\s+(?:och|samt|and)\s+`)

// listing says whether a heading lists several things, one of which is one of the names: "Organisation, tidplan och budget". It does not if
// one of them makes it a heading of something else.
func listing(names []name, written string) bool {
	parts := parting.Split(written, -1)
	if len(parts) < 2 {
		return false
	}
	found := false
	for _, part := range parts {
		c := newCaption(part)
		if slices.ContainsFunc(c.words, func(w string) bool { return another[w] }) {
			return false
		}
		found = found || best(names, &c, false) == full
	}
	for i := 1; i+1 < len(parts) && !found; i++ { // a name may have an "och" of its own
		first, last := newCaption(strings.Join(parts[:i+1], " och ")), newCaption(strings.Join(parts[i:], " och "))
		found = best(names, &first, false) == full || best(names, &last, false) == full
	}
	return found
}

// better puts h among the hits, in place of a weaker one of the same section.
func better(found []hit, h hit) []hit {
	i := slices.IndexFunc(found, func(o hit) bool { return o.section == h.section })
	switch {
	case i < 0:
		found = append(found, h)
	case h.grade > found[i].grade, h.grade == found[i].grade && found[i].rest == "" && days.MatchString(h.rest): // "Tidplan: 2009-04-01 – 2009-12-31"
		found[i] = h
	}
	return found
}

func best(names []name, c *caption, loose bool) grade {
	g := none
	for i := range names {
		if g = max(g, names[i].grade(c, loose)); g == full {
			break
		}
	}
	return g
}

// written is the text of the rows [from, to) as it stands there. A word that is divided between two lines stays so.
func (t text) written(from, to int) string {
	var b strings.Builder
	for i, r := range t[from:to] {
		if i > 0 && !strings.HasSuffix(t[from+i-1].Text, "-") {
			b.WriteByte(' ')
		}
		b.WriteString(r.Text)
	}
	return b.String()
}
