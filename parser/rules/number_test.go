package rules_test

import (
	"strings"
	"testing"

	"inkorg/parser/rules"
)

func TestFormatNumber(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, pattern string
		seq           uint64
		want, counter string
	}{
		{"padded", "IT-{year}-{seq:4}", 7, "IT-2009-0007", "IT-2009-{seq:4}"},
		{"the last that fits", "IT-{year}-{seq:4}", 9999, "IT-2009-9999", "IT-2009-{seq:4}"},
		{"longer than padded stays whole", "IT-{year}-{seq:4}", 12345, "IT-2009-12345", "IT-2009-{seq:4}"},
		{"not padded", "{seq}/{year}", 7, "7/2009", "{seq}/2009"},
		{"no year: one counter for ever", "SKL {seq:3}", 7, "SKL 007", "SKL {seq:3}"},
		{"two digits of width", "A{seq:12}", 7, "A000000000007", "A{seq:12}"},
		{"the largest", "{seq}", 1<<64 - 1, "18446744073709551615", "{seq}"},
		{"Swedish letters", "Dnr Å.{year}_{seq:2}", 7, "Dnr Å.2009_07", "Dnr Å.2009_{seq:2}"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if err := rules.CheckPattern(c.pattern); err != nil {
				t.Errorf("CheckPattern: %v", err)
			}
			if got := rules.FormatNumber(c.pattern, 2009, c.seq); got != c.want {
				t.Errorf("FormatNumber = %q, want %q", got, c.want)
			}
			if got := rules.Counter(c.pattern, 2009); got != c.counter {
				t.Errorf("Counter = %q, want %q", got, c.counter)
			}
		})
	}
}

func TestCheckPatternErrors(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, pattern, want string }{
		{"empty", "", "exactly once"},
		{"no count", "IT-{year}", "exactly once"},
		{"two counts", "{seq}-{seq:4}", "exactly once"},
		{"unknown field", "IT-{month}-{seq}", "{month} is not known"},
		{"no width", "IT-{seq:}", "{seq:} is not known"},
		{"width of zero", "IT-{seq:0}", "{seq:0} is not known"},
		{"too wide", "IT-{seq:21}", "more than 20 digits"},
		{"a brace left open", "IT-{seq}-{year", "cannot stand in it"},
		{"a newline could add a header", "IT-{seq}\nBcc: x", "cannot stand in it"},
		{"a control character", "IT\x00{seq}", "cannot stand in it"},
		{"a letter in two pieces", "O\u0308-{seq}", "cannot stand in it"},
		{"markup", "<b>{seq}", "cannot stand in it"},
		{"a blank at the end", "IT-{seq} ", "take away the space"},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := rules.CheckPattern(c.pattern)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("CheckPattern(%q) = %v, want %q in it", c.pattern, err, c.want)
			}
		})
	}
}

func FuzzPattern(f *testing.F) {
	f.Add("IT-{year}-{seq:4}", uint64(7))
	f.Add("{seq}{seq", uint64(1))
	f.Fuzz(func(t *testing.T, pattern string, seq uint64) {
		number := rules.FormatNumber(pattern, 2009, seq)
		if rules.CheckPattern(pattern) != nil {
			return
		}
		if strings.ContainsAny(number, "{}\r\n\x00<>") {
			t.Errorf("%q made %q", pattern, number)
		}
		if seq+1 > seq && rules.FormatNumber(pattern, 2009, seq+1) == number {
			t.Errorf("%q gave %q twice", pattern, number)
		}
	})
}
