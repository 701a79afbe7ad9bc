package letter

import "regexp"

var swedish = language{
	tag: "sv", receipt: "Mottagningsbekräftelse", notice: "Meddelande mottaget",
	months: [12]string{"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti",
		"september", "oktober", "november", "december"},
	short:    [12]string{"jan", "feb", "mars", "apr", "maj", "juni", "juli", "aug", "sept", "okt", "nov", "dec"},
	weekdays: [7]string{"söndag", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag"},
	and:      "och", or: "eller", bytes: "byte", decimal: ",", at: " kl." + string(glue), clock: "15.04", until: "senast", before: "före",
	zones: map[string]string{"Europe/Stockholm": "svensk tid"},
	clocks: map[string]string{
		"border":   "enligt vår mottagande server",
		"internal": "enligt vår brevlåda",
		"seen":     "då vi läste brevlådan",
	},
	reasons: map[string]string{
		"encrypted":   "filen är låst med lösenord",
		"scan":        "filen består av inskannade bilder utan text",
		"corrupt":     "filen är skadad",
		"empty":       "filen är tom",
		"unsupported": "vi kan inte läsa det filformatet automatiskt",
		"bomb":        "filen är för stor eller för komplicerad för att läsas automatiskt",
		"":            "filen gick inte att läsa automatiskt",
	},
	mend: map[string]string{
		"encrypted":   "Spara den utan lösenord och skicka den igen.",
		"scan":        "Skicka den som en PDF med text, till exempel sparad direkt från ordbehandlaren.",
		"corrupt":     "Spara eller exportera den på nytt, kontrollera att den går att öppna och skicka den igen.",
		"empty":       "Kontrollera att rätt fil är sparad och skicka den igen.",
		"unsupported": "Skicka den som PDF eller Word.",
		"bomb":        "Spara den som en vanlig PDF och skicka den igen.",
		"":            "Skicka den som PDF eller Word.",
	},
	timings:  map[string]string{"on-time": "i tid", "late": "för sent", "confirm": "bekräfta"},
	statuses: map[string]string{"complete": "komplett", "incomplete": "ofullständig", "unreadable": "ej läsbar", "no-document": "utan fil"},
	tallies: map[string][2]string{
		"case": {"i ärenden", "i ärenden"}, "auto-reply": {"autosvar", "autosvar"}, "bounce": {"retur", "returer"},
		"list": {"utskick", "utskick"}, "own": {"eget brev", "egna brev"}, "other": {"övrigt", "övriga"},
		"duplicate": {"dubblett", "dubbletter"}, "failed": {"kunde inte hämtas", "kunde inte hämtas"},
		"missing": {"inte läst än", "inte lästa än"},
	},
	receipts: map[string]string{
		"queued": "väntar på att skickas", "claimed": "håller på att skickas", "sent": "skickad",
		"uncertain": "osäkert om den kom fram", "refused": "gick inte att skicka", "bounced": "kom tillbaka",
	},
	glossary: terms(swedishTerms),
}

// swedishTerms are the sentences that the record holds in English, as patterns, with what they are in Swedish.
var swedishTerms = [][2]string{
	{`version (\d+) came from (\S+), the case was opened by (\S+)`, "version $1 kom från $2, men ärendet öppnades av $3"},
	{`version (\d+) is less complete than version (\d+)`, "version $1 är mindre komplett än version $2"},
	{`the border host says it came late, the mail server says it came in time`, "mottagande server säger att den kom för sent, brevlådan att den kom i tid"},
	{`it lay in the spam folder`, "den låg i skräpposten"},
	{`the mail is damaged`, "mejlet är skadat"},
	{`it was not written by a person`, "det är inte skrivet av en människa"},
	{`it names no sender`, "det har ingen avsändare"},
	{`it lay in the spam folder, and neither sender nor content is known`, "det låg i skräpposten, och varken avsändaren eller innehållet är känt"},
	{`it lay in the spam folder and brought no document`, "det låg i skräpposten och hade ingen fil med sig"},
	{`(\S+) was sent (\d+) receipts the same day`, "$1 har fått $2 bekräftelser samma dag"},
	{`the letter to (\S+) was returned`, "brevet till $1 kom tillbaka"},
	{`(.*); it is about no letter of ours`, "$1; den gäller inget brev från oss"},
	{`it was sent to none of the calls' addresses and was put under the first call, (.*)`, "den skickades till en adress som ingen utlysning har och lades under den första, $1"},
	{`the same bytes as UID (\d+)`, "samma mejl som UID $1"},
	{`given up after five days: (.*)`, "vi gav upp efter fem dagar: $1"},
}

// A term is one sentence of the record in another language.
type term struct {
	pattern *regexp.Regexp
	told    string
}

func terms(pairs [][2]string) (out []term) {
	for _, p := range pairs {
		out = append(out, term{regexp.MustCompile(`^` + p[0] + `$`), p[1]})
	}
	return out
}

// Tell says a sentence of the record in the language of the letter, as quoted lines under an indent. The record is kept in
// English, since it is kept once for all; what is not in the glossary is told as it stands.
func (s speech) Tell(indent int, sentence string) string {
	sentence = clean(sentence, 300)
	for _, t := range s.words.glossary {
		if t.pattern.MatchString(sentence) {
			sentence = t.pattern.ReplaceAllString(sentence, t.told)
			break
		}
	}
	return block(sentence, indent)
}
