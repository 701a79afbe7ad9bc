package rules

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// mostUnwritten is how many words a sentence may have of which none says anything of the matter.
const mostUnwritten = 14

// The words of sentences that speak only of the text that is not there: who writes it, when it comes, who decides first. In their short forms.
var (
	// idle are words that say nothing by themselves.
	idle = setOf("ja nej och samt eller men för av i på om med hur så här där vad vilka vilken vilket vem ur utan vid under över enligt det detta den denna denne de dessa dem vi jag man ni han hon oss er " +
		"är var varit vara blir bli ska skall kan kunna vill vilja får få fick har ha hade måste bör kommer komma kommit att som då nu än ännu inte ej icke inget ingen inga ingenting något någon några mer mera ytterligare " +
		"mycket också även endast bara tyvärr ursäkta dock redan just först innan före efter sen senare senast snart snarast snarare gång gånger fortfarande tills vidare hittills idag dag dagar dagarna vecka veckan " +
		"veckor månad månaden tid tiden tidpunkt tillfälle tillfället läget nuläget sedan när nästa ett en sitt sin sina hela hel delvis alla ber ännu inom gå går gått ta tag tar tagit bort säga sagt länge första sista separat separata särskild särskilt par år fått per kontakt sökande sökanden söker behov vårt våra mitt nytt ovan nedan annat finns ut hos godkännande begäran bra sist fjol imorgon morgon jag kan någon annan stå står vad dock bör " +
		"januari februari mars april maj juni juli augusti september oktober november december måndag tisdag onsdag torsdag fredag lördag söndag våren sommaren hösten vintern vår sommar höst vinter påsk påsken jul semestern " +
		"den the a an of by in on at for to and or not no is are was be been being has have had will shall must may can could this that these it we our us you i they he she time yet later soon now still further more than " +
		"january february march may june july august october monday tuesday wednesday thursday friday week month next before after until when as from there here please details do does did tomorrow someone somebody should any all time")

	// papers are what a text is called, and what it stands on.
	papers = setOf("avsnitt del text punkt rubrik stycke svar fråga uppgift underlag beskrivning redogörelse redovisning komplettering material detalj ruta fält ansökan ansökning skrivelse brev mejl mail post " +
		"fil handling sida version blankett formulär mall instruktion anvisning hjälptext protokoll besked beslut ärende yttrande samtal mening exempel blad bilaga fortsättning plats ställe information kommentar synpunkt sammanträde möte inlämnande utformning formulering " +
		"section part text paragraph answer question details letter page document form sheet template decision reply description information attachment item work phone")

	// deciders are who is waited for.
	deciders = setOf("styrelse styrgrupp nämnd ledningsgrupp kommunchefsgrupp fullmäktige kommunstyrelse landstingsstyrelse regionstyrelse huvudman kansli kollega handläggare ordförande sekreterare ledning chef " +
		"board committee colleague office council secretary management")

	// pending are what is done with a text that is not there. One of them must be said.
	pending = setOf("komplettera återkomma återkommer inkomma inkommer följa följer skicka sända lämna översända eftersända insända anstå dröja utelämna avvakta invänta vänta redovisa redogöra besluta beslutar " +
		"bestämma fastställa behandla avgöra bereda diskutera skriva skrivs skriver fylla besvara besvaras svara revidera reviderad ses hann hunnit hinna hinner räckte saknas saknar återstår vet veta tas fattas fattats fattat fattar ställning sker " +
		"klar klart färdig tom tomt blank blankt öppen öppet okänd okänt oklar oklart preliminär hemlig sekretess sekretessbelagd kommande ofullständig utelämnat formulera komplett kolla beskriva muntligt muntligen ring ringa kontakta mejla hänvisa skrev förut oförändrat avstår avstå ligger förankra förankring återfinns beskrivits borttaget borttagen struket struken obligatorisk obligatoriskt frivillig frivilligt offentliggörs spridas arbetsmaterial arbetskopia tillhanda utkast " +
		"write written writing send sent submit submitted follow follows decide decided deciding await awaiting pending known left blank intentionally discuss discussion separate covering attached attach missing incomplete finish finished complete completed know agreed delayed fill filled contact coming ongoing revised ready optional required discussed discussing")

	// denying words make a statement that there is none.
	denying = setOf("inte ej icke inget ingen inga ingenting no not none nothing")

	// pointing begins a sentence that names another text.
	pointing = setOf("se enligt jfr see cf")

	// self are orders that look like such an item.
	self = setOf("skriva kontakta ringa mejla kolla fråga")

	// takers are who gets a text.
	takers = setOf("er skl för detta dess nästa mötet det vår vårt våra")
)

