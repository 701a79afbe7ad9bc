package letter

import (
	"slices"
	"strings"
	"time"

	"inkorg/store"
)

// waiting is how long a letter may lie in the outbox before a person is told.
const waiting = 4 * time.Hour

// pressing are the kinds of points, those that cannot wait first: who must be phoned, what only a person can decide or read,
// what can still be mended before the deadline, and then what can wait until tomorrow.
var pressing = []string{
	"bounced", "refused", "confirm", "unreadable", "likely", "incomplete", "failed", "late", "uncertain", "waiting", "withheld", "read", "nothing",
	"unknown", "flag", "several", "missing", "sum", "digest-lost",
}

// hurry is how many days before the last one an application that lacks something is told every day.
const hurry = 3

// A concern is something that needs a person: a case, or a folder of the mailbox.
type concern struct {
	Number string // of the case; "" if it is none
	Who    string
	Points []point
}

// Head names the concern: number, applicant, address.
func (c concern) Head() string {
	if c.Number == "" {
		return c.Who
	}
	return c.Number + ", " + c.Who
}

// A point is one thing to be done about it.
type point struct {
	speech
	Kind      string
	New       bool
	Version   int
	To        string   // whom a letter was for
	Name      said     // of whoever wrote the message that it answers, where the head does not say it
	Texts     []string // in the words of the record or of a server: for Tell
	Subject   said
	Received  time.Time
	Clocks    store.Clocks
	Documents []document // that could not be read
	Missing   []string   // titles of the sections that an application lacks; none when there is no application yet
	Likely    []section  // that were not found although the text seems to speak of them
	Days      int        // left to the last one
	Numbers   []string   // of several cases, or UIDs
}

// concern keeps the new points apart from those of earlier days.
func (d *digest) concern(number, who string, points []point) {
	for _, to := range []struct {
		list *[]concern
		new  bool
	}{{&d.Concerns, true}, {&d.Remaining, false}} {
		c := concern{Number: clean(number, 100), Who: who}
		for _, p := range points {
			if p.New == to.new {
				c.Points = append(c.Points, p)
			}
		}
		slices.SortStableFunc(c.Points, func(a, b point) int { return urgency(a) - urgency(b) })
		if len(c.Points) > 0 {
			*to.list = append(*to.list, c)
		}
	}
}

func urgency(p point) int { return slices.Index(pressing, p.Kind) }

func mostPressing(concerns []concern) {
	slices.SortStableFunc(concerns, func(a, b concern) int { return urgency(a.Points[0]) - urgency(b.Points[0]) })
}

// several tells that one applicant has more than one case.
func (d *digest) several(a Applicant, dossiers []Dossier) {
	if len(dossiers) < 2 {
		return
	}
	p := point{speech: d.speech, Kind: "several"}
	for _, f := range dossiers {
		p.Numbers = append(p.Numbers, clean(f.Case.Number, 100))
		p.New = p.New || d.new(f.Case.Opened)
	}
	d.concern("", clean(a.Name, 100), []point{p})
}

// undelivered is the point of a letter that did not arrive, as far as we know.
func undelivered(s speech, kind string, l store.Letter, new bool) point {
	p := point{speech: s, Kind: kind, New: new, To: mailbox(l.To)}
	if l.Error != "" {
		p.Texts = []string{l.Error}
	}
	return p
}

func (b binder) undelivered(kind string, l store.Letter, new bool) point {
	p := undelivered(b.speech, kind, l, new)
	if name := quote(b.message(l.Answers).FromName); name.String() != b.who {
		p.Name = name
	}
	return p
}

// points are what a case asks of a person: its versions, what it still lacks, its questions, its letters.
func (b binder) points() (out []point) {
	for _, v := range b.Case.Versions {
		out = append(out, b.about(v)...)
	}
	return slices.Concat(out, b.lacking(), b.questions(), b.letters())
}

