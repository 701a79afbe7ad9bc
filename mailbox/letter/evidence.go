package letter

import (
	"slices"

	"inkorg/store"
)

// mostSums is how many of the sums that are applied for the digest tells.
const mostSums = 3

// A place is where something stands.
type place struct {
	Document said // "" is the text of the mail
	Page     int
}

// An area is one that an application speaks of. Count is 0 in old records, which do not say how often.
type area struct {
	speech
	Title string
	Count int
	place
}

func (s speech) areas(c Call, v store.Version) (out []area) {
	for _, a := range c.Areas {
		if !slices.Contains(v.Areas, a.ID) {
			continue
		}
		told := area{speech: s, Title: clean(a.Title, 200)}
		for _, m := range v.Mentions {
			if m.Area == a.ID {
				told.Count, told.place = m.Count, place{quote(m.Document), m.Page}
			}
		}
		out = append(out, told)
	}
	return out
}

// A sum is one that an application asks for, with the sentence that says so.
type sum struct {
	speech
	Kronor int
	Share  int // of the frame, of this applicant; 0 when it is not known
	Quote  string
	place
}

func (b binder) asked(v store.Version) (out []sum) {
	for _, a := range v.Asked[:min(len(v.Asked), mostSums)] {
		s := sum{speech: b.speech, Kronor: int(a.Kronor), Quote: a.Quote, place: place{quote(a.Document), a.Page}}
		for _, expected := range b.call.Expected {
			if expected.Code == b.Case.Applicant && expected.Code != "" {
				s.Share = expected.Share
			}
		}
		out = append(out, s)
	}
	return out
}

// likely are the sections that were not found although the text seems to speak of them.
func (c Call) likely(v store.Version) []section {
	return slices.DeleteFunc(c.sections(v.Findings), func(s section) bool { return s.Likely == "" })
}
