package document_test

import (
	"strings"
	"testing"

	"inkorg/parser/document"
	"inkorg/parser/rules"
)

// What the readers make of tables and bold beginnings is what the rules need: a label and its neighbour are a heading and its
// text, and neither hides the text of a heading above.
func TestSectionsInTables(t *testing.T) {
	t.Parallel()
	call := &rules.Call{ID: "a", Sections: []rules.Section{{ID: "organ", Title: "Organisation", MinWords: 5}, {ID: "tid", Title: "Tidplan", MinWords: 5}}}
	row := func(cells ...string) string {
		return "<w:tr><w:tc>" + strings.Join(cells, "</w:tc><w:tc>") + "</w:tc></w:tr>"
	}
	table := func(rows ...string) string { return "<w:tbl>" + strings.Join(rows, "") + "</w:tbl>" }
	bold := func(s string) string { return "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>" + s + "</w:t></w:r></w:p>" }
	plain := func(s string) string { return para("", s) }
	begun := func(s, rest string) string {
		return "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>" + s + `</w:t></w:r><w:r><w:t xml:space="preserve"> ` + rest + "</w:t></w:r></w:p>"
	}
	const organ, tid = "Rådet består av en ledamot från varje kommun och två från landstinget.", "Arbetet börjar i april och slutar i december nästa år."
	steps := table(row(bold("Aktivitet"), bold("Tid")), row(plain("Förstudie av den nya tjänsten"), plain("mars till april")))
	r := newReader(t, document.Options{})
	for _, c := range []struct {
		name, body string
		found      bool
	}{
		{"labels", table(row(plain("Organisation"), plain(organ)), row(plain("Tidplan"), plain(tid))), true},
		{"bold labels", plain("Ansökan") + table(row(bold("Organisation"), plain(organ)), row(bold("Tidplan"), plain(tid))), true},
		{"labels above", table(row(plain("Organisation")), row(plain(organ)), row(plain("Tidplan")), row(plain(tid))), true},
		{"labels above texts side by side", table(row(plain("Organisation"), plain("Tidplan")), row(plain(organ), plain(tid))), true},
		{"bold labels above texts side by side", plain("Ansökan") + table(row(bold("Organisation"), bold("Tidplan")), row(plain(organ), plain(tid))) + bold("Slut") + plain(organ), true},
		{"bold labels above texts, one of them empty", table(row(bold("Organisation"), bold("Tidplan")), row("<w:p/>", "<w:p/>")) + bold("Slut") + plain(organ), false},
		{"bold labels over nothing", table(row(bold("Organisation"), "<w:p/>"), row(bold("Tidplan"), "<w:p/>")) + bold("Övrigt") + plain(organ), false},
		{"labels over nothing", table(row(plain("Organisation"), "<w:p/>"), row(plain("Tidplan"), "<w:p/>")) + bold("Övrigt") + plain(organ), false},
		{"bold beginnings", begun("Organisation.", organ) + begun("Tidplan", tid), true},
		{"bold beginnings below a title", plain("Ansökan") + begun("Organisation.", organ) + begun("Tidplan:", tid), true},
		{"bold heading over a table", bold("Organisation") + plain(organ) + bold("Tidplan") + steps, true},
		{"unmarked heading over a table", plain("Organisation") + plain(organ) + plain("Tidplan") + steps, true},
		{"unmarked heading over labels", plain("Organisation") + plain(organ) + plain("Tidplan") + table(row(bold("Förstudie"), plain(tid))), true},
		{"unmarked heading over bold beginnings", plain("Organisation") + plain(organ) + plain("Tidplan") + begun("Fas 1.", tid) + begun("Fas 2.", tid), true},
		{"bold heading over bold beginnings", bold("Organisation") + plain(organ) + bold("Tidplan") + begun("Fas 1.", tid), true},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := r.Read(t.Context(), c.name, wordFile(t, c.body))
			for _, f := range call.Check([]rules.Source{{Name: "a.docx", Document: d}}).Findings {
				if (f.Answer == rules.Found) != c.found {
					t.Errorf("%s: %s, %d words\n%s", f.Section, f.Answer, f.Words, brief(d))
				}
			}
		})
	}
}
