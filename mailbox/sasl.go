package mailbox

import (
	"strconv"
	"strings"

	"github.com/emersion/go-sasl"
)

// newXOAuth2 is the mechanism XOAUTH2, the only one for tokens at Microsoft 365. It has no RFC. A server that refuses
// the token sends a challenge with the reason, waits for an empty response, and only then says no in the words of its
// protocol.
func newXOAuth2(user, token string) sasl.Client {
	return &bearer{
		mechanism: "XOAUTH2",
		initial:   "user=" + user + "\x01auth=Bearer " + token + "\x01\x01",
		farewell:  []byte{},
	}
}

// newOAuthBearer is OAUTHBEARER (RFC 7628). After a refusal the server waits for a lone 0x01 (section 3.2.3).
func newOAuthBearer(user, token, host string, port int) sasl.Client {
	name := strings.NewReplacer("=", "=3D", ",", "=2C").Replace(user) // RFC 5801, section 4
	return &bearer{
		mechanism: sasl.OAuthBearer,
		initial: "n,a=" + name + ",\x01host=" + host + "\x01port=" + strconv.Itoa(port) +
			"\x01auth=Bearer " + token + "\x01\x01",
		farewell: []byte{1},
	}
}

// A bearer says everything at once; the only challenge it can meet is a refusal, which it answers once.
type bearer struct {
	mechanism, initial string
	farewell           []byte
	refused            bool
}

func (b *bearer) Start() (string, []byte, error) { return b.mechanism, []byte(b.initial), nil }

func (b *bearer) Next([]byte) ([]byte, error) {
	if b.refused {
		return nil, sasl.ErrUnexpectedServerChallenge
	}
	b.refused = true
	return b.farewell, nil
}

// newLogin is the mechanism LOGIN: the name, then the password, whatever words the server asks for them with. (Servers
// differ there, in letter case and even in a NUL at the end, so the question is not compared.)
func newLogin(user, password string) sasl.Client {
	return &login{answers: []string{user, password}}
}

type login struct{ answers []string }

func (l *login) Start() (string, []byte, error) { return sasl.Login, nil, nil }

func (l *login) Next([]byte) ([]byte, error) {
	if len(l.answers) == 0 {
		return nil, sasl.ErrUnexpectedServerChallenge
	}
	answer := l.answers[0]
	l.answers = l.answers[1:]
	return []byte(answer), nil
}
