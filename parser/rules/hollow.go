package rules

import (
	"regexp"
	"strings"
)

// mostHollow is how many words a sentence may have that says as a whole that there is no text.
const mostHollow = 14

// The pieces of such sentences, in folded words.
const (
	// itself is how a part speaks of itself.
	itself = `(?:(?:denna|den|detta|det|dessa|de|mer|ytterligare|kompletterande|fullständig\pL*|slutlig\pL*|närmare|här|our|the|this|more|further)(?: här)? )?` +
		`(?:(?:del|delen|avsnitt|avsnittet|punkt|punkten|text|texten|rubriken|svar|svaret|frågan|uppgift|uppgifter|uppgifterna|underlag|underlaget|beskrivning|beskrivningen|` +
		`information|informationen|redovisning|redovisningen|komplettering|kompletteringen|material|materialet|detaljer|ruta|rutan|fält|fältet|stycket|ansökan|` +
		`budget|budgeten|tidplan|tidplanen|plan|planen|kalkyl|kalkylen|bilaga|bilagan|dokument|dokumentet|section|part|details|field) )?`

	// late is when and by which way a text comes that has not come.
	late = `(?: (?:in|till er|av \pL+|senare|snarast|inom kort|framöver|i efterhand|separat|särskilt|per post|med posten|via post|per brev|per e post|per mejl|via e post|i separat\pL*(?: \pL+)?|i särskild\pL*(?: \pL+)?|` +
		`i ett senare \pL+|i nästa \pL+|i (?:en )?kompletterande \pL+|senast \S+(?: \S+){0,3}|(?:i|under|den|före|innan) (?:\d+|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|våren|sommaren|hösten|vintern|vår|sommar|höst|veckan|dagarna)(?: \S+)?|` +
		`(?:när|så snart|efter|vid|på) \S+(?: \S+){0,5}))*`

	becoming = `(?:tas fram|beslutas|fastställas|bestämmas|kompletteras|utredas|skrivas|skrivas om|fyllas i|lämnas|skickas|sändas|redovisas|presenteras|avgöras|diskuteras|preciseras|specificeras|bearbetas|uppdateras|behandlas|inkomma|komma|följa|bifogas)`
	becomes  = `(?:tas fram|beslutas|fastställs|bestäms|kompletteras|skrivs|fylls i|fylls på|lämnas|skickas|sänds|postas|redovisas|presenteras|avgörs|preciseras|specificeras|eftersänds|eftersändes|insänds|inkommer|kommer|följer|tillkommer|levereras)`
	underway = `(?:under (?:arbete|utarbetande|framtagande|beredning|bearbetning|omarbetning|utredning|behandling|diskussion|uppbyggnad|construction|development|preparation|review)|bearbetas|omarbetas|bereds|utreds|skrivs om|pågår|övervägs|saknas|utgår|stryks|återstår)`
	place    = `(?:ovan\pL*|nedan\pL*|föregående|nästa|bil|bilaga\pL*|bilagd|bilagt|bilagda|bilagor\pL*|bif|bifogad\pL*|bifogat|separat\pL*|särskild\pL*|tidigare|hemsida\pL*|webbplats\pL*|www|https?|länk|länken|` +
		`sidan?|punkt|avsnitt|kapitel|above|below|attached|attachments?|appendix|appendices|annex\pL*|enclos\pL*|separate|previous|website|next|page|section)`
)

