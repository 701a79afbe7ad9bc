package letter

import (
	"encoding/hex"
	"slices"
	"time"

	"inkorg/store"
)

// A receipt is what the templates of receipts and notices see. Words of the sender are of type said.
type receipt struct {
	speech
	Office, Contact string
	Both            bool // another language follows
	Notice          bool
	Call            string
	Number          string
	Subject         said

	Version   store.Version
	Earlier   *store.Version // the version that counted before this one; nil if none
	Lost      []string       // titles of sections that Earlier had and this one lacks
	Deadline  time.Time
	Open      bool // a correction sent now still counts
	Sections  []section
	Missing   []section // those not found
	Documents []document
	Unread    []document // those that could not be read
	Scanned   []document // those of which text was recognised in pictures
	Links     []string   // hosts of cloud storage that the mail points to
	Promised  bool       // the mail says that something is attached, and no document is
	Areas     []area
}

// A section is the answer for one required section.
type section struct {
	Title, Answer string
	Document      said // "" is the text of the mail
	Page, Words   int
	Heading       said
	MinWords      int
	Accepted      []string // headings under which it is found, the title first
	Referred      bool     // the text under Heading points to Document
	Recognised    bool     // Page was read as a picture, or for a section that could not be read: so was what may hold it
	Likely        string   // the sentence that seems to be of the section, which was not found; "" if there is none
	Place         place    // of it
}

// TooShort says whether there was a heading of this section with too little under it. A heading without any words may be
// only the nearest that was seen.
func (s section) TooShort() bool { return s.Heading != "" && 0 < s.Words && s.Words < s.MinWords }

// A document is one file.
type document struct {
	Name     said   // "" when it has none
	Inside   string // what it was packed in; "" if it came as it is
	Bytes    int64
	Pages    int
	SHA256   string
	Readable bool
	Partly   bool // some pages could not be read, and a section may stand there
	Scanned  bool // text of it was recognised in pictures
	Reason   string
}

func newReceipt(s speech, o Office, c Call, cs store.Case, v store.Version, m store.Message) *receipt {
	r := &receipt{
		speech: s.by(c.Deadline), Office: clean(o.Name, 200), Contact: clean(o.Contact, 300), Both: o.Language == "sv+en" && s.words.tag == "sv",
		Call: clean(c.Title, 200), Number: clean(cs.Number, 100), Subject: quote(m.Subject),
		Version: v, Deadline: c.Deadline, Open: c.Deadline.IsZero() || m.Registered.Before(c.Deadline),
		Links: hosts(m.Links), Promised: m.Promised,
		Sections: c.sections(v.Findings), Documents: s.documents(v.Documents), Areas: s.areas(c, v),
	}
	for _, f := range r.Sections {
		if f.Answer == "not-found" {
			r.Missing = append(r.Missing, f)
		}
	}
	for i, d := range v.Documents {
		r.Documents[i].Partly = partly(d, v.Findings)
		switch {
		case !d.Readable:
			r.Unread = append(r.Unread, r.Documents[i])
		case r.Documents[i].Scanned:
			r.Scanned = append(r.Scanned, r.Documents[i])
		}
	}
	if r.Earlier = counting(cs, v.N); r.Earlier != nil {
		r.Lost = lost(*r.Earlier, v)
	}
	return r
}

// hosts are names to be told: whoever wrote the mail chose them.
func hosts(links []string) (out []string) {
	for _, host := range links {
		out = append(out, clean(host, 80))
	}
	return out
}

// recognised is the reader, in the record, of pages that were read as pictures.
const recognised = "tesseract"

// partly says whether a section could not be read because of a page of this file.
func partly(d store.Document, findings []store.Finding) bool {
	return slices.ContainsFunc(findings, func(f store.Finding) bool {
		return f.Answer == "unreadable" && f.Page > 0 && f.Document == d.Name && f.Reader != recognised
	})
}

