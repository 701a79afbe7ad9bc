package mailbox

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-sasl"
)

// login proves who we are, by the best way the server offers, and learns what it can do for us then.
func (in *Inbox) login(ctx context.Context) error {
	caps, err := in.capabilities(ctx)
	if err != nil {
		return err
	}
	if in.client.State() == imap.ConnStateNotAuthenticated {
		if in.account.User == "" {
			return fmt.Errorf("%s: %w: user in [imap] is empty", in.server, ErrLogin)
		}
		if err := in.authenticate(ctx, caps); err != nil {
			return err
		}
		if caps, err = in.capabilities(ctx); err != nil {
			return err
		}
	}
	in.idles = caps.Has(imap.CapIdle)
	in.account.log().Debug("imap connected", "server", in.server.address(), "idle", in.idles)
	return nil
}

func (in *Inbox) capabilities(ctx context.Context) (caps imap.CapSet, err error) {
	err = in.during(ctx, "ask what the server can do", func() (err error) {
		if err := in.client.WaitGreeting(); err != nil {
			return err
		}
		caps, err = in.client.Capability().Wait()
		return err
	})
	return caps, err
}

func (in *Inbox) authenticate(ctx context.Context, caps imap.CapSet) error {
	mechanisms := caps.AuthMechanisms()
	if in.account.Auth.Token != nil {
		return in.authenticateByToken(ctx, mechanisms)
	}
	password := in.account.Auth.Password
	in.secrets = append(in.secrets, password)
	switch {
	case slices.Contains(mechanisms, sasl.Plain):
		return in.exchange(ctx, sasl.NewPlainClient("", in.account.User, password))
	case caps.Has(imap.CapLoginDisabled):
		return fmt.Errorf("%s: %w: the server takes no password here (it offers %s): write imaps:// in [imap] if it has TLS "+
			"on port 993, or set up [imap.oauth] if it wants tokens", in.server, ErrLogin, offer(mechanisms))
	}
	return in.prove(ctx, func() error { return in.client.Login(in.account.User, password).Wait() })
}

func (in *Inbox) authenticateByToken(ctx context.Context, mechanisms []string) error {
	bounded, cancel := context.WithTimeout(ctx, in.account.timeout()) // as the function may be anybody's
	defer cancel()
	token, err := in.account.Auth.Token(bounded)
	if err != nil {
		return fmt.Errorf("%s: log in as %s: %w", in.server, in.account.User, err)
	}
	in.secrets = append(in.secrets, token)
	var client sasl.Client
	switch {
	case slices.Contains(mechanisms, sasl.OAuthBearer):
		port, _ := strconv.Atoi(in.server.port) // a name of a port says nothing to the server, and neither does 0
		client = newOAuthBearer(in.account.User, token, in.server.host, port)
	case slices.Contains(mechanisms, "XOAUTH2"):
		client = newXOAuth2(in.account.User, token)
	default:
		return fmt.Errorf("%s: %w: the server takes no tokens (it offers %s): use password_file instead of [imap.oauth]",
			in.server, ErrLogin, offer(mechanisms))
	}
	return in.exchange(ctx, client)
}

func (in *Inbox) exchange(ctx context.Context, client sasl.Client) error {
	if _, first, err := client.Start(); err == nil {
		in.secrets = append(in.secrets, base64.StdEncoding.EncodeToString(first))
	}
	return in.prove(ctx, func() error { return in.client.Authenticate(client) })
}

func offer(mechanisms []string) string {
	if len(mechanisms) == 0 {
		return "nothing"
	}
	return strings.Join(mechanisms, ", ")
}

// prove runs a login and tells a refusal of ours from a server in trouble.
func (in *Inbox) prove(ctx context.Context, do func() error) error {
	err := in.during(ctx, "log in as "+in.account.User, do)
	var refused *refusal
	if !errors.As(err, &refused) || refused.status != imap.StatusResponseTypeNo {
		return err
	}
	switch refused.code {
	case imap.ResponseCodeUnavailable, imap.ResponseCodeInUse, imap.ResponseCodeServerBug, imap.ResponseCodeLimit:
		return err
	}
	what := "check user and password_file (or password_env) in [imap]"
	if in.account.Auth.Token != nil {
		what = "check user and [imap.oauth], and that the account admits this client"
	}
	return fmt.Errorf("%s: %w: %s: %s", refused.what, ErrLogin, refused.text, what)
}

// hide takes our secrets out of a text of the server, which may repeat what it was told.
func (in *Inbox) hide(text string) string {
	for _, secret := range in.secrets {
		if secret != "" {
			text = strings.ReplaceAll(text, secret, "***")
		}
	}
	return text
}
