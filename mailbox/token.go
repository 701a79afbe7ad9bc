package mailbox

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"net/url"

	"golang.org/x/oauth2"
	"golang.org/x/oauth2/clientcredentials"
)

// ClientCredentials returns an Auth.Token for the OAuth 2.0 client credentials grant (RFC 6749 section 4.4): the program is
// a client of its own, no person logs in. A token is kept until shortly before it expires. The token server is asked by
// https only (on loopback also http), as the secret goes there, and has 60 s to answer. A refusal is ErrLogin. The function
// may be called from several goroutines.
func ClientCredentials(tokenURL, clientID, clientSecret string, scopes []string) func(context.Context) (string, error) {
	cfg := clientcredentials.Config{ClientID: clientID, ClientSecret: clientSecret, TokenURL: tokenURL, Scopes: scopes}
	var token *oauth2.Token
	turn := make(chan struct{}, 1) // a lock that a context can end the wait for
	return func(ctx context.Context) (string, error) {
		select {
		case turn <- struct{}{}:
			defer func() { <-turn }()
		case <-ctx.Done():
			return "", fmt.Errorf("no access token: %w", context.Cause(ctx))
		}
		if token.Valid() {
			return token.AccessToken, nil
		}
		if !safeTokenURL(tokenURL) {
			return "", errors.New("[oauth] token_url: must begin with https://, as the client secret is sent there")
		}
		bounded, cancel := context.WithTimeout(ctx, defaultTimeout)
		defer cancel()
		fresh, err := cfg.Token(bounded)
		if err != nil {
			return "", explainToken(err)
		}
		token = fresh
		return token.AccessToken, nil
	}
}

func safeTokenURL(s string) bool {
	u, err := url.Parse(s)
	if err != nil {
		return false
	}
	ip, err := netip.ParseAddr(u.Hostname())
	local := u.Hostname() == "localhost" || err == nil && ip.IsLoopback()
	return u.Scheme == "https" || u.Scheme == "http" && local
}

// explainToken keeps the token server's own code and description, and leaves out the rest of its answer.
func explainToken(err error) error {
	var refused *oauth2.RetrieveError
	if !errors.As(err, &refused) {
		return fmt.Errorf("no access token: the token server could not be asked: %w", err)
	}
	if refused.Response != nil && refused.Response.StatusCode >= 500 {
		return fmt.Errorf("no access token: the token server said %s", refused.Response.Status)
	}
	return fmt.Errorf("%w: the token server said %q %q: check the client, its secret and the scopes in the configuration",
		ErrLogin, refused.ErrorCode, refused.ErrorDescription)
}
