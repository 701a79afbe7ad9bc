package letter

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// A language is what the functions of the templates say in one language; whole sentences stand in the templates.
type language struct {
	tag             string // BCP 47
	receipt, notice string // first words of a subject
	months, short   [12]string
	weekdays        [7]string // Sunday first
	and, or         string
	bytes           string
	decimal         string
	at              string            // between day and time
	clock, precise  string            // layouts of the time of day, to the minute and to the second
	until, before   string            // before a day, before a time of day
	over, up        string            // of a deadline that is past: before a day, before a time of day
	packed          map[string]string // what the parser calls containers that have no name of their own

	zones    map[string]string // what the time of a zone is called
	clocks   map[string]string // the deciding clocks, after a time
	reasons  map[string]string // why a file could not be read; "" is said of an unknown reason
	mend     map[string]string // what its sender can do about it
	timings  map[string]string
	statuses map[string]string
	receipts map[string]string    // how far a letter has come
	tallies  map[string][2]string // after a number of messages, one and many, by what became of them
	glossary []term
}

// A speech is a language in a zone: the functions of the templates.
type speech struct {
	words    *language
	zone     *time.Location
	deadline time.Time // that times are told against; zero: none
}

// near is how close to the deadline, before or after it, a time is told with its seconds: there they may decide.
const near = 10 * time.Minute

// by is the same speech about a case with this deadline.
func (s speech) by(deadline time.Time) speech {
	s.deadline = deadline
	return s
}

// clock is the time of day: "23.58", and within ten minutes of the deadline "23.59.41".
func (s speech) clock(t time.Time) string {
	if !s.deadline.IsZero() && t.Sub(s.deadline).Abs() <= near {
		return t.In(s.zone).Format(s.words.precise)
	}
	return t.In(s.zone).Format(s.words.clock)
}

// speeches are the languages of the office in their order.
func (o Office) speeches() ([]speech, error) {
	zone := o.Zone
	if zone == nil {
		zone = time.UTC
	}
	sv, en := speech{words: &swedish, zone: zone}, speech{words: &english, zone: zone}
	switch o.Language {
	case "sv":
		return []speech{sv}, nil
	case "en":
		return []speech{en}, nil
	case "sv+en":
		return []speech{sv, en}, nil
	}
	return nil, fmt.Errorf("office language %q: write sv, en or sv+en", o.Language)
}

// Day is "söndag 15 mars 2009".
func (s speech) Day(t time.Time) string {
	t = t.In(s.zone)
	return glued("%s %d %s %d", s.words.weekdays[t.Weekday()], t.Day(), s.words.months[t.Month()-1], t.Year())
}

// Date is "16 mars".
func (s speech) Date(t time.Time) string {
	t = t.In(s.zone)
	return glued("%d %s", t.Day(), s.words.months[t.Month()-1])
}

// Time is "söndag 15 mars 2009 kl. 23.58".
func (s speech) Time(t time.Time) string { return s.Day(t) + s.words.at + s.clock(t) }

// Short is "15 mars 23.58", for tables.
func (s speech) Short(t time.Time) string {
	day := t.In(s.zone)
	return glued("%d %s %s", day.Day(), s.words.short[day.Month()-1], s.clock(t))
}

// Moment is Time with its zone: "söndag 15 mars 2009 kl. 23.58 (svensk tid, UTC+1)".
func (s speech) Moment(t time.Time) string { return s.Time(t) + " (" + s.Zone(t) + ")" }

// Zone is "svensk tid, UTC+1".
func (s speech) Zone(t time.Time) string {
	_, seconds := t.In(s.zone).Zone()
	utc := "UTC"
	if seconds != 0 {
		sign := "+"
		if seconds < 0 {
			sign, seconds = "-", -seconds
		}
		utc += sign + strconv.Itoa(seconds/3600)
		if minutes := seconds / 60 % 60; minutes != 0 {
			utc += fmt.Sprintf(":%02d", minutes)
		}
	}
	if name, ok := s.words.zones[s.zone.String()]; ok {
		return glued("%s, %s", name, utc)
	}
	return utc
}

// whole says whether a deadline is the end of a day, so that the day is told and not the midnight after it.
func (s speech) whole(deadline time.Time) bool {
	h, m, sec := deadline.In(s.zone).Clock()
	return h == 0 && m == 0 && sec == 0
}

// LastDay is the last day on which something counts.
func (s speech) LastDay(deadline time.Time) time.Time {
	return deadline.In(s.zone).Add(-time.Nanosecond)
}

// Limit is the deadline after a noun: "söndag 15 mars 2009", or with the time of day when it is not a whole day.
func (s speech) Limit(deadline time.Time) string {
	if s.whole(deadline) {
		return s.Day(s.LastDay(deadline))
	}
	return s.by(time.Time{}).Moment(deadline)
}

// Until is the deadline after a verb: "senast söndag 15 mars 2009", or "före kl. 12.00 …".
func (s speech) Until(deadline time.Time) string {
	if s.whole(deadline) {
		return s.words.until + " " + s.Limit(deadline)
	}
	return s.words.before + " " + s.Limit(deadline)
}

// Over is a sentence about a deadline that is past: "Sista dagen var söndag 15 mars 2009".
func (s speech) Over(deadline time.Time) string {
	if s.whole(deadline) {
		return s.words.over + " " + s.Limit(deadline)
	}
	return s.words.up + " " + s.Limit(deadline)
}

// Size is "340 byte", "12 kB" or "1,2 MB", in powers of ten.
func (s speech) Size(n int64) string {
	switch {
	case n < 1000:
		return glued("%d %s", n, s.words.bytes)
	case n < 999_500:
		return glued("%d kB", (n+500)/1000)
	}
	mb := strconv.FormatFloat(float64(n)/1e6, 'f', 1, 64)
	return glued("%s MB", strings.Replace(mb, ".", s.words.decimal, 1))
}

// Thousands is a number with its thousands apart: "10 000 000".
func (s speech) Thousands(n int) string {
	digits, sign := strconv.Itoa(n), ""
	if n < 0 {
		digits, sign = digits[1:], "-"
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + string(glue) + digits[i:]
	}
	return sign + digits
}

// Count is "1 fil" or "3 filer".
func (s speech) Count(n int, one, many string) string {
	if n == 1 {
		return "1" + string(glue) + one
	}
	return s.Thousands(n) + string(glue) + many
}

// List is "a, b och c".
func (s speech) List(items []string) string { return join(items, s.words.and) }

// Or is "a, b eller c".
func (s speech) Or(items []string) string { return join(items, s.words.or) }

func join(items []string, word string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return strings.Join(items[:last], ", ") + " " + word + " " + items[last]
}

// Reason says in plain words why a file could not be read.
func (s speech) Reason(r string) string { return told(s.words.reasons, r) }

// Mend says what the sender of such a file can do.
func (s speech) Mend(r string) string { return told(s.words.mend, r) }

// Clock says which clock decided, after a time; "" when it is none of ours.
func (s speech) Clock(by string) string { return s.words.clocks[by] }

// told looks a word up, and falls back to what is said of the unknown.
func told(words map[string]string, key string) string {
	if w, ok := words[key]; ok {
		return w
	}
	return words[""]
}

// glued is formatted text that no line is broken in.
func glued(format string, args ...any) string {
	return strings.ReplaceAll(fmt.Sprintf(format, args...), " ", string(glue))
}
