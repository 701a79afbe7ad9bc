package rules_test

import (
	"strings"
	"testing"

	"inkorg/parser/document"
	"inkorg/parser/rules"
)

// TestMailBodies has applications written into the mail itself, as its own reader makes documents of them.
func TestMailBodies(t *testing.T) {
	t.Parallel()
	organ := "Dalarnas kommuner och Landstinget Dalarna samverkar i ett gemensamt organ med egen\nstyrgrupp. " +
		"Det arbetar med säker inloggning, gemensamma standarder och utbyte av\nerfarenheter mellan länets femton kommuner och landstinget.\n"
	medel := "Medlen går till en samordnare på halvtid och till utbildning i alla kommuner.\n"
	for _, c := range []struct {
		name, text, answers string
		status              rules.Status
	}{
		{"headings on lines of their own",
			"Hej!\n\nHär kommer vår ansökan.\n\nIT-samverkansorganet\n\n" + organ + "\nAnvändning av stimulansmedlen\n\n" + medel + "\nHälsningar\nAnna",
			"found found", rules.Complete},
		{"without blank lines",
			"IT-samverkansorganet\n" + organ + "Användning av stimulansmedlen\n" + medel, "found found", rules.Complete},
		{"numbered", "1. IT-samverkansorganet\n" + organ + "\n2. Hur stimulansmedlen ska användas under 2009\n" + medel, "found found", rules.Complete},
		{"underlined", "IT-samverkansorganet\n====================\n" + organ + "\nMedlens användning\n------------------\n" + medel,
			"found found", rules.Complete},
		{"run in", "IT-samverkansorgan: " + organ + "\nMedlens användning: " + medel, "found found", rules.Complete},
		{"capitals and a list", "REGIONALT SAMVERKANSORGAN\n" + organ + "\nMEDLENS ANVÄNDNING\n\n- samordnare\n- utbildning\n",
			"found found", rules.Complete},
		{"only in sentences",
			"Hej!\n\nBifogat finns en beskrivning av det regionala IT-samverkansorganet och av hur\nstimulansmedlen ska användas.\n\nHälsningar\nAnna",
			"not-found not-found", rules.NoDocument},
		{"only in the mail that is answered",
			"Se bilaga.\n\n-----Ursprungligt meddelande-----\nFrån: SKL\nSkickat: den 2 februari 2009\nTill: Anna\n\nMedlens användning\n" + medel,
			"not-found not-found", rules.NoDocument},
		{"only in quoted lines", "Se bilaga.\n\n> Medlens användning\n> " + strings.ReplaceAll(medel, "\n", "\n> "), "not-found not-found", rules.NoDocument},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := call2009().Check([]rules.Source{{Document: document.FromText(c.text), Body: true}})
			var answers []string
			for _, f := range v.Findings {
				answers = append(answers, string(f.Answer))
			}
			if got := strings.Join(answers, " "); got != c.answers || v.Status != c.status {
				t.Errorf("%s (%s), want %s (%s); %+v", v.Status, got, c.status, c.answers, v.Findings)
			}
		})
	}
}
