package mailbox

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"sync"
	"time"
)

const (
	// greetingLimit bounds a line of the conversation before the client library takes over, in bytes.
	greetingLimit = 8192
	// tailLimit is how much of what the server said last is kept, in bytes: enough for its BYE.
	tailLimit = 1024
)

var (
	// errMute ends a command to which the server says nothing.
	errMute = errors.New("the server is silent")
	// errHungUp is a connection that ended from the other side.
	errHungUp = errors.New("the server hung up")
	// errLeft is a connection that we closed ourselves.
	errLeft = errors.New("we have left")
)

// An imapLine is the connection under the client library. It knows when the server was last heard, and what it said last: a
// server that hangs up says why in a BYE, which the library drops.
type imapLine struct {
	net.Conn // TLS, where there is TLS
	raw      net.Conn
	in       *bufio.Reader
	mu       sync.Mutex // guards all below
	replay   io.Reader  // read before in: the greeting, which was read to look at it
	heard    time.Time
	tail     []byte
	dead     error // why it was closed
}

func newIMAPLine(conn net.Conn) *imapLine {
	l := &imapLine{raw: rawConn(conn), replay: strings.NewReader("")}
	l.use(conn)
	return l
}

// use goes on over conn: the same connection, now with TLS. What was said before counts no more.
func (l *imapLine) use(conn net.Conn) {
	l.Conn = conn
	l.in = bufio.NewReaderSize(conn, greetingLimit)
}

// Read notes what the server says. It is called by the library's only reader.
func (l *imapLine) Read(b []byte) (int, error) {
	n, err := l.replay.Read(b)
	if err == io.EOF {
		n, err = l.in.Read(b)
	}
	l.note(b[:n])
	return n, err
}

func (l *imapLine) note(b []byte) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(b) == 0 {
		return
	}
	l.heard = time.Now()
	if len(b) > tailLimit {
		b = b[len(b)-tailLimit:]
	}
	l.tail = append(l.tail, b...)
	if extra := len(l.tail) - tailLimit; extra > 0 {
		l.tail = append(l.tail[:0], l.tail[extra:]...)
	}
}

// bye is the text of a BYE among the last words of the server, "" if there is none.
func (l *imapLine) bye() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	lines := strings.Split(string(l.tail), "\n")
	for i := len(lines) - 1; i >= 0; i-- {
		const mark = "* BYE "
		if len(lines[i]) >= len(mark) && strings.EqualFold(lines[i][:len(mark)], mark) {
			return strings.TrimSpace(lines[i][len(mark):])
		}
	}
	return ""
}

// readLine reads one line for the conversation before the library takes over, without its CR LF.
func (l *imapLine) readLine() (string, error) {
	b, err := l.in.ReadSlice('\n')
	l.note(b)
	if errors.Is(err, bufio.ErrBufferFull) {
		return "", fmt.Errorf("a line of more than %d bytes", greetingLimit)
	}
	if err != nil {
		return string(b), err
	}
	return strings.TrimRight(string(b), "\r\n"), nil
}

// kill closes the connection. Everybody who reads from it or writes to it gets an error at once.
func (l *imapLine) kill(why error) {
	l.mu.Lock()
	if l.dead == nil {
		l.dead = why
	}
	l.mu.Unlock()
	l.raw.Close()
}

// killed is why the connection was closed; nil as long as it was not.
func (l *imapLine) killed() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.dead
}

// silence is how long the server has said nothing since the later of its last word and since.
func (l *imapLine) silence(since time.Time) time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.heard.After(since) {
		since = l.heard
	}
	return time.Since(since)
}

// watch kills the connection when ctx ends, or when the server is silent for longer than most. The context returned has the
// reason; the function returned ends the watch and must be called.
func (l *imapLine) watch(ctx context.Context, most time.Duration) (context.Context, func()) {
	ctx, cancel := context.WithCancelCause(ctx)
	done, left := make(chan struct{}), make(chan struct{})
	start := time.Now()
	go func() {
		defer close(left)
		timer := time.NewTimer(most)
		defer timer.Stop()
		for {
			select {
			case <-done:
				return
			case <-ctx.Done():
				l.kill(context.Cause(ctx))
				return
			case <-timer.C:
				if rest := most - l.silence(start); rest > 0 {
					timer.Reset(rest)
				} else {
					cancel(errMute)
				}
			}
		}
	}()
	return ctx, func() {
		close(done)
		<-left // before cancel, or the end of the watch would look like the end of ctx
		cancel(nil)
	}
}
