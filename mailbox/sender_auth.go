package mailbox

import (
	"context"
	"encoding/base64"
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
	mechanism, secret, err := a.mechanism(ctx, e, c)
	if err != nil {
		return err
	}
	err = c.Auth(mechanism)
	if err == nil {
		return nil
	}
	var refused *smtp.SMTPError
	if !errors.As(err, &refused) {
		return fmt.Errorf("the login could not be completed: %s", oneLine(hide(err.Error(), secret)))
	}
	refused.Message = hide(refused.Message, secret)
	answer := said(refused)
	switch {
	case refused.Code/100 == 4:
		return fmt.Errorf("it cannot check the login of %q now: %s", a.User, answer)
	case a.Auth.Token != nil:
		return fmt.Errorf("%w: it does not accept the token for %q: check user and [smtp.oauth], and that the account may "+
			"send mail by SMTP: %s", ErrLogin, a.User, answer)
	}
	return fmt.Errorf("%w: it does not accept %q with this password: check user and password_file (or password_env) in "+
		"[smtp]: %s", ErrLogin, a.User, answer)
}

// mechanism chooses the way, and gives the secret that the way tells the server.
func (a Account) mechanism(ctx context.Context, e endpoint, c *smtp.Client) (way sasl.Client, secret string, err error) {
	password := a.Auth.Password
	switch {
	case a.Auth.Token != nil:
		return a.tokenMechanism(ctx, e, c)
	case c.SupportsAuth(sasl.Plain):
		return sasl.NewPlainClient("", a.User, password), password, nil
	case c.SupportsAuth(sasl.Login):
		return newLogin(a.User, password), password, nil
	}
	return nil, "", noMechanism(c, "a password", "PLAIN or LOGIN")
}

// tokenMechanism prefers the mechanism that is a standard. The token is asked for only when the server can use it.
func (a Account) tokenMechanism(ctx context.Context, e endpoint, c *smtp.Client) (way sasl.Client, secret string, err error) {
	standard := c.SupportsAuth(sasl.OAuthBearer)
	if !standard && !c.SupportsAuth("XOAUTH2") {
		return nil, "", noMechanism(c, "a token", "OAUTHBEARER or XOAUTH2")
	}
	bounded, cancel := context.WithTimeout(ctx, a.timeout())
	defer cancel()
	token, err := a.Auth.Token(bounded)
	switch {
	case err != nil:
		return nil, "", err
	case !standard:
		return newXOAuth2(a.User, token), token, nil
	}
	port, _ := strconv.Atoi(e.port) // the name of a port says nothing to the server, and neither does 0
	return newOAuthBearer(a.User, token, e.host, port), token, nil
}

// hide takes a secret out of what a server said, which may repeat what it was told, also in base64.
func hide(text, secret string) string {
	if secret == "" {
		return text
	}
	words := strings.Fields(strings.ReplaceAll(text, secret, "***"))
	for i, word := range words {
		plain, _ := base64.StdEncoding.DecodeString(strings.Trim(word, `"'<>().,;:`)) // as far as it is base64
		if strings.Contains(string(plain), secret) {
			words[i] = "***"
		}
	}
	return strings.Join(words, " ")
}

func noMechanism(c *smtp.Client, what, ways string) error {
	_, offers := c.Extension("AUTH")
	if strings.TrimSpace(offers) == "" {
		return fmt.Errorf("%w: it offers no login on this port: check server in [smtp] (smtps:// with port 465, smtp:// with "+
			"port 587), or leave user out if it needs none", ErrLogin)
	}
	return fmt.Errorf("%w: it takes no login with %s (%s), only %s: check [smtp], or let whoever runs the server allow it",
		ErrLogin, what, ways, oneLine(offers))
}
