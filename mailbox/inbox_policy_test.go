package mailbox

import (
	"bufio"
	"errors"
	"io"
	"net"
	"strings"
	"testing"
	"time"
)

// TestNothingPlainToFarServers: only loopback may do without TLS, so this server is told to be somewhere else, which no
// listener in a test can be.
func TestNothingPlainToFarServers(t *testing.T) {
	t.Parallel()
	cases := []struct{ name, greeting, caps string }{
		{"STARTTLS taken out", "* OK ready", "IMAP4rev1 AUTH=PLAIN"},
		{"nothing known", "* OK ready", ""},
		{"already in without TLS", "* PREAUTH welcome", "IMAP4rev1 STARTTLS"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			near, far := net.Pipe()
			heard := make(chan string, 1)
			go func() {
				io.WriteString(far, c.greeting+"\r\n")
				line, _ := bufio.NewReader(far).ReadString('\n')
				io.WriteString(far, "* CAPABILITY "+c.caps+"\r\ni1 OK\r\n")
				rest, _ := io.ReadAll(far)
				heard <- line + string(rest)
			}()
			in := &Inbox{
				account: Account{User: "alice", Auth: Auth{Password: "hemlig"}, Timeout: 10 * time.Second},
				server:  endpoint{proto: "imap", host: "mail.example.org", port: "143"},
				line:    newIMAPLine(farConn{near}),
			}
			err := in.greet(t.Context())
			in.hangUp()
			if !errors.Is(err, ErrTLS) || !strings.Contains(err.Error(), "imaps://") {
				t.Errorf("%v, want ErrTLS with advice", err)
			}
			if said := <-heard; strings.Contains(said, "hemlig") || strings.Count(said, "\n") != 1 {
				t.Errorf("we said %q", said)
			}
		})
	}
}
