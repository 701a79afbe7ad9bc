package rules

import (
	"fmt"
	"time"
)

// A Deadline is the first instant that is too late. The zero Deadline never passes: a call without one is always open.
type Deadline struct {
	end   time.Time // in the zone of the call
	whole bool      // given as a day
}

// forms is what ParseDeadline accepts, as its errors tell it.
const forms = `write a day ("2009-03-15", the whole of it), ` +
	`a local time ("2009-03-15 12:00", received before twelve) or ` +
	`a time with its offset ("2009-03-15T12:00:00+01:00")`

// earliest is the first year a deadline can lie in. Electronic mail is no older; before it stands a slip of the finger.
const earliest = 1970

var localLayouts = []string{"2006-01-02 15:04", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02T15:04:05"}

var offsetLayouts = []string{time.RFC3339, "2006-01-02 15:04:05Z07:00", "2006-01-02T15:04Z07:00", "2006-01-02 15:04Z07:00"}

// ParseDeadline reads a deadline as the configuration gives it. A day means all of it: received strictly before midnight
// at its end in zone. A time of day means received strictly before that time. A time with an offset from UTC (RFC 3339)
// is taken as it is, and only shown in zone. A nil zone is UTC.
//
// Twice a year a local time does not exist or comes twice. Then the later of the two instants it can mean is taken, in
// the applicant's favour. An error says which forms are accepted.
func ParseDeadline(s string, zone *time.Location) (Deadline, error) {
	if zone == nil {
		zone = time.UTC
	}
	d, ok := parseDeadline(s, zone)
	if !ok {
		return Deadline{}, fmt.Errorf("deadline %q is not a date or a time: %s", s, forms)
	}
	if year := d.end.Year(); year < earliest {
		return Deadline{}, fmt.Errorf("deadline %q lies in the year %d: %s", s, year, forms)
	}
	return d, nil
}

func parseDeadline(s string, zone *time.Location) (Deadline, bool) {
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return Deadline{end: local(t.AddDate(0, 0, 1), zone), whole: true}, true
	}
	if t, ok := parseAny(s, localLayouts); ok {
		return Deadline{end: local(t, zone)}, true
	}
	if t, ok := parseAny(s, offsetLayouts); ok {
		return Deadline{end: t.In(zone)}, true
	}
	return Deadline{}, false
}

func parseAny(s string, layouts []string) (time.Time, bool) {
	for _, layout := range layouts {
		if t, err := time.Parse(layout, s); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

// local returns the instant at which clocks in zone show what wall shows in UTC: the last one if there are two, and if
// there is none (clocks were put forward over it), the one they would have shown it at had they not been.
func local(wall time.Time, zone *time.Location) time.Time {
	const reach = 26 * time.Hour // no zone is farther than that from UTC
	before, after := shift(wall, wall.Add(-reach), zone), shift(wall, wall.Add(reach), zone)
	early, late := before, after
	if late.Before(early) {
		early, late = late, early
	}
	if shows(early, wall) && !shows(late, wall) {
		return early
	}
	return late
}

// shift reads wall with the offset that is in force in zone at the instant at.
func shift(wall, at time.Time, zone *time.Location) time.Time {
	_, offset := at.In(zone).Zone()
	return wall.Add(-time.Duration(offset) * time.Second).In(zone)
}

func shows(t, wall time.Time) bool {
	_, offset := t.Zone()
	return t.Add(time.Duration(offset) * time.Second).Equal(wall)
}

// End is the first instant that is too late, in the zone of the call; the zero time if there is no deadline.
func (d Deadline) End() time.Time { return d.end }

// IsZero says whether there is no deadline.
func (d Deadline) IsZero() bool { return d.end.IsZero() }

// Whole says whether the deadline was given as a day, so that a letter names the day and not the midnight after it.
func (d Deadline) Whole() bool { return d.whole }

// Passed says whether t is too late.
func (d Deadline) Passed(t time.Time) bool { return !d.IsZero() && !t.Before(d.end) }

// String is the deadline in a form that ParseDeadline reads back: the day, or the time with its offset; "" for none.
func (d Deadline) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.whole:
		// The instant before the end belongs to the day, however long that day was.
		return d.end.Add(-time.Nanosecond).Format(time.DateOnly)
	}
	return d.end.Format(time.RFC3339Nano)
}
