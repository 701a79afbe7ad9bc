package mailbox

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/emersion/go-imap/v2"
)

// A refusal is a command to which the server said NO or BAD, or a message that it did not give: the connection is still good.
type refusal struct {
	what   string
	status imap.StatusResponseType // "" where the server did not say so itself
	code   imap.ResponseCode
	text   string
}

func (r *refusal) Error() string { return r.what + ": " + r.text }

func isRefusal(err error) bool {
	var r *refusal
	return errors.As(err, &r)
}

// A lostLine is a connection that is no longer good, through no wish of ours.
type lostLine struct{ error }

func (l lostLine) Unwrap() error { return l.error }

func isLost(err error) bool {
	var l lostLine
	return errors.As(err, &l)
}

// during runs one exchange with the server, which ends by ctx and by silence. Its error is one of three: the end of ctx, a
// *refusal, or a lostLine.
func (in *Inbox) during(ctx context.Context, what string, do func() error) error {
	what = in.server.String() + ": " + what
	if ctx.Err() != nil {
		return fmt.Errorf("%s: %w", what, context.Cause(ctx))
	}
	if why := in.line.killed(); why != nil {
		return lostLine{fmt.Errorf("%s: the connection is closed: %w", what, why)}
	}
	watched, done := in.line.watch(ctx, in.account.timeout())
	err := do()
	done()
	if err == nil {
		return nil
	}
	return in.explain(what, ctx, context.Cause(watched), err)
}

// explain turns what the library says into what happened. The library's own words may hold the server's, so they are quoted.
func (in *Inbox) explain(what string, ctx context.Context, cause, err error) error {
	var said *imap.Error
	if errors.As(err, &said) && said.Type != imap.StatusResponseTypeBye {
		text := fmt.Sprintf("the server said %s %q", said.Type, in.clip(said.Text))
		return &refusal{what: what, status: said.Type, code: said.Code, text: text}
	}
	if ctx.Err() != nil {
		in.line.kill(context.Cause(ctx))
		return fmt.Errorf("%s: %w", what, context.Cause(ctx))
	}
	lost := in.explainLoss(cause, err)
	in.line.kill(lost)
	return lostLine{fmt.Errorf("%s: %w", what, lost)}
}

func (in *Inbox) explainLoss(cause, err error) error {
	last := ""
	if text := in.line.bye(); text != "" {
		last = fmt.Sprintf(": its last words were %q", in.clip(text))
	}
	switch {
	case errors.Is(cause, errMute):
		return fmt.Errorf("%w: not a byte in %s%s", errMute, in.account.timeout().Round(time.Millisecond), last)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("%w%s", errHungUp, last)
	}
	return fmt.Errorf("the connection broke (%q)%s", in.clip(err.Error()), last)
}

// clip makes a text of the server fit for one line of a log: no secret of ours, not too long.
func (in *Inbox) clip(text string) string {
	const most = 300 // bytes
	text = in.hide(text)
	if len(text) > most {
		text = text[:most] + "…"
	}
	return text
}