// newNotice shows the version that stands.
func newNotice(s speech, o Office, c Call, cs store.Case, m store.Message) *receipt {
	r := newReceipt(s, o, c, cs, standing(cs), m)
	r.Notice = true
	return r
}

// counting is the latest version before the n-th that brought something in time; nil if there is none. It is the one that
// counts until a later one comes in time.
func counting(cs store.Case, n int) (found *store.Version) {
	for i, v := range cs.Versions {
		if v.N < n && v.Timing != "late" && v.Status != "no-document" {
			found = &cs.Versions[i]
		}
	}
	return found
}

// standing is the version a case stands as: the latest that brought something in time, else the latest. The case has one.
func standing(cs store.Case) store.Version {
	last := cs.Versions[len(cs.Versions)-1]
	if v := counting(cs, last.N+1); v != nil {
		return *v
	}
	return last
}

// lost are the sections that were found in the version before and are not in this one.
func lost(before, now store.Version) (titles []string) {
	had := map[string]bool{}
	for _, f := range before.Findings {
		had[f.Section] = f.Answer == "found"
	}
	for _, f := range now.Findings {
		if had[f.Section] && f.Answer == "not-found" {
			titles = append(titles, clean(f.Title, 200))
		}
	}
	return titles
}

func (c Call) sections(findings []store.Finding) (out []section) {
	for _, f := range findings {
		out = append(out, section{
			Title: clean(f.Title, 200), Answer: f.Answer, Document: quote(f.Document), Page: f.Page, Words: f.Words,
			Heading: quote(f.Heading), MinWords: f.MinWords, Accepted: c.accepted(f),
			Referred: f.Refers != "", Recognised: f.Reader == recognised, Likely: f.Likely.Quote, Place: place{quote(f.Likely.Document), f.Likely.Page},
		})
	}
	return out
}

// accepted are the headings under which a section is found.
func (c Call) accepted(f store.Finding) []string {
	out := []string{`"` + clean(f.Title, 200) + `"`}
	for _, s := range c.Sections {
		if s.ID == f.Section {
			for _, alias := range s.Aliases {
				out = append(out, `"`+clean(alias, 200)+`"`)
			}
		}
	}
	return out
}

func (s speech) documents(in []store.Document) (out []document) {
	for _, d := range in {
		out = append(out, document{
			Name: quote(d.Name), Inside: s.inside(d.Container), Bytes: d.Bytes, Pages: d.Pages,
			SHA256: hex.EncodeToString(d.SHA256[:]), Readable: d.Readable, Reason: d.Reason,
			Scanned: len(d.Recognised) > 0,
		})
	}
	return out
}

// inside names the file that another was packed in: by its name, or by what it is where it has none.
func (s speech) inside(container string) string {
	if words, ok := s.words.packed[container]; ok || container == "" {
		return words
	}
	return quote(container).String()
}

// Late says whether the version came too late.
func (r *receipt) Late() bool { return r.Version.Timing == "late" }

// Complete says whether nothing is missing.
func (r *receipt) Complete() bool { return r.Version.Status == "complete" }

// Nothing says whether no application was found in the message.
func (r *receipt) Nothing() bool { return r.Version.Status == "no-document" }

// Unreadable says whether a person must read it, since the program could not.
func (r *receipt) Unreadable() bool { return r.Version.Status == "unreadable" }

// Ask says whether the applicant is asked to send more, since it would count.
func (r *receipt) Ask() bool { return r.Open && !r.Late() && !r.Complete() }

// Instead says whether the version counting before had all that this one lacks.
func (r *receipt) Instead() bool { return len(r.Lost) == len(r.Missing) }

// Closed says whether the applicant must be told that more would come too late.
func (r *receipt) Closed() bool { return !r.Open && !r.Complete() }

// InMail says whether the application stands in the mail itself.
func (r *receipt) InMail() bool { return len(r.Documents) == 0 && !r.Nothing() && !r.Unreadable() }
