package rules

import (
	"slices"

	"inkorg/parser/document"
)

// DefaultMinWords is what a Section without MinWords asks for: anything at all under its heading.
const DefaultMinWords = 1

// A Source is one text that an application can fulfil the call with.
type Source struct {
	Name     string // as the applicant named the file; "" for the body
	Document document.Document
	Body     bool // the words of the mail itself: it can hold sections, but it is not a document
}

// Check says what the sources of one version fulfil and lack: a finding for each section of the call, the areas spoken
// of, and the status that follows. It depends on nothing else, and the same sources always give the same verdict.
func (c *Call) Check(sources []Source) Verdict {
	p := newPlan(c.Sections)
	p.year = c.Deadline.year()
	read := readings(sources, p)
	seen := make([]evidence, len(c.Sections))
	for _, r := range read {
		r.gather(p, seen)
	}
	v := Verdict{Areas: c.areas(read), Amounts: amounts(read)}
	for i, s := range c.Sections {
		v.Findings = append(v.Findings, s.find(i, p.sections[i], seen[i], read, sources))
	}
	v.Status = status(v.Findings, sources)
	return v
}

// find answers for the i-th section: by what stands under its headings, else by what they point to.
func (s Section) find(i int, names []name, e evidence, read []reading, sources []Source) Finding {
	f := s.answer(e, sources)
	if f.Answer == Found {
		return f
	}
	if other, ok := s.referred(i, names, read); ok {
		return other
	}
	if f.Answer == NotFound {
		f.Likely = s.likely(i, names, read)
	}
	return f
}

// An evidence is what was seen of one section in the sources so far.
type evidence struct {
	best     Finding // the heading with the most words under it
	grade    grade   // of best; none while no heading was seen
	near     Finding // the heading that is most like its names
	likeness likeness
}

// gather looks for every section in one source.
func (r reading) gather(p plan, seen []evidence) {
	for _, h := range r.hits {
		f := Finding{Document: r.name, Reader: r.reader(r.text[h.from].Page), Page: r.text[h.from].Page, Heading: h.text, Words: h.words}
		switch {
		case r.letter:
		case h.past:
			seen[h.section].bygone(f)
		default:
			seen[h.section].add(h, f)
		}
	}
	for i, names := range p.sections {
		if seen[i].grade == none {
			seen[i].nearest(r.text, names, r.name)
		}
	}
}

// add keeps the finding if there are more words under it than under the best so far; at as many, if its heading is the
// name and no more. Otherwise the first stands.
func (e *evidence) add(h hit, f Finding) {
	if e.grade == none || f.Words > e.best.Words || f.Words == e.best.Words && h.grade > e.grade {
		e.best, e.grade = f, h.grade
	}
}

// answer is what the evidence says of the section. While a document, or a page of one, could not be
// read, nobody can say that it is missing.
func (s Section) answer(e evidence, sources []Source) Finding {
	f := e.best
	if e.grade == none {
		f = e.near
	}
	f.Section, f.Answer = s.ID, NotFound
	if e.grade != none && f.Words >= s.minWords() {
		f.Answer = Found
		return f
	}
	for _, source := range sources {
		if page, unread := source.unread(); unread {
			return Finding{Section: s.ID, Answer: Unread, Document: source.Name, Reader: source.recognised(page), Page: page}
		}
	}
	return f
}

func (s Section) minWords() int {
	if s.MinWords <= 0 {
		return DefaultMinWords
	}
	return s.MinWords
}

// unread says whether the source is a document that could not be read, or not all of it: then on which page first. One whose text
// was recognised comes after those that say nothing.
func (s Source) unread() (page int, unread bool) {
	switch {
	case s.Body:
		return 0, false
	case !s.Document.Readable:
		return 0, true
	case len(s.Document.Unread) > 0:
		mute := func(page int) bool { return s.recognised(page) == "" }
		return s.Document.Unread[max(0, slices.IndexFunc(s.Document.Unread, mute))], true
	}
	return 0, false
}

// recognised is the reader of an unread page whose text was recognised nevertheless; "" if it was not.
func (s Source) recognised(page int) string {
	if by := s.Document.Reader(page); by == document.ByTesseract {
		return by
	}
	return ""
}

func status(findings []Finding, sources []Source) Status {
	documents, found, unread := 0, 0, 0
	for _, f := range findings {
		switch f.Answer {
		case Found:
			found++
		case Unread:
			unread++
		}
	}
	readable := false
	for _, s := range sources {
		if !s.Body {
			documents++
			readable = readable || s.Document.Readable
		}
	}
	switch {
	case documents == 0 && found == 0:
		return NoDocument
	case unread > 0, len(findings) == 0 && !readable:
		return Unreadable
	case found == len(findings):
		return Complete
	}
	return Incomplete
}
