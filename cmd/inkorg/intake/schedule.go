package intake

import (
	"fmt"
	"strings"
	"time"
)

// A Schedule says when the digest is written: at one time of day, every day or on weekdays only.
type Schedule struct {
	Hour, Minute int
	Weekdays     bool // Monday to Friday
}

// ParseSchedule reads "07:00" or "weekdays 07:00".
func ParseSchedule(s string) (Schedule, error) {
	clock, weekdays := strings.CutPrefix(strings.TrimSpace(s), "weekdays ")
	t, err := time.Parse("15:04", strings.TrimSpace(clock))
	if err != nil {
		return Schedule{}, fmt.Errorf("%q is no time for the digest: write \"07:00\" for every day or \"weekdays 07:00\"", s)
	}
	return Schedule{t.Hour(), t.Minute(), weekdays}, nil
}

// Last is the latest scheduled instant that is not after now, by the clock on the wall of now's location.
func (s Schedule) Last(now time.Time) time.Time {
	for day := 0; ; day-- {
		if t := s.on(now, day); !t.After(now) && s.holds(t) {
			return t
		}
	}
}

// Next is the first scheduled instant after now.
func (s Schedule) Next(now time.Time) time.Time {
	for day := 0; ; day++ {
		if t := s.on(now, day); t.After(now) && s.holds(t) {
			return t
		}
	}
}

func (s Schedule) on(now time.Time, day int) time.Time {
	return time.Date(now.Year(), now.Month(), now.Day()+day, s.Hour, s.Minute, 0, 0, now.Location())
}

func (s Schedule) holds(t time.Time) bool {
	return !s.Weekdays || t.Weekday() != time.Saturday && t.Weekday() != time.Sunday
}

// String is the form that ParseSchedule reads.
func (s Schedule) String() string {
	clock := fmt.Sprintf("%02d:%02d", s.Hour, s.Minute)
	if s.Weekdays {
		return "weekdays " + clock
	}
	return clock
}
