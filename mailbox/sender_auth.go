package mailbox

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
)

// logIn proves who we are (RFC 4954), by the best of the ways the server offers. Without a user nobody logs in.
func (a Account) logIn(ctx context.Context, e endpoint, c *smtp.Client) error {
	if a.User == "" {
		return nil
	}
	mechanism, err := a.mechanism(ctx, e, c)
	if err != nil {
		return err
	}
	err = c.Auth(mechanism)
	var refused *smtp.SMTPError
	switch {
	case err == nil:
		return nil
	case !errors.As(err, &refused):
		return fmt.Errorf("the login could not be completed: %w", err)
	case refused.Code/100 == 4:
		return fmt.Errorf("it cannot check the login of %q now: %s", a.User, said(refused))
	case a.Auth.Token != nil:
		return fmt.Errorf("%w: it does not accept the token for %q: check user and oauth in [smtp], and that the account may "+
			"send mail by SMTP: %s", ErrLogin, a.User, said(refused))
	}
	return fmt.Errorf("%w: it does not accept %q with this password: check user and password_file in [smtp]: %s",
		ErrLogin, a.User, said(refused))
}

func (a Account) mechanism(ctx context.Context, e endpoint, c *smtp.Client) (sasl.Client, error) {
	if a.Auth.Token != nil {
		return a.tokenMechanism(ctx, e, c)
	}
	switch {
	case c.SupportsAuth(sasl.Plain):
		return sasl.NewPlainClient("", a.User, a.Auth.Password), nil
	case c.SupportsAuth(sasl.Login):
		return newLogin(a.User, a.Auth.Password), nil
	}
	return nil, noMechanism(c, "a password", "PLAIN or LOGIN")
}

// tokenMechanism prefers the mechanism that is a standard. The token is asked for last, so that no server without need of one
// is the occasion for it.
func (a Account) tokenMechanism(ctx context.Context, e endpoint, c *smtp.Client) (sasl.Client, error) {
	standard := c.SupportsAuth(sasl.OAuthBearer)
	if !standard && !c.SupportsAuth("XOAUTH2") {
		return nil, noMechanism(c, "a token", "OAUTHBEARER or XOAUTH2")
	}
	token, err := a.Auth.Token(ctx)
	switch {
	case err != nil:
		return nil, err
	case !standard:
		return newXOAuth2(a.User, token), nil
	}
	port, err := strconv.Atoi(e.port)
	if err != nil {
		return nil, fmt.Errorf("[smtp] server: port %q is not a number", e.port)
	}
	return newOAuthBearer(a.User, token, e.host, port), nil
}

func noMechanism(c *smtp.Client, what, ways string) error {
	_, offers := c.Extension("AUTH")
	if strings.TrimSpace(offers) == "" {
		return fmt.Errorf("%w: it offers no login on this port: check server in [smtp] (smtps:// with port 465, smtp:// with port "+
			"587), or leave user out if it needs none", ErrLogin)
	}
	return fmt.Errorf("%w: it takes no login with %s (%s), only %s: check [smtp], or let whoever runs the server allow it",
		ErrLogin, what, ways, oneLine(offers))
}
