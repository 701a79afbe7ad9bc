package rules

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// mostKronor is a million millions: more is no sum of money that is applied for.
const mostKronor = int64(1e12)

// money is a number beside a unit. The groups: a unit before, the number, its decimals, a scale and a unit behind.
// A number alone is none, and neither are millions of nobody says what.
var money = regexp.MustCompile(`(?i)(?:^|[^\pL\pN.,])` +
	`(?:(kr|sek|tkr|mkr|mnkr|msek)\.?:? ?)?` +
	`((?:\d{1,3}(?:[ .,’']\d{3})+|\d+)(?:[.,]\d{1,2})?|` + numeral + `)` +
	`(?: ?(tusen|miljoner|miljon|milj\.?|mn|miljarder|miljard|million|thousand))?` +
	`(?: ?(kronors?|kr|sek|tkr|kkr|ksek|mkr|mnkr|msek|mdkr|:-|,-))?`)

// numeral is a small number in words.
const numeral = `en halv|halv|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|hundra|one|two|three|four|five|ten`

var numerals = map[string]float64{
	"en halv": .5, "halv": .5, "en": 1, "ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8, "nio": 9, "tio": 10,
	"hundra": 100, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "ten": 10,
}

// scales are what the words and units behind a number multiply it by.
var scales = map[string]float64{
	"tusen": 1e3, "thousand": 1e3, "tkr": 1e3, "kkr": 1e3, "ksek": 1e3,
	"miljon": 1e6, "miljoner": 1e6, "milj": 1e6, "mn": 1e6, "million": 1e6, "mkr": 1e6, "mnkr": 1e6, "msek": 1e6,
	"miljard": 1e9, "miljarder": 1e9, "mdkr": 1e9,
}

// A sum is the place of an amount in a text.
type sum struct {
	from, to int
	kronor   int64
}

// sums finds at most so many sums of money.
func sums(s string, most int) (all []sum) {
	if !strings.ContainsFunc(s, unicode.IsDigit) && !strings.Contains(strings.ToLower(s), "kron") {
		return nil
	}
	for at := 0; at < len(s) && len(all) < most; {
		m := money.FindStringSubmatchIndex(s[at:])
		if m == nil {
			break
		}
		for i := range m {
			if m[i] >= 0 {
				m[i] += at
			}
		}
		at = m[5] // behind the number, whatever follows
		if kronor, ok := worth(s, m); ok {
			all = append(all, sum{m[4], m[1], kronor})
			at = m[1]
		}
	}
	return all
}

// worth is the sum in whole kronor; false where no unit says that it is money.
func worth(s string, m []int) (int64, bool) {
	group := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return strings.TrimRight(strings.ToLower(s[m[2*i]:m[2*i+1]]), ".")
	}
	before, digits, scale, unit := group(1), group(2), group(3), group(4)
	if before == "" && unit == "" || !ended(s[m[1]:], unit) {
		return 0, false
	}
	factor := 1.0
	for _, name := range []string{before, scale, unit} {
		if f, ok := scales[name]; ok {
			factor *= f
		}
	}
	n, ok := value(digits, factor)
	kronor := n * factor
	if !ok || kronor < 1 || kronor > float64(mostKronor) {
		return 0, false
	}
	return int64(kronor + 1e-6), true
}

// ended says whether the unit is a word of its own, and not the beginning of another.
func ended(rest, unit string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return unit == ":-" || unit == ",-" || rest == "" || !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// value reads a number as Swedes write it: blanks and points between thousands, a comma before decimals. A comma before three
// digits separates thousands in kronor, and decimals in millions.
func value(digits string, factor float64) (float64, bool) {
	if n, ok := numerals[digits]; ok {
		return n, factor >= 1e3
	}
	groups := strings.FieldsFunc(digits, func(r rune) bool { return !unicode.IsDigit(r) })
	last := groups[len(groups)-1]
	decimal := len(groups) > 1 && (len(last) < 3 || factor >= 1e6 && len(groups) == 2 && strings.ContainsAny(digits, ",."))
	whole := groups
	if decimal {
		whole = groups[:len(groups)-1]
	}
	text := strings.Join(whole, "")
	if decimal {
		text += "." + last
	}
	n, err := strconv.ParseFloat(text, 64)
	return n, err == nil
}
