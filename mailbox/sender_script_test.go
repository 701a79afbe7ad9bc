package mailbox_test

import (
	"bufio"
	"fmt"
	"net"
	"strings"
	"testing"
)

// A deafServer says yes to everything up to DATA, and then reads no more.
type deafServer struct {
	url  string
	deaf chan struct{} // closed when it stops reading
}

func startDeafServer(t *testing.T) deafServer {
	t.Helper()
	s := deafServer{deaf: make(chan struct{})}
	over := make(chan struct{})
	t.Cleanup(func() { close(over) })
	s.url = serveOnce(t, func(conn net.Conn) {
		fmt.Fprint(conn, "220 hi\r\n")
		for lines := bufio.NewScanner(conn); lines.Scan(); {
			if strings.HasPrefix(lines.Text(), "DATA") {
				fmt.Fprint(conn, "354 go ahead\r\n")
				close(s.deaf)
				<-over
				return
			}
			fmt.Fprint(conn, "250 ok\r\n")
		}
	})
	return s
}

// serveOnce lets talk hold the one connection that comes, and gives the URL to connect to.
func serveOnce(t *testing.T, talk func(net.Conn)) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		conn, err := l.Accept()
		if err != nil {
			return
		}
		defer conn.Close()
		talk(conn)
	}()
	return "smtp://" + l.Addr().String()
}
