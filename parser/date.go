package parser

import (
	"strconv"
	"strings"
	"time"
	"unicode"
)

// zones are the zone names that occur in mail, in minutes east of Greenwich. time.Parse would take a name it does
// not know, CET among them, for Greenwich, and an hour decides about a deadline. Unknown names are Greenwich after
// RFC 5322, section 4.3.
var zones = map[string]int{
	"ut": 0, "utc": 0, "gmt": 0, "z": 0, "wet": 0, "west": 60, "bst": 60, "ist": 60,
	"cet": 60, "cest": 120, "met": 60, "mest": 120, "mez": 60, "mesz": 120, "mewt": 60, "set": 60,
	"eet": 120, "eest": 180, "msk": 180, "msd": 240, "jst": 540, "kst": 540,
	"est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
}

var months = map[string]time.Month{
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
	"mrz": 3, "maj": 5, "mai": 5, "okt": 10, "dez": 12,
}

// parseDate reads a date as it occurs in mail: RFC 5322 with its obsolete forms, missing seconds or weekday, comments,
// zone names, the order of ctime, ISO 8601. It is zero when there is none.
func parseDate(s string) time.Time {
	s = strings.TrimSpace(stripComments(s))
	for _, layout := range []string{time.RFC3339, "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05 -0700 MST", "2006-01-02 15:04:05Z07:00"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t
		}
	}
	var d dateFields
	words := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' || r == '\t' })
	if len(words) > 12 {
		return time.Time{}
	}
	for _, w := range words {
		if !d.take(strings.ToLower(w)) {
			return time.Time{}
		}
	}
	return d.time()
}

// dateFields are the fields of a date as far as they are known.
type dateFields struct {
	year, day, hour, minute, second int
	month                           time.Month
	clock, zoned                    bool
	named                           bool // the zone was a name
	offset                          int  // minutes
	afternoon, morning              bool
}

func (d *dateFields) take(w string) bool {
	sign := w[0] == '+' || w[0] == '-'
	switch {
	case sign:
		return d.takeOffset(w)
	case strings.IndexByte(w, ':') > 0:
		return d.takeClock(w)
	case len(w) == 8 && w[2] == '.' && w[5] == '.' && d.day != 0:
		return d.takeClock(strings.ReplaceAll(w, ".", ":"))
	case w[0] >= '0' && w[0] <= '9':
		return d.takeNumber(w)
	case len(w) >= 3 && months[w[:3]] > 0 && d.month == 0:
		d.month = months[w[:3]]
	case w == "am":
		d.morning = true
	case w == "pm":
		d.afternoon = true
	default:
		d.takeZone(w)
	}
	return true
}

// takeZone reads CET, GMT+0100; any other word (a weekday) says nothing.
func (d *dateFields) takeZone(w string) {
	i := strings.IndexAny(w, "+-")
	if i > 0 && d.clock {
		d.takeOffset(w[i:])
		return
	}
	if w == "dst" && d.named {
		d.offset, d.named = d.offset+60, false // "MET DST"
		return
	}
	if minutes, ok := zones[strings.Trim(w, ".\"")]; ok && d.clock && !d.zoned {
		d.offset, d.zoned, d.named = minutes, true, true
	}
}

func (d *dateFields) takeOffset(w string) bool {
	digits := strings.ReplaceAll(w[1:], ":", "")
	n := 0
	for n < len(digits) && n < 4 && digits[n] >= '0' && digits[n] <= '9' {
		n++
	}
	v, err := strconv.Atoi(digits[:n])
	if err != nil || d.zoned {
		return d.zoned
	}
	if n <= 2 {
		v *= 100
	}
	d.offset, d.zoned = v/100*60+v%100, true
	if w[0] == '-' {
		d.offset = -d.offset
	}
	return v%100 < 60 && d.offset > -24*60 && d.offset < 24*60
}

func (d *dateFields) takeClock(w string) bool {
	if d.clock {
		return false
	}
	if i := strings.IndexAny(w, "+-"); i > 0 {
		if !d.takeOffset(w[i:]) {
			return false
		}
		w = w[:i]
	}
	d.clock = true
	if i := strings.IndexFunc(w, unicode.IsLetter); i > 0 {
		d.takeZone(w[i:]) // 10:21:00Z
		w = w[:i]
	}
	w, _, _ = strings.Cut(w, ".")
	for i, f := range strings.Split(w, ":") {
		v, err := strconv.Atoi(f)
		if err != nil || v < 0 || i > 2 {
			return false
		}
		*[]*int{&d.hour, &d.minute, &d.second}[i] = v
	}
	return true
}

// takeNumber reads a day, a year, or 14-Mar-2009.
func (d *dateFields) takeNumber(w string) bool {
	if strings.IndexByte(w, '-') > 0 {
		for _, f := range strings.Split(w, "-") {
			if f == "" || !d.take(f) {
				return false
			}
		}
		return true
	}
	v, err := strconv.Atoi(strings.TrimRight(w, "."))
	switch {
	case err != nil:
		return false
	case len(w) <= 2 && d.day == 0:
		d.day = v
	case d.year != 0:
		return false
	case len(w) <= 2 && v < 50:
		d.year = 2000 + v
	case len(w) <= 3:
		d.year = 1900 + v
	default:
		d.year = v
	}
	return true
}

func (d *dateFields) time() time.Time {
	switch {
	case d.afternoon && d.hour < 12:
		d.hour += 12
	case d.morning && d.hour == 12:
		d.hour = 0
	}
	if d.second == 60 {
		d.second = 59 // a leap second
	}
	if d.month == 0 || !d.clock || d.year < 1900 || d.year > 9998 || d.hour > 23 || d.minute > 59 || d.second > 59 {
		return time.Time{}
	}
	zone := time.UTC
	if d.offset != 0 {
		zone = time.FixedZone("", d.offset*60)
	}
	t := time.Date(d.year, d.month, d.day, d.hour, d.minute, d.second, 0, zone)
	if t.Day() != d.day {
		return time.Time{}
	}
	return t
}
