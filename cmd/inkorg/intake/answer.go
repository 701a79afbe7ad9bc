package intake

import (
	"fmt"

	"inkorg/mailbox/letter"
	"inkorg/parser/rules"
	"inkorg/store"
)

// perDay is how many receipts one address gets in a day. Nobody sends that many applications; a loop does.
const perDay = 10

// answer queues the receipt (v given) or the notice (v nil) to the message being registered, or notes why it is withheld. It is
// part of the Update that registers the message: either both are there or neither.
func (r *registration) answer(c store.Case, v *store.Version) error {
	to := r.recipient()
	day := r.now.In(r.Office.Zone).Format("2006-01-02")
	if r.message.Withheld = r.withhold(to, day); r.message.Withheld != "" {
		return r.tx.Log(store.Event{At: r.now, Name: "withheld", Number: c.Number, Message: r.message.Hash, Detail: r.message.Withheld})
	}
	l, bytes, err := r.write(c, v, to)
	if err != nil { // a fault of the message or of a template must not stop the registration
		r.message.Withheld = "the receipt could not be written: " + err.Error()
		return r.tx.Log(store.Event{At: r.now, Name: "withheld", Number: c.Number, Message: r.message.Hash, Detail: r.message.Withheld})
	}
	l.Queued, l.Next = r.now, r.now
	if l, err = r.tx.Queue(l, bytes, day); err != nil {
		return err
	}
	r.result.Queued++
	return r.tx.Log(store.Event{At: r.now, Name: "queued", Number: c.Number, Message: r.message.Hash, Letter: l.ID, Detail: to})
}

func (r *registration) write(c store.Case, v *store.Version, to string) (store.Letter, []byte, error) {
	office, call := r.office(r.tx), letterCall(r.judgment.Call)
	if v == nil {
		return letter.Notice(office, call, c, r.message, to)
	}
	return letter.Receipt(office, call, c, *v, r.message, to)
}

// recipient is where an answer goes: Reply-To if it names an address, else From (RFC 5322, section 3.6.2).
func (r *registration) recipient() string {
	m := r.judgment.Message
	if m.ReplyTo.Addr != "" {
		return m.ReplyTo.Addr
	}
	return m.From.Addr
}

// withhold says why no answer may be sent; "" when one may.
func (r *registration) withhold(to, day string) string {
	m := r.judgment.Message
	switch {
	case !m.Acknowledge && m.Why != "":
		return m.Why
	case !m.Acknowledge:
		return "it was not written by a person"
	case to == "":
		return "it names no sender"
	case r.spam && !r.credible():
		return "it lay in the spam folder, and neither sender nor content is known"
	case r.tx.Answered(to, day) >= perDay:
		return fmt.Sprintf("%s was sent %d receipts the same day", to, perDay)
	}
	return ""
}

// credible says whether mail in the spam folder is an application after all: a required section was found in it, or its
// sender is one of those expected. Answering other spam would write to people whose addresses were forged.
func (r *registration) credible() bool {
	for _, f := range r.judgment.Verdict.Findings {
		if f.Answer == rules.Found {
			return true
		}
	}
	return r.judgment.Who.Code != ""
}

// office is the office with the token of this store, by which it knows its own letters again.
func (in *Intake) office(tx *store.Tx) letter.Office {
	o := in.Office
	o.Token = tx.Token()
	return o
}
