package mailbox_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"inkorg/mailbox"
	"inkorg/mailbox/mailtest"
)

func token(s string) mailbox.Auth {
	return mailbox.Auth{Token: func(context.Context) (string, error) { return s, nil }}
}

func TestSenderLogsIn(t *testing.T) {
	t.Parallel()
	password := mailbox.Auth{Password: "secret"}
	tests := []struct {
		name  string
		offer []string
		auth  mailbox.Auth
		want  string
	}{
		{"the best for a password", []string{"LOGIN", "PLAIN", "XOAUTH2"}, password, "AUTH PLAIN"},
		{"LOGIN only", []string{"LOGIN"}, password, "AUTH LOGIN"},
		{"XOAUTH2 only", []string{"LOGIN", "XOAUTH2"}, token("secret"), "AUTH XOAUTH2"},
		{"the standard for a token", []string{"XOAUTH2", "OAUTHBEARER", "PLAIN"}, token("secret"), "AUTH OAUTHBEARER"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			server := startSMTP(t, mailtest.WithMechanisms(test.offer...))
			a := alice(server)
			a.Auth = test.auth
			sender := dialSender(t, a)
			wantOutcome(t, sender.Send(t.Context(), office, anna, []byte(receipt)), 0)
			if !slices.Contains(server.Commands(), test.want) {
				t.Errorf("no %q in %q", test.want, server.Commands())
			}
		})
	}
}

func TestSenderLoginRefused(t *testing.T) {
	t.Parallel()
	failing := mailbox.Auth{Token: func(context.Context) (string, error) { return "", errors.New("token server down") }}
	wrong := mailbox.Auth{Password: "hemligt"}
	tests := []struct {
		name    string
		offer   []string
		auth    mailbox.Auth
		fault   mailtest.Fault
		isLogin bool
		says    string
	}{
		{"PLAIN", []string{"PLAIN"}, wrong, mailtest.Fault{}, true, "password_file (or password_env) in [smtp]"},
		{"LOGIN", []string{"LOGIN"}, wrong, mailtest.Fault{}, true, "password_file (or password_env) in [smtp]"},
		{"XOAUTH2", []string{"XOAUTH2"}, token("hemligt"), mailtest.Fault{}, true, "[smtp.oauth]"},
		{"OAUTHBEARER", []string{"OAUTHBEARER"}, token("hemligt"), mailtest.Fault{}, true, "[smtp.oauth]"},
		{"nothing offered", nil, wrong, mailtest.Fault{}, true, "no login on this port"},
		{"nothing for a password", []string{"XOAUTH2"}, wrong, mailtest.Fault{}, true, "only XOAUTH2"},
		{"nothing for a token", []string{"PLAIN", "LOGIN"}, token("hemligt"), mailtest.Fault{}, true, "only PLAIN LOGIN"},
		{"no token", []string{"XOAUTH2"}, failing, mailtest.Fault{}, false, "token server down"},
		{"not now", []string{"PLAIN"}, wrong, mailtest.Fault{Code: 454, Text: "4.7.0 later"}, false, "454 4.7.0 later"},
		{"repeats the line", []string{"PLAIN"}, wrong,
			mailtest.Fault{Code: 501, Text: "5.5.2 what: AUTH PLAIN AGFsaWNlAGhlbWxpZ3Q="}, true, "AUTH PLAIN ***"},
		{"repeats the password", []string{"PLAIN"}, wrong, mailtest.Fault{Code: 535, Text: "hemligt? no"}, true, "***? no"},
		{"hangs up", []string{"PLAIN"}, wrong, mailtest.Fault{Drop: true}, false, "could not be completed"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			server := startSMTP(t, mailtest.WithMechanisms(test.offer...))
			server.Fail(first("AUTH", test.fault))
			a := alice(server)
			a.Auth = test.auth
			_, err := mailbox.DialSender(t.Context(), a)
			if err == nil || errors.Is(err, mailbox.ErrLogin) != test.isLogin {
				t.Fatalf("error %v, ErrLogin wanted: %v", err, test.isLogin)
			}
			if !strings.Contains(err.Error(), test.says) {
				t.Errorf("%q is not in %q", test.says, err)
			}
			if strings.Contains(err.Error(), "hemligt") || strings.Contains(err.Error(), "aGVtbGlndA") {
				t.Errorf("the secret is in %q", err)
			}
		})
	}
}

// TestTokenRefusalIsHeardOut: the reason comes as a challenge, and the server says no only when it was answered.
func TestTokenRefusalIsHeardOut(t *testing.T) {
	t.Parallel()
	for mechanism, want := range map[string]string{"XOAUTH2": "AUTH response: empty", "OAUTHBEARER": "AUTH response: given"} {
		t.Run(mechanism, func(t *testing.T) {
			t.Parallel()
			server := startSMTP(t, mailtest.WithMechanisms(mechanism))
			a := alice(server)
			a.Auth = token("stale")
			if _, err := mailbox.DialSender(t.Context(), a); err == nil || !strings.Contains(err.Error(), "535 5.7.8") {
				t.Errorf("error %v, want the server's 535", err)
			}
			if !slices.Contains(server.Commands(), want) {
				t.Errorf("no %q in %q", want, server.Commands())
			}
		})
	}
}
