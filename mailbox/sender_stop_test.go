package mailbox

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/emersion/go-smtp"

	"inkorg/mailbox/mailtest"
)

// TestStopAfterTheAnswer ends the context between an answer and the next command, which no server can time.
func TestStopAfterTheAnswer(t *testing.T) {
	for _, verb := range []string{"MAIL", "RCPT", "DATA", "DOT"} {
		var answer error
		if verb == "RCPT" {
			answer = &smtp.SMTPError{Code: 259, Message: "another yes"}
		}
		server, err := mailtest.StartSMTP()
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(server.Close)
		s, err := DialSender(t.Context(), Account{URL: server.URL(), Timeout: 10 * time.Second})
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		err = s.do(ctx, verb, func(*smtp.Client) error {
			cancel()
			return answer
		})
		var failure *SendError
		switch {
		case verb == "DOT" && err != nil:
			t.Errorf("DOT: %v, but the server has taken the mail", err)
		case verb != "DOT" && (!errors.As(err, &failure) || failure.Outcome != Temporary || !errors.Is(err, context.Canceled)):
			t.Errorf("%s: %v, want a temporary failure by the context", verb, err)
		}
		if s.line != nil {
			t.Errorf("%s: the closed connection is kept", verb)
		}
	}
}
