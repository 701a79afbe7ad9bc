package mailbox

import (
	"errors"
	"io"
	"net"
	"slices"
	"strings"
	"testing"
	"time"

	"inkorg/mailbox/mailtest"
)

// A farConn says that the server is on another machine, which no test could reach.
type farConn struct{ net.Conn }

func (farConn) RemoteAddr() net.Addr { return &net.TCPAddr{IP: net.IPv4(192, 0, 2, 1), Port: 587} }

// TestStrippedSTARTTLS: without the offer a server elsewhere is left, before a word of the login.
func TestStrippedSTARTTLS(t *testing.T) {
	server, err := mailtest.StartSMTP()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Close)
	a := Account{URL: server.URL(), User: "alice", Auth: Auth{Password: "secret"}, Timeout: 10 * time.Second}
	e, err := a.endpoint("smtp", "465", "587")
	if err != nil {
		t.Fatal(err)
	}
	conn, err := a.connect(t.Context(), e)
	if err != nil {
		t.Fatal(err)
	}
	_, err = a.upgrade(t.Context(), e, farConn{conn})
	if !errors.Is(err, ErrTLS) || !strings.Contains(err.Error(), "offers no STARTTLS") {
		t.Errorf("error %v, want ErrTLS", err)
	}
	if _, err := io.WriteString(conn, "NOOP\r\n"); !errors.Is(err, net.ErrClosed) {
		t.Errorf("the connection is still open: %v", err)
	}
	if got := server.Commands(); !slices.Equal(got, []string{"EHLO [127.0.0.1]"}) {
		t.Errorf("the sender said %q", got)
	}
}