// unwritten says whether a sentence, also given in folded words, speaks only of its text, which is not there: all its words are of that
// kind or names, and one says what is to be done with it.
func unwritten(s string, folded []string) bool {
	if len(folded) == 0 || len(folded) > mostUnwritten {
		return false
	}
	if strings.ContainsAny(s, "@:/") || strings.Contains(s, "www") {
		folded = fold(locator.ReplaceAllString(s, " 1"))
	}
	if len(folded) == 0 {
		return false
	}
	if ofText.MatchString(s) || glance.MatchString(s) && len(folded) <= glanceWords {
		return true
	}
	said := len(folded) > 1 && (pointing[folded[0]] || folded[0] == "mer" && folded[1] == "om")
	about := said || folded[0] == "to" || folded[0] == "will"
	for i, w := range folded {
		switch {
		case i == 0 && pending[w] && strings.HasSuffix(w, "a") && len(folded) > 1 && !self[w]:
			return false // an item of a plan: "Svara på frågor"
		case pending[w], denying[w], w == "se" && (folded[0] == "för" || i > 0 && listedForm(folded[i-1], papers)), w == "kommer" && (i+1 == len(folded) || folded[i+1] != "att"):
			said = true
		case i == 0 && said, w == "från" || w == "from", i > 0 && (folded[i-1] == "från" || folded[i-1] == "from" || folded[i-1] == "hos"):
		case w == "till" && !reaches(folded[i+1:]):
			return false
		case w == "till", number(w), idle[w]:
		case listedForm(w, papers), listedForm(w, deciders):
			about = true
		case listedForm(w, pending):
			said = true
		case w == "kort" && i+1 < len(folded) && listedForm(folded[i+1], papers):
		case i == 0 && !givenNames[w] && w != "n", !capital(s, w):
			return false
		}
	}
	return said && (about || len(folded) <= promise)
}

// locator is an address on the web or of a mailbox.
var locator = regexp.MustCompile(`(?:https?://|www\.)\S+|\S+@\S+`)

// glanceWords is how many words a sentence may have that only points to something.
const glanceWords = 4

var (
	// ofText is a sentence whose subject is the text or its place.
	ofText = regexp.MustCompile(`(?i)^\P{L}*(?:(?:texten|avsnittet|fältet|rutan|stycket)|(?:denna|den här) (?:text|rubrik)|(?:detta|det här) (?:avsnitt|fält|stycke)|(?:the|this) (?:text|section|field)) ` +
		`(?:är|blir|ska|skall|kommer|får|har|kan|måste|saknas|fylls|skrivs|lämnas|is|will|shall|must|has|should)(?:$|\PL)`)

	// glance points to something in a word or two: "Se kallelsen", "Se pärm 3".
	glance = regexp.MustCompile(`^\P{L}*Se (?:\pL+(?:en|et|an|na)\P{L}*$|\pL+ \d+\P{L}*$|(?:mitt|min|vår|vårt|våra) \pL+)`)
)

// reaches says whether what follows "till" is the one who gets the text, or nothing: "Tiden räckte inte till".
func reaches(rest []string) bool {
	return len(rest) == 0 || takers[rest[0]] || number(rest[0])
}

// listedForm says whether a word is in the set, or a form of it is.
func listedForm(w string, set map[string]bool) bool {
	if set[w] {
		return true
	}
	for _, e := range endings {
		if stem, ok := strings.CutSuffix(w, e); ok && letters(stem) > 2 && (set[stem] || set[stem+"a"] || set[stem+"e"]) {
			return true
		}
	}
	return false
}

// capital says whether a word stands in s with a capital and small letters behind, as a name does.
func capital(s, w string) bool {
	first, n := utf8.DecodeRuneInString(w)
	return strings.Contains(s, string(unicode.ToUpper(first))+w[n:])
}
