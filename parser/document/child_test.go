package document_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"inkorg/parser/document"
)

// A file that ends or breaks its child costs one document: the next one is read by a fresh child.
func TestOneDocumentOnly(t *testing.T) {
	crash := pdfOf("", textLines("Hej")).bytes("/Note (CRASH)")
	for _, c := range []struct {
		name, child string
		data        []byte
		o           document.Options
		reason      document.Reason
		detail      string
	}{
		{"a hang", "second", endlessPrev(), document.Options{Timeout: 500 * time.Millisecond}, document.Bomb, "too long: more than 500ms"},
		{"a memory bomb", "second", memoryBomb(), document.Options{Memory: 150 << 20}, document.Bomb, "too much memory: more than 150 MB"},
		{"a memory bomb for PDFium", "serve", memoryBomb(), document.Options{}, document.Bomb, "too much memory"},
		{"a fatal lack of memory", "second", hugeTable(), document.Options{}, document.Bomb, "ran out of memory"},
		{"a crash", "fragile", crash, document.Options{}, document.Corrupt, "panic: something broke"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if strings.Contains(c.detail, "more than 150 MB") && runtime.GOOS != "linux" {
				t.Skip("only Linux tells how much memory a child uses")
			}
			c.o.Workers, c.o.Command = 1, command(t, c.child)
			r := newReader(t, c.o)
			d := readAlone(t, r, "bad.pdf", c.data)
			if d.Readable || d.Reason != c.reason || !strings.Contains(d.Detail, c.detail) || d.Err != nil {
				t.Errorf("got reason %q, detail %q, error %v", d.Reason, d.Detail, d.Err)
			}
			if c.o.Timeout > 0 { // the clock of the good one must not depend on how busy the machine is
				return
			}
			if d := r.Read(t.Context(), "good.pdf", sample(t, "groff.pdf")); !d.Readable {
				t.Errorf("the next document: %s: %s", d.Reason, d.Detail)
			}
		})
	}
}

// A hang costs the one worker its time and nothing more: the next document, which the same worker reads, is read well.
func TestAfterHang(t *testing.T) {
	t.Parallel()
	r := newReader(t, document.Options{Workers: 1, Timeout: 5 * time.Second, Command: command(t, "second")})
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	if d := r.Read(ctx, "hang.pdf", endlessPrev()); !errors.Is(d.Err, context.DeadlineExceeded) || d.Readable {
		t.Errorf("a hang until the context ends: %q, %v", d.Reason, d.Err)
	}
	if d := r.Read(t.Context(), "good.pdf", sample(t, "groff.pdf")); !d.Readable {
		t.Errorf("the next document: %s: %s", d.Reason, d.Detail)
	}
}

// What a child says is not believed.
func TestBadAnswers(t *testing.T) {
	t.Parallel()
	for _, manner := range []string{"garbage", "boaster", "liar"} {
		t.Run(manner, func(t *testing.T) {
			r := newReader(t, document.Options{Workers: 1, Command: command(t, manner)})
			d := r.Read(t.Context(), "a.pdf", sample(t, "groff.pdf"))
			if d.Readable || d.Reason != document.Corrupt || len(d.Lines) > 0 || d.Err != nil || d.Type != "application/pdf" {
				t.Errorf("got %+v", d)
			}
		})
	}
}

// A reader process that cannot be had is our trouble: no applicant must hear that the file is damaged.
func TestNoChild(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name    string
		command []string
		timeout time.Duration
	}{
		{"no command", nil, 0},
		{"no such program", []string{filepath.Join(t.TempDir(), "nothing")}, 0},
		{"another program", command(t, "stranger"), 0},
		{"a program that says nothing", command(t, "mute"), 200 * time.Millisecond},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := document.NewReader(document.Options{Command: c.command, Timeout: c.timeout, Workers: 1})
			defer r.Close()
			for range 2 {
				d := r.Read(t.Context(), "a.pdf", sample(t, "groff.pdf"))
				if d.Err == nil || d.Readable || d.Reason == "" || !strings.Contains(d.Err.Error(), "a.pdf") {
					t.Errorf("got %+v", d)
				}
			}
			if d := r.Read(t.Context(), "a.txt", []byte("text")); !d.Readable {
				t.Errorf("text needs no child: %+v", d)
			}
		})
	}
}

