package letter

import (
	"time"

	"inkorg/store"
)

// mostOther is how many of the other mails of one kind are told one by one; the rest is counted. Junk must not hide what
// matters.
const mostOther = 25

// A digest is what its templates see. Words of senders are of type said, or come as quoted lines (Tell).
type digest struct {
	speech
	Office   string
	Both     bool // another language follows
	From, To time.Time

	Applications, Corrections, Questions int       // new in the period
	Concerns                             []concern // new: what needs a person
	Remaining                            []concern // the same, from before the period
	Calls                                []overview
	Other                                []otherMail
	Folders                              []folder
}

// An overview is one call.
type overview struct {
	speech
	Title    string
	Deadline time.Time
	Days     int  // left until the last day, by the calendar; 0 on it, negative after it
	Soon     bool // the deadline is near, and not past
	Cases    int
	Counts   map[string]int // cases by status, and by timing, of the version they stand as
	News     []entry
	Rows     []row
	Silent   []Applicant // expected, and no case yet
	Expected int
	Unknown  int // cases of senders that are not recognised
	Share    int // of the silent ones together, in kronor
}

// An otherMail is the mail of one kind that belongs to no case.
type otherMail struct {
	Kind  string
	Mails []mailLine
	More  int
}

// A mailLine is one of them.
type mailLine struct {
	At      time.Time
	From    string
	Subject said
	Why     string
}

func newDigest(s speech, o Office, sum Summary) *digest {
	d := &digest{speech: s, Office: clean(o.Name, 200), Both: o.Language == "sv+en" && s.words.tag == "sv", From: sum.From, To: sum.To}
	for _, c := range sum.Calls {
		d.call(c)
	}
	for _, f := range sum.Folders {
		d.folder(f)
	}
	for _, l := range sum.Digests {
		d.concern("", mailbox(l.To), []point{undelivered(s, "digest-lost", l, d.new(l.Ended))})
	}
	d.Other = otherMails(sum.Other)
	mostPressing(d.Concerns)
	mostPressing(d.Remaining)
	return d
}

// Neg is a number of days the other way.
func (overview) Neg(n int) int { return -n }

// new says whether a thing happened in the period. What has no time is going on, and so is always new.
func (d *digest) new(t time.Time) bool {
	return t.IsZero() || t.After(d.From) && !t.After(d.To)
}

// News says whether any mail came that has a place in the digest.
func (d *digest) News() bool {
	return d.Applications+d.Corrections+d.Questions+len(d.Other) > 0
}

// Came lists what came in the period, with the words for one and for many of each; "" when only other mail did.
func (d *digest) Came(words ...string) string {
	var out []string
	for i, n := range []int{d.Applications, d.Corrections, d.Questions} {
		if n > 0 {
			out = append(out, d.Count(n, words[2*i], words[2*i+1]))
		}
	}
	return d.List(out)
}

func (d *digest) call(o Overview) {
	c := overview{speech: d.speech, Title: clean(o.Call.Title, 200), Deadline: o.Call.Deadline, Cases: len(o.Cases), Counts: map[string]int{}}
	c.Expected = len(o.Call.Expected)
	if c.Title == "" {
		c.Title = clean(o.Call.ID, 100)
	}
	if !c.Deadline.IsZero() {
		c.Days = d.days(d.To, d.LastDay(c.Deadline))
		c.Soon = d.To.Before(c.Deadline) && c.Days <= hurry
	}
	heard := map[string][]Dossier{}
	for _, f := range o.Cases {
		b := binder{digest: d, call: o.Call, Dossier: f, who: o.Call.who(f.Case)}
		news := b.news()
		c.News = append(c.News, news...)
		d.count(news)
		d.concern(b.Case.Number, b.head(), b.points())
		if len(f.Case.Versions) > 0 {
			c.stands(b)
		}
		heard[f.Case.Applicant] = append(heard[f.Case.Applicant], f)
	}
	for _, a := range o.Call.Expected {
		if len(heard[a.Code]) == 0 {
			c.Silent = append(c.Silent, Applicant{a.Code, clean(a.Name, 100), a.Share})
			c.Share += a.Share
		} else {
			d.several(a, heard[a.Code])
		}
	}
	c.Unknown = len(heard[""])
	d.Calls = append(d.Calls, c)
}

func (d *digest) count(news []entry) {
	for _, e := range news {
		switch e.N {
		case 0:
			d.Questions++
		case 1:
			d.Applications++
		default:
			d.Corrections++
		}
	}
}

func (c *overview) stands(b binder) {
	v := standing(b.Case)
	c.Counts[v.Status]++
	c.Counts[v.Timing]++
	c.Rows = append(c.Rows, row{speech: b.by(v.Deadline), Number: clean(b.Case.Number, 40), Received: v.Received, Timing: v.Timing, Status: v.Status, Who: b.who})
}

// days is how many midnights lie between two instants, in the zone of the office.
func (s speech) days(from, to time.Time) int {
	midnight := func(t time.Time) time.Time {
		y, m, d := t.In(s.zone).Date()
		return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	}
	return int(midnight(to).Sub(midnight(from)) / (24 * time.Hour))
}

// who names a case: the expected applicant, else the name of its sender, else the address.
func (c Call) who(cs store.Case) string {
	for _, a := range c.Expected {
		if a.Code == cs.Applicant && a.Code != "" {
			return clean(a.Name, 100)
		}
	}
	if name := quote(cs.Name); name != "" {
		return name.String()
	}
	return mailbox(cs.Sender)
}

// otherMails sorts mail by kind, in the order in which a person might care.
func otherMails(all []store.Message) (out []otherMail) {
	for _, kind := range []store.State{store.Other, store.Bounce, store.AutoReply, store.List, store.Own} {
		o := otherMail{Kind: string(kind)}
		for _, m := range all {
			switch {
			case m.State != kind:
			case len(o.Mails) == mostOther:
				o.More++
			default:
				o.Mails = append(o.Mails, mailLine{received(m), mailbox(m.From), quote(m.Subject), m.Reason})
			}
		}
		if len(o.Mails) > 0 {
			out = append(out, o)
		}
	}
	return out
}

// received is when a message came, by the clock that decides.
func received(m store.Message) time.Time {
	for _, t := range []time.Time{m.Clocks.Border, m.Clocks.Internal, m.Clocks.Seen} {
		if !t.IsZero() {
			return t
		}
	}
	return m.Registered
}
