package rules_test

import (
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the tests need zones, also where the machine has none

	"inkorg/parser/rules"
)

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func instant(t testing.TB, s string) time.Time {
	t.Helper()
	if s == "" {
		return time.Time{}
	}
	at, err := time.Parse(time.RFC3339Nano, s)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func deadline(t testing.TB, s, zoneName string) rules.Deadline {
	t.Helper()
	d, err := rules.ParseDeadline(s, zone(t, zoneName))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestDeadlineEnd(t *testing.T) {
	t.Parallel()
	const stockholm = "Europe/Stockholm"
	for _, c := range []struct{ name, zone, in, want, text string }{
		{"a day is all of it", stockholm, "2009-03-15", "2009-03-15T23:00:00Z", "2009-03-15"},
		{"a day in summer time", stockholm, "2009-06-30", "2009-06-30T22:00:00Z", "2009-06-30"},
		{"a day of 23 hours", stockholm, "2009-03-29", "2009-03-29T22:00:00Z", "2009-03-29"},
		{"a day of 25 hours", stockholm, "2009-10-25", "2009-10-25T23:00:00Z", "2009-10-25"},
		{"the last of the year", stockholm, "2009-12-31", "2009-12-31T23:00:00Z", "2009-12-31"},
		{"a leap day", stockholm, "2008-02-29", "2008-02-29T23:00:00Z", "2008-02-29"},
		{"a local time", stockholm, "2009-03-15 12:00", "2009-03-15T11:00:00Z", "2009-03-15T12:00:00+01:00"},
		{"with seconds, as TOML has it", stockholm, "2009-03-15T12:00:00", "2009-03-15T11:00:00Z", "2009-03-15T12:00:00+01:00"},
		{"with a fraction", stockholm, "2009-03-15T12:00:00.5", "2009-03-15T11:00:00.5Z", "2009-03-15T12:00:00.5+01:00"},
		{"with an offset", stockholm, "2009-03-15T12:00:00-05:00", "2009-03-15T17:00:00Z", "2009-03-15T18:00:00+01:00"},
		{"in UTC", stockholm, "2009-03-15T23:00:00Z", "2009-03-15T23:00:00Z", "2009-03-16T00:00:00+01:00"},
		{"just before clocks go forward", stockholm, "2009-03-29 01:59", "2009-03-29T00:59:00Z", "2009-03-29T01:59:00+01:00"},
		{"a time that does not exist, the later", stockholm, "2009-03-29 02:30", "2009-03-29T01:30:00Z", "2009-03-29T03:30:00+02:00"},
		{"just after clocks went forward", stockholm, "2009-03-29 03:00", "2009-03-29T01:00:00Z", "2009-03-29T03:00:00+02:00"},
		{"just before the hour that comes twice", stockholm, "2009-10-25 01:59", "2009-10-24T23:59:00Z", "2009-10-25T01:59:00+02:00"},
		{"a time that comes twice, the later", stockholm, "2009-10-25 02:30", "2009-10-25T01:30:00Z", "2009-10-25T02:30:00+01:00"},
		{"just after the hour that comes twice", stockholm, "2009-10-25 03:00", "2009-10-25T02:00:00Z", "2009-10-25T03:00:00+01:00"},
		{"a midnight that does not exist", "America/Sao_Paulo", "2009-10-17", "2009-10-18T03:00:00Z", "2009-10-17"},
		{"a midnight before which an hour comes twice", "America/Sao_Paulo", "2009-02-14", "2009-02-15T03:00:00Z", "2009-02-14"},
		{"before a day that does not exist", "Pacific/Apia", "2011-12-29", "2011-12-30T10:00:00Z", "2011-12-29"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := deadline(t, c.in, c.zone)
			if want := instant(t, c.want); !d.End().Equal(want) {
				t.Errorf("%s ends at %s, want %s", c.in, d.End().UTC(), want)
			}
			if d.String() != c.text {
				t.Errorf("String is %q, want %q", d, c.text)
			}
			if again := deadline(t, d.String(), c.zone); !again.End().Equal(d.End()) || again.Whole() != d.Whole() {
				t.Errorf("read back it is %s, want %s", again, d)
			}
		})
	}
}

func TestDeadlinePassed(t *testing.T) {
	t.Parallel()
	day := deadline(t, "2009-03-15", "Europe/Stockholm")
	noon := deadline(t, "2009-03-15 12:00", "Europe/Stockholm")
	for _, c := range []struct {
		name string
		d    rules.Deadline
		at   string
		want bool
	}{
		{"the second before midnight", day, "2009-03-15T23:59:59+01:00", false},
		{"a millisecond before midnight", day, "2009-03-15T23:59:59.999+01:00", false},
		{"midnight", day, "2009-03-16T00:00:00+01:00", true},
		{"the second after", day, "2009-03-16T00:00:01+01:00", true},
		{"the same in another zone", day, "2009-03-15T22:59:59Z", false},
		{"the 16th somewhere else, still the 15th in the zone", day, "2009-03-16T01:00:00+09:00", false},
		{"the second before noon", noon, "2009-03-15T11:59:59+01:00", false},
		{"noon", noon, "2009-03-15T12:00:00+01:00", true},
		{"no deadline never passes", rules.Deadline{}, "2999-01-01T00:00:00Z", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.d.Passed(instant(t, c.at)); got != c.want {
				t.Errorf("Passed(%s) = %t, want %t", c.at, got, c.want)
			}
		})
	}
}

