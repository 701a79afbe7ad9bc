package rules_test

import (
	"testing"

	"inkorg/parser/document"
	"inkorg/parser/rules"
)

// TestListed has mails and letters that name the sections without holding them, and some that hold them.
func TestListed(t *testing.T) {
	t.Parallel()
	call := &rules.Call{Sections: []rules.Section{{Title: "Budget"}, {Title: "Tidplan"}}}
	for _, c := range []struct {
		name, text string
		want       rules.Answer // for Tidplan
	}{
		{"a list of what is attached", "Hej!\n\nHär kommer vår ansökan.\n\nBilagor:\nBudget\nTidplan\n\nMed vänlig hälsning\nAnna Berg", rules.NotFound},
		{"with bullets", "Hej!\n\nVi bifogar:\n- Budget\n- Tidplan\n\nHälsningar\nAnna Berg", rules.NotFound},
		{"with numbers", "Ansökan består av följande delar:\n1. Budget\n2. Tidplan\nVi hoppas på ett positivt besked.", rules.NotFound},
		{"in English", "Please find attached:\nBudget\nTidplan\nKind regards\nAnna", rules.NotFound},
		{"announced and given", "Ansökan består av:\nBudget\nTidplan\n\nBudget\n\nVi söker 300 000 kr till en samordnare.\n\nTidplan\n\nVi börjar i mars och slutar i december.", rules.Found},
		{"only who signs stands below", "Budget\n\nVi söker 300 000 kr.\n\nTidplan\n\nMed vänliga hälsningar\nAnna Berg\nLandstinget Dalarna", rules.NotFound},
		{"text and who signs", "Budget\n\nVi söker 300 000 kr.\n\nTidplan\n\nVi börjar i mars.\n\nMvh Anna Berg", rules.Found},
		{"a sentence that ends in a colon", "Vi omfattar alla kommuner:\nTidplan\nVi börjar i mars och slutar i december.", rules.Found},
		{"only where and when it is signed", "Budget\n\nVi söker 300 000 kr.\n\nTidplan\n\n____________\n\nFalun den 3 mars 2009\nAnna Berg", rules.NotFound},
		{"when it begins and ends", "Tidplan\n\nProjektstart 1 april 2009\nAvslut den 31 december 2009", rules.Found},
		{"the next item of an agenda", "Dagordning för mötet i mars\n1. Budget\n2. Tidplan\n3. Övrigt\n4. Nästa möte", rules.NotFound},
		{"a checklist as a table", "Checklista före avsändandet\nHandling\nMed?\nBudget\nX\nTidplan\n2 sidor\nUnderskrift\nJa", rules.NotFound},
		{"a list of its own", "1. Budget\n\nVi söker 300 000 kr.\n\n2. Tidplan\n\n1. Upphandling\n2. Införande\n3. Uppföljning", rules.Found},
		{"a checklist", "Checklista\n☐ Budget\n☐ Tidplan\n☐ Underskrift av den som är behörig", rules.NotFound},
		{"a placeholder, and another heading", "Budget\n\nVi söker 300 000 kr.\n\nTidplan\n\n…\n\nUppföljning\n\nVi räknar besöken varje månad.", rules.NotFound},
		{"a line of a table of costs", "Kostnader i kronor\n\nBudget\n85 000\nTidplan\n12 000\nResor\n7 000\nSumma", rules.NotFound},
		{"a promise, and another heading", "Tidplan\n\nSkickas senare.\n\nUppföljning\n\nVi räknar besöken varje månad.", rules.NotFound},
		{"at once a heading of no part of it", "Budget\n\nVi söker 300 000 kr.\n\nTidplan\n\nKontaktuppgifter\n\nAnna Berg, telefon 010-123 45 67, svarar på alla frågor.", rules.NotFound},
		{"at once a heading of a part of it", "Budget\n\nVi söker 300 000 kr.\n\nTidplan\n\nVåren 2009\n\nVi anställer en samordnare.", rules.Found},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := call.Check([]rules.Source{{Document: document.FromText(c.text), Body: true}})
			if f := v.Findings[1]; f.Answer != c.want {
				t.Errorf("%+v, want %s", f, c.want)
			}
		})
	}
}

// TestForeign has a part with the name of a section and more, which says itself that it is about something else.
func TestForeign(t *testing.T) {
	t.Parallel()
	const of = "# Regionalt samverkansorgan för kollektivtrafiken"
	for _, c := range []struct {
		heading, text string
		want          rules.Answer
	}{
		{of, prose(30) + "\nFrågan ägs av en särskild nämnd och påverkas inte av denna ansökan.", rules.NotFound},
		{of, prose(30) + "\nDetta ingår inte i vår ansökan.", rules.NotFound},
		{of, prose(30), rules.Found},
		{of, prose(30) + "\nKostnaden för lokaler ingår inte i denna ansökan.", rules.Found},
		{"# Regionalt samverkansorgan", prose(30) + "\nDet ingår inte i denna ansökan.", rules.Found},
	} {
		if f := finding(t, "organ", file(c.heading, c.text, "# Budget", prose(9))); f.Answer != c.want {
			t.Errorf("%s, %q: %+v, want %s", c.heading, c.text, f, c.want)
		}
	}
}
