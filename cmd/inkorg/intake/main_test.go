package intake_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strconv"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
	_ "time/tzdata"

	"inkorg/parser/document"
)

// What a child of the test is told by its environment.
const (
	envChild = "INKORG_TEST_CHILD" // once, or loop until killed
	envStore = "INKORG_TEST_STORE"
	envIMAP  = "INKORG_TEST_IMAP"
	envSMTP  = "INKORG_TEST_SMTP"
	envClock = "INKORG_TEST_CLOCK" // RFC 3339
	envPoint = "INKORG_TEST_POINT" // where it kills itself; "" nowhere
	envTimes = "INKORG_TEST_TIMES" // and at which time it gets there, from 1
	envRoom  = "INKORG_TEST_ROOM"  // how large a file may become, in bytes; "" without limit
)

// What a document says to break the process that reads it.
const (
	crashing = "CRASH THE READER"
	hanging  = "HANG THE READER"
)

// TestMain lets the test binary be two other programs: the one that reads documents, and the daemon that is killed.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == "read-document" {
		if err := document.Serve(fragile{os.Stdin}, os.Stdout); err != nil {
			os.Exit(1)
		}
		os.Exit(0)
	}
	if mode := os.Getenv(envChild); mode != "" {
		os.Exit(beChild(mode))
	}
	os.Setenv("GORACE", "atexit_sleep_ms=0")
	os.Exit(m.Run())
}

// beChild makes passes against the servers of the parent. Standard output has a line for each point it comes to,
// and for the end of each pass.
func beChild(mode string) int {
	now, err := time.Parse(time.RFC3339, os.Getenv(envClock))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 2
	}
	if err := limitFiles(os.Getenv(envRoom)); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 2
	}
	in := newIntake(os.Getenv(envStore), os.Getenv(envIMAP), os.Getenv(envSMTP))
	defer in.Judge.Reader.Close()
	in.Now = func() time.Time { return now }
	in.Reached = suicide(os.Getenv(envPoint), os.Getenv(envTimes))
	for {
		_, err := in.Once(context.Background())
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
		fmt.Println("pass")
		if mode == "once" && err != nil {
			return 1
		}
		if mode == "once" {
			return 0
		}
	}
}

// suicide kills the process, as a power cut would, when it comes to a point for the n-th time.
func suicide(point, times string) func(string) {
	var reached atomic.Int64
	return func(at string) {
		fmt.Println(at)
		if at == point && fmt.Sprint(reached.Add(1)) == times {
			syscall.Kill(os.Getpid(), syscall.SIGKILL)
			select {}
		}
	}
}

// limitFiles bounds how large any file of this process may become, as a full disk would.
func limitFiles(room string) error {
	if room == "" {
		return nil
	}
	n, err := strconv.ParseUint(room, 10, 64)
	if err != nil {
		return err
	}
	signal.Ignore(syscall.SIGXFSZ)
	return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: n, Max: n})
}

// fragile breaks the process down, or hangs, at a file that says so, as a bug in a library would.
type fragile struct{ r io.Reader }

func (f fragile) Read(p []byte) (int, error) {
	n, err := f.r.Read(p)
	if bytes.Contains(p[:n], []byte(crashing)) {
		fmt.Fprintln(os.Stderr, "panic: something broke")
		os.Exit(2)
	}
	if bytes.Contains(p[:n], []byte(hanging)) {
		select {}
	}
	return n, err
}
