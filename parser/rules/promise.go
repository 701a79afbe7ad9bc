package rules

import (
	"regexp"
	"strings"
)

// The bounds of looking for what is no text of the applicant's.
const (
	thin      = 120 // words; more than that is not only promises and instructions, whatever it says
	promise   = 8   // words; a longer sentence says something besides
	denial    = 12  // words
	directive = 60  // words
)

// promises are what people write where the text is to come.
var promises = regexp.MustCompile(`(?i)(?:^|[^\pL\pN])(?:` +
	`tbd|tba|tbc|todo|n/a|xxx+|att göras?|(?:text|texten|underlag|beskrivning|information|uppgift|uppgifter) (?:kommer|följer|saknas)|` +
	`kompletteras(?:\s+(?:senare|senast|inom|när|efter|före|under|vid|i|så|snarast|den)|[\s.]*$)|komplettering (?:följer|kommer|inkommer|lämnas|skickas)|(?:vi|jag) återkommer|återkommer (?:vi|med|om|när|efter|senare|inom|så)|inväntas|kommer senare|skickas senare|lämnas senare|` +
	`(?:under|ej|inte|not) (?:arbete|bearbetning|klart|klar|färdigt|färdig|ifyllt|yet)|` +
	refers + `|to be (?:completed|added|determined|announced|done)|` +
	`to follow|will follow|coming soon|` +
	`lorem ipsum|fyll i|skriv här|text här|klicka (?:eller tryck )?här|(?:click|tap) here|insert text|ange text|välj (?:ett )?(?:objekt|alternativ)|choose an item` +
	`)(?:$|[^\pL\pN])`)

// refers is how people point to a text elsewhere.
const refers = `se (?:även |också )?(?:den |det )?(?:bifogad|bifogat|bifogade|separat|särskild|särskilt|bilaga|bilagan|bilagor|bilagt)|enligt (?:bifogad|bifogat|bifogade|separat|särskild|bilaga)|enl\.? bilaga|` +
	`(?:framgår|beskrivs|redovisas|ligger|finns|återfinns|finns beskrivet|finns beskriven) (?:av|i|som) (?:bifogad|bifogat|bilaga|bilagan|separat)|` +
	`(?:hänvisas|hänvisar|hänvisning)(?: till|:)? (?:bilaga|bilagan|bifogad|bifogat)|(?:se|enligt|enl\.?) (?:bil|bif|bilagd)\b|^\P{L}*bilaga \S{1,3}\W*$|^\P{L}*(?:fil |bilaga )?(?:bifogas|bifogad|bifogat|biläggs|bilägges)\W*$|` +
	`see (?:the )?(?:attached|attachment|appendix|annex|enclosed|separate)`

// denials say that there is nothing to tell yet.
var denials = regexp.MustCompile(`(?i)(?:^|[^\pL])(?:` +
	`(?:inte|ej|ännu inte|inte ännu|ännu ej)(?: [\pL]+){0,2} (?:beslutat|beslutats|beslutad|beslutade|bestämt|bestämts|bestämd|fastställt|fastställts|avgjort|avgjord|tagit ställning|klart|klara|färdig)|` +
	`(?:ska|skall|kommer att|får|måste) (?:(?:beslutas|bestämmas|diskuteras|utredas)(?:(?: \pL+){0,4} senare| vid| när| efter|$)|(?:beskrivas|redovisas|lämnas|skickas) senare)|` +
	`(?:vi|jag) återkommer|återkommer (?:vi|med|om|när|efter|senare|inom|så)|(?:not|has not|have not|hasn't|haven't)(?: yet| been| yet been| been yet)? (?:decided|determined|settled)|(?:will|to) be (?:decided|described) later` +
	`)(?:$|[^\pL])`)

