package rules

import (
	"strings"

	"github.com/kljensen/snowball/english"
	"github.com/kljensen/snowball/swedish"
)

// shortStem is how many letters a stem must have, and how many two words must share before their stems are looked for.
const shortStem = 4

// sameStem says whether a and b have one stem by the Snowball rules of Swedish or English: avslutad and avslutande, cooperation
// and cooperate. It adds to inflected, which knows what those rules leave apart (organ, organet). The rules also join words
// that only look alike, so what stands behind the letters that a and b share must fit too.
func sameStem(a, b string) bool {
	i := shared(a, b)
	if gerund(a[i:], b[i:]) && min(len(a), len(b)) > 2 {
		return true
	}
	if n := letters(a[:i]); n < shortStem && (n < shortStem-1 || a[i:] != "ies" && b[i:] != "ies") {
		return false
	}
	return swedishStem(a, b, i) || englishStem(a, b, i) || nominal(a, b, i)
}

// nominal says whether one of the words is a verb, and the other what its doing is called: sprida, spridning; utvärderas, utvärdering.
func nominal(a, b string, i int) bool {
	const short = 5 // letters
	return letters(a[:i]) >= short && (nounEnd[a[i:]] && verbEnd[b[i:]] || verbEnd[a[i:]] && nounEnd[b[i:]])
}

var (
	nounEnd = setOf("ning ningen nings ningens ningar ningarna ing ingen ings ingens ingar ingarna")
	verbEnd = setOf("a as ar er es s ade ades at ats de des t ts")
)

// gerund says whether these are the endings of a short English verb in -e: using, use.
func gerund(a, b string) bool { return a == "ing" && b == "e" || a == "e" && b == "ing" }

// shared is how many bytes a and b have in common at their beginning, in whole letters.
func shared(a, b string) int {
	n := 0
	for i, r := range a {
		if !strings.HasPrefix(b[i:], string(r)) {
			break
		}
		n = i + len(string(r))
	}
	return n
}

// swedishStem leaves short words alone (form, format), and adjectives apart from what they are made of (person, personlig).
func swedishStem(a, b string, i int) bool {
	const short = 5 // letters
	if strings.Contains(a[i:], "ig") || strings.Contains(b[i:], "ig") {
		return false
	}
	stem := swedish.Stem(a, true)
	return letters(stem) >= short && stem == swedish.Stem(b, true)
}

// verbal are the endings of English verbs and of the nouns made of them. In Swedish words the English rules go wrong, most of
// all where a word ends in -al or -ant: personal, representant.
var verbal = map[string]bool{
	"": true, "e": true, "s": true, "es": true, "d": true, "ed": true, "ing": true, "ings": true, "y": true, "ies": true, "ied": true,
	"ion": true, "ions": true, "ation": true, "ations": true, "ment": true, "ments": true, "ement": true, "ements": true, "er": true, "ers": true,
}

func englishStem(a, b string, i int) bool {
	if !verbal[a[i:]] || !verbal[b[i:]] {
		return false
	}
	stem := english.Stem(a, true)
	return letters(stem) >= shortStem && stem == english.Stem(b, true)
}
