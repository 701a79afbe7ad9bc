package letter

import "regexp"

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

// swedishTerms are the sentences that the record holds in English, as patterns, with what they are in Swedish.
var swedishTerms = [][2]string{
	{`version (\d+) came from (\S+), the case was opened by (\S+)`, "version $1 kom från $2, men ärendet öppnades av $3"},
	{`version (\d+) is less complete than version (\d+)`, "version $1 är mindre komplett än version $2"},
	{`the border host says it came late, the mail server says it came in time`,
		"mottagande server säger att den kom för sent, brevlådan att den kom i tid"},
	{`it lay in the spam folder`, "den låg i skräpposten"},
	{`the mail is damaged`, "mejlet är skadat"},
	{`it was not written by a person`, "det är inte skrivet av en människa"},
	{`it names no sender`, "det har ingen avsändare"},
	{`it lay in the spam folder, and neither sender nor content is known`,
		"det låg i skräpposten, och varken avsändaren eller innehållet är känt"},
	{`it lay in the spam folder and brought no document`, "det låg i skräpposten och hade ingen fil med sig"},
	{`(\S+) was sent (\d+) receipts the same day`, "$1 har fått $2 bekräftelser samma dag"},
	{`the letter to (\S+) was returned`, "brevet till $1 kom tillbaka"},
	{`(.*); it is about no letter of ours`, "$1; den gäller inget brev från oss"},
	{`it was sent to none of the calls' addresses and was put under the first call, (.*)`,
		"den skickades till en adress som ingen utlysning har och lades under den första, $1"},
	{`the same bytes as UID (\d+)`, "samma mejl som UID $1"},
	{`the receipt could not be written: (.*)`, "den gick inte att skriva: $1"},
	{`the message could not be read`, "mejlet gick inte att läsa"},
	{`it could not be judged`, "det gick inte att bedöma"},
	{`delayed: the letter to (\S+)`, "försenat: brevet till $1"},
	{`Inkorg could not judge this message, a person must: (.*)`, "Inkorg kunde inte bedöma mejlet, det måste en människa göra: $1"},
	{`given up after five days: (.*)`, "vi gav upp efter fem dagar: $1"},
}
