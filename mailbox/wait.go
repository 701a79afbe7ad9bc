package mailbox

import (
	"context"
	"fmt"
	"io"
	"time"
)

const (
	// idleLimit is how long one IDLE (RFC 2177) lasts: Microsoft 365 stops telling of mail before the 29 minutes of the RFC, and
	// home routers forget a quiet connection sooner still. The search that follows finds whatever was not told.
	idleLimit = 9 * time.Minute
	// pollInterval is the time between two questions where the server has no IDLE.
	pollInterval = 30 * time.Second
)

// Wait returns when mail has come to the open folder, and after `most` (or after 9 minutes, if that is sooner) in any case.
// It may return for nothing: list the UIDs after each Wait. Mail that came since the last UIDs and that the server has told of
// ends Wait at once; mail it never tells of is found by the caller's next list, so nothing waits longer than `most`.
func (in *Inbox) Wait(ctx context.Context, most time.Duration) error {
	if err := in.opened(); err != nil {
		return err
	}
	most = min(most, idleLimit)
	if !in.idles {
		return in.poll(ctx, most)
	}
	err := in.idle(ctx, most)
	if isRefusal(err) { // said to have IDLE, and has not
		in.account.log().Warn("imap server refuses IDLE, asking it every so often instead", "error", err)
		in.idles = false
		return in.poll(ctx, most)
	}
	return err
}

// idle has the server tell us. No command can run meanwhile.
func (in *Inbox) idle(ctx context.Context, most time.Duration) error {
	var stop func() error
	err := in.during(ctx, "IDLE", func() error {
		command, err := in.client.Idle()
		if err != nil {
			return err
		}
		stop = func() error {
			if err := command.Close(); err != nil {
				return err
			}
			return command.Wait()
		}
		return nil
	})
	if err != nil {
		return err
	}
	if _, err := in.listen(ctx, most); err != nil {
		return err
	}
	return in.during(ctx, "end of IDLE", stop)
}

// poll asks every so often, and once more at the end, which also shows whether the connection still stands.
func (in *Inbox) poll(ctx context.Context, most time.Duration) error {
	end := time.Now().Add(most)
	for {
		news, err := in.listen(ctx, min(pollInterval, time.Until(end)))
		if news || err != nil {
			return err
		}
		if err := in.noop(ctx); err != nil {
			return err
		}
		if !time.Now().Before(end) {
			return nil
		}
	}
}

// listen waits for news, without a command, and says whether there are any.
func (in *Inbox) listen(ctx context.Context, most time.Duration) (news bool, err error) {
	timer := time.NewTimer(most)
	defer timer.Stop()
	select {
	case <-in.news:
		return true, nil
	case <-timer.C:
		return false, nil
	case <-in.client.Closed():
		return false, in.explain(fmt.Sprintf("%s: wait for mail", in.server), ctx, nil, io.ErrUnexpectedEOF)
	case <-ctx.Done():
		in.line.kill(context.Cause(ctx))
		return false, fmt.Errorf("%s: wait for mail: %w", in.server, context.Cause(ctx))
	}
}
