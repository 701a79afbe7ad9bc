package intake

import (
	"context"
	"errors"
	"fmt"
	"time"

	"inkorg/mailbox/letter"
	"inkorg/parser/rules"
	"inkorg/store"
)

// digest writes the coordinators' digest when its hour has come since the last one.
func (p *pass) digest(context.Context) error {
	if len(p.Coordinators) == 0 {
		return nil
	}
	end := p.Schedule.Last(p.Now().In(p.Office.Zone))
	var due bool
	err := p.db.View(func(tx *store.Tx) error {
		due = end.After(lastEnd(tx))
		return nil
	})
	if err != nil || !due {
		return fatal(err)
	}
	return p.writeDigest(end)
}

// lastEnd is when the last digest ended. Before the first one it is when the database was made, so that setting up Inkorg in
// the evening does not bring a digest for the morning.
func lastEnd(tx *store.Tx) time.Time {
	if last, ok := tx.LastPeriod(); ok {
		return last.To
	}
	return tx.Created()
}

// writeDigest closes the period at end and queues a digest for each coordinator, in ONE Update: either all is there or nothing.
// A coordinator to whom none can be written is an error, and does not keep the others from theirs.
func (p *pass) writeDigest(end time.Time) error {
	var queued int
	var unwritten error
	err := p.db.Update(func(tx *store.Tx) error {
		queued, unwritten = 0, nil
		period := store.Period{From: periodStart(tx), To: end}
		summary := p.summary(tx, period)
		for _, to := range p.Coordinators {
			l, bytes, err := letter.Digest(p.office(tx), summary, to)
			if err != nil {
				unwritten = errors.Join(unwritten, fmt.Errorf("digest to %s: %w", to, err))
				continue
			}
			l.Queued, l.Next = p.Now(), p.Now()
			if l, err = tx.Queue(l, bytes, ""); err != nil {
				return err
			}
			period.Letters = append(period.Letters, l.ID)
			queued++
		}
		if err := tx.ClosePeriod(period); err != nil {
			return err
		}
		return tx.Log(store.Event{At: p.Now(), Name: "digest"})
	})
	if err != nil {
		return fatal(err)
	}
	p.result.Queued += queued
	p.result.Digested = true
	p.reached("digested")
	return unwritten
}

// periodStart is where the next period begins: zero for the first, which reaches back to the beginning.
func periodStart(tx *store.Tx) time.Time {
	last, _ := tx.LastPeriod()
	return last.To
}

// Preview is the digest as it would be if it were written now. It changes nothing.
func (in *Intake) Preview(tx *store.Tx, now time.Time) ([]byte, error) {
	office := in.office(tx)
	if office.FromAddr == "" {
		office.FromAddr = "inkorg@localhost"
	}
	to := office.FromAddr
	if len(in.Coordinators) > 0 {
		to = in.Coordinators[0]
	}
	_, bytes, err := letter.Digest(office, in.summary(tx, store.Period{From: periodStart(tx), To: now}), to)
	return bytes, err
}

// DigestNow closes the period at this moment and queues the digest, whatever the schedule says.
func (in *Intake) DigestNow() error {
	db, err := store.Open(in.Store, &store.Options{Now: in.Now})
	if err != nil {
		return fatal(err)
	}
	defer db.Close()
	p := &pass{session: in.session(), db: db}
	return p.writeDigest(in.Now())
}

// summary gathers what a digest tells: all cases, and what else came in the period.
func (in *Intake) summary(tx *store.Tx, period store.Period) letter.Summary {
	s := letter.Summary{From: period.From, To: period.To, Folders: folders(tx)}
	s.Calls = in.overviews(tx)
	for m := range tx.Messages() {
		inPeriod := m.Registered.After(period.From) && !m.Registered.After(period.To)
		if inPeriod && m.State != store.Submission && m.State != store.Addition && m.State != store.Question {
			s.Other = append(s.Other, m)
		}
	}
	for l := range tx.Letters() {
		if l.Kind == store.Digest && (l.State == store.Bounced || l.State == store.Refused || l.State == store.Uncertain) {
			s.Digests = append(s.Digests, l)
		}
	}
	return s
}

// overviews are the calls of the configuration, and behind them those that have cases and are configured no longer.
func (in *Intake) overviews(tx *store.Tx) (out []letter.Overview) {
	at := map[string]int{}
	for i := range in.Judge.Calls {
		call := &in.Judge.Calls[i]
		at[call.ID] = len(out)
		out = append(out, letter.Overview{Call: letterCall(call)})
	}
	for c := range tx.Cases() {
		i, ok := at[c.Call]
		if !ok {
			i = len(out)
			at[c.Call] = i
			out = append(out, letter.Overview{Call: letter.Call{ID: c.Call}})
		}
		out[i].Cases = append(out[i].Cases, dossier(tx, c))
	}
	return out
}

func dossier(tx *store.Tx, c store.Case) letter.Dossier {
	d := letter.Dossier{Case: c}
	hashes := make([]store.Hash, 0, len(c.Versions)+len(c.Questions))
	for _, v := range c.Versions {
		hashes = append(hashes, v.Message)
	}
	for _, hash := range append(hashes, c.Questions...) {
		if m, ok := tx.Message(hash); ok {
			d.Messages = append(d.Messages, m)
		}
		if l, ok := tx.ReceiptFor(hash); ok {
			d.Letters = append(d.Letters, l)
		}
	}
	return d
}

// folders are the counts of the last pass, with the messages the server would not give us.
func folders(tx *store.Tx) (out []letter.Folder) {
	for _, count := range tx.Counts() {
		f := letter.Folder{Count: count}
		for s := range tx.Sightings(count.Account, count.Folder, count.UIDValidity) {
			if s.State == store.Failed {
				f.Failed = append(f.Failed, s)
			}
		}
		out = append(out, f)
	}
	return out
}

// letterCall is a call as letters tell of it.
func letterCall(call *rules.Call) letter.Call {
	out := letter.Call{ID: call.ID, Title: call.Title, Deadline: call.Deadline.End()}
	for _, s := range call.Sections {
		out.Sections = append(out.Sections, letter.Section(s))
	}
	for _, a := range call.Areas {
		out.Areas = append(out.Areas, letter.Area{ID: a.ID, Title: a.Title})
	}
	for _, a := range call.Applicants {
		out.Expected = append(out.Expected, letter.Applicant{Code: a.Code, Name: a.Name, Share: call.Share(a)})
	}
	return out
}
