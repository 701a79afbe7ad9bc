package document_test

import (
	"errors"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// Words are those of a text with how often each comes, whatever their order. This is how we compare with other programs: every
// program breaks lines and orders columns in its own way.
type words map[string]int

var word = regexp.MustCompile(`[\pL\pN_]{2,}`)

// wordsOf are the words of a text: two or more letters and digits, in lower case and NFKC, so that a ligature is its letters.
// Soft hyphens are no part of a word. A word that was broken at the end of a line must be joined by whoever read it, as pdftotext
// and our readers do.
func wordsOf(text string) words {
	all := words{}
	text = strings.ToLower(norm.NFKC.String(strings.ReplaceAll(text, "\u00ad", "")))
	for _, w := range word.FindAllString(text, -1) {
		all[w]++
	}
	return all
}

func (w words) total() (n int) {
	for _, k := range w {
		n += k
	}
	return n
}

// common is how many words two texts share.
func (w words) common(other words) (n int) {
	for word, k := range w {
		n += min(k, other[word])
	}
	return n
}

// An agreement is how well what we read agrees with what others read, in files one by one.
type agreement struct {
	recall    []float64 // the share of their words that we have
	precision []float64 // the share of our words that they have, of files in which we have any
}

// add compares one file in which they found something. allowed are their words and others that are no mistake of ours.
func (a *agreement) add(ours, theirs, allowed words) (recall float64) {
	recall = float64(ours.common(theirs)) / float64(theirs.total())
	a.recall = append(a.recall, recall)
	if n := ours.total(); n > 0 {
		a.precision = append(a.precision, float64(ours.common(allowed))/float64(n))
	}
	return recall
}

// mean is 0 of no numbers.
func mean(all []float64) (sum float64) {
	for _, x := range all {
		sum += x
	}
	return sum / float64(max(1, len(all)))
}

// share is the part of the numbers that reach a bound; 0 of none.
func share(all []float64, bound float64) float64 {
	n := 0
	for _, x := range all {
		if x >= bound {
			n++
		}
	}
	return float64(n) / float64(max(1, len(all)))
}

// findPdftotext is the program that the readers of PDF are compared with. Without it the test or benchmark is skipped.
func findPdftotext(t testing.TB) string {
	t.Helper()
	program, err := exec.LookPath("pdftotext")
	if errors.Is(err, exec.ErrNotFound) {
		t.Skip("pdftotext (of poppler-utils) is not installed")
	}
	if err != nil {
		t.Fatal(err)
	}
	return program
}
