package rules

import (
	"regexp"
	"strings"
)

// pointer is a sentence that says that the text stands elsewhere, and label the number or letter of an annex that it names.
var (
	pointer = regexp.MustCompile(`(?i)(?:^|[^\pL\pN])(?:` + refers + `)`)
	label   = regexp.MustCompile(`(?i)(?:bilaga|bilagan|bil\.?|appendix|annex|attachment) ?(?:nr\.? ?)?(\d{1,2}|[A-H]|[IVX]{1,4})(?:$|[^\pL\pN])`)
	annexed = regexp.MustCompile(`(?i)^(?:bilaga|appendix|annex)(?: ?(?:nr\.? ?)?(\d{1,2}|[A-H]|[IVX]{1,4}))?(?:$|[^\pL\pN])`)
)

// mostPointing is how many words a sentence that only points may have.
const mostPointing = 12

// referred finds the i-th section where a heading of it has nothing but a pointer under it, and what that points to came and says
// enough: another file, or an annex behind in the same one.
func (s Section) referred(i int, names []name, read []reading) (Finding, bool) {
	least := max(s.minWords(), likelyWords)
	for at, r := range read {
		for _, h := range r.hits {
			if h.section != i || h.past || h.words > thin {
				continue
			}
			for _, words := range pointers(h.rest + "\n" + r.text.under(h.to, h.end)) {
				if f, ok := target(words, at, h, names, read); ok && f.Words >= least {
					f.Section, f.Answer, f.Heading, f.Refers = s.ID, Found, h.text, clipped(plain(words), quoteLetters)
					return f, true
				}
			}
		}
	}
	return Finding{}, false
}

// pointers are the sentences of a text that only point elsewhere.
func pointers(s string) (found []string) {
	if len(s) > thin*mostPointing {
		return nil
	}
	for _, one := range sentence.Split(s, -1) {
		if one = strings.TrimSpace(one); pointer.MatchString(one) && realWords(one) <= mostPointing {
			found = append(found, one)
		}
	}
	return found
}

// target finds what the words under a heading of the source at point to: a file that they name, an annex of that number, or the
// only other file, if that is not the part of another section.
func target(words string, at int, h hit, names []name, read []reading) (Finding, bool) {
	number := ""
	if m := label.FindStringSubmatch(words + " "); m != nil {
		number = strings.ToLower(m[1])
	}
	others := 0
	var found, other *reading
	for i := range read {
		r := &read[i]
		if i == at || r.body || r.letter {
			continue
		}
		others++
		other = r
		if found == nil && (r.named(words) || number != "" && r.numbered(number) || number == "" && r.headed(names)) {
			found = r
		}
	}
	if found != nil {
		return found.all(), true
	}
	if f, ok := read[at].annex(h.end, number); ok {
		return f, true
	}
	if number == "" && others == 1 && len(other.hits) == 0 {
		return other.all(), true
	}
	return Finding{}, false
}

// stem is the name of a file without its extension.
func (r reading) stem() string {
	name := strings.ToLower(r.name)
	if i := strings.LastIndexByte(name, '.'); i > 0 {
		name = name[:i]
	}
	return name
}

// named says whether the words name the file. A name of one or two letters may be anything.
func (r reading) named(words string) bool {
	return letters(r.stem()) > 2 && strings.Contains(" "+strings.Join(fold(words), " ")+" ", " "+strings.Join(fold(r.stem()), " ")+" ")
}

// numbered says whether the file is the annex of that number or letter, by its name or its first lines.
func (r reading) numbered(number string) bool {
	if m := label.FindStringSubmatch(strings.Join(fold(r.stem()), " ") + " "); m != nil && strings.EqualFold(m[1], number) {
		return true
	}
	const first = 5 // rows
	for _, row := range r.text[:min(first, len(r.text))] {
		if m := annexed.FindStringSubmatch(row.Text); m != nil && strings.EqualFold(m[1], number) {
			return true
		}
	}
	return false
}

// headed says whether the name of the file is one that the section can be headed with.
func (r reading) headed(names []name) bool {
	c := newCaption(strings.ReplaceAll(r.stem(), "_", " "))
	return best(names, &c, true) != none
}

// all is the whole text of the file.
func (r reading) all() Finding { return r.part(0, len(r.text)) }

func (r reading) part(from, to int) Finding {
	f := Finding{Document: r.name}
	if from == to {
		return f
	}
	f.Page = r.text[from].Page
	f.Reader = r.reader(f.Page)
	for _, row := range r.text[from:to] {
		f.Words += row.words
	}
	if f.Words <= thin {
		f.Words = substance(r.text.under(from, to), false)
	}
	return f
}

// annex is the text under a heading such as "Bilaga 2" behind row i, up to the next annex. Without a number it must be the only one.
func (r reading) annex(i int, number string) (Finding, bool) {
	from, to, annexes := -1, len(r.text), 0
	for j := i; j < len(r.text); j++ {
		m := annexed.FindStringSubmatch(r.text[j].Text)
		if m == nil || r.text[j].level == 0 && !r.text.apart(j) {
			continue
		}
		annexes++
		switch {
		case from >= 0 && to == len(r.text):
			to = j
		case from < 0 && (number == "" || strings.EqualFold(m[1], number)):
			from = j + 1
		}
	}
	if from < 0 || number == "" && annexes > 1 {
		return Finding{}, false
	}
	return r.part(from, to), true
}
