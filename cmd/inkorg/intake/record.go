package intake

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"inkorg/mailbox"
	"inkorg/parser"
	"inkorg/store"
)

// record keeps the raw mail of a group and then, in ONE Update, everything that follows from it. If we stop between the
// two, the raw mail is an orphan: the next fetch takes it up, or the sweep removes it.
func (f *flight) record(group []*job) error {
	var raws [][]byte
	for _, j := range group {
		if j.judgment != nil && j.judgment.Err == nil {
			raws = append(raws, j.mail.Raw)
		}
	}
	if err := f.db.PutRaw(raws...); err != nil {
		return fatal(err)
	}
	f.reached("kept")
	before := f.result.clone()
	err := f.db.Update(func(tx *store.Tx) error {
		f.result = before.clone()
		for _, j := range group {
			if err := f.recordOne(tx, j); err != nil {
				return fmt.Errorf("message %d of %s: %w", j.place.UID, j.place.Folder, err)
			}
		}
		return nil
	})
	if err != nil {
		f.result = before
		return fatal(err)
	}
	f.reached("stored")
	return nil
}

// recordOne writes the row of one place and, if its message is new, the message with all that follows from it.
func (f *flight) recordOne(tx *store.Tx, j *job) error {
	now := f.Now()
	if j.mail.Err != nil {
		return f.notGiven(tx, j, now)
	}
	if m, ok := tx.Message(j.hash); ok {
		return f.seenAgain(tx, j, m, now)
	}
	if j.judgment.Err != nil { // left for the next pass; the reconciliation names it meanwhile
		f.undone = errors.Join(f.undone, fmt.Errorf("folder %s, message %d is left for the next pass: %w", j.place.Folder, j.place.UID, j.judgment.Err))
		return nil
	}
	r := &registration{flight: f, tx: tx, judgment: j.judgment, now: now, spam: j.spam}
	m, err := r.register()
	if err != nil {
		return err
	}
	f.result.New[m.State]++
	return tx.PutSighting(store.Sighting{Place: j.place, State: m.State, Reason: m.Reason, Message: j.hash, At: now})
}

// notGiven notes a message that the server keeps from us. It is asked for again in each pass, and told in the digest.
func (f *flight) notGiven(tx *store.Tx, j *job, now time.Time) error {
	if errors.Is(j.mail.Err, mailbox.ErrGone) {
		f.gone[j.place.UID] = true
		return nil
	}
	f.result.Failed++
	s := store.Sighting{Place: j.place, State: store.Failed, Reason: j.mail.Err.Error(), At: now}
	if old, ok := tx.Sighting(j.place); ok && old.Reason == s.Reason {
		return nil
	}
	if err := tx.Log(store.Event{At: now, Name: "failed", Detail: fmt.Sprintf("%s UID %d: %s", j.place.Folder, j.place.UID, s.Reason)}); err != nil {
		return err
	}
	return tx.PutSighting(s)
}

// seenAgain writes the row of a place whose message is registered: in the same folder it is a duplicate, elsewhere (moved, or
// all UIDs are new) it is the same message again. Nothing is answered.
func (f *flight) seenAgain(tx *store.Tx, j *job, m store.Message, now time.Time) error {
	s := store.Sighting{Place: j.place, State: m.State, Reason: m.Reason, Message: m.Hash, At: now}
	for _, other := range tx.SightingsOf(m.Hash) {
		o := other.Place
		if o.Account == s.Place.Account && o.Folder == s.Place.Folder && o.UIDValidity == s.Place.UIDValidity && o.UID != s.Place.UID {
			s.State, s.Reason = store.Duplicate, fmt.Sprintf("the same bytes as UID %d", o.UID)
			break
		}
	}
	f.result.Again++
	return tx.PutSighting(s)
}

// A registration is the recording of one new message.
type registration struct {
	*flight
	tx       *store.Tx
	judgment *Judgment
	now      time.Time
	spam     bool
	message  store.Message
}

func (r *registration) register() (store.Message, error) {
	j, m := r.judgment, r.judgment.Message
	r.message = store.Message{
		Hash: j.Hash, Bytes: int64(len(j.Raw)), From: strings.ToLower(m.From.Addr), FromName: m.From.Name,
		Call: j.Call.ID, Subject: m.Subject, MessageID: m.MessageID, Clocks: store.Clocks(j.Clocks), Registered: r.now, Problems: j.Problems,
		Links: hosts(m.Links), Promised: m.Promised,
	}
	r.message.State, r.message.Reason = r.state()
	var err error
	switch r.message.State {
	case store.Submission:
		err = r.application()
	case store.Bounce:
		err = r.bounce()
	}
	if err != nil {
		return r.message, err
	}
	if err := r.tx.PutMessage(r.message); err != nil {
		return r.message, err
	}
	return r.message, r.tx.Log(store.Event{At: r.now, Name: "registered", Number: r.message.Number, Message: j.Hash, Detail: string(r.message.State)})
}

// hosts are the hosts of the links, each once, the first three. Only they are told: whoever wrote the mail chose the rest.
func hosts(links []string) (out []string) {
	for _, link := range links {
		u, err := url.Parse(link)
		if err == nil && u.Hostname() != "" && len(out) < 3 && !slices.Contains(out, u.Hostname()) {
			out = append(out, u.Hostname())
		}
	}
	return out
}

// state sorts the message. Machine mail that brings a document is registered all the same, only never answered:
// scanners and e-services send applications too. What a machine answered to a letter of ours is not an application.
func (r *registration) state() (store.State, string) {
	j := r.judgment
	m := j.Message
	brings := len(j.Files) > 0 && !r.answersUs()
	switch {
	case m.Kind == parser.KindLoop:
		return store.Own, m.Why
	case m.Kind == parser.KindBounce:
		return store.Bounce, m.Why
	case m.Kind == parser.KindSubmission && r.spam && !j.Brings() && !r.known():
		return store.Other, "it lay in the spam folder and brought no document"
	case m.Kind == parser.KindSubmission || brings:
		return store.Submission, ""
	case m.Kind == parser.KindAutoReply:
		return store.AutoReply, m.Why
	case m.Kind == parser.KindList:
		return store.List, m.Why
	}
	return store.Other, m.Why
}

// answersUs says whether the message refers to a letter of ours.
func (r *registration) answersUs() bool {
	_, found := r.referred()
	return found
}

// known says whether the sender has a case already.
func (r *registration) known() bool {
	_, found := r.caseOf()
	return found
}

func (r *registration) referred() (store.Letter, bool) {
	for _, id := range r.judgment.Message.References {
		if l, ok := r.tx.LetterByMessageID(id); ok {
			return l, true
		}
	}
	return store.Letter{}, false
}
