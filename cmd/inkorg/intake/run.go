package intake

import (
	"context"
	"errors"
	"time"

	"inkorg/store"
)

// How long a session waits for news before it looks again by itself, and how it spaces its tries after errors. The spam folder sends
// no news while the inbox is the folder that is open, so it is looked at each minute.
const (
	lookAgain     = 9 * time.Minute
	lookAgainSpam = time.Minute
	firstRetry    = 5 * time.Second
	lastRetry     = 5 * time.Minute
)

// Run makes a pass, waits for news, and again, until ctx ends: then it finishes the commit in hand and returns nil within five
// seconds. It returns an error only for a failure of the store; every other one is logged and tried again.
func (in *Intake) Run(ctx context.Context) error {
	s := in.session()
	defer s.close()
	for failures := 0; ; {
		result, err := s.pass(ctx)
		if errors.Is(err, ErrStore) {
			return err
		}
		if ctx.Err() != nil {
			return nil
		}
		s.report(result, err)
		failures++
		if err == nil {
			failures = 0
		}
		s.wait(ctx, failures)
		if ctx.Err() != nil {
			return nil
		}
	}
}

func (s *session) report(r Result, err error) {
	if err != nil {
		s.Log.Error("pass failed, it will be tried again", "error", err)
	}
	if r.Total() > 0 || r.Sent > 0 || r.Digested {
		s.Log.Info("pass", "new", r.Total(), "failed", r.Failed, "queued", r.Queued, "sent", r.Sent, "digest", r.Digested)
	}
}

// wait returns when there may be something to do: news in the inbox, a letter or a digest that has become due, or time to try again.
func (s *session) wait(ctx context.Context, failures int) {
	most := s.untilDue()
	if failures > 0 {
		most = min(most, lastRetry, firstRetry<<min(failures-1, 10))
	}
	if s.inbox == nil || failures > 0 {
		sleep(ctx, most)
		return
	}
	if err := s.inbox.Wait(ctx, most); err != nil && ctx.Err() == nil {
		s.Log.Warn("lost the connection while waiting for mail", "error", err)
		s.close()
		sleep(ctx, min(most, time.Second))
	}
}

// untilDue is the time until the next letter or digest, or until the folders must be looked at again.
func (s *session) untilDue() time.Duration {
	most := lookAgain
	if len(s.Folders) > 1 {
		most = lookAgainSpam
	}
	now := s.Now()
	if len(s.Coordinators) > 0 {
		most = min(most, s.Schedule.Next(now.In(s.Office.Zone)).Sub(now))
	}
	if !s.letterDue.IsZero() {
		most = min(most, max(s.letterDue.Sub(now), time.Second))
	}
	return most
}

// nextLetter is when the next letter of the outbox becomes due; zero when none does within the longest wait.
func (p *pass) nextLetter() (next time.Time, err error) {
	err = p.db.View(func(tx *store.Tx) error {
		for _, l := range tx.Due(p.Now().Add(lookAgain)) {
			if next.IsZero() || l.Next.Before(next) {
				next = l.Next
			}
		}
		return nil
	})
	return next, fatal(err)
}

func sleep(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
	case <-ctx.Done():
	}
}
