package lines

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// The bounds of an outline.
const (
	MaxBookmarks     = 2000
	MaxBookmarkDepth = 9
	titleRows        = 3 // how many rows a heading may go over
)

// A Bookmark is one entry of a document's outline.
type Bookmark struct {
	Title string
	Level int // from 1
	Page  int // from 1; 0: not known
}

// followOutline gives each row that the outline names its level there, and makes one row of those that a heading goes over.
func followOutline(rows []Row, outline []Bookmark) []Row {
	if len(outline) == 0 {
		return rows
	}
	levels := map[int]map[string]int{} // by page and title
	for _, b := range outline {
		title := bareTitle(b.Title)
		if levels[b.Page] == nil {
			levels[b.Page] = map[string]int{}
		}
		if levels[b.Page][title] == 0 && title != "" {
			levels[b.Page][title] = b.Level
		}
	}
	out := rows[:0]
	for i := 0; i < len(rows); {
		n, level := named(rows[i:], levels[rows[i].page])
		r := rows[i]
		for _, next := range rows[i+1 : i+n] {
			r.Text = joinText(r.Text, next.Text)
		}
		r.styled = max(r.styled, level)
		out = append(out, r)
		i += n
	}
	return out
}

// named says how many of the first rows make one title together, and its level: 1 and 0 when they make none.
func named(rows []Row, levels map[string]int) (n, level int) {
	text := ""
	for n, r := range rows[:min(titleRows, len(rows))] {
		if len(levels) == 0 || r.page != rows[0].page || r.running || r.Contents || utf8.RuneCountInString(r.Text) > 2*MaxHeading {
			break
		}
		if text = joinText(text, r.Text); levels[bareTitle(text)] > 0 {
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
