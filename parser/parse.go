package parser

import (
	"fmt"

	"github.com/emersion/go-message"

	"inkorg/parser/container"
)

// Parse reads one message. It never refuses, never returns nil and never panics: what cannot be read is told in
// Warnings, and Damaged is set when nothing could be made of the bytes at all. o may be nil.
//
// Part.Data may be a slice of raw, so neither may be changed afterwards.
func Parse(raw []byte, o *Options) (m *Message) {
	if o == nil {
		o = &Options{}
	}
	defer func() {
		if p := recover(); p != nil {
			m = damaged(raw, fmt.Sprintf("The reader broke down on this message: %v.", p))
		}
	}()
	r := &reader{m: &Message{}, options: o, budget: container.NewBudget(len(raw)), warned: map[string]bool{}}
	h, body := r.header(raw, true)
	if h.Len() == 0 {
		return damaged(raw, "No header was found, so this cannot be read as a message.")
	}
	r.fields(h)
	text := r.content(h, body, place{})
	r.m.Body = r.body(text)
	r.finishParts()
	r.finishPromises()
	r.judge(h)
	r.finishWarnings()
	return r.m
}

// damaged is the message we make of bytes that are none: a person must look, and nobody is answered.
func damaged(raw []byte, why string) *Message {
	text, _ := decodeText("", raw[:min(len(raw), maxText)])
	return &Message{
		Kind:     KindSubmission,
		Why:      "the message could not be read",
		Body:     cleanText(text),
		Warnings: []string{cleanLine(why, maxLine)},
		Damaged:  true,
	}
}

// A reader holds what is known of one message while it is walked.
type reader struct {
	m       *Message
	options *Options
	leaves  int
	budget  *container.Budget
	locked  int    // containers in which something is encrypted
	marks   []mark // one for each of m.Parts
	facts   facts
	lead    []byte // the preamble of the outermost multipart: the body of last resort
	said    string // what a container says as a message: the body where there is none
	sender  string // of the mbox line, "" without one
	cids    map[string]bool
	warned  map[string]bool
	unsaid  int // warnings beyond maxWarnings
}

// fields takes from the header what a Message tells of it.
func (r *reader) fields(h message.Header) {
	m := r.m
	m.From = r.author(h)
	m.ReplyTo = firstAddress(h.Values("Reply-To"))
	m.To = recipients(h)
	m.Subject = cleanLine(decodeWords(clip(h.Get("Subject"))), maxLine)
	m.MessageID = firstID(h.Get("Message-Id"))
	m.References = references(h)
	m.Date = parseDate(clip(h.Get("Date")))
	m.Hops = hops(h.Values("Received"))
}

// warn keeps one sentence about the message for people; the same sentence only once.
func (r *reader) warn(format string, args ...any) {
	s := cleanLine(fmt.Sprintf(format, args...), maxLine)
	switch {
	case r.warned[s]:
	case len(r.m.Warnings) >= maxWarnings:
		r.unsaid++
	default:
		r.warned[s] = true
		r.m.Warnings = append(r.m.Warnings, s)
	}
}

func (r *reader) finishWarnings() {
	if r.unsaid > 0 {
		r.m.Warnings = append(r.m.Warnings, fmt.Sprintf("And %d more problems of this sort.", r.unsaid))
	}
}
