package rules

import (
	"regexp"
	"slices"
	"strings"
)

// The words by which a sentence that asks, or tells somebody else what to write, is known.
var (
	// commands begin such a sentence and no item of a plan: verbs whose imperative is not their infinitive too.
	commands = setOf("beskriv redogör skriv använd fyll läs tänk observera obs välj describe explain specify")

	// orders are the others: the sentence must also ask, or speak of the writing.
	orders = setOf("ange redovisa motivera förklara specificera berätta lista sammanfatta precisera besvara svara uppge utveckla räkna nämn kryssa markera " +
		"tell list outline summarise summarize indicate state note answer please")

	// begun is how orders of several words begin.
	begun = regexp.MustCompile(`(?i)^\P{L}*(?:tala om|besvara (?:frågan|frågorna)|ge (?:gärna |några )?exempel|ge en (?:kort|kortfattad)|kom ihåg|glöm inte|se till att ansökan|ange (?:minst|högst|ett |belopp)|kryssa i|klistra in|hoppa över|vänta med|use this (?:space|box|field)|(?:please )?(?:give|provide) (?:us|a short|a brief|details|examples)|make sure (?:that )?you)(?:$|\PL)|^\P{L}*(?i:fråga|ask|ring|kolla med) \p{Lu}\p{Ll}+\P{L}*$`)

	// spoken is what a text shall hold or be.
	spoken = regexp.MustCompile(`(?i)^\P{L}*(?:här|av (?:texten|svaret|beskrivningen|avsnittet)) (?:ska|skall|bör|måste) (?:det )?framgå|^\P{L}*(?:texten|svaret|avsnittet|the text|the answer) (?:ska|skall|bör|måste|får|should|must) (?:\pL+ ){0,2}(?:omfatta|innehålla|beskriva|redovisa|ange|vara|rymmas|be|describe|contain|include)|` +
		`^\P{L}*(?:den )?sökanden? (?:(?:ska|skall|bör|kort|kortfattat) )*(?:beskriver|anger|redovisar|redogör|fyller|besvarar) (?:(?:kort|kortfattat) )*här|^\P{L}*(?:the )?applicants? (?:should|must|shall|may) `)

	// courtesies stand before either.
	courtesies = setOf("vänligen var god vi ber er och samt sedan även gärna kortfattat kort please briefly")

	// inquiring are the words that make a question of the rest of a sentence, or speak of the writing.
	inquiring = setOf("hur vad vilka vilken vilket vem varför när om kort kortfattat gärna här nedan er ert era ni exempel ihåg inte följande " +
		"how what which why who when whether briefly below your you us details")

	// quoting is how an applicant begins who repeats what was asked.
	quoting = regexp.MustCompile(`(?i)(?:som ni (?:\pL+)|^\P{L}*ni (?:frågar|frågade|undrar|undrade|skriver att|ber|bad|får (?:gärna )?veta|har bett|har frågat|efterfrågar|önskar|begär))(?:$|\PL)`)

	// wishing is what the one who asks wants.
	wishing = regexp.MustCompile(`(?i)(?:^|\PL)(?:vi vill|vill vi|vi önskar|önskar vi|vi ber|vi behöver|we want|we would like|we need) (?:(?:gärna|också|även) )?(?:veta|se|läsa|höra|att (?:ni|du)|er |know|read|hear|you)`)

	// measured is how long a text is to be. Nothing of the matter follows: "mer än en rad fördelar".
	measured = regexp.MustCompile(`(?i)(?:räcker|max|maximalt|gärna|helst|ungefär|omkring|högst|mer än|längre än|kortare än|at most|enough).{0,40} (?:(?:halv|hel|half a?) )?(?:a4-?sidan?|a4|sida|sidor|rad|rader|tecken|meningar|stycken|text|page|pages|lines|sentences|characters)(?:\P{L}*$|[,(])|(?:sida|sidor|rader|page|pages|lines|words) (?:at most|or less|högst|max)|^\P{L}*(?:½|en halv) (?:sida|a4)\P{L}*$|^(?:\P{L}*|\pL+ )(?:\pL+ )?(?:a4|sida|sidor|rader|meningar|page|pages) (?:räcker|är nog|is enough|are enough|will do)\P{L}*$`)
)

// directs says whether a sentence, also given in folded words, tells somebody else what to write, or speaks to the applicant: it commands,
// it says "ni" and not "vi", or it says how long a text should be. An applicant's own words may quote that.
func directs(s string, folded []string) bool {
	switch {
	case commanding(s, folded), begun.MatchString(s):
		return true
	case slices.Contains(folded, "ni"):
		return wishing.MatchString(s) || (folded[0] == "ni" && !slices.Contains(folded, "vi") || !slices.ContainsFunc(folded, ours)) && !quoting.MatchString(s)
	}
	return slices.ContainsFunc(folded, applies) && !slices.ContainsFunc(folded, ours) && requirements.MatchString(s) || measured.MatchString(s) || spoken.MatchString(s)
}

var oneself = setOf("vi vår vårt våra oss jag min mitt mina we our us")

func ours(word string) bool { return oneself[word] }

func applies(word string) bool {
	return strings.HasPrefix(word, "ansök") || strings.HasPrefix(word, "applic")
}

func inquires(word string) bool { return inquiring[word] }

// commanding says whether a sentence begins by telling somebody to write something.
func commanding(s string, words []string) bool {
	const near, bare = 6, 2 // words; so soon it says what is to be told, and so few say nothing but that
	for len(words) > 1 && (courtesies[words[0]] && !orders[words[0]] || number(words[0]) || words[0] == "please") {
		words = words[1:]
	}
	switch {
	case len(words) == 0:
		return false
	case commands[words[0]]:
		return !strings.Contains(strings.ToLower(s), words[0]+"-") // "Läs- och skrivstöd"
	case !orders[words[0]]:
		return false
	}
	if words[0] == "ange" && len(words) <= bare {
		return true
	}
	if rest := words[1:min(len(words), near)]; !slices.ContainsFunc(rest, inquires) && !inquires(words[len(words)-1]) {
		return false
	}
	return len(words) > 1 && words[1] == "us" || !slices.ContainsFunc(words, ours)
}

// behindAsking is what stands behind a colon where what stands before it asks ("Ange hur medlen fördelas: hälften till kommunerna"); else s.
func behindAsking(s string) string {
	before, behind, ok := strings.Cut(s, ": ")
	if !ok || realWords(behind) == 0 || help.MatchString(s) || leading.MatchString(before) {
		return s
	}
	if directives.MatchString(before) || directs(before, fold(before)) {
		return behind
	}
	return s
}

// leading is how a sentence ends that goes on with a list of what it asks for.
var leading = regexp.MustCompile(`(?i)(?:följande|exempelvis|t\.? ?ex\.?|punkter|frågor|detta|delar|following|such as)[^:]{0,20}$`)
