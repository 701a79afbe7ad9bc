package mailbox

import (
	"context"
	"errors"
	"fmt"
	"net/textproto"
	"slices"
	"strings"
	"unicode"

	"github.com/emersion/go-smtp"
)

// An Outcome is what to do with a mail that was not simply taken.
type Outcome int

const (
	// Temporary: the server does not have the mail; try again later. Whatever is about us and not about the recipient is
	// temporary too, a wrong password above all: no mail may be given up for it.
	Temporary Outcome = iota + 1
	// Permanent: the server does not have the mail and will never take it for this recipient; a person must tell them.
	Permanent
	// Uncertain: the server may have the mail, as the whole of it left and no answer came (RFC 1047). Trying again may
	// deliver it twice, not trying again may lose it.
	Uncertain
)

func (o Outcome) String() string {
	switch o {
	case Temporary:
		return "temporary"
	case Permanent:
		return "permanent"
	case Uncertain:
		return "uncertain"
	}
	return fmt.Sprintf("Outcome(%d)", int(o))
}

// A SendError says why Send did not end well.
type SendError struct {
	Outcome Outcome
	Code    int    // the server's reply (RFC 5321, section 4.2.3), 0 if it gave none
	Text    string // one line for people: what happened, what the server said, and what to do where something can be done
	Err     error  // the cause, for errors.Is
}

func (e *SendError) Error() string { return e.Outcome.String() + " failure: " + e.Text }

func (e *SendError) Unwrap() error { return e.Err }

// do runs one step of a mail on the connection, ends it with ctx, and drops a connection that is of no more use.
func (s *Sender) do(ctx context.Context, verb string, step func(*smtp.Client) error) error {
	line := s.line
	stop := context.AfterFunc(ctx, line.hangUp)
	err := step(line.client)
	ended := !stop()
	if ended {
		s.drop()
	}
	var refused *smtp.SMTPError
	if errors.As(err, &refused) && refused.Code/100 == 2 && verb != "DATA" {
		err = nil // the server only chose another code for yes
	}
	switch {
	case err == nil && (!ended || verb == "DOT"):
		return nil
	case err != nil && refused != nil:
		return s.refused(verb, refused)
	case ended:
		err = context.Cause(ctx)
	case !timedOut(err):
		err = fmt.Errorf("%w: %w", errBroken, err)
	}
	s.drop()
	return broken(verb, line.wire.cut.Load(), err)
}

func (s *Sender) drop() {
	if s.line != nil {
		s.line.hangUp()
		s.line = nil
	}
}

// broken is a line that ended without an answer. Only after the final dot can the server have the mail: unless the
// write with the dot in it failed, for then the dot is what is missing.
func broken(verb string, cut bool, err error) *SendError {
	if verb == "DOT" && !cut {
		return &SendError{Outcome: Uncertain, Err: err,
			Text: "the whole mail was sent and no answer came, so it may have been delivered: " + oneLine(err.Error())}
	}
	return &SendError{Outcome: Temporary, Err: err,
		Text: "the mail could not be handed over (" + verb + "): " + oneLine(err.Error())}
}

// refused is an answer that is not the one hoped for.
func (s *Sender) refused(verb string, r *smtp.SMTPError) *SendError {
	e := &SendError{Code: r.Code, Outcome: Temporary, Err: r}
	switch class := r.Code / 100; {
	case class != 4 && class != 5:
		s.drop() // its answers no longer belong to our commands
		e = broken(verb, false, r)
		e.Code = r.Code
	case verb == "RSET":
		s.drop()
		e.Text, e.Err = "the server lets no further mail begin: "+said(r), errors.Join(errBroken, r)
	case class == 4:
		e.Text = "the server refused " + objects[verb] + " for now: " + said(r)
	case aboutUs(verb, r):
		e.Text = "the server refused us, not the recipient: check user, password_file and from in [smtp]: " + said(r)
	default:
		e.Outcome, e.Text = Permanent, "the server refused "+objects[verb]+": "+said(r)
	}
	return e
}

var objects = map[string]string{"MAIL": "the sender", "RCPT": "the recipient", "DATA": "the mail", "DOT": "the mail"}

// aboutUs tells a permanent refusal that would meet every mail of ours: not logged in, not allowed to send as this
// sender, not allowed to send at all. MAIL names no mailbox but our own, so the replies about mailboxes (550, 551, 553)
// are about us there. Where servers put such refusals off until RCPT or the end of the mail, only their words tell.
func aboutUs(verb string, r *smtp.SMTPError) bool {
	class, detail := r.EnhancedCode[1], r.EnhancedCode[2]
	switch {
	case r.Code == 530 || r.Code == 534 || r.Code == 535 || r.Code == 538: // RFC 4954, section 6
		return true
	case class == 1 && (detail == 7 || detail == 8): // sender's mailbox or system address (RFC 3463, section 3.2)
		return true
	case class == 7 && (detail == 8 || detail == 9): // credentials invalid or too weak (RFC 4954)
		return true
	case verb == "MAIL":
		return class == 7 || r.Code == 550 || r.Code == 551 || r.Code == 553
	}
	words := strings.ToLower(r.Message)
	return slices.ContainsFunc(aboutSenders, func(s string) bool { return strings.Contains(words, s) })
}

// aboutSenders is in the words of Postfix, Exim, Sendmail and Exchange when they refuse whoever sends.
var aboutSenders = []string{"relay", "sender address", "sender verify", "send as", "sendasdenied", "not authenticated"}

// explainGreeting says why a server that was reached did not get as far as the login.
func explainGreeting(err error) error {
	var (
		plain *textproto.Error
		reply *smtp.SMTPError
		junk  textproto.ProtocolError
	)
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(err, ErrTLS):
		return err
	case errors.As(err, &plain):
		return fmt.Errorf("it does not want to talk to us: %d %s", plain.Code, oneLine(plain.Msg))
	case errors.As(err, &reply):
		return fmt.Errorf("it does not want to talk to us: %s", said(reply))
	case errors.As(err, &junk):
		return fmt.Errorf("what answers there does not speak SMTP: check server in [smtp]: %w", err)
	case timedOut(err):
		return fmt.Errorf("it takes the connection and says nothing: check server in [smtp] (smtps:// goes with port 465, "+
			"smtp:// with 587), else whoever runs the server: %w", err)
	}
	return fmt.Errorf("the connection broke before the login: check server in [smtp] (smtps:// goes with port 465, smtp:// "+
		"with 587): %w", err)
}

// said is the reply as the server gave it, on one line.
func said(r *smtp.SMTPError) string {
	text := fmt.Sprint(r.Code)
	if r.EnhancedCode != (smtp.EnhancedCode{}) {
		text += fmt.Sprintf(" %d.%d.%d", r.EnhancedCode[0], r.EnhancedCode[1], r.EnhancedCode[2])
	}
	return oneLine(text + " " + r.Message)
}

// oneLine makes words from outside fit for a log, a digest and a file: one line, at most 500 characters, nothing to
// control a terminal.
func oneLine(s string) string {
	const most = 500
	printable := strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	runes := []rune(strings.Join(strings.Fields(printable), " "))
	if len(runes) > most {
		runes = append(runes[:most-1], '…')
	}
	return string(runes)
}
