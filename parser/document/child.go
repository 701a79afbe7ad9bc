package document

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"
)

// The life of a child.
const (
	watchEvery   = 20 * time.Millisecond // how often its memory is looked at
	maxDocuments = 500                   // then it is replaced
	pipeDelay    = time.Second           // how long its pipes may outlive it
)

var (
	errSlow   = errors.New("reading it took too long")
	errLarge  = errors.New("reading it took too much memory")
	errBroken = errors.New("the reader process broke down")
)

// A child is one reader process. It serves one document at a time and is used by one goroutine at a time.
type child struct {
	cmd    *exec.Cmd
	in     io.WriteCloser
	out    *bufio.Reader
	stderr beginning
	served int

	confinement Confinement
}

// startChild starts a process and waits until it has said that it is a reader. A program that does not is our trouble, and must
// not be taken for a damaged document.
func startChild(ctx context.Context, command []string, s settings, limit time.Duration) (*child, error) {
	if len(command) == 0 {
		return nil, errors.New("no command for the reader process is set")
	}
	c := &child{cmd: exec.Command(command[0], command[1:]...)}
	c.cmd.Env = environment()
	c.cmd.WaitDelay = pipeDelay
	c.cmd.Stderr = &c.stderr
	in, err := c.cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := c.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	c.in, c.out = in, bufio.NewReaderSize(out, 64<<10)
	if err := c.cmd.Start(); err != nil {
		return nil, err
	}
	done := make(chan error, 1)
	go func() { done <- c.greeted(s) }()
	return c, c.settle(c.watch(ctx, done, math.MaxInt64, limit))
}

// greeted tells the child its settings and waits until it is ready.
func (c *child) greeted(s settings) error {
	head, err := json.Marshal(s)
	if err != nil {
		return err
	}
	if err := writeFrame(c.in, head); err != nil {
		return err
	}
	hello, err := readFrame(c.out, maxHello)
	if err == nil {
		c.confinement, err = greeted(hello)
	}
	return err
}

// environment is what the child gets to know of ours: nothing but what its runtime needs. A crash is told in one line.
func environment() []string {
	env := []string{"GOTRACEBACK=none"}
	for _, name := range []string{"GORACE", "GOCOVERDIR", "SYSTEMROOT"} {
		if v, ok := os.LookupEnv(name); ok {
			env = append(env, name+"="+v)
		}
	}
	return env
}

// ask sends one file and waits for the answer, for the limits, or for ctx. After an error the child is dead and waited for.
func (c *child) ask(ctx context.Context, r request, limit time.Duration) (Document, error) {
	c.served++
	done := make(chan error, 1)
	var d Document
	go func() { done <- c.exchange(r, &d) }()
	err := c.settle(c.watch(ctx, done, r.Memory, limit))
	return d, err
}

// settle clears up after a failed exchange and says why it failed. A child that ends by itself is given time to say why.
func (c *child) settle(why error) error {
	if why == nil {
		return nil
	}
	if !hungUp(why) {
		c.kill()
		return why
	}
	defer time.AfterFunc(pipeDelay, func() { c.cmd.Process.Kill() }).Stop()
	c.in.Close()
	c.cmd.Wait()
	return c.explain(why)
}

// hungUp says whether an exchange failed because the other side went away.
func hungUp(why error) bool {
	return errors.Is(why, errBroken) &&
		(errors.Is(why, io.EOF) || errors.Is(why, io.ErrUnexpectedEOF) || errors.Is(why, syscall.EPIPE))
}

// watch waits until the exchange is done. When it must end before that, the process is killed, which ends the exchange too.
func (c *child) watch(ctx context.Context, done <-chan error, memory int64, limit time.Duration) error {
	clock := time.NewTimer(limit)
	defer clock.Stop()
	look := time.NewTicker(watchEvery)
	defer look.Stop()
	for {
		var why error
		select {
		case err := <-done:
			if err != nil {
				return fmt.Errorf("%w: %w", errBroken, err)
			}
			return nil
		case <-ctx.Done():
			why = context.Cause(ctx)
		case <-clock.C:
			why = fmt.Errorf("%w: more than %v", errSlow, limit)
		case <-look.C:
			if resident(c.cmd.Process.Pid) <= memory {
				continue
			}
			why = fmt.Errorf("%w: more than %d MB", errLarge, memory>>20)
		}
		c.cmd.Process.Kill()
		<-done
		return why
	}
}

// request sends an order and its file.
func (c *child) request(r request) error {
	head, err := json.Marshal(r.order)
	if err != nil {
		return err
	}
	if err := writeFrame(c.in, head); err != nil {
		return err
	}
	return writeFrame(c.in, r.data)
}

func (c *child) exchange(r request, d *Document) error {
	if err := c.request(r); err != nil {
		return err
	}
	answer, err := readFrame(c.out, maxAnswer)
	if err != nil {
		return err
	}
	return json.Unmarshal(answer, d)
}

// explain says why a child ended by itself, from what it wrote. It has been waited for.
func (c *child) explain(why error) error {
	said := c.stderr.String()
	switch {
	case strings.Contains(said, "out of memory"), strings.Contains(said, "cannot allocate memory"):
		return fmt.Errorf("%w: the reader process ran out of memory", errLarge)
	case strings.Contains(said, "stack exceeds"), strings.Contains(said, "stack overflow"):
		return fmt.Errorf("%w: the reader process ran out of stack", errLarge)
	case strings.HasPrefix(c.cmd.ProcessState.String(), "signal: killed"):
		return fmt.Errorf("%w: the system killed the reader process, as it does when memory is short", errLarge)
	case said == "":
		return fmt.Errorf("%w (%v)", why, c.cmd.ProcessState)
	}
	return fmt.Errorf("%w (%v): %s", why, c.cmd.ProcessState, firstFault(said))
}

// firstFault picks the line of a crash that tells most.
func firstFault(said string) string {
	lines := strings.Split(strings.TrimSpace(said), "\n")
	for _, l := range lines {
		if strings.HasPrefix(l, "panic:") || strings.HasPrefix(l, "fatal error:") {
			return l
		}
	}
	return lines[len(lines)-1]
}

// spent says whether the child should make room for a fresh one.
func (c *child) spent(memory int64) bool {
	return c.served >= maxDocuments || resident(c.cmd.Process.Pid) > memory/2
}

// kill ends the child and waits for it, so that no zombie stays behind. Its exit status says nothing we do not know.
func (c *child) kill() {
	c.cmd.Process.Kill()
	c.in.Close()
	c.cmd.Wait()
}

// resident is the resident memory of a process in bytes; 0 where the system has no /proc or the process is gone.
func resident(pid int) int64 {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", pid))
	if err != nil {
		return 0
	}
	var size, pages int64
	if _, err := fmt.Sscan(string(b), &size, &pages); err != nil {
		return 0
	}
	return pages * int64(os.Getpagesize())
}

// maxSaid is how much of what a child writes to its standard error is kept, in bytes: the runtime says first why it ends.
const maxSaid = 4 << 10

// A beginning keeps the first bytes written to it and takes all. It may be read when the process has been waited for.
type beginning struct{ b []byte }

func (s *beginning) Write(p []byte) (int, error) {
	s.b = append(s.b, p[:min(len(p), maxSaid-len(s.b))]...)
	return len(p), nil
}

func (s *beginning) String() string { return strings.ToValidUTF8(string(s.b), "") }
