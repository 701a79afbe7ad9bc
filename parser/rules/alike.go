package rules

import (
	"strings"
	"unicode/utf8"
)

// perTypo is how many letters a heading must have for each slip of the pen that is forgiven in it.
const perTypo = 8

func letters(word string) int { return utf8.RuneCountInString(word) }

// slips counts the slips of the pen that make one word of the other: 0 when they are the same word, inflected or not,
// and -1 when they are different words. A word may have one slip, and one more for each 8 letters; a number and a word
// of one or two letters none.
func slips(a, b string) int {
	if a == b || inflected(a, b) || sameStem(a, b) {
		return 0
	}
	n := min(letters(a), letters(b))
	if n < 3 || number(a) || number(b) {
		return -1
	}
	most := 1 + n/perTypo
	if d := distance(a, b, most); d <= most {
		return d
	}
	if n < perTypo {
		return -1
	}
	if d := distance(core(a), core(b), most); d <= most {
		return d
	}
	return -1
}

// endings are what Swedish and English put behind a word to inflect it, the longest first.
var endings = []string{
	"arnas", "ernas", "ornas", "andes", "arna", "erna", "orna", "ande", "aste", "ens", "ets", "ers", "ars", "ors", "nas", "des",
	"ade", "en", "et", "er", "ar", "or", "na", "ns", "ts", "ds", "es", "as", "de", "te", "a", "e", "n", "s", "t", "d", "r", "",
}

func ending(s string) bool {
	for _, e := range endings {
		if s == e {
			return true
		}
	}
	return false
}

// inflected says whether a and b are forms of one word: the same beginning, and endings behind it. After a beginning of
// three or four letters one of them must have no ending, so that plan and plats stay apart.
func inflected(a, b string) bool {
	a, b = bare(a), bare(b)
	i := shared(a, b)
	n := letters(a[:i])
	if n < 3 {
		return false
	}
	return (n >= 5 || i == len(a) || i == len(b)) && ending(a[i:]) && ending(b[i:]) || weak(a[i:], b[i:])
}

// weak says whether these are endings of one noun in -a: frågan, frågor.
func weak(a, b string) bool {
	if strings.HasPrefix(b, "an") {
		a, b = b, a
	}
	return (a == "an" || a == "ans") && (b == "or" || b == "ors" || b == "orna" || b == "ornas")
}

// bare undoes what inflection does inside a word: medel, medlen.
func bare(word string) string {
	if word == "skall" {
		return "ska"
	}
	if stem, ok := strings.CutSuffix(strings.TrimSuffix(word, "s"), "el"); ok && letters(stem) >= 3 {
		return stem + "l"
	}
	return word
}

// core is the word without its longest ending, if four letters remain.
func core(word string) string {
	for _, e := range endings {
		if stem, ok := strings.CutSuffix(word, e); ok && letters(stem) >= 4 {
			return stem
		}
	}
	return word
}

// distance is the Damerau-Levenshtein distance of a and b (letters put in, left out, changed, or two neighbours swapped),
// or more than most if it is more than that.
func distance(a, b string, most int) int {
	s, t := []rune(a), []rune(b)
	if d := len(s) - len(t); d > most || -d > most {
		return most + 1
	}
	before, last, row := make([]int, len(t)+1), make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(s); i++ {
		if fill(row, last, before, s, t, i) > most {
			return most + 1
		}
		before, last, row = last, row, before
	}
	return last[len(t)]
}

// fill computes the i-th row of distance from the two before it, and returns the smallest number in it.
func fill(row, last, before []int, s, t []rune, i int) int {
	row[0] = i
	least := i
	for j := 1; j <= len(t); j++ {
		change := 1
		if s[i-1] == t[j-1] {
			change = 0
		}
		row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+change)
		if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
			row[j] = min(row[j], before[j-2]+1)
		}
		least = min(least, row[j])
	}
	return least
}