// directives are sentences of a template, which tell the applicant what to write. Verbs whose imperative is also their
// infinitive may open an item of a plan ("Redovisa resultatet"), so they need a word that asks.
var directives = regexp.MustCompile(`(?i)(?:` +
	`^\P{L}*(?:(?:please )?(?:describe|explain|specify)|beskriv|redogör|skriv|` +
	`(?:ange|redovisa|motivera|förklara|specificera|state|enter) (?:gärna |kortfattat |kort |tydligt |också |här |nedan |briefly )*(?:här|nedan|hur|vilka|vilken|vilket|vad|vem|varför|när|om|how|what|which|why|here|who))(?:$|\PL)|` +
	`(?:^|\PL)här (?:ska |bör |måste |kan )?(?:beskriver|anger|redovisar|redogör|skriver|fyller|ni|du|man|sökande|sökanden|den sökande)(?:$|\PL)|` +
	`(?:^|\PL)(?:ni|du|sökande|sökanden) (?:ska|skall|bör|måste)(?: här| kort| kortfattat| också)* (?:beskriva|ange|redovisa|redogöra|fylla|skriva)(?:$|\PL)|` +
	`(?:^|\PL)(?:max|maximalt|maxlängd|högst|minst|cirka|ca|c:a|no more than|at most|up to)\.?:? ?(?:\d[\d ]*|(?:en|ett|två|tre|fyra|fem|tio|halv|one|two|three|half a) )(?:en |ett )?(?:tecken|ord|sida|sidor|rader|a4|characters|words|pages?)(?:$|\PL)|` +
	`\d ?(?:characters|words|tecken|ord) (?:max|maximum)|^\P{L}*använd gärna(?:$|\PL)|(?:ta|tag) bort (?:den här|denna|hjälp)|delete this` +
	`)`)

// requirements are sentences of a call, which tell every applicant what an application must hold.
var requirements = regexp.MustCompile(`(?i)(?:` +
	`(?:ansökan|ansökningen|ansökningar|ansökningarna) (?:ska|skall|bör|måste)(?: \pL+){0,3} (?:innehålla|omfatta|beskriva|redovisa|bestå|ha med|ange)|` +
	`(?:i|av) (?:ansökan|ansökningen) (?:ska|skall|bör|måste)(?: \pL+){0,6} (?:framgå|beskrivas|redovisas|anges|ingå|finnas)|` +
	`applications? (?:must|should|shall|has to|have to)(?: \w+){0,3} (?:contain|include|describe|state)` +
	`)`)

var sentence = regexp.MustCompile(`[.!?;]+[)"”»]?(?:\s|$)|\n|[<>\[\]]`)

// empty says whether a sentence of so many words says nothing of the applicant's own: it promises a text, points to one
// elsewhere, denies that there is one yet, or is of the template.
func empty(s string, words int) bool {
	return words <= promise && promises.MatchString(s) || words <= denial && denials.MatchString(s) ||
		words <= directive && directives.MatchString(s) || isHollow(s, words)
}

// shortForm is an abbreviation whose full stop ends no sentence.
var shortForm = regexp.MustCompile(`(?i)(^|[^\pL])(bif|enl|bil|ang|ca|resp|nr|max|min|prel|avs|jfr|forts|beskr|dvs|inkl|exkl|n\.n)\. `)

// held is a placeholder in brackets.
var held = regexp.MustCompile(`\[[^\[\]\n]{1,80}\]|<[^<>\n]{1,80}>|\{\{?[^{}\n]{1,80}\}`)

// withoutHeld leaves out what stands in brackets if it is short.
func withoutHeld(s string) string {
	if realWords(s) <= promise {
		return "\n"
	}
	return s
}

// days are whole dates. Where nothing else is said they say something, as in a timetable.
var days = regexp.MustCompile(`\b(?:19|20)\d\d-\d\d-\d\d\b|\b\d{1,2}/\d{1,2}(?:[- ]\d{2,4})?\b`)

// substance counts the real words of s without the sentences that are empty. What is asked, what is only a date or a name, and what speaks only of
// the text counts beside as many words that say something, and not alone. Where an account is asked for, a date, a sum or a name is none.
func substance(s string, account bool) int {
	n, beside := 0, 0
	if strings.ContainsAny(s, "[<{") {
		s = held.ReplaceAllStringFunc(s, withoutHeld)
	}
	s = shortForm.ReplaceAllString(s, "$1$2 ")
	for from := 0; from <= len(s); {
		part, mark, next := nextSentence(s, from)
		from = next
		part = behindAsking(part)
		words := realWords(part)
		if words == 0 || empty(part, words) {
			continue
		}
		switch {
		case strings.HasPrefix(mark, "?"), account && mere(part), unwritten(part, fold(part)):
			beside += words
		default:
			n += words
		}
	}
	switch {
	case n == 0 && !account:
		return len(days.FindAllString(s, -1))
	case n >= beside:
		return n + beside
	}
	return n
}

// nextSentence is the sentence that begins at from, what ends it, and where the next begins.
func nextSentence(s string, from int) (part, mark string, next int) {
	m := sentence.FindStringIndex(s[from:])
	if m == nil {
		return s[from:], "", len(s) + 1
	}
	return s[from : from+m[0]], s[from+m[0] : from+m[1]], from + m[1]
}