func TestDeadlineErrors(t *testing.T) {
	t.Parallel()
	for _, in := range []string{"", "15 mars 2009", "2009-3-15", "2009-02-29", "2009-03-15 24:00", "2009-03-15 12", "15/03/2009",
		"2009-03-15T12:00:00 Europe/Stockholm", "0209-03-15", "2009-03-15 12:00 "} {
		d, err := rules.ParseDeadline(in, time.UTC)
		if err == nil {
			t.Errorf("%q: read as %s, want an error", in, d)
			continue
		}
		if !d.IsZero() || !strings.Contains(err.Error(), "2009-03-15 12:00") || !strings.Contains(err.Error(), `"`+in+`"`) {
			t.Errorf("%q: %v: want no deadline, the value and the accepted forms", in, err)
		}
	}
}

func TestDeadlineWithoutZone(t *testing.T) {
	t.Parallel()
	d, err := rules.ParseDeadline("2009-03-15", nil)
	if err != nil || !d.End().Equal(instant(t, "2009-03-16T00:00:00Z")) {
		t.Errorf("without a zone: %s, %v, want the day in UTC", d.End(), err)
	}
}

func FuzzParseDeadline(f *testing.F) {
	for _, s := range []string{"2009-03-15", "2009-03-15 12:00", "2009-03-15T12:00:00", "2009-03-15T12:00:00+01:00", "9999-12-31", "x"} {
		f.Add(s)
	}
	z := zone(f, "Europe/Stockholm")
	f.Fuzz(func(t *testing.T, s string) {
		d, err := rules.ParseDeadline(s, z)
		if (err == nil) == d.IsZero() {
			t.Fatalf("%q: deadline %s and error %v", s, d, err)
		}
		if err != nil {
			return
		}
		if d.Passed(d.End().Add(-1)) || !d.Passed(d.End()) {
			t.Errorf("%q: End %s is not the first instant too late", s, d.End())
		}
	})
}

func TestJudge(t *testing.T) {
	t.Parallel()
	const (
		early = "2009-03-15T23:57:00+01:00"
		late  = "2009-03-16T00:27:00+01:00"
	)
	for _, c := range []struct {
		name                         string
		border, internal, seen, date string
		want                         rules.Timing
		by                           rules.Clock
	}{
		{"all early", early, early, early, early, rules.OnTime, rules.ByBorder},
		{"all late", late, late, late, late, rules.Late, rules.ByBorder},
		{"held by a spam filter on the way", early, late, late, early, rules.Confirm, rules.ByBorder},
		{"late by the border, whatever the mailbox says", late, early, early, early, rules.Late, rules.ByBorder},
		{"fetched late is not late", early, early, late, early, rules.OnTime, rules.ByBorder},
		{"a border host and nothing else", early, "", "", "", rules.OnTime, rules.ByBorder},
		{"no mailbox time, seen late", early, "", late, early, rules.OnTime, rules.ByBorder},
		{"no border host, the mailbox decides", "", early, late, late, rules.OnTime, rules.ByInternal},
		{"no border host, late in the mailbox", "", late, late, early, rules.Late, rules.ByInternal},
		{"only seen, it decides", "", "", early, late, rules.OnTime, rules.BySeen},
		{"only seen, late", "", "", late, early, rules.Late, rules.BySeen},
		{"the sender's date never counts", "", "", "", early, rules.Confirm, ""},
		{"no clock at all", "", "", "", "", rules.Confirm, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			clocks := rules.Clocks{
				Border: instant(t, c.border), Internal: instant(t, c.internal), Seen: instant(t, c.seen), Date: instant(t, c.date),
			}
			if got := deadline(t, "2009-03-15", "Europe/Stockholm").Judge(clocks); got != c.want {
				t.Errorf("Judge = %s, want %s", got, c.want)
			}
			if at, by := clocks.Received(); by != c.by || at.IsZero() != (c.by == "") {
				t.Errorf("Received = %s by %q, want %q", at, by, c.by)
			}
			if got := (rules.Deadline{}).Judge(clocks); got != rules.OnTime {
				t.Errorf("without a deadline: %s, want on time", got)
			}
		})
	}
}
