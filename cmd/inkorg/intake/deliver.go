package intake

import (
	"context"
	"errors"
	"fmt"
	"time"

	"inkorg/mailbox"
	"inkorg/store"
)

// backOff is how long a letter waits after each attempt; the last holds for all that follow. After giveUp it is refused, and
// the digest tells the coordinators to reach the recipient otherwise (RFC 5321, section 4.5.4.1, asks for four to five days).
var backOff = []time.Duration{time.Minute, 5 * time.Minute, 15 * time.Minute, time.Hour, 3 * time.Hour, 6 * time.Hour}

const (
	giveUp = 5 * 24 * time.Hour
	claims = 20 // letters claimed in one Update
	broken = 3  // letters in a row without an answer, after which the server counts as lost
	grace  = 3 * time.Second
)

// deliver sends what is due over one connection. Each letter is claimed before the dialling, so that a crash or a server
// that kills the line cannot make us hammer it, and settled when its outcome is known.
func (p *pass) deliver(ctx context.Context) error {
	d := &delivery{pass: p}
	defer d.hangUp()
	for ctx.Err() == nil {
		letters, err := d.claim()
		if err != nil || len(letters) == 0 {
			return err
		}
		if err := d.sendAll(ctx, letters); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// delivery is one look at the outbox.
type delivery struct {
	*pass
	sender      *mailbox.Sender
	due         []store.Letter // found due, and not claimed yet
	mute        int            // letters in a row to which the server gave no answer
	done, total int
}

func (d *delivery) hangUp() {
	if d.sender != nil {
		d.sender.Close()
	}
}

// claim records the attempt and the time of the next one for the first letters that are due. The outbox is looked through
// when all that was found the last time has been claimed: nobody else writes to it meanwhile.
func (d *delivery) claim() (letters []store.Letter, err error) {
	now := d.Now()
	err = d.db.Update(func(tx *store.Tx) error {
		if len(d.due) == 0 {
			d.due = tx.Due(now)
			d.total = d.done + len(d.due)
		}
		letters = d.due[:min(claims, len(d.due))]
		d.due = d.due[len(letters):]
		for _, l := range letters {
			if err := tx.Claim(l.ID, now.Add(wait(l.Attempts))); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil && len(letters) > 0 {
		d.reached("claimed")
	}
	return letters, fatal(err)
}

func wait(attempts int) time.Duration { return backOff[min(attempts, len(backOff)-1)] }

// sendAll sends the claimed letters. When the server cannot be reached, or has broken down over several letters in a row, those not
// sent go back into the queue with the reason; they wait for their back-off like any other. Waiting for a mute server once for each
// letter would keep us from looking for mail; giving up at the first would let one letter at which it breaks down hold up all others.
func (d *delivery) sendAll(ctx context.Context, letters []store.Letter) error {
	var lost error
	for _, l := range letters {
		if lost == nil {
			lost = d.dial(ctx)
		}
		if ctx.Err() != nil {
			return errors.Join(lost, ctx.Err()) // the rest is claimed and comes again after its back-off
		}
		err := lost
		if err == nil {
			err = d.send(ctx, l)
			lost = d.lostAfter(err)
		}
		if err := d.settle(l, err); err != nil {
			return err
		}
		d.done++
		d.progress("deliver", d.done, d.total)
	}
	return lost
}

func (d *delivery) dial(ctx context.Context) (err error) {
	if d.sender != nil {
		return nil
	}
	if d.sender, err = mailbox.DialSender(ctx, d.Outbox); err != nil {
		return fmt.Errorf("outbox: %w", err)
	}
	return nil
}

// send hands one letter over. A sending that has begun is given some seconds to end after we are told to stop: cut off
// after the final dot it would be uncertain, and sent twice.
func (d *delivery) send(ctx context.Context, l store.Letter) error {
	var bytes []byte
	err := d.db.View(func(tx *store.Tx) error {
		bytes, _ = tx.LetterBytes(l.ID)
		return nil
	})
	if err != nil {
		return fatal(err)
	}
	sending, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	stop := context.AfterFunc(ctx, func() { time.AfterFunc(grace, cancel) })
	defer stop()
	err = d.sender.Send(sending, l.Envelope, l.To, bytes)
	if err == nil {
		d.reached("sent")
	}
	return err
}

// lostAfter says why the server counts as lost after a sending that ended with err; nil when it does not.
func (d *delivery) lostAfter(err error) error {
	var send *mailbox.SendError
	switch {
	case !errors.As(err, &send), send.Code != 0:
		d.mute = 0
	case send.Outcome != mailbox.Permanent: // else the letter is at fault, and the server was not asked
		d.mute++
	}
	if d.mute < broken {
		return nil
	}
	return fmt.Errorf("outbox: %d letters in a row got no answer: %s", d.mute, send.Text) // not %w: what holds of the last one holds of no other
}

// settle records the outcome of an attempt.
func (d *delivery) settle(l store.Letter, err error) error {
	if errors.Is(err, ErrStore) {
		return err
	}
	now, event := d.Now(), "sent"
	state, next, detail := store.Sent, time.Time{}, ""
	if err != nil {
		state, event, detail = outcome(err), string(outcome(err)), err.Error()
		next = now.Add(wait(l.Attempts))
		if state != store.Refused && now.Sub(l.Queued) > giveUp {
			state, event, detail = store.Refused, "refused", "given up after five days: "+detail
		}
	}
	serr := d.db.Update(func(tx *store.Tx) error {
		if err := tx.Settle(l.ID, state, now, next, detail); err != nil {
			return err
		}
		return tx.Log(store.Event{At: now, Name: event, Number: l.Number, Letter: l.ID, Detail: detail})
	})
	if serr != nil {
		return fatal(serr)
	}
	d.reached("settled")
	if state == store.Sent {
		d.result.Sent++
	} else {
		d.Log.Warn("letter not sent", "event", event, "number", l.Number, "to", l.To, "error", detail)
	}
	return nil
}

// outcome is the state of a letter after a failed attempt.
func outcome(err error) store.LetterState {
	var send *mailbox.SendError
	if errors.As(err, &send) {
		switch send.Outcome {
		case mailbox.Permanent:
			return store.Refused
		case mailbox.Uncertain:
			return store.Uncertain
		}
	}
	return store.Queued
}
