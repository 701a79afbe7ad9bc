package mailtest

import (
	"crypto/tls"
	"net"
	"sync/atomic"
)

// imapListener gives connections that can fall silent.
type imapListener struct{ net.Listener }

func (l imapListener) Accept() (net.Conn, error) {
	conn, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return &imapConn{Conn: conn}, nil
}

// An imapConn can be told to swallow what the server writes, so that a command is carried out and its answer never comes.
type imapConn struct {
	net.Conn
	mute atomic.Bool
}

func (c *imapConn) Write(b []byte) (int, error) {
	if c.mute.Load() {
		return len(b), nil
	}
	return c.Conn.Write(b)
}

// tcpOf finds our connection under the TLS that may lie on it.
func tcpOf(conn net.Conn) *imapConn {
	if t, ok := conn.(*tls.Conn); ok {
		conn = t.NetConn()
	}
	return conn.(*imapConn)
}
