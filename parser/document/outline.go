package document

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// The bounds of an outline.
const (
	maxBookmarks     = 2000
	maxBookmarkDepth = 9
	titleRows        = 3 // how many rows a heading may go over
)

// A bookmark is one entry of a document's outline.
type bookmark struct {
	title string
	level int // from 1
	page  int // from 1; 0: not known
}

// followOutline gives each row that the outline names its level there, and makes one row of those that a heading goes over.
func followOutline(rows []row, outline []bookmark) []row {
	if len(outline) == 0 {
		return rows
	}
	levels := map[int]map[string]int{} // by page and title
	for _, b := range outline {
		title := bareTitle(b.title)
		if levels[b.page] == nil {
			levels[b.page] = map[string]int{}
		}
		if levels[b.page][title] == 0 && title != "" {
			levels[b.page][title] = b.level
		}
	}
	out := rows[:0]
	for i := 0; i < len(rows); {
		n, level := named(rows[i:], levels[rows[i].page])
		r := rows[i]
		for _, next := range rows[i+1 : i+n] {
			r.text = joinText(r.text, next.text)
		}
		r.styled = max(r.styled, level)
		out = append(out, r)
		i += n
	}
	return out
}

// named says how many of the first rows make one title together, and its level: 1 and 0 when they make none.
func named(rows []row, levels map[string]int) (n, level int) {
	text := ""
	for n, r := range rows[:min(titleRows, len(rows))] {
		if len(levels) == 0 || r.page != rows[0].page || r.running || r.contents || utf8.RuneCountInString(r.text) > 2*maxHeading {
			break
		}
		if text = joinText(text, r.text); levels[bareTitle(text)] > 0 {
			return n + 1, levels[bareTitle(text)]
		}
	}
	return 1, 0
}

var titleNumber = regexp.MustCompile(`^(\d{1,2}(\.\d{1,2}){0,4}|[ivx]{1,5}|[a-z])[.)]?\s+`)

// bareTitle is what a title and its heading on the page have in common: without the number, blanks and capitals.
func bareTitle(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	if cut := titleNumber.ReplaceAllString(s, ""); len(cut) > 3 {
		s = cut
	}
	return strings.ReplaceAll(s, " ", "")
}
