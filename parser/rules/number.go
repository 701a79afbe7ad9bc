package rules

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

var (
	placeholder = regexp.MustCompile(`\{[^{}]*\}`)
	seqField    = regexp.MustCompile(`\{seq(?::([1-9][0-9]?))?\}`)
)

// widest is the most digits {seq:N} can ask for. A uint64 has at most 20.
const widest = 20

// CheckPattern says what is wrong with a pattern of registration numbers. A pattern has {seq} or {seq:N} (padded with
// zeros to N digits, 1 to 20; longer numbers stay whole) exactly once, {year} where the year shall stand, and between
// them letters, digits, spaces and - / . _ only, so that a number can stand in a subject, a log line and a table.
func CheckPattern(pattern string) error {
	if err := checkFields(pattern); err != nil {
		return fmt.Errorf("number pattern %q: %w", pattern, err)
	}
	rest := placeholder.ReplaceAllString(pattern, "")
	for _, r := range rest {
		if !unicode.In(r, unicode.L, unicode.Nd) && !strings.ContainsRune("-/._ ", r) {
			return fmt.Errorf("number pattern %q: %q cannot stand in it; use letters, digits, spaces and - / . _", pattern, r)
		}
	}
	if strings.TrimSpace(pattern) != pattern {
		return fmt.Errorf("number pattern %q: take away the space at its beginning or end", pattern)
	}
	return nil
}

func checkFields(pattern string) error {
	seqs := 0
	for _, field := range placeholder.FindAllString(pattern, -1) {
		m := seqField.FindStringSubmatch(field)
		switch {
		case field == "{year}":
		case m == nil:
			return fmt.Errorf("%s is not known; use {year}, and {seq} or {seq:4} once", field)
		case width(m[1]) > widest:
			return fmt.Errorf("%s asks for more than %d digits", field, widest)
		default:
			seqs++
		}
	}
	if seqs != 1 {
		return errors.New("it needs {seq}, or {seq:4} for four digits, exactly once")
	}
	return nil
}

func width(digits string) int {
	n, _ := strconv.Atoi(digits) // "" is no width
	return n
}

// FormatNumber writes the registration number of the seq-th case of a year by a pattern that CheckPattern passed.
func FormatNumber(pattern string, year int, seq uint64) string {
	return seqField.ReplaceAllStringFunc(Counter(pattern, year), func(field string) string {
		return fmt.Sprintf("%0*d", width(seqField.FindStringSubmatch(field)[1]), seq)
	})
}

// Counter names the counter that numbers of this pattern and year are drawn from: the pattern with only {year} replaced.
// So numbers begin at 1 again each year if the year is part of them, and never otherwise; calls with the same pattern
// share a counter and never a number.
func Counter(pattern string, year int) string {
	return strings.ReplaceAll(pattern, "{year}", fmt.Sprintf("%04d", year))
}