func TestConcurrentReads(t *testing.T) {
	t.Parallel()
	r := newReader(t, document.Options{Workers: 2})
	want := map[string]string{}
	names := []string{"groff.pdf", "chromium.pdf", "libreoffice-bold.pdf", "scan.pdf", "password-128.pdf"}
	for _, n := range names {
		want[n] = dump(r.Read(t.Context(), n, sample(t, n)))
	}
	var group sync.WaitGroup
	for i := range 40 {
		group.Go(func() {
			n := names[i%len(names)]
			if got := dump(r.Read(t.Context(), n, sample(t, n))); got != want[n] {
				t.Errorf("%s read beside others: got\n%s", n, got)
			}
		})
	}
	group.Wait()
}

// A child is replaced when it has served for long or has grown, before either becomes a danger.
func TestRecycling(t *testing.T) {
	t.Parallel()
	data := pdfOf("", textLines("Hej")).bytes("")
	for _, c := range []struct {
		child     string
		documents int
	}{
		{"old", 1005},
		{"fat", 3},
	} {
		t.Run(c.child, func(t *testing.T) {
			if c.child == "fat" && runtime.GOOS != "linux" {
				t.Skip("only Linux tells how much memory a child uses")
			}
			r := newReader(t, document.Options{Workers: 1, Memory: 1 << 30, Command: command(t, c.child)})
			for i := range c.documents {
				if d := r.Read(t.Context(), "a.pdf", data); !d.Readable {
					t.Fatalf("document %d: %s", i+1, d.Detail)
				}
			}
		})
	}
}

func TestContextAlreadyEnded(t *testing.T) {
	t.Parallel()
	r := newReader(t, document.Options{})
	ctx, cancel := context.WithCancelCause(t.Context())
	why := errors.New("enough")
	cancel(why)
	for _, data := range [][]byte{[]byte("text"), sample(t, "groff.pdf")} {
		if d := r.Read(ctx, "a", data); !errors.Is(d.Err, why) || d.Readable {
			t.Errorf("got %+v", d)
		}
	}
}

func TestWaitingForWorkerEndsByContext(t *testing.T) {
	t.Parallel()
	r := newReader(t, document.Options{Workers: 1, Command: command(t, "second")})
	first, stop := context.WithCancel(t.Context())
	done := make(chan document.Document)
	go func() { done <- r.Read(first, "hang.pdf", endlessPrev()) }()
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if d := r.Read(ctx, "a.pdf", endlessPrev()); !errors.Is(d.Err, context.DeadlineExceeded) {
		t.Errorf("got %+v", d)
	}
	stop()
	if d := <-done; !errors.Is(d.Err, context.Canceled) {
		t.Errorf("the one that hung: %+v", d)
	}
}

// Close ends what is being read, and leaves neither process nor goroutine behind.
func TestCloseWhileReading(t *testing.T) {
	goroutines := runtime.NumGoroutine()
	processes := children(t)
	r := document.NewReader(document.Options{Command: command(t, "second"), Workers: 2, Timeout: time.Minute})
	done := make(chan document.Document)
	for range 3 { // two in children, one waiting
		go func() { done <- r.Read(context.Background(), "hang.pdf", endlessPrev()) }()
	}
	waitFor(t, func() bool { return runtime.GOOS != "linux" || len(children(t)) >= len(processes)+2 })
	if err := r.Close(); err != nil {
		t.Error(err)
	}
	for range 3 {
		if d := <-done; !errors.Is(d.Err, document.ErrClosed) || d.Readable {
			t.Errorf("a document under way: %+v", d)
		}
	}
	if d := r.Read(context.Background(), "a.pdf", sample(t, "groff.pdf")); !errors.Is(d.Err, document.ErrClosed) {
		t.Errorf("after Close: %+v", d)
	}
	if err := r.Close(); err != nil {
		t.Errorf("a second Close: %v", err)
	}
	if left := children(t); len(left) > len(processes) {
		t.Errorf("processes left: %v, before %v", left, processes)
	}
	waitFor(t, func() bool { return runtime.NumGoroutine() <= goroutines })
}

// children are the processes, living or dead, that this one has not waited for.
func children(t *testing.T) []string {
	t.Helper()
	tasks, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", os.Getpid()))
	var all []string
	for _, f := range tasks {
		b, _ := os.ReadFile(f)
		all = append(all, strings.Fields(string(b))...)
	}
	return all
}

func waitFor(t *testing.T, what func() bool) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); !what(); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("waited in vain")
		}
	}
}
