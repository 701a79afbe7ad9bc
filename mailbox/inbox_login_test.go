package mailbox_test

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"inkorg/mailbox"
	"inkorg/mailbox/mailtest"
)

func TestWaysToLogIn(t *testing.T) {
	t.Parallel()
	plain := base64.StdEncoding.EncodeToString([]byte("\x00alice\x00secret"))
	xoauth2 := base64.StdEncoding.EncodeToString([]byte("user=alice\x01auth=Bearer secret\x01\x01"))
	in := "\n> . OK [CAPABILITY IMAP4rev1] welcome"
	cases := []struct {
		name, script string
		auth         mailbox.Auth
	}{
		{"LOGIN", "> * OK ready\n< LOGIN \"alice\" \"secret\"" + in, mailbox.Auth{Password: "secret"}},
		{"PLAIN with initial response", "caps IMAP4rev1 AUTH=PLAIN SASL-IR\n> * OK ready\n< AUTHENTICATE PLAIN " + plain + in,
			mailbox.Auth{Password: "secret"}},
		{"PLAIN without", "caps IMAP4rev1 LOGINDISABLED AUTH=PLAIN\n> * OK ready\n< AUTHENTICATE PLAIN\n> +\n< " + plain + in,
			mailbox.Auth{Password: "secret"}},
		{"XOAUTH2", "caps IMAP4rev1 AUTH=XOAUTH2 AUTH=PLAIN SASL-IR\n> * OK ready\n< AUTHENTICATE XOAUTH2 " + xoauth2 + in,
			token("secret")},
		{"OAUTHBEARER", "caps IMAP4rev1 AUTH=XOAUTH2 AUTH=OAUTHBEARER SASL-IR\n> * OK ready\n< AUTHENTICATE OAUTHBEARER " + in,
			token("secret")},
		{"already in", "> * PREAUTH welcome alice", mailbox.Auth{Password: "secret"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			a := account(startScript(t, c.script+strings.Replace(opening[strings.Index(opening, "welcome")+7:], "3 EXISTS", "0 EXISTS", 1)).URL())
			a.Auth = c.auth
			if _, folder := openInbox(t, a); folder.UIDValidity != 7 {
				t.Errorf("folder is %+v", folder)
			}
		})
	}
}

func TestLoginRefused(t *testing.T) {
	t.Parallel()
	failing := mailbox.Auth{Token: func(context.Context) (string, error) { return "", fmt.Errorf("%w: no such client", mailbox.ErrLogin) }}
	cases := []struct {
		name, script string
		auth         mailbox.Auth
		login        bool
		words        []string
	}{
		{"wrong password", "> * OK ready\n< LOGIN\n> . NO [AUTHENTICATIONFAILED] not you", mailbox.Auth{Password: "hemlig"},
			true, []string{"alice", "not you", "password_file", "[imap]"}},
		{"the server repeats the password", "> * OK ready\n< LOGIN\n> . NO hemlig is wrong", mailbox.Auth{Password: "hemlig"},
			true, []string{"*** is wrong"}},
		{"the server repeats the command", "caps IMAP4rev1 AUTH=PLAIN SASL-IR\n> * OK ready\n< AUTHENTICATE\n> . NO AGFsaWNlAGhlbWxpZw== denied",
			mailbox.Auth{Password: "hemlig"}, true, []string{"*** denied"}},
		{"the server repeats it and breaks", "> * OK ready\n< LOGIN\n> hemlig hemlig", mailbox.Auth{Password: "hemlig"}, false, []string{"broke"}},
		{"trouble of the server", "> * OK ready\n< LOGIN\n> . NO [UNAVAILABLE] later", mailbox.Auth{Password: "hemlig"},
			false, []string{"later"}},
		{"no password taken", "caps IMAP4rev1 LOGINDISABLED AUTH=XOAUTH2\n> * OK ready\n< no login", mailbox.Auth{Password: "hemlig"},
			true, []string{"XOAUTH2", "[imap.oauth]"}},
		{"no token taken", "caps IMAP4rev1 AUTH=PLAIN\n> * OK ready\n< no login", token("hemlig"), true, []string{"PLAIN", "password_file"}},
		{"token refused", "caps IMAP4rev1 AUTH=XOAUTH2 SASL-IR\n> * OK ready\n< AUTHENTICATE\n> + eyJzdGF0dXMiOiI0MDAifQ==\n< =\n> . NO AUTHENTICATE failed.",
			token("hemlig"), true, []string{"AUTHENTICATE failed", "[imap.oauth]"}},
		{"no token to be had", "caps IMAP4rev1 AUTH=XOAUTH2\n> * OK ready\n< no login", failing, true, []string{"no such client"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			a := account(startScript(t, c.script).URL())
			a.Auth = c.auth
			_, err := mailbox.Dial(t.Context(), a)
			if err == nil || errors.Is(err, mailbox.ErrLogin) != c.login {
				t.Fatalf("%v; ErrLogin should be %t", err, c.login)
			}
			for _, word := range c.words {
				if !strings.Contains(err.Error(), word) {
					t.Errorf("%q does not mention %q", err, word)
				}
			}
			if strings.Contains(err.Error(), "hemlig") || strings.Contains(err.Error(), "AGFsaWNl") {
				t.Errorf("%q tells the password", err)
			}
		})
	}
}

