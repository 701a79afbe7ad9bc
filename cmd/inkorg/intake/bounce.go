package intake

import (
	"strings"

	"inkorg/parser"
	"inkorg/store"
)

// bounce notes at the letter concerned that it did not arrive, so that the digest can say whom to phone. A delay notice
// (RFC 3464, section 2.3.3) changes nothing: the other server is still trying.
func (r *registration) bounce() error {
	report := r.judgment.Message.Report
	if report == nil {
		return nil
	}
	l, ok := r.returned()
	if !ok {
		r.message.Reason = strings.TrimPrefix(r.message.Reason+"; it is about no letter of ours", "; ")
		return nil
	}
	r.message.Number = l.Number
	if report.Action != "failed" {
		r.message.Reason = report.Action + ": the letter to " + l.To
		return nil
	}
	r.message.Reason = "the letter to " + l.To + " was returned"
	detail := strings.TrimSpace(report.Status + " " + report.Text)
	if err := r.tx.Settle(l.ID, store.Bounced, r.now, r.now, detail); err != nil {
		return err
	}
	return r.tx.Log(store.Event{At: r.now, Name: "bounced", Number: l.Number, Message: r.message.Hash, Letter: l.ID, Detail: detail})
}

// returned is the letter that a bounce is about: by the Message-ID that was sent back, else by a reference to it, else the latest
// to that recipient.
func (r *registration) returned() (found store.Letter, ok bool) {
	report := r.judgment.Message.Report
	if l, ok := r.tx.LetterByMessageID(report.Original); ok {
		return l, true
	}
	if l, ok := r.referred(); ok {
		return l, true
	}
	if report.Recipient == "" {
		return found, false
	}
	for l := range r.tx.Letters() {
		if strings.EqualFold(parser.Canonical(l.To), report.Recipient) && l.State != store.Queued {
			found, ok = l, true
		}
	}
	return found, ok
}
