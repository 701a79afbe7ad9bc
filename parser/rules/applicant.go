package rules

import "strings"

// Recognise finds the expected applicant that a message comes from: by the domain of the address from, or of a domain
// above it, and only failing that by a name or alias that stands in the texts as whole words. Of several domains the
// longest counts. Two applicants that fit equally well are none: a wrong guess would hide that one of them is silent.
func (c *Call) Recognise(from string, texts ...string) (Applicant, bool) {
	if i, ok := c.byDomain(from); ok {
		return c.Applicants[i], true
	}
	if i, ok := c.byName(texts); ok {
		return c.Applicants[i], true
	}
	return Applicant{}, false
}

func (c *Call) byDomain(from string) (int, bool) {
	_, domain, _ := strings.Cut(strings.ToLower(strings.TrimSpace(from)), "@")
	best, length, unique := -1, 0, false
	for i, a := range c.Applicants {
		for _, d := range a.Domains {
			d = strings.ToLower(strings.Trim(d, " .@"))
			if d == "" || domain != d && !strings.HasSuffix(domain, "."+d) || len(d) < length {
				continue
			}
			unique = len(d) > length || unique && i == best
			best, length = i, len(d)
		}
	}
	return best, unique
}

// A known is one name of one applicant, folded.
type known struct {
	applicant int
	words     []string
}

// byName looks for the only applicant that the texts name.
func (c *Call) byName(texts []string) (int, bool) {
	names := c.known()
	found := -1
	for _, t := range texts {
		words := fold(t)
		for i := 0; i < len(words); {
			who, n := mentioned(names, words[i:])
			if n > 0 && found >= 0 && who != found || n > 0 && who < 0 {
				return -1, false
			}
			if n > 0 {
				found = who
			}
			i += max(n, 1)
		}
	}
	return found, found >= 0
}

// known indexes the names of all applicants by their first word.
func (c *Call) known() map[string][]known {
	names := map[string][]known{}
	for i, a := range c.Applicants {
		for _, title := range append([]string{a.Name}, a.Aliases...) {
			if words := fold(title); len(words) > 0 {
				names[words[0]] = append(names[words[0]], known{i, words})
			}
		}
	}
	return names
}

// mentioned returns which applicant is named by the beginning of words, and by how many of them: the longest name counts,
// so that "Västra Götalands län" does not name Götaland too. It is -1 when two applicants have that name.
func mentioned(names map[string][]known, words []string) (who, n int) {
	for _, first := range []string{words[0], strings.TrimSuffix(words[0], "s")} {
		for _, k := range names[first] {
			switch l := len(k.words); {
			case l < n || !named(k.words, words):
			case l > n:
				who, n = k.applicant, l
			case who != k.applicant:
				who = -1
			}
		}
	}
	return who, n
}

// named compares a name with the beginning of words. The last word may have the s of the genitive.
func named(name, words []string) bool {
	if len(words) < len(name) {
		return false
	}
	last := len(name) - 1
	for i := range last {
		if name[i] != words[i] {
			return false
		}
	}
	return words[last] == name[last] || words[last] == name[last]+"s"
}
