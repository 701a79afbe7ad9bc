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
var money = regexp.MustCompile(`(?i)` +
	`(?:(kr|sek|tkr|mkr|mnkr|msek|kronor(?:\):?|:))\.?\)?:? ?)?` +
	`((?:\d{1,3}(?:[ .,’']\d{3})+|\d+)(?:[.,]\d{1,2})?(?: ?½)?|½|` + numeral + `)\)?(?: ?\([\pL ]{3,60}\))?` +
	`(?: ?(tusen|miljoner|miljon|milj\.?|mn|miljarder|miljard|million|thousand))?` +
	`(?: ?((?:svenska )?kronors?|kr|sek|tkr|kkr|ksek|mkr|mnkr|msek|mdkr|[:.,] ?-))?`)

// digit is a word that a number in words is made of: tvåhundrafemtio tusen.
const digit = `(?:en halv|halv|tretton|trettio|fjorton|fyrtio|femton|femtio|sexton|sextio|sjutton|sjuttio|arton|åttio|nitton|nittio|` +
	`en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tjugo|hundra|tusen|` +
	`one|two|three|four|five|six|seven|eight|nine|ten|twenty|fifty|hundred|thousand)`

const numeral = digit + `(?:[ -]?` + digit + `)*(?: och (?:en halv|ett halvt))?`

var (
	digitWord = regexp.MustCompile(digit)

	numerals = map[string]float64{
		"en halv": .5, "halv": .5, "en": 1, "ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8, "nio": 9, "tio": 10,
		"elva": 11, "tolv": 12, "tretton": 13, "fjorton": 14, "femton": 15, "sexton": 16, "sjutton": 17, "arton": 18, "nitton": 19,
		"tjugo": 20, "trettio": 30, "fyrtio": 40, "femtio": 50, "sextio": 60, "sjuttio": 70, "åttio": 80, "nittio": 90,
		"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twenty": 20, "fifty": 50,
	}
)

// spelled is a number in words. Blanks between its words come and go.
func spelled(words string) float64 {
	half := 0.0
	if whole, _, ok := strings.Cut(words, " och "); ok {
		words, half = whole, .5
	}
	total, part := 0.0, 0.0
	for _, w := range digitWord.FindAllString(words, -1) {
		switch w {
		case "hundra", "hundred":
			part = max(part, 1) * 100
		case "tusen", "thousand":
			total, part = total+max(part, 1)*1000, 0
		default:
			part += numerals[w]
		}
	}
	return total + part + half
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
	if !namesUnit(s) {
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
		if !startsAt(s, m[0]) {
			at = behindWord(s, m[4])
		} else if kronor, ok := worth(s, m); ok {
			all = append(all, sum{m[4], m[1], kronor})
			at = m[1]
		}
	}
	return all
}

// namesUnit says whether a unit of money stands anywhere. It saves most paragraphs from money, which is tried at every letter:
// most have none.
func namesUnit(s string) bool {
	for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
		for _, unit := range []string{"kr", "sek", "kronor", "kronors"} {
			if n := len(word) - len(unit); n >= 0 && strings.EqualFold(word[n:], unit) {
				return true
			}
		}
	}
	return dashUnit.MatchString(s)
}

// dashUnit is the unit that is no word: 300.000:-
var dashUnit = regexp.MustCompile(`[:.,] ?-`)

// startsAt says whether a number or its unit can begin at i: not inside a word or a longer number.
func startsAt(s string, i int) bool {
	r, n := utf8.DecodeLastRuneInString(s[:i])
	if r == '.' || r == ',' {
		r, _ = utf8.DecodeLastRuneInString(s[:i-n])
		return !unicode.IsDigit(r)
	}
	return !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// behindWord is the end of the letters or digits at i.
func behindWord(s string, i int) int {
	for j, r := range s[i:] {
		if j > 0 && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return i + j
		}
	}
	return len(s)
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
	if before == "" && unit == "" || !ended(s[m[1]:], s[:m[1]]) || unit == "" && calendar.MatchString(digits) {
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

// calendar is a year, or a number with a nought before it: behind a unit, as in the head of a table, it is no sum.
var calendar = regexp.MustCompile(`^(?:(?:19|20)\d\d|0\d.*)$`)

// ended says whether the sum ends with a word, and not inside one.
func ended(rest, found string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return strings.HasSuffix(found, "-") || rest == "" || !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// value reads a number as Swedes write it: blanks and points between thousands, a comma before decimals. A comma before three
// digits separates thousands in kronor, and decimals in millions. In words, less than a thousand kronor is no sum.
func value(digits string, factor float64) (float64, bool) {
	number, half := strings.CutSuffix(digits, "½")
	number = strings.TrimSpace(number)
	extra := 0.0
	if half {
		extra = .5
	}
	switch {
	case number == "":
		return extra, factor >= 1e3
	case !unicode.IsDigit(rune(number[0])):
		n := spelled(number)
		return n, n*factor >= 1e3
	}
	n, err := strconv.ParseFloat(decimals(number, factor), 64)
	return n + extra, err == nil && (len(number) == 1 || number[0] != '0' || strings.ContainsAny(number, ",."))
}

// decimals is the number as computers write it.
func decimals(number string, factor float64) string {
	groups := strings.FieldsFunc(number, func(r rune) bool { return !unicode.IsDigit(r) })
	last := groups[len(groups)-1]
	decimal := len(groups) > 1 && (len(last) < 3 || factor >= 1e6 && len(groups) == 2 && strings.ContainsAny(number, ",."))
	if !decimal {
		return strings.Join(groups, "")
	}
	return strings.Join(groups[:len(groups)-1], "") + "." + last
}