func TestNoUser(t *testing.T) {
	t.Parallel()
	a := account(startIMAP(t).URL())
	a.User = ""
	if _, err := mailbox.Dial(t.Context(), a); !errors.Is(err, mailbox.ErrLogin) || !strings.Contains(err.Error(), "user in [imap]") {
		t.Error(err)
	}
}

func TestTLSBothWays(t *testing.T) {
	t.Parallel()
	cert, pool := certify(t, loopback, nextYear)
	for name, option := range map[string]mailtest.IMAPOption{
		"from the first byte": mailtest.IMAPWithTLS(cert),
		"STARTTLS":            mailtest.IMAPWithSTARTTLS(cert),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := startIMAP(t, option)
			appendMail(t, server, sample(1, 3<<20), time.Time{})
			a := account(server.URL())
			a.RootCAs = pool
			in, _ := openInbox(t, a)
			if mails, err := fetch(t, in, 1); err != nil || string(mails[1].Raw) != string(sample(1, 3<<20)) {
				t.Errorf("%d bytes, %v", len(mails[1].Raw), err)
			}
			server.Fail(always("SEARCH", mailtest.Fault{Drop: true}))
			if _, err := in.UIDs(t.Context()); err == nil {
				t.Error("a connection that was dropped lists mail")
			}
		})
	}
}

func TestTLSRefused(t *testing.T) {
	t.Parallel()
	good, pool := certify(t, loopback, nextYear)
	expired, expiredPool := certify(t, loopback, lastYear)
	other, otherPool := certify(t, net.IPv4(192, 0, 2, 9), nextYear)
	cases := []struct {
		name   string
		option mailtest.IMAPOption
		change func(*mailbox.Account)
		words  []string
	}{
		{"unknown authority", mailtest.IMAPWithTLS(good), func(a *mailbox.Account) { a.RootCAs = otherPool }, []string{"nobody this machine trusts"}},
		{"expired", mailtest.IMAPWithTLS(expired), func(a *mailbox.Account) { a.RootCAs = expiredPool }, []string{"expired on", "renew"}},
		{"other host", mailtest.IMAPWithTLS(other), func(a *mailbox.Account) { a.RootCAs = otherPool }, []string{"192.0.2.9", "127.0.0.1", "[imap]"}},
		{"STARTTLS, unknown authority", mailtest.IMAPWithSTARTTLS(good), func(a *mailbox.Account) { a.RootCAs = otherPool }, []string{"nobody this machine trusts"}},
		{"TLS on the port for STARTTLS", mailtest.IMAPWithSTARTTLS(good), func(a *mailbox.Account) {
			a.RootCAs, a.URL = pool, strings.Replace(a.URL, "imap:", "imaps:", 1)
		}, []string{"does not speak TLS", "imap://"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			server := startIMAP(t, c.option)
			a := account(server.URL())
			c.change(&a)
			_, err := mailbox.Dial(t.Context(), a)
			if !errors.Is(err, mailbox.ErrTLS) {
				t.Fatal(err)
			}
			for _, word := range c.words {
				if !strings.Contains(err.Error(), word) {
					t.Errorf("%q does not mention %q", err, word)
				}
			}
			if server.Commands("LOGIN") != 0 {
				t.Error("a login came all the same")
			}
		})
	}
}

