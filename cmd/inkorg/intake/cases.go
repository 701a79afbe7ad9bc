package intake

import (
	"fmt"
	"strings"

	"inkorg/parser/rules"
	"inkorg/store"
)

// application opens a case, or adds to the one the message belongs to.
func (r *registration) application() error {
	c, found := r.caseOf()
	switch {
	case found && !r.judgment.Brings():
		return r.question(c)
	case found && r.sameApplicant(c):
		return r.addition(c)
	}
	return r.open()
}

// caseOf finds the case a message belongs to: the one whose receipt it answers, the one its subject names (from the same
// address or mail domain only, for numbers can be guessed), else the latest of its sender in the call.
func (r *registration) caseOf() (store.Case, bool) {
	if l, ok := r.referred(); ok && l.Number != "" {
		return r.tx.Case(l.Number)
	}
	from := strings.ToLower(r.judgment.Message.From.Addr)
	for _, word := range strings.Fields(r.judgment.Message.Subject) {
		c, ok := r.tx.Case(strings.Trim(word, ".,:;!?()[]<>\"'"))
		if ok && from != "" && (c.Sender == from || domain(c.Sender) == domain(from)) {
			return c, true
		}
	}
	if from == "" {
		return store.Case{}, false
	}
	return r.tx.CaseOf(r.judgment.Call.ID, from)
}

func domain(addr string) string { return addr[strings.LastIndexByte(addr, '@')+1:] }

// sameApplicant is false only when both are recognised and differ: one sender may apply for two.
func (r *registration) sameApplicant(c store.Case) bool {
	return c.Applicant == "" || r.judgment.Who.Code == "" || c.Applicant == r.judgment.Who.Code
}

func (r *registration) open() error {
	j, call := r.judgment, r.judgment.Call
	year := j.Received.In(r.Office.Zone).Year()
	counter := rules.Counter(call.Number, year)
	seq, err := r.tx.Next(counter)
	if err != nil {
		return err
	}
	c := store.Case{
		Number: rules.FormatNumber(call.Number, year, seq), Call: call.ID, Counter: counter, Seq: seq,
		Sender: r.message.From, Name: r.message.FromName, Opened: r.now,
	}
	return r.version(c)
}

func (r *registration) addition(c store.Case) error {
	r.message.State = store.Addition
	r.message.Reason = "further version of " + c.Number
	return r.version(c)
}

// question keeps a message without any document beside the case it belongs to; the versions stay as they are.
func (r *registration) question(c store.Case) error {
	r.message.State, r.message.Number = store.Question, c.Number
	r.message.Reason = "brought no document to " + c.Number
	c.Questions = append(c.Questions, r.message.Hash)
	r.touched(c)
	if err := r.tx.PutCase(c); err != nil {
		return err
	}
	return r.answer(c, nil)
}

// version adds what the message brought to the case and answers it.
func (r *registration) version(c store.Case) error {
	j := r.judgment
	v := store.Version{
		N: len(c.Versions) + 1, Message: j.Hash, Received: j.Received, ReceivedBy: string(j.By), Clocks: store.Clocks(j.Clocks),
		Deadline: j.Call.Deadline.End(), Timing: string(j.Timing), Status: string(j.Verdict.Status),
		Documents: j.documents(), Findings: j.findings(), Problems: j.Problems, Asked: j.asked(),
	}
	for _, m := range j.Verdict.Areas {
		v.Areas, v.Mentions = append(v.Areas, m.Area), append(v.Mentions, store.Mention(m))
	}
	v.Flags = r.flags(c, v)
	if c.Applicant == "" {
		c.Applicant = j.Who.Code
	}
	c.Versions = append(c.Versions, v)
	r.message.Number, r.message.Version = c.Number, v.N
	r.touched(c)
	if err := r.tx.PutCase(c); err != nil {
		return err
	}
	return r.answer(c, &v)
}

func (r *registration) touched(c store.Case) { r.result.Numbers = append(r.result.Numbers, c.Number) }

// flags are what a coordinator should look at.
func (r *registration) flags(c store.Case, v store.Version) (flags []string) {
	add := func(format string, args ...any) { flags = append(flags, fmt.Sprintf(format, args...)) }
	if from := r.message.From; v.N > 1 && from != c.Sender {
		add("version %d came from %s, the case was opened by %s", v.N, from, c.Sender)
	}
	if n, best := Counting(c); n > 0 && found(v) < found(best) {
		add("version %d is less complete than version %d", v.N, n)
	}
	if v.Timing == string(rules.Late) && !v.Clocks.Border.IsZero() && !v.Clocks.Internal.IsZero() && v.Clocks.Internal.Before(v.Deadline) {
		add("the border host says it came late, the mail server says it came in time")
	}
	if r.spam {
		add("it lay in the spam folder")
	}
	if len(r.message.Links) > 0 && v.Status != string(rules.Complete) {
		add("it has a link to %s, where part of the application may lie", strings.Join(r.message.Links, ", "))
	}
	if r.message.Promised {
		add("it says that something is attached, and no file came")
	}
	if r.judgment.Message.Damaged {
		add("the mail is damaged")
	}
	return flags
}

// Counting is the version of a case that counts: the latest that was not late. n is 0 when there is none.
func Counting(c store.Case) (n int, counts store.Version) {
	for _, v := range c.Versions {
		if v.Timing != string(rules.Late) {
			n, counts = v.N, v
		}
	}
	return n, counts
}

func found(v store.Version) (n int) {
	for _, f := range v.Findings {
		if f.Answer == string(rules.Found) {
			n++
		}
	}
	return n
}

func (j *Judgment) documents() (out []store.Document) {
	for _, f := range j.Files {
		out = append(out, store.Document{
			Name: f.Part.Name, Type: f.Document.Type, Bytes: int64(len(f.Part.Data)), SHA256: f.Hash,
			Pages: f.Document.Pages, Readable: f.Document.Readable, Reason: string(f.Document.Reason), Container: f.Part.Container,
			Recognised: f.Document.Recognised,
		})
	}
	return out
}

func (j *Judgment) findings() (out []store.Finding) {
	for i, f := range j.Verdict.Findings {
		s := j.Call.Sections[i]
		out = append(out, store.Finding{
			Section: f.Section, Title: s.Title, Answer: string(f.Answer), Document: f.Document,
			Page: f.Page, Heading: f.Heading, Words: f.Words, MinWords: s.MinWords,
			Refers: f.Refers, Reader: f.Reader, Likely: store.Passage(f.Likely),
		})
	}
	return out
}

func (j *Judgment) asked() (out []store.Amount) {
	for _, a := range j.Verdict.Asked() {
		out = append(out, store.Amount{Kronor: a.Kronor, Document: a.Document, Page: a.Page, Quote: a.Quote})
	}
	return out
}
