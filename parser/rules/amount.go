package rules

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// An Amount is a sum of money that an application names.
type Amount struct {
	Kronor   int64  // whole kronor, rounded down
	Document string // "" for the body of the mail
	Page     int
	Quote    string // the sentence it stands in, at most 200 letters
	Asked    bool   // the text says that this is what is applied for
}

// The bounds of looking for money.
const (
	mostAmounts  = 100 // kept of one version
	quoteLetters = 200
	askedLetters = 160 // between what asks and the sum
)

// asks is what makes the sum behind it the one applied for: a verb in the present tense, or the label of a form. In
// the past tense it would be another year's application.
var asks = regexp.MustCompile(`(?i)(?:^|[^\pL])(?:` +
	`ansöker|hemställer|äskar|(?:vill|önskar|får)(?: härmed)? (?:an)?söka|` +
	`ansökan (?:avser|gäller|omfattar|uppgår till)|(?:an)?sökt (?:belopp|summa|bidrag)|(?:belopp|summa|bidrag) som söks|sökta medel|` +
	`appl(?:y|ies|ying) for|(?:amount|sum|grant) (?:applied for|requested)|requested (?:amount|sum|grant)` +
	`)(?:$|[^\pL])`)

// seeks are verbs that may seek something else: only words about the money stand between them and the sum.
var (
	seeks   = regexp.MustCompile(`(?i)(?:^|[^\pL])(?:söker|sökes|söks|begär|requests?)(?:$|[^\pL])`)
	plainly = regexp.MustCompile(`^(?:[\s,:(]*(?:(?i:härmed|alltså|därför|nu|totalt|sammanlagt|ca|cirka|c:a|omkring|om|bidrag|stöd|medel|medlen|stimulansmedel|stimulansmedlen|pengar|` +
		`vi|vår|länets|länet|län|landsting|\pL*(?:hundra|tusen)\pL*|landstinget|kommunerna|kommuner|regionen|hela|andel|ett|en|på|med|till|belopp|summa|summan|beloppet|den|det|de|i|genom|för|och|samt|år|året|åren|följande|kr|` +
		`a|the|grant|of|total|about)|\p{Lu}[\pL-]*|(?:19|20)\d\d))*[\s,:(.]*$`)
)

// asksNot is what takes that back: before the sum something else is spoken of, or behind it what it is counted for, or who else
// is asked.
var (
	asksNot = regexp.MustCompile(`(?i)%|(?:^|[^\pL])(?:inte|ej|aldrig|inga|ingen|inget|tidigare|redan|även|också|dessutom|not|earlier|previously|also|` +
		`procent|percent|hälften|tredjedel|fjärdedel|del av|kostnad\pL*|kostar|budget\pL*|medfinansier\pL*|egeninsats|utöver|högst|maximalt|` +
		`fick|fått|får del|beviljades|beviljats|beviljat|erhöll|erhållit|hos|costs?|half)(?:$|[^\pL])`)
	behindNot = regexp.MustCompile(`(?i)^\)?(?:(?: (?:inkl|exkl|inklusive|exklusive)\.? moms)?(?: ?/| per | i månaden| om året| årligen| varje)|[^.]{0,40} hos )`)
	ranged    = regexp.MustCompile(`(?i)(?:\d(?: ?(?:kr|tkr|mkr|mnkr|kronor))? ?(?:[-–—]|till|to|eller|or)|(?:mellan|between) .*(?:och|and)) ?$`)
)

// further joins a sum to the one before it: both are asked for.
var further = regexp.MustCompile(`(?i)^[ ,]*(?:(?:för|under|avseende|i|for|in)? ?(?:år(?:et)? )?(?:19|20)\d\d)?[ ,]*(?:och|samt|respektive|resp\.?|plus|and)? *(?:(?:för|under|for|in) (?:år(?:et)? )?(?:19|20)\d\d[ ,:]*)?(?:med )?$`)

// amounts returns the sums of money that the sources name, in reading order.
func amounts(all []reading) (found []Amount) {
	for _, r := range all {
		if r.letter {
			continue
		}
		label := ""
		for _, p := range r.passages {
			for _, a := range p.amounts(label, mostAmounts-len(found)) {
				a.Document = r.name
				found = append(found, a)
			}
			label = p.text
		}
	}
	return found
}

// Asked returns the sums that the text says are applied for, each once. There may be several, for two years perhaps: adding
// them up, or choosing, is for a person.
func (v Verdict) Asked() (asked []Amount) {
	seen := map[int64]bool{}
	for _, a := range v.Amounts {
		if a.Asked && !seen[a.Kronor] {
			seen[a.Kronor] = true
			asked = append(asked, a)
		}
	}
	return asked
}

// amounts finds at most so many sums in one paragraph. label is the paragraph before, which may be that of a field of a form.
func (p passage) amounts(label string, most int) (found []Amount) {
	s := plain(p.text)
	last := 0 // where the sum before ends
	asked := false
	for _, at := range sums(s, most) {
		sentence := sentenceAround(s, at.from, at.to)
		before := s[max(sentence.from, last):at.from]
		asked = asking(before) || asked && last > sentence.from && further.MatchString(before) || last == 0 && labelled(label, s[:at.from])
		asked = asked && !ranged.MatchString(s[sentence.from:at.from]) && !behindNot.MatchString(s[at.to:sentence.to])
		found = append(found, Amount{Kronor: at.kronor, Page: p.page, Quote: clipped(s[sentence.from:sentence.to], quoteLetters), Asked: asked})
		last = at.to
	}
	return found
}

// asking says whether the words before a sum, in its sentence, apply for it.
func asking(before string) bool {
	if asksNot.MatchString(before) {
		return false
	}
	if m := asks.FindAllStringIndex(before, -1); len(m) > 0 {
		return utf8.RuneCountInString(before[m[len(m)-1][1]:]) <= askedLetters
	}
	m := seeks.FindAllStringIndex(before, -1)
	return len(m) > 0 && plainly.MatchString(before[m[len(m)-1][1]:])
}

// labelled says whether the paragraph before is the label of a field that begins with the sum.
func labelled(label, before string) bool {
	const longest = 60 // letters
	return strings.TrimSpace(before) == "" && utf8.RuneCountInString(label) <= longest && asking(plain(label)+" ")
}