// about is what one version asks of a person.
func (b binder) about(v store.Version) (out []point) {
	m, last := b.message(v.Message), v.N == len(b.Case.Versions)
	isNew, empty := b.new(m.Registered), v.Status == "no-document"
	add := func(kind string, p point) {
		p.speech, p.Kind, p.New, p.Version = b.by(v.Deadline), kind, isNew, v.N
		p.Received, p.Clocks = v.Received, v.Clocks
		out = append(out, p)
	}
	if v.Timing == "confirm" && !b.settled(v.N) {
		add("confirm", point{})
	}
	if v.Timing == "late" && (isNew || last && standing(b.Case).N == v.N) {
		add("late", point{})
	}
	if v.Status == "unreadable" && last {
		add("unreadable", point{Documents: b.unreadable(v)})
	}
	if likely := b.call.likely(v); last && len(likely) > 0 {
		add("likely", point{Likely: likely})
	}
	if empty && isNew {
		add("nothing", point{Subject: quote(m.Subject)})
	}
	if last && isNew && !empty && b.Case.Applicant == "" && len(b.call.Expected) > 0 {
		add("unknown", point{})
	}
	if len(v.Flags) > 0 && isNew {
		add("flag", point{Texts: few(v.Flags)})
	}
	return out
}

// lacking tells every day what the version that counts lacks, while there is little time left to send it.
func (b binder) lacking() []point {
	if len(b.Case.Versions) == 0 {
		return nil
	}
	v := standing(b.Case)
	empty := v.Status == "no-document"
	soon := !v.Deadline.IsZero() && b.To.Before(v.Deadline) && b.days(b.To, b.LastDay(v.Deadline)) <= hurry
	told := empty && b.new(b.message(v.Message).Registered)
	if !soon || told || !empty && v.Status != "incomplete" {
		return nil
	}
	p := point{speech: b.by(v.Deadline), Kind: "incomplete", New: true, Days: b.days(b.To, b.LastDay(v.Deadline))}
	if !empty {
		p.Missing = missing(v)
	}
	return []point{p}
}

// missing are the titles of the sections that were not found.
func missing(v store.Version) (titles []string) {
	for _, f := range v.Findings {
		if f.Answer == "not-found" {
			titles = append(titles, clean(f.Title, 200))
		}
	}
	return titles
}

// settled says whether a later version came in time beyond doubt, so that the doubt about the n-th does not matter.
func (b binder) settled(n int) bool {
	return slices.ContainsFunc(b.Case.Versions, func(v store.Version) bool {
		return v.N > n && v.Timing == "on-time" && v.Status != "no-document"
	})
}

func (s speech) unreadable(v store.Version) (out []document) {
	for _, d := range s.documents(v.Documents) {
		if !d.Readable {
			out = append(out, d)
		}
	}
	return out
}

// questions are the messages of the period without a document, and those of the period that were not answered.
func (b binder) questions() (out []point) {
	for _, m := range b.Messages {
		if !b.new(m.Registered) {
			continue
		}
		p := point{speech: b.speech, New: true, To: mailbox(m.From), Subject: quote(m.Subject), Version: m.Version}
		if m.State == store.Question {
			p.Kind = "read"
			out = append(out, p)
		}
		if m.Withheld != "" {
			p.Kind, p.Texts = "withheld", []string{m.Withheld}
			out = append(out, p)
		}
	}
	return out
}

// letters are the receipts that did not arrive, unless a later one did.
func (b binder) letters() (out []point) {
	for i, l := range b.Letters {
		arrived := slices.ContainsFunc(b.Letters[i+1:], func(later store.Letter) bool {
			return later.State == store.Sent && strings.EqualFold(later.To, l.To)
		})
		switch {
		case arrived:
		case l.State == store.Refused, l.State == store.Bounced:
			out = append(out, b.undelivered(string(l.State), l, b.new(l.Ended)))
		case l.State == store.Uncertain:
			out = append(out, b.undelivered("uncertain", l, true))
		case (l.State == store.Queued || l.State == store.Claimed) && b.To.Sub(l.Queued) >= waiting:
			out = append(out, b.undelivered("waiting", l, true))
		}
	}
	return out
}
