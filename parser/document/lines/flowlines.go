package lines

import (
	"slices"
	"strings"
)

// lines makes the lines of the document: page headers, its text, notes, page footers. Headings are told by style and looks;
// where nothing in the document is set as a heading, also by number.
func (f *Flow) lines() []Line {
	rows := slices.Clone(f.rows)
	for i, p := range f.places {
		if p != inText && p != inCell && rows[i].styled == 0 {
			rows[i].Contents = true // it does not compete with headings on a line of their own
		}
	}
	all := append(rows, f.notes...)
	for i := len(rows); i < len(all); i++ {
		all[i].Contents = true
	}
	for _, r := range once(f.footers) {
		r.running = true
		all = append(all, r)
	}
	lines := grade(all)
	low := 0
	for _, l := range lines {
		low = max(low, l.Level)
	}
	low = min(low+1, Lowest)
	unmarked := low == 1 && f.unmarked()
	for i, p := range f.places {
		l := &lines[i]
		switch {
		case l.Level > 0:
		case !unmarked && (p == runIn || p == label && Short(l.Text)):
			l.Level = low
		case p == inText && low == 1 && f.byNumber(i):
			l.Level = min(1+Depth(l.Text), Lowest)
		}
	}
	return lines
}

// unmarked says whether the document may have headings that nothing marks: a short line right before a bold beginning or a
// label. Were these headings then, they would end what stands under that line.
func (f *Flow) unmarked() bool {
	for i := 1; i < len(f.rows); i++ {
		if (f.places[i] == runIn || f.places[i] == label) && f.places[i-1] == inText && !f.rows[i-1].running && Short(f.rows[i-1].Text) && !strings.HasSuffix(f.rows[i-1].Text, ":") {
			return true
		}
	}
	return false
}

// byNumber says whether the number of a row makes it a heading: those before and after it have none, so it is not in a list.
func (f *Flow) byNumber(i int) bool {
	plain := func(k int) bool { return k < 0 || k >= len(f.rows) || !IsNumbered(f.rows[k].Text) }
	r := f.rows[i]
	return !r.Contents && !r.running && Short(r.Text) && !plain(i) && plain(i-1) && plain(i+1) && i+1 < len(f.rows)
}

// once leaves out page headers and footers that say the same as others.
func once(rows []Row) []Row {
	seen := map[string]bool{}
	return slices.DeleteFunc(rows, func(r Row) bool {
		again := seen[r.Text]
		seen[r.Text] = true
		return again
	})
}

// Document makes the document of a format that was read to its end.
func (f *Flow) Document(mediaType string, err error) Document {
	switch {
	case f.Full():
		return Refused(mediaType, Bomb, ErrTooLarge.Error())
	case err != nil:
		return Refused(mediaType, Corrupt, err.Error())
	}
	d := Document{Type: mediaType, Lines: f.lines()}
	if len(f.rows)+len(f.notes) == 0 && f.Pictures {
		return Refused(mediaType, Scan, "it holds pictures and no text")
	}
	return Ended(d)
}
