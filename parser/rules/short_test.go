package rules_test

import (
	"strings"
	"testing"

	"inkorg/parser/document"
	"inkorg/parser/rules"
)

// TestShortTitles has a call for sections with titles of one word, which stand in many sentences too.
func TestShortTitles(t *testing.T) {
	t.Parallel()
	call := &rules.Call{Sections: []rules.Section{{ID: "budget", Title: "Budget"}, {ID: "tid", Title: "Tidplan"}, {ID: "mal", Title: "Mål och förväntade resultat", MinWords: 10}}}
	for _, c := range []struct{ name, text, want string }{
		{"table under", "Budget\n\nLön 300 000\nResor 20 000\nSumma 320 000\n\nTidplan\n\nmars upphandling\napril start\n\nMål och förväntade resultat\n\n- alla kommuner har bytt system\n- personalen kan logga in säkert\n- färre telefonsamtal\n", "found found found"},
		{"inline labels", "Budget: 320 000 kr varav lön 300 000 kr\nTidplan: mars–december 2009\nMål och förväntade resultat: alla kommuner har bytt system och personalen kan logga in säkert överallt\n", "found found found"},
		{"sentences", "Vår budget är 300 000 kr. Tidplan finns. Mål och förväntade resultat beskrivs senare.\n", "not not not"},
		{"in sentence start", "Budget för projektet är 300 000 kr och den täcker löner.\nTidplanen är att vi börjar i mars.\n", "not not not"},
		{"combined heading", "Budget och tidplan\n\nVi söker 300 000 kr och arbetet pågår mars till december.\n", "found found not"},
		{"combined heading slash", "Budget/Tidplan\n\nVi söker 300 000 kr och arbetet pågår mars till december.\n", "found found not"},
		{"all three", "Mål och förväntade resultat, tidplan och budget\n\nVi söker 300 000 kr och arbetet pågår mars till december. Målet är att alla kommuner byter system.\n", "found found found"},
		{"only mentioned as attached", "Ansökan\n\nTill ansökan hör budget och tidplan som bilagor.\n\nMed vänlig hälsning\nAnna\n", "not not not"},
		{"money heading below", "Ekonomi\n\nBudget\n\nLön 300 000\n\nTidplan\n\nApril\n", "found found not"},
		{"nothing", "Budget\n\nTidplan\n\nMål och förväntade resultat\n", "not not not"},
		{"only numbers", "Budget\n\n300 000 kr\n\nTidplan\n\n2009-04-01 – 2009-12-31\n", "found found not"},
		{"numbers inline", "Budget: 300 000 kr\nTidplan: 2009-04-01 – 2009-12-31\n", "found found not"},
		{"question form", "1. Vad är er budget?\nVi söker 300 000 kr.\n2. Hur ser er tidplan ut?\nVi börjar i april.\n3. Vilka är målen och de förväntade resultaten?\nAlla kommuner ska ha bytt system och personalen ska kunna logga in säkert.\n", "found found found"},
	} {
		var got []string
		for _, f := range call.Check([]rules.Source{{Name: "a.txt", Document: document.FromText(c.text)}}).Findings {
			got = append(got, strings.TrimSuffix(string(f.Answer), "-found"))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %s, want %s", c.name, strings.Join(got, " "), c.want)
		}
	}
}
