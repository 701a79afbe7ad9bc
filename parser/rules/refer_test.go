package rules_test

import (
	"testing"

	"inkorg/parser/rules"
)

// TestReferred has a heading with nothing but a pointer under it. The section is found if what that points to came.
func TestReferred(t *testing.T) {
	t.Parallel()
	const heading = "# Medlens användning"
	named := func(name string, parts ...string) rules.Source {
		return rules.Source{Name: name, Document: doc(parts...)}
	}
	text := prose(30)
	for _, c := range []struct {
		name    string
		sources []rules.Source
		in      string // the document that holds the text, "" if it is not found
		words   int
	}{
		{"a number in the name", []rules.Source{file(heading, "Se bilaga 2."), named("Bilaga 1.pdf", text), named("Bilaga_2 budget.pdf", text)}, "Bilaga_2 budget.pdf", 30},
		{"a number without a blank", []rules.Source{file(heading, "Se bilaga 2."), named("bilaga2.docx", text)}, "bilaga2.docx", 30},
		{"a letter", []rules.Source{file(heading, "Se bilaga B."), named("Bilaga A.pdf", text), named("Bilaga B.pdf", text)}, "Bilaga B.pdf", 30},
		{"a number on the first page", []rules.Source{file(heading, "Framgår av bilaga 2."), named("budget.pdf", "Bilaga 2", text)}, "budget.pdf", 30},
		{"the name of the file", []rules.Source{file(heading, "Se bifogad fil budget 2009.pdf."), named("Budget 2009.pdf", text), named("b.pdf", text)}, "Budget 2009.pdf", 30},
		{"the only other file", []rules.Source{file(heading, "Se bilaga"), named("b.pdf", text)}, "b.pdf", 30},
		{"in English", []rules.Source{file(heading, "See attachment 1"), named("Attachment 1.pdf", text)}, "Attachment 1.pdf", 30},
		{"a file named as the section", []rules.Source{file(heading, "Se bifogad fil."), named("b.pdf", text), named("Medlens_användning.pdf", text)}, "Medlens_användning.pdf", 30},
		{"behind a colon", []rules.Source{file("Medlens användning: se bilaga 2"), named("Bilaga 2.pdf", text)}, "Bilaga 2.pdf", 30},
		{"from the mail", []rules.Source{{Document: doc(heading, "Se bifogad fil."), Body: true}, named("b.pdf", text)}, "b.pdf", 30},
		{"an annex in the same file", []rules.Source{file(heading, "Se bilaga 1.", "# Budget", prose(9), "# Bilaga 1. Budget", text, "# Bilaga 2", prose(9))}, "ansökan.pdf", 30},
		{"the only annex of the same file", []rules.Source{file(heading, "Se bilaga.", "# Budget", prose(9), "# Bilaga", text)}, "ansökan.pdf", 30},
		{"an unmarked annex", []rules.Source{file(heading, "Se bilaga 1.", "# Slut", prose(9), "---", "Bilaga 1", "", text)}, "ansökan.pdf", 30},
		// What did not come, or says too little.
		{"nothing came", []rules.Source{file(heading, "Se bilaga 2.")}, "", 0},
		{"another annex", []rules.Source{file(heading, "Se bilaga 2."), named("Bilaga 1.pdf", text)}, "", 0},
		{"two files and no number", []rules.Source{file(heading, "Se bilaga."), named("a.pdf", text), named("b.pdf", text)}, "", 0},
		{"too few words", []rules.Source{file(heading, "Se bilaga 2."), named("Bilaga 2.pdf", prose(20))}, "", 0},
		{"a pointer in a pointer", []rules.Source{file(heading, "Se bilaga 2."), named("Bilaga 2.pdf", heading, "Se bilaga 1.")}, "", 0},
		{"the part of another section", []rules.Source{{Document: doc(heading, "Se bifogad fil."), Body: true}, named("b.pdf", "# IT-samverkansorgan", text)}, "", 0},
		{"the other pointer", []rules.Source{file("# IT-samverkansorgan", "Se bilaga 2.", heading, "TBD"), named("Bilaga 2.pdf", text)}, "", 0},
		{"an annex that is empty", []rules.Source{file(heading, "Se bilaga 1.", "# Bilaga 1", "# Bilaga 2", text)}, "", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := finding(t, "medel", c.sources...)
			if c.in == "" {
				check(t, f, 0)
				return
			}
			if f.Answer != rules.Found || f.Document != c.in || f.Words != c.words || f.Heading != "Medlens användning" || f.Refers == "" || f.Page == 0 {
				t.Errorf("%+v, want found in %s with %d words", f, c.in, c.words)
			}
		})
	}
}

// TestReferredToWhatCannotBeRead is for a person.
func TestReferredToWhatCannotBeRead(t *testing.T) {
	t.Parallel()
	f := finding(t, "medel", file("# Medlens användning", "Se bilaga 2."), unreadable("Bilaga 2.pdf"))
	if f.Answer != rules.Unread || f.Document != "Bilaga 2.pdf" {
		t.Errorf("%+v, want unreadable", f)
	}
}
