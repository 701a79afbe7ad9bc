package mailbox

import (
	"errors"
	"testing"

	"github.com/emersion/go-sasl"
)

func TestMechanisms(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name      string
		client    sasl.Client
		mechanism string
		initial   string // "-" is no initial response
		answers   []string
	}{
		{"XOAUTH2", newXOAuth2("a@b.example", "tok"), "XOAUTH2", "user=a@b.example\x01auth=Bearer tok\x01\x01", []string{""}},
		{"OAUTHBEARER", newOAuthBearer("a@b.example", "tok", "mail.example", 587), "OAUTHBEARER",
			"n,a=a@b.example,\x01host=mail.example\x01port=587\x01auth=Bearer tok\x01\x01", []string{"\x01"}},
		{"OAUTHBEARER with signs in the name", newOAuthBearer("a,b=c", "tok", "h", 1), "OAUTHBEARER",
			"n,a=a=2Cb=3Dc,\x01host=h\x01port=1\x01auth=Bearer tok\x01\x01", []string{"\x01"}},
		{"LOGIN", newLogin("alice", "secret"), "LOGIN", "-", []string{"alice", "secret"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			mechanism, initial, err := test.client.Start()
			if err != nil || mechanism != test.mechanism {
				t.Fatalf("Start: %q, %v", mechanism, err)
			}
			if (test.initial == "-") != (initial == nil) || initial != nil && string(initial) != test.initial {
				t.Errorf("initial response %q, want %q", initial, test.initial)
			}
			for _, want := range test.answers {
				// An empty answer must not be nil: that would be no answer.
				if got, err := test.client.Next([]byte("?")); err != nil || got == nil || string(got) != want {
					t.Errorf("answer %q, %v, want %q", got, err, want)
				}
			}
			if _, err := test.client.Next([]byte("?")); !errors.Is(err, sasl.ErrUnexpectedServerChallenge) {
				t.Errorf("a further question was answered: %v", err)
			}
		})
	}
}