// hollow is a sentence that says nothing but that its text is to come, is elsewhere, is not needed, or is to be written here.
var hollow = regexp.MustCompile(`^(?:` + strings.Join([]string{
	// It is being written, or comes later.
	itself + `(?:(?:är|ligger|fortfarande|ännu|just nu|för närvarande) )*` + underway + `(?: (?:inom|i|hos|av|på) \S+(?: \S+)?)?` + late,
	`(?:arbete|arbetet|diskussion|diskussioner|förhandlingar|överläggningar|samtal|utredning|beredning|planering) pågår(?: (?:inom|i|hos|med) \S+(?: \S+)?)?` + late,
	itself + becomes + late,
	itself + `(?:ska|skall|måste|behöver|får|kan|kommer att|bör) (?:först |ännu )?` + becoming + late,
	itself + `(?:tas upp|behandlas|diskuteras|beslutas) (?:på|vid|av|i) \S+(?: \S+){0,5}`,
	`beslut (?:fattas|väntas|tas|kommer|meddelas|inväntas)` + late,
	`(?:vi |jag )?(?:ber (?:om )?att få |får |kommer att |ska |avser att |vill |hoppas kunna )?återkomm(?:a|er)(?: (?:vi|jag))?(?: (?:med|om|i|när|så|senare|inom|under|efter|den|till er|angående|kring|snarast|separat).*)?`,
	`(?:vi |jag )(?:kommer att |ska |avser att |får |måste |behöver )?kompletterar?(?: (?:detta|denna|den|ansökan|ansökningen|texten|senare|med (?:detta|denna|text|uppgifter|information|underlag)|i|inom|före|efter|snarast|så).*)?`,
	`(?:vi )?(?:avvaktar|inväntar|väntar på|i väntan på|i avvaktan på)(?: \S+){0,6}`,
	`(?:(?:it|is|are|will|to|shall|must|be|still|yet|currently|not|has|have|been) )+(?:completed|confirmed|decided|provided|submitted|supplied|added|determined|specified|defined|sent|finali[sz]ed|written|follow|available|ready|known|announced|in progress)(?: (?:yet|later|separately|soon|in due course|by \S+|in \S+|at a later \pL+))*`,
	itself + `(?:(?:is|are|will|to|shall|be|still|yet|currently|not) )+(?:completed|confirmed|decided|provided|submitted|supplied|determined|specified|finali[sz]ed|written|follow|available|ready|known|in progress)(?: (?:yet|later|separately|soon|in due course|by \S+|in \S+|at a later \pL+))*`,
	`(?:work |currently |still )?(?:in progress|pending)`, `we will (?:get back|come back|return|revert)(?: \S+){0,9}`,
	`här (?:kommer|följer|ska stå) (?:text|texten|mer|en text|en beskrivning|vår text)(?: \S+){0,5}`,
	// It is elsewhere.
	`(?:vi )?(?:(?:var god|vänligen|please) )?(?:se|jfr|jämför|enligt|enl|hänvisar till|hänvisas till|hänvisning(?: till)?|framgår (?:av|i)|ligger i|finns (?:i|på|som)|återfinns i|redovisas (?:i|på)|beskrivs i|see|refer to|as per|according to) ` +
		`(?:(?:även|också|gärna|vår|vårt|våra|den|det|the|our|in) )*` + place + `(?: \S+){0,6}`,
	`(?:bilaga|bil|appendix|annex|attachment)(?: nr)? (?:\d\S*|\pL)(?: \S+){0,3}`,
	itself + `(?:fil )?(?:bifogas|bifogad|bifogat|bifogade|biläggs|bilägges|bilagd|bilagt|attached|enclosed)(?: (?:separat|härmed|här|som \S+|i \S+|hereto|separately))*`,
	`(?:samma som|lika som|som|enligt|same as|as) (?:ovan|nedan|tidigare|förra året|above|below|before)`, `dito|ditto`,
	// There is none, or nobody knows.
	`(?:är |ännu |fortfarande |det är |detta är )*(?:oklart|okänt|obestämt)(?: än| ännu| i nuläget| för närvarande)*`, `(?:vi )?vet (?:ej|inte)(?: än| ännu)?`,
	itself + `(?:(?:är|ännu|fortfarande) )*(?:ej|inte|icke)(?: ännu)? (?:aktuellt?|aktuella|relevant|relevanta|tillämpligt?|tillämpliga|ifylld|ifyllt|ifyllda|klart?|klara|färdigt?|färdiga|bestämt|bestämd|beslutad|beslutat|fastställt?|fastställd|känt|känd|avgjort|avgjord|tillgängligt?)(?: (?:än|ännu|här|för oss|i vårt fall|i nuläget|för närvarande|av \S+))*`,
	`(?:inget|ingenting) att (?:redovisa|tillägga|rapportera|ange)`, `(?:ingen|inga) (?:uppgift|uppgifter|information|text|svar)`,
	`not (?:applicable|available|relevant|decided|known)(?: yet)?`, `n ?a`, `tomt?|blankt?|preliminärt|utkast|draft|oklart|lämnas (?:tomt|blankt|därhän)`,
	// It is to be written here.
	`(?:ange|skriv|fyll i|infoga|lägg in|klistra in|mata in|beskriv|redogör|insert|enter|type|write|paste|put|your|din|er|ditt)(?: \S+){0,8} (?:här|nedan|here|below|text|texten)`,
	`(?:ange|skriv|infoga|insert|enter|type) (?:text|here)`, `att (?:fylla i|göra|skriva)`, `(?:\pL+ ){0,2}(?:fylls i|ifylls|ifylles)(?: av \S+| senare| här)*`,
}, "|") + `)$`)

// help is what the help of a form begins with.
var help = regexp.MustCompile(`(?i)^\P{L}*(?:hjälptext|instruktion(?:er)?|anvisning(?:ar)?|vägledning|help ?text|guidance|instructions?) ?:`)

var (
	// address is an address on the web and nothing else.
	address = regexp.MustCompile(`(?i)^\s*(?:https?://|www\.)\S+\s*$`)

	// filler is what designers fill a page with that has no text yet.
	filler = setOf("lorem ipsum dolor sit amet consectetur adipiscing elit eiusmod tempor incididunt labore dolore magna aliqua minim veniam quis nostrud exercitation ullamco laboris " +
		"aliquip commodo consequat duis aute irure reprehenderit voluptate velit esse cillum fugiat nulla pariatur excepteur sint occaecat cupidatat proident sunt culpa officia deserunt mollit anim laborum")
)

// isHollow says whether a sentence of so many words says as a whole that there is no text.
func isHollow(s string, words int) bool {
	if words > directive {
		return false
	}
	if help.MatchString(s) || address.MatchString(s) {
		return true
	}
	folded := fold(s)
	if directs(s, folded) {
		return true
	}
	return words <= mostHollow && hollow.MatchString(strings.Join(folded, " ")) || filled(folded)
}

// filled says whether words are the filling of a page: half of them at least.
func filled(words []string) bool {
	const least = 3
	n := 0
	for _, w := range words {
		if filler[w] {
			n++
		}
	}
	return n >= least && 2*n >= len(words)
}