// TestWordsBeforeSTARTTLS: what somebody slips in before TLS begins must not be taken for the server's word afterwards.
func TestWordsBeforeSTARTTLS(t *testing.T) {
	t.Parallel()
	server := startScript(t, "caps IMAP4rev1 STARTTLS\n> * OK ready\n< STARTTLS\n>> \"i2 OK go\\r\\n* PREAUTH welcome\\r\\n\"\nhang")
	if _, err := mailbox.Dial(t.Context(), account(server.URL())); !errors.Is(err, mailbox.ErrTLS) || !strings.Contains(err.Error(), "tampering") {
		t.Error(err)
	}
	refusing := startScript(t, "caps IMAP4rev1 STARTTLS\n> * OK ready\n< STARTTLS\n> . NO not now\nhang")
	if _, err := mailbox.Dial(t.Context(), account(refusing.URL())); !errors.Is(err, mailbox.ErrTLS) {
		t.Errorf("offered STARTTLS, refused it, and we went on: %v", err)
	}
}

func TestDialExplains(t *testing.T) {
	t.Parallel()
	gone := startScript(t)
	closed := gone.URL()
	gone.Close()
	cases := []struct{ name, url, word string }{
		{"nobody listens", closed, "nothing answers"},
		{"not IMAP", startScript(t, "> 220 mail.example.org ESMTP").URL(), "no IMAP server"},
		{"a web server", startScript(t, "> HTTP/1.1 400 Bad Request").URL(), "no IMAP server"},
		{"turned away", startScript(t, "> * BYE too many connections").URL(), "too many connections"},
		{"hangs up", startScript(t, "close").URL(), "hung up"},
		{"endless line", startScript(t, ">> \""+strings.Repeat("x", 10_000)+"\"\nhang").URL(), "8192 bytes"},
		{"no scheme", "imap.example.org", "imaps://"},
		{"other scheme", "https://imap.example.org", "imaps://"},
		{"password in the URL", "imaps://alice:hemlig@imap.example.org", `"user"`},
		{"path", "imaps://imap.example.org/INBOX", "more than a host"},
		{"nothing", "", "empty"},
		{"no such host", "imaps://no-such-host.invalid", "[imap]"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, err := mailbox.Dial(t.Context(), account(c.url))
			if err == nil || !strings.Contains(err.Error(), c.word) || strings.Contains(err.Error(), "hemlig") {
				t.Errorf("%v, want a word of %q", err, c.word)
			}
		})
	}
}

func TestClientCredentials(t *testing.T) {
	t.Parallel()
	asked := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked++
		w.Header().Set("Content-Type", "application/json")
		if id, secret, _ := r.BasicAuth(); id != "inkorg" || secret != "hemlig" || r.FormValue("scope") != "mail" {
			w.WriteHeader(http.StatusUnauthorized)
			fmt.Fprint(w, `{"error":"invalid_client","error_description":"who are you"}`)
			return
		}
		fmt.Fprint(w, `{"access_token":"t0ken","token_type":"Bearer","expires_in":3600}`)
	}))
	t.Cleanup(server.Close)
	get := mailbox.ClientCredentials(server.URL, "inkorg", "hemlig", []string{"mail"})
	for range 2 {
		if got, err := get(t.Context()); err != nil || got != "t0ken" {
			t.Fatal(got, err)
		}
	}
	if asked != 1 {
		t.Errorf("asked %d times for a token that holds an hour", asked)
	}
	_, err := mailbox.ClientCredentials(server.URL, "inkorg", "wrong-hemlig", nil)(t.Context())
	if !errors.Is(err, mailbox.ErrLogin) || !strings.Contains(err.Error(), "who are you") || strings.Contains(err.Error(), "hemlig") {
		t.Error(err)
	}
	if _, err := mailbox.ClientCredentials("http://login.example.org/token", "i", "s", nil)(t.Context()); err == nil ||
		!strings.Contains(err.Error(), "https") {
		t.Errorf("a secret goes out in the open: %v", err)
	}
}
