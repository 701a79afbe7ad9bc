package letter

import (
	"strings"
	"time"
	"unicode/utf8"

	"inkorg/store"
)

// A binder is one case on its way into the digest.
type binder struct {
	*digest
	Dossier
	call Call
	who  string
}

// head is the case's applicant, with the address to write to.
func (b binder) head() string { return b.who + ", " + mailbox(b.Case.Sender) }

func (b binder) message(h store.Hash) store.Message {
	for _, m := range b.Messages {
		if m.Hash == h {
			return m
		}
	}
	return store.Message{Hash: h, Registered: b.Case.Opened}
}

func (b binder) letter(h store.Hash) (store.Letter, bool) {
	for _, l := range b.Letters {
		if l.Answers == h {
			return l, true
		}
	}
	return store.Letter{}, false
}

// An entry is one new version or question.
type entry struct {
	speech
	Number, Who string
	N           int // of the version; 0 for a question
	FromName    said
	From        string
	Subject     said
	Received    time.Time
	By          string
	Clocks      *store.Clocks // all of them, where the timing is in question; else nil
	Timing      string
	Status      string
	Missing     []string
	Unsure      []string // sections that could not be read
	Documents   []document
	Areas       []area
	Asked       []sum
	Receipt     string // state of the letter; "" if there is none
	To          string
	Error       string // what the server said of it
	Withheld    string
	Remarks     []string // flags and problems
}

// mostRemarks is how many flags and problems of one message are told. A broken message can have hundreds.
const mostRemarks = 6

// news are the versions and questions of the period.
func (b binder) news() (out []entry) {
	for _, v := range b.Case.Versions {
		if m := b.message(v.Message); b.new(m.Registered) {
			out = append(out, b.version(v, m))
		}
	}
	for _, m := range b.Messages {
		if m.State == store.Question && b.new(m.Registered) {
			e := b.entry(m)
			e.Received, e.Remarks = received(m), few(m.Problems)
			out = append(out, e)
		}
	}
	return out
}

func (b binder) entry(m store.Message) entry {
	e := entry{
		speech: b.by(b.call.Deadline), Number: clean(b.Case.Number, 100), Who: b.who, FromName: quote(m.FromName), From: mailbox(m.From),
		Subject: quote(m.Subject), Withheld: m.Withheld,
	}
	if l, ok := b.letter(m.Hash); ok {
		e.Receipt, e.To, e.Error = string(l.State), mailbox(l.To), l.Error
	}
	return e
}

func (b binder) version(v store.Version, m store.Message) entry {
	e := b.entry(m)
	e.speech = b.by(v.Deadline)
	e.N, e.Received, e.By, e.Timing, e.Status = v.N, v.Received, v.ReceivedBy, v.Timing, v.Status
	e.Documents, e.Areas = b.documents(v.Documents), b.areas(b.call, v)
	e.Asked = b.asked(v)
	if v.Timing != "on-time" {
		e.Clocks = &v.Clocks
	}
	for _, f := range v.Findings {
		switch f.Answer {
		case "not-found":
			e.Missing = append(e.Missing, clean(f.Title, 200))
		case "unreadable":
			e.Unsure = append(e.Unsure, clean(f.Title, 200))
		}
	}
	e.Remarks = few(append(append([]string{}, v.Flags...), v.Problems...))
	return e
}

func few(remarks []string) []string { return remarks[:min(len(remarks), mostRemarks)] }

// A row is one case in the table of all.
type row struct {
	speech
	Number   string
	Received time.Time
	Timing   string
	Status   string
	Who      string
}

// Table sets the rows under their titles: number, received, timing, status, applicant. The last column takes what room is left.
func (o overview) Table(titles ...string) string {
	lines := [][]string{titles}
	for _, r := range o.Rows {
		when := "-"
		if !r.Received.IsZero() {
			when = r.Short(r.Received)
		}
		lines = append(lines, []string{r.Number, when, o.TimingWord(r.Timing), o.StatusWord(r.Status), r.Who})
	}
	widths := make([]int, len(titles))
	for _, l := range lines {
		for i, cell := range l {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	return table(lines, widths)
}

// table sets cells in columns; the last one is cut to what room is left of the line.
func table(lines [][]string, widths []int) string {
	room := width - 2*(len(widths)-1)
	for _, w := range widths[:len(widths)-1] {
		room -= w
	}
	widths[len(widths)-1] = min(widths[len(widths)-1], max(room, 8))
	var out []string
	for _, l := range lines {
		cells := make([]string, len(l))
		for i, cell := range l {
			cells[i] = pad(strings.ReplaceAll(cell, " ", string(glue)), widths[i])
		}
		out = append(out, strings.TrimRight(strings.Join(cells, "  "), " "))
	}
	return strings.Join(out, "\n")
}

// TimingWord is a word for how a version stands to the deadline.
func (s speech) TimingWord(t string) string { return s.words.timings[t] }

// StatusWord is a word for how complete a version is.
func (s speech) StatusWord(t string) string { return s.words.statuses[t] }

// Sent is how far a letter has come.
func (s speech) Sent(state string) string { return s.words.receipts[state] }
