package rules

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// runIn adds the sections whose name stands at the beginning of row i with their text behind it: after a colon, or, where a
// paragraph begins, after a full stop, a question mark or a dash, or beside it as in a table.
func (t text) runIn(i int, p plan, found []hit) []hit {
	s := t[i].Text
	if before, behind, ok := strings.Cut(s, ":"); ok && len(before) <= p.limit(0) && (opens(before) || t.breaks(i)) {
		found = t.begun(i, before, behind, true, p, found)
	}
	if !opens(s) || !t.breaks(i) && !t.counts(i) {
		return found
	}
	tried := 0
	for at := range places(s, p.limit(0), t[i].level > 0, i+1 < len(t) && !opens(t[i+1].Text)) {
		if tried++; tried > mostTried {
			break
		}
		found = t.begun(i, s[:at], s[at:], false, p, found)
	}
	return found
}

// mostTried is how many places of one line are tried as the end of a heading.
const mostTried = 6

// begun adds the sections whose name is before, with the text behind. Only before a colon numbers may stand beside the name.
func (t text) begun(i int, before, behind string, loose bool, p plan, found []hit) []hit {
	c := newCaption(before)
	for s, names := range p.sections {
		if best(names, &c, loose) == full {
			h := hit{section: s, grade: full, from: i, to: i + 1, level: t[i].level, text: strings.TrimSpace(before), rest: behind}
			found = better(found, h)
		}
	}
	return found
}

// places yields where in the first limit bytes of a line a heading can end and its text begin: behind a full stop, a question
// mark or a dash, and in a line that nothing marks as a heading also before a capital.
func places(s string, limit int, marked, goesOn bool) iter.Seq[int] {
	return func(yield func(int) bool) {
		start := len(numberingOf(s))
		for i := start + 1; i < min(len(s), limit); i++ {
			if s[i] != ' ' {
				continue
			}
			rest := strings.TrimLeft(s[i:], " –—-")
			first, _ := utf8.DecodeRuneInString(rest)
			words, behind := 2, 3
			switch {
			case strings.ContainsRune(".?", rune(s[i-1])):
				words = 1
				if goesOn {
					behind = 1
				}
			case len(s)-i == len(rest)+1 && marked:
				continue
			case len(s)-i == len(rest)+1:
				behind = 5
			}
			if unicode.IsUpper(first) && several(s[start:i], words) && several(rest, behind) && !yield(i) {
				return
			}
		}
	}
}

// several says whether s has at least n words between blanks.
func several(s string, n int) bool { return strings.Count(strings.TrimSpace(s), " ")+1 >= n }
