package rules_test

import "testing"

// TestEmpty has what people leave or write under a heading where the text should be: 0 words are not found.
func TestEmpty(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text  string
		words int
	}{
		{"Beskriv här hur stimulansmedlen ska användas. Max 2000 tecken.", 0},
		{"[Beskriv här hur stimulansmedlen ska användas i länet under året och vem som har ansvaret för det]", 0},
		{"Beskriv hur medlen ska användas (högst 500 ord).\nVi anställer en samordnare.", 4},
		{"Ange hur medlen ska fördelas mellan kommunerna", 0},
		{"Redovisa vilka kostnader som medlen ska täcka.", 0},
		{"Här beskriver ni hur medlen ska användas.", 0},
		{"Sökanden ska här redovisa kostnaderna.", 0},
		{"Max 2000 tecken", 0},
		{"Högst 2 sidor.", 0},
		{"Ta bort denna hjälptext innan ni skickar ansökan.", 0},
		{"Klicka eller tryck här för att ange text.", 0},
		{"Välj ett objekt.", 0},
		{"Please describe how the funds will be used (max 500 words).", 0},
		{"Describe how the funds will be used.", 0},
		{"________________", 0},
		{"Vi har ännu inte beslutat hur medlen ska användas i länet.", 0},
		{"Detta är inte bestämt ännu.", 0},
		{"Ska beslutas av styrgruppen senare.", 0},
		{"Framgår av bilaga 2.", 0},
		{"Se även bifogad budget.", 0},
		// The applicant's own words, though they look alike.
		{"Redovisa resultatet för länets kommuner.", 5},
		{"Ta fram en plan och beskriva den för alla.", 9},
		{"Vi har beslutat att anställa en samordnare.", 7},
		{"Högst prioriterat är utbildning.", 4},
		{"Vi utbildar cirka 300 personer.", 4},
		{"Rapporten ska lämnas när arbetet är klart.", 7},
	} {
		check(t, finding(t, "medel", file("# Medlens användning", c.text, "# Budget", prose(9))), c.words)
	}
}
