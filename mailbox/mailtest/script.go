package mailtest

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"strconv"
	"strings"
	"sync"
)

// A Script is an IMAP server on loopback that says what it is told to say, right or wrong.
//
// The language has a step a line; blank lines and the spaces around a step do not count:
//
//	caps A B    answers every CAPABILITY from here on with A B; LOGOUT is always answered
//	> text      sends text and CR LF; a leading "." is the tag of the last command
//	>> "text"   sends the text of a Go string literal, and nothing more
//	< text      reads a command, which must begin with text (behind its tag, whatever the letter case)
//	close       closes the connection, and so does the end of the script
//	hang        says nothing more until the client leaves
type Script struct {
	listener net.Listener
	plays    [][]string
	running  sync.WaitGroup
	mu       sync.Mutex // guards all below
	closed   bool
	conns    []net.Conn
	heard    []string
	errs     []error
}

// StartScript starts a server whose n-th connection plays the n-th script. A further connection is closed without a word.
func StartScript(scripts ...string) (*Script, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("start the scripted server: %w", err)
	}
	s := &Script{listener: l}
	for _, script := range scripts {
		s.plays = append(s.plays, strings.Split(script, "\n"))
	}
	s.running.Go(s.serve)
	return s, nil
}

// URL is imap://127.0.0.1:port.
func (s *Script) URL() string { return "imap://" + s.listener.Addr().String() }

// Heard are the commands that came so far, over all connections, without their tags.
func (s *Script) Heard() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.heard...)
}

// Close hangs up, waits until no goroutine of the server is left, and says which commands were not those the scripts expected. A
// client that leaves before the end of a script is no error.
func (s *Script) Close() error {
	s.mu.Lock()
	s.closed = true
	for _, c := range s.conns {
		c.Close()
	}
	s.mu.Unlock()
	s.listener.Close()
	s.running.Wait()
	return errors.Join(s.errs...)
}

func (s *Script) serve() {
	for n := 0; ; n++ {
		conn, err := s.listener.Accept()
		if err != nil {
			return
		}
		if !s.admit(conn) || n >= len(s.plays) {
			conn.Close()
			continue
		}
		p := &play{script: s, conn: conn, in: bufio.NewReader(conn), caps: "IMAP4rev1"}
		s.running.Go(func() {
			defer conn.Close()
			p.run(n+1, s.plays[n])
		})
	}
}

func (s *Script) admit(conn net.Conn) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.conns = append(s.conns, conn)
	return !s.closed
}

// A play is one connection.
type play struct {
	script *Script
	conn   net.Conn
	in     *bufio.Reader
	caps   string
	tag    string
}

func (p *play) run(connection int, steps []string) {
	for i, step := range steps {
		if step = strings.TrimSpace(step); step == "" {
			continue
		}
		err := p.step(step)
		if errors.Is(err, io.EOF) || errors.Is(err, net.ErrClosed) {
			return
		}
		if err != nil {
			p.script.mu.Lock()
			p.script.errs = append(p.script.errs, fmt.Errorf("connection %d, line %d: %w", connection, i+1, err))
			p.script.mu.Unlock()
			return
		}
	}
}

func (p *play) step(step string) error {
	word, rest, _ := strings.Cut(step, " ")
	switch word {
	case "caps":
		p.caps = rest
		return nil
	case ">":
		if text, tagged := strings.CutPrefix(rest, "."); tagged {
			rest = p.tag + text
		}
		return p.send(rest + "\r\n")
	case ">>":
		text, err := strconv.Unquote(rest)
		if err != nil {
			return fmt.Errorf("%s is no string literal", rest)
		}
		return p.send(text)
	case "<":
		return p.expect(rest)
	case "hang":
		io.Copy(io.Discard, p.in)
		return io.EOF
	case "close":
		return io.EOF
	}
	return fmt.Errorf("there is no step %q", step)
}

// send ignores that the client may have left, which the next step that reads will see.
func (p *play) send(text string) error {
	io.WriteString(p.conn, text)
	return nil
}

// expect reads commands until one is not for the server itself, and compares that.
func (p *play) expect(want string) error {
	for {
		line, err := p.in.ReadString('\n')
		if err != nil {
			return io.EOF
		}
		tag, command, found := strings.Cut(strings.TrimRight(line, "\r\n"), " ")
		if !found {
			tag, command = p.tag, tag // DONE and the lines of a SASL exchange have no tag
		}
		p.tag = tag
		switch command {
		case "CAPABILITY":
			p.send("* CAPABILITY " + p.caps + "\r\n" + tag + " OK\r\n")
			continue
		case "LOGOUT":
			p.send("* BYE\r\n" + tag + " OK\r\n")
			return io.EOF
		}
		p.script.mu.Lock()
		p.script.heard = append(p.script.heard, command)
		p.script.mu.Unlock()
		if !strings.HasPrefix(strings.ToUpper(command), strings.ToUpper(want)) {
			return fmt.Errorf("%q came instead of %q", command, want)
		}
		return nil
	}
}
