package mailbox

import (
	"context"
	"errors"
	"time"

	"github.com/emersion/go-smtp"
)

// farewell is how long QUIT may take.
const farewell = 2 * time.Second

// errBroken marks a connection that ended without an answer, so that another may be tried.
var errBroken = errors.New("the connection broke")

// A Sender hands mail to a submission server (RFC 6409), over one connection for as long as that holds. It is for one
// goroutine at a time.
type Sender struct {
	account Account
	server  endpoint
	line    *smtpLine // nil: to be dialled
}

// DialSender reaches the server and logs in; without Account.User it does not log in. The errors say which key of
// [smtp] to look at; a refused login is ErrLogin, a certificate that does not hold is ErrTLS.
func DialSender(ctx context.Context, a Account) (*Sender, error) {
	e, err := a.endpoint("smtp", "465", "587")
	if err != nil {
		return nil, err
	}
	s := &Sender{account: a, server: e}
	if err := s.dial(ctx); err != nil {
		return nil, err
	}
	return s, nil
}

// Send hands msg over for one recipient; nil means that the server has taken charge of it (RFC 5321, section 4.2.5). An
// empty from is the null sender. Line ends that are not CR LF become so; not another byte is changed.
//
// An internationalised domain goes into the envelope in A-labels. A local part outside ASCII needs SMTPUTF8 (RFC 6531):
// where the server does not offer that, the failure is Permanent.
//
// Every error is a *SendError. Each command may take Account.Timeout, and the answer to the whole mail ten times that:
// the ten minutes of RFC 5321, section 4.5.3.2.6, by default, since giving up on it too early sends mail twice. When
// ctx ends, Send ends at once. A connection that broke is dialled again, once, and never when the server may have seen
// the mail.
func (s *Sender) Send(ctx context.Context, from, to string, msg []byte) error {
	m := newParcel(from, to, msg)
	if err := m.check(); err != nil {
		return err
	}
	if ctx.Err() != nil {
		return broken("MAIL", true, context.Cause(ctx))
	}
	kept := s.line != nil
	err := s.offer(ctx, m)
	if kept && errors.Is(err, errBroken) {
		s.account.log().Info("smtp connection broke, dialling again", "server", s.server.address(), "error", err)
		err = s.offer(ctx, m)
	}
	if err != nil {
		return err
	}
	return s.handOver(ctx, m)
}

// Close says goodbye, for 2 s at most, and closes the connection. A server that does not answer is no error, as every
// mail is settled by then.
func (s *Sender) Close() error {
	if s.line == nil {
		return nil
	}
	leave := time.AfterFunc(farewell, s.line.hangUp)
	defer leave.Stop()
	defer s.drop()
	if err := s.line.client.Quit(); err != nil {
		s.account.log().Debug("smtp server said no goodbye", "server", s.server.address(), "error", err)
	}
	return nil
}

// offer gets the server to accept sender and recipient. Nothing of the mail itself is told yet, so it may be done again.
func (s *Sender) offer(ctx context.Context, m *parcel) error {
	if err := s.ready(ctx); err != nil {
		return err
	}
	if err := m.suits(s.line.client); err != nil {
		return err
	}
	s.line.begun = true
	options := &smtp.MailOptions{Size: int64(len(m.data)), UTF8: m.utf8()}
	err := s.do(ctx, "MAIL", func(c *smtp.Client) error { return c.Mail(m.from, options) })
	if err != nil {
		return err
	}
	return s.do(ctx, "RCPT", func(c *smtp.Client) error { return c.Rcpt(m.to, nil) })
}

// ready makes sure of a connection on which no mail is begun.
func (s *Sender) ready(ctx context.Context) error {
	if s.line == nil {
		if err := s.dial(ctx); err != nil {
			return &SendError{Outcome: Temporary, Text: oneLine(err.Error()), Err: err}
		}
		return nil
	}
	if !s.line.begun {
		return nil
	}
	line := s.line
	return s.do(ctx, "RSET", func(c *smtp.Client) error {
		if err := c.Reset(); err != nil {
			return err
		}
		return c.Hello(line.name) // Reset makes the library greet anew: do it here, where a refusal is no recipient's
	})
}

// handOver sends the mail itself. From here on nothing is tried twice.
func (s *Sender) handOver(ctx context.Context, m *parcel) error {
	line := s.line
	var body *smtp.DataCommand
	err := s.do(ctx, "DATA", func(c *smtp.Client) (err error) {
		body, err = c.Data()
		return err
	})
	if err != nil {
		return err
	}
	return s.do(ctx, "DOT", func(*smtp.Client) error {
		if _, err := body.Write(m.data); err != nil {
			return err
		}
		_, err := body.CloseWithResponse()
		line.begun = err != nil
		return err
	})
}
