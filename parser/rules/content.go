package rules

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// realWords counts the words of s: what has a letter in it and is not one letter over and over, as in "xxx", or the cross in a box.
func realWords(s string) int {
	n := 0
	for w := range strings.FieldsFuncSeq(s, between) {
		if isWord(w) {
			n++
		}
	}
	return n
}

// between says whether r stands between words. Hyphens and colons stand in them: IT-stöd, EU:s.
func between(r rune) bool {
	return !unicode.In(r, unicode.L, unicode.M, unicode.N) && !strings.ContainsRune("-‐\u2011:'’\u00ad", r)
}

func isWord(w string) bool {
	first, same, n := rune(0), true, 0
	for _, r := range w {
		if !unicode.IsLetter(r) {
			continue
		}
		if n++; n == 1 {
			first = r
		}
		same = same && r == first
	}
	return n == 1 && unicode.ToLower(first) != 'x' || n > 1 && !same
}

// mostRows is how many rows of a long part tell what year it is of.
const mostRows = 100

// weigh sets the words under each hit, and whether they are of a year before the call's. They end at the next heading of its
// level or above, or of another section.
func (t text) weigh(hits []hit, p plan) {
	sum := make([]int, len(t)+1)
	for i, r := range t {
		sum[i+1] = sum[i] + r.words
	}
	for i := range hits {
		h := &hits[i]
		h.end = t.end(*h, hits[i+1:])
		h.words = realWords(h.rest) + sum[h.end] - sum[h.to]
		switch {
		case h.words <= thin:
			under := h.rest + "\n" + t.under(h.to, h.end)
			h.past = h.past || lastTime(h.text, under, p.year) || h.grade == contained && foreign(under)
			h.words = substance(under, p.account[h.section])
		case olden(h.text, p.year):
			h.past = h.past || lastTime(h.text, h.rest+"\n"+t.under(h.to, min(h.end, h.to+mostRows)), p.year)
		}
	}
}

// end is the row at which the part under h ends. What follows are the hits behind h, in reading order.
func (t text) end(h hit, following []hit) int {
	end := len(t)
	for _, o := range following {
		if o.from >= h.to && o.bounds(h) {
			end = o.from
			break
		}
	}
	if h.rest == "" {
		end = min(end, t.passed(h))
	}
	if h.level == 0 {
		end = t.counted(h, end)
	}
	list := false
	for j := h.to; j < end; j++ {
		if t[j].closes() || t.signed(j) {
			return j
		}
		if l := t[j].level; l == 0 || h.level > 0 && l > h.level {
			continue
		}
		list = list && numbered(t[j].Text) || !list && first.MatchString(t[j].Text)
		if !list {
			return j
		}
	}
	return end
}

// counting is a number before a heading that nothing else marks.
var counting = regexp.MustCompile(`^(\d{1,2})[.)] `)

// counts says whether row i has the number behind that of a row not far above: a list goes on, even where a line was full.
func (t text) counts(i int) bool {
	const far = 12 // rows
	m := counting.FindStringSubmatch(t[i].Text)
	if m == nil || m[1] == "1" {
		return false
	}
	n, _ := strconv.Atoi(m[1])
	for j := i - 1; j >= max(0, i-far); j-- {
		if m := counting.FindStringSubmatch(t[j].Text); m != nil {
			k, _ := strconv.Atoi(m[1])
			return k == n-1
		}
	}
	return false
}

// counted is the row before end at which a short line has the number that follows the one of the heading, or end. A list in between that
// begins with its own number is of the part.
func (t text) counted(h hit, end int) int {
	m := counting.FindStringSubmatch(t[h.from].Text)
	if m == nil {
		return end
	}
	n, _ := strconv.Atoi(m[1])
	for j := h.to; j < end; j++ {
		m := counting.FindStringSubmatch(t[j].Text)
		if m == nil {
			continue
		}
		if k, _ := strconv.Atoi(m[1]); k != n+1 || !t.apart(j) {
			return end
		}
		return j
	}
	return end
}

// passed is the row of the next heading, though nothing marks it as one, where no text stands before it: a placeholder and a short
// line of its own ("…", "Tidplan"), or at once what never is a part of something else ("Kontakt"). It is len(t) where there is none.
func (t text) passed(h hit) int {
	const most = 6 // words of such a heading
	j := h.to
	for j < len(t) && t[j].level == 0 && (t[j].words == 0 || t[j].words <= promise && !pointer.MatchString(t[j].Text) && empty(t[j].Text, t[j].words)) {
		j++
	}
	switch {
	case j < len(t) && t.field(j):
		return j
	case j >= len(t) || t[j].level > 0 || !t.apart(j):
		return len(t)
	}
	if j > h.to && j+1 < len(t) && t[j].words <= most && !ends(t[j].Text) || separate[t[j].joined] {
		return j
	}
	return len(t)
}

// separate are headings of parts that belong to no other.
var separate = setOf("kontakt kontaktuppgifter kontaktperson kontaktpersoner bakgrund inledning bilagor bilageförteckning underskrift underskrifter sammanfattning övrigt referenser " +
	"firmatecknare namnteckning namnförtydligande ortochdatum " +
	"contact contacts background introduction annexes appendices signatures summary references")

// bounds says whether a later heading of a section ends the part under h whatever its level. One that only contains the
// name of another section can be a subheading.
func (h hit) bounds(earlier hit) bool {
	if earlier.level == 0 {
		return h.section != earlier.section || h.level == 0
	}
	return h.section != earlier.section && h.grade == full
}

// first is the number that a list begins with. A line with it, marked as a heading, opens a list that belongs to the
// heading above it: the next part of a document is not the first again.
var first = regexp.MustCompile(`^[(\s]*(?:1[\s.):]|[IiAa][.):])`)

func numbered(s string) bool { return numberingOf(s) != "" }

// under is the text of the rows [from, to), a line for each paragraph.
func (t text) under(from, to int) string {
	var b strings.Builder
	for i := from; i < to; i++ {
		if t[i].words == 0 && !number(t[i].Text) {
			continue
		}
		if t.breaks(i) {
			b.WriteByte('\n')
		}
		b.WriteString(t[i].Text)
		b.WriteByte(' ')
	}
	return b.String()
}
