package rules_test

import (
	"fmt"
	"slices"
	"testing"

	"inkorg/parser/rules"
)

// told is what Check makes of the amounts in a text: a star before those that are asked for.
func told(sources ...rules.Source) (out []string) {
	for _, a := range call2009().Check(sources).Amounts {
		star := ""
		if a.Asked {
			star = "*"
		}
		out = append(out, fmt.Sprint(star, a.Kronor))
	}
	return out
}

func TestAmounts(t *testing.T) {
	t.Parallel()
	tests := []struct {
		text string
		want []string
	}{
		{"Vi ansöker om 300 000 kr.", []string{"*300000"}},
		{"Vi ansöker om 300\u00a0000 kronor för arbetet.", []string{"*300000"}},
		{"Vi ansöker om 1,2 mnkr.", []string{"*1200000"}},
		{"Länet har 370 miljoner kronor i budget.", []string{"370000000"}},
		{"Vi söker kr 300.000:- till detta.", []string{"*300000"}},
		{"Sökt belopp: 300 tkr", []string{"*300000"}},
		{"Kostnaden är 1.250 tkr.", []string{"1250000"}},
		{"Kostnaden är 1,250 mnkr.", []string{"1250000"}},
		{"Kostnaden är 300,000 kr.", []string{"300000"}},
		{"Kostnaden är 299 999,50 kr.", []string{"299999"}},
		{"Vi begär SEK 250 000.", []string{"*250000"}},
		{"Härmed ansöker länet om en halv miljon kronor.", []string{"*500000"}},
		{"Kostnaden är två miljoner kronor.", []string{"2000000"}},
		{"We apply for SEK 300,000 in 2009.", []string{"*300000"}},
		{"Kostnaden är 500:- per person.", []string{"500"}},
		{"Det kostar 10 mkr.", []string{"10000000"}},
		// What is asked for, and what is not.
		{"Projektet kostar 900 000 kr. Vi ansöker om 300 000 kr. Resten, 600 000 kr, betalar vi själva.", []string{"900000", "*300000", "600000"}},
		{"Vi söker 300 000 kr och medfinansierar med 200 000 kr.", []string{"*300000", "200000"}},
		{"Vi ansöker om 300 000 kr för 2009 och 200 000 kr för 2010.", []string{"*300000", "*200000"}},
		{"Förra året ansökte vi om 200 000 kr.", []string{"200000"}},
		{"Vi söker inte de 50 000 kr som återstår.", []string{"50000"}},
		{"Vi ansöker om våra medel. Budgeten är 900 000 kr.", []string{"900000"}},
		{"Belopp som söks\n\n300 000 kr", []string{"*300000"}},
		{"Egen insats\n\n300 000 kr", []string{"300000"}},
		// What is no money.
		{"År 2009 bodde 275 618 personer i länet.", nil},
		{"Det bor 9 miljoner i landet.", nil},
		{"Under 2009 300 000 kr.", []string{"300000"}},
		{"Ring 08-452 70 00 kl. 9.", nil},
		{"Vi har 300 krångliga system och 5 kretsar.", nil},
		{"Version 1.2.300 av kravspecifikationen.", nil},
		{"en krona", nil},
		// As people write it.
		{"Vi ansöker om ca 300 000 kr.", []string{"*300000"}},
		{"Vi söker 300 000 kr inkl. moms.", []string{"*300000"}},
		{"Vi söker 300 000 kr (exkl. moms) för 2009.", []string{"*300000"}},
		{"Vi söker 300.000,- för arbetet.", []string{"*300000"}},
		{"Vi söker 300 000: - för arbetet.", []string{"*300000"}},
		{"Det kostar 300 000.-", []string{"300000"}},
		{"Vi söker 1½ miljon kronor.", []string{"*1500000"}},
		{"Det kostar 2 ½ mkr.", []string{"2500000"}},
		{"Vi söker en och en halv miljon kronor.", []string{"*1500000"}},
		{"Vi söker trehundratusen kronor.", []string{"*300000"}},
		{"Vi söker tre hundra tusen kronor.", []string{"*300000"}},
		{"Det kostar tvåhundrafemtio tusen kronor.", []string{"250000"}},
		{"Vi söker 300 000 (trehundratusen) kronor.", []string{"*300000"}},
		{"Vi söker trehundratusen (300 000) kronor.", []string{"*300000"}},
		{"Det kostar 300 000 svenska kronor.", []string{"300000"}},
		{"Sökt belopp (tkr): 300", []string{"*300000"}},
		{"Sökt belopp i kronor: 300 000", []string{"*300000"}},
		{"Sökt belopp, kr 300 000", []string{"*300000"}},
		{"Det kostar 25 000 kr x 12 månader = 300 000 kr", []string{"25000", "300000"}},
		{"Härmed söker Dalarnas län genom Landstinget Dalarna 300 000 kr.", []string{"*300000"}},
		{"Vi söker 1,5 Mkr för 2009, 1,2 Mkr för 2010.", []string{"*1500000", "*1200000"}},
		// Named, but not told as asked for: a range, a part, a year's share, another's money.
		{"Vi ansöker om 250 000–300 000 kr.", []string{"300000"}},
		{"Vi ansöker om 250-300 tkr.", []string{"300000"}},
		{"Vi söker 250 till 300 tusen kronor.", []string{"300000"}},
		{"Vi söker mellan 250 000 och 300 000 kr.", []string{"300000"}},
		{"Vi söker 100 000 kr/år i tre år.", []string{"100000"}},
		{"Vi ansöker om 100 000 kr per kommun.", []string{"100000"}},
		{"Vi söker 25 000 kr i månaden.", []string{"25000"}},
		{"Vi söker bidrag till en kostnad på 900 000 kr.", []string{"900000"}},
		{"Ansökan avser 50 procent av 600 000 kr.", []string{"600000"}},
		{"Vi söker 50 % av 600 000 kr.", []string{"600000"}},
		{"Vi söker inga pengar utöver 300 000 kr.", []string{"300000"}},
		{"Hos Vinnova söker vi 300 000 kr.", []string{"300000"}},
		{"Vi söker 300 000 kr hos Vinnova.", []string{"300000"}},
		{"Vi söker även 200 000 kr från Vinnova.", []string{"200000"}},
		{"Vi ansöker, liksom 2008 då vi fick 200 000 kr, om 300 000 kr.", []string{"200000", "300000"}},
		{"Länet kan söka högst 300 000 kr.", []string{"300000"}},
		{"Maximalt belopp att söka är 300 000 kr.", []string{"300000"}},
		{"Vi söker nya vägar att använda 300 000 kr.", []string{"300000"}},
		{"Vi söker en samordnare med en lön på 300 000 kr.", []string{"300000"}},
		{"Landstinget söker 300 000 kr, varav 100 000 kr till lön.", []string{"*300000", "100000"}},
		// What is no sum of kronor, and what nobody says the unit of.
		{"Vi söker 30 000 euro.", nil},
		{"Vi söker 1,5 miljoner.", nil},
		{"Org.nr 222000-0315 kr", nil},
		{"Kostnad tkr 2009 2010", nil},
		{"Kostnader (tkr)\nSamordnare 200\nSumma 300", nil},
		{"Det kostar 10 000-tals kronor.", nil},
		{"Det kostar tiotusentals kronor.", nil},
		{"Det kostar 1 000 000 000 000 000 kr.", nil},
	}
	for _, test := range tests {
		if got := told(file(test.text)); !slices.Equal(got, test.want) {
			t.Errorf("%q: %v, want %v", test.text, got, test.want)
		}
	}
}

// A sum has its proof, and one that the text asks for twice is told once.
func TestAsked(t *testing.T) {
	t.Parallel()
	v := call2009().Check([]rules.Source{
		file("Inledning.", "---", "Arbetet är stort.", "Länet ansöker härmed om stimulansmedel med", "300 000 kronor. Budgeten är 1 mnkr."),
		{Name: "bilaga.pdf", Document: doc("Sökt belopp: 300 000 kr")},
	})
	want := rules.Amount{Kronor: 300_000, Document: "ansökan.pdf", Page: 2, Quote: "Länet ansöker härmed om stimulansmedel med 300 000 kronor.", Asked: true}
	if got := v.Asked(); len(got) != 1 || got[0] != want {
		t.Errorf("asked for %+v, want %+v", got, want)
	}
}
