//go:build linux || darwin

package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"syscall"
	"testing"
	"time"

	"inkorg/store"
)

// children are what the test binary does when it is started as a child. Those that crash end by SIGKILL.
var children = map[string]func(path string) error{
	"in PutRaw":     crashInPutRaw,
	"before commit": func(path string) error { return crashInUpdate(path, true) },
	"after commit":  func(path string) error { return crashInUpdate(path, false) },
	"full disk":     fillDisk,
}

// big is a mail of several transactions.
func big() []byte { return bytes.Repeat(bytesOf(1<<20, 4), 64) }

func kill() { _ = syscall.Kill(os.Getpid(), syscall.SIGKILL) }

// crashInPutRaw dies when the first part of a mail is in the file and the second is on its way: the file grows before each, by
// 16 MB more than it must.
func crashInPutRaw(path string) error {
	db, err := store.Open(path, nil)
	if err != nil {
		return err
	}
	raw := big()
	go func() {
		for {
			if info, err := os.Stat(path); err == nil && info.Size() > 40<<20 {
				kill()
			}
		}
	}()
	return errors.Join(db.PutRaw(raw), errors.New("it was not killed"))
}

func crashInUpdate(path string, before bool) error {
	db, err := store.Open(path, nil)
	if err != nil {
		return err
	}
	if err := db.PutRaw([]byte("new")); err != nil {
		return err
	}
	err = db.Update(func(tx *store.Tx) error {
		err := record(tx)
		if before {
			kill()
		}
		return err
	})
	kill()
	return err
}

// record is one fact: a message with its case, receipt and event.
func record(tx *store.Tx) error {
	m := other([]byte("new"))
	seq, err := tx.Next("IT-2009-")
	m.State, m.Number, m.Version = store.Submission, fmt.Sprintf("IT-2009-%04d", seq), 1
	c := store.Case{Number: m.Number, Call: "it-2009", Counter: "IT-2009-", Seq: seq, Versions: []store.Version{{N: 1, Message: m.Hash}}}
	_, queued := tx.Queue(receipt("new@inkorg", m.Hash), []byte("receipt"), day)
	return errors.Join(err, tx.PutMessage(m), tx.PutCase(c), queued,
		tx.PutSighting(store.Sighting{Place: place(9), State: m.State, Message: m.Hash}), tx.Log(store.Event{Name: "registered", Number: m.Number}))
}

// fillDisk writes until the file may not grow any more. Every Update must then fail and say why, and leave things as they were.
func fillDisk(path string) error {
	signal.Ignore(syscall.SIGXFSZ)
	db, err := store.Open(path, nil)
	if err != nil {
		return err
	}
	limit := syscall.Rlimit{Cur: 3 << 20, Max: 3 << 20}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		return err
	}
	if err := db.PutRaw(bytesOf(8<<20, 6)); err == nil || !strings.Contains(err.Error(), "write to database "+path) || errors.Is(err, store.ErrDamaged) {
		return fmt.Errorf("PutRaw says %w", err)
	}
	if err := db.Update(func(tx *store.Tx) error { return tx.Log(store.Event{Name: "small"}) }); err != nil {
		return fmt.Errorf("a small Update has room, and says %w", err)
	}
	return errors.Join(db.Check(), db.Close())
}

// child runs one of the children on a database.
func child(t *testing.T, name, path string) (string, error) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), "INKORG_STORE_CHILD="+name, "INKORG_STORE_PATH="+path, "GORACE=atexit_sleep_ms=0")
	out, err := cmd.CombinedOutput()
	return string(out), err
}

// crash runs a child that must be killed, and opens what it left.
func crash(t *testing.T, name string) *store.DB {
	t.Helper()
	path := sampleFile(t)
	out, err := child(t, name, path)
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.Sys().(syscall.WaitStatus).Signal() != syscall.SIGKILL {
		t.Fatalf("the child was not killed: %v: %s", err, out)
	}
	db := open(t, path)
	if err := db.Check(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Check(); err != nil {
			t.Error(err)
		}
	})
	return db
}

func TestKilledInPutRaw(t *testing.T) {
	t.Parallel()
	db, raw := crash(t, "in PutRaw"), big()
	view(t, db, func(tx *store.Tx) {
		if _, ok := tx.Raw(store.HashOf(raw)); ok {
			t.Error("half a mail was taken for the mail")
		}
	})
	if n, err := db.Sweep(); n != 1 || err != nil {
		t.Errorf("swept %d, %v: the crash left no part", n, err)
	}
	keep(t, db, raw)
	view(t, db, func(tx *store.Tx) {
		if got, _ := tx.Raw(store.HashOf(raw)); !bytes.Equal(got, raw) {
			t.Error("the mail did not come back")
		}
	})
}

func TestKilledAroundCommit(t *testing.T) {
	t.Parallel()
	for name, recorded := range map[string]bool{"before commit": false, "after commit": true} {
		t.Run(name, func(t *testing.T) {
			db := crash(t, name)
			view(t, db, func(tx *store.Tx) {
				h := store.HashOf([]byte("new"))
				_, message := tx.Message(h)
				_, letter := tx.ReceiptFor(h)
				_, case2 := tx.Case("IT-2009-0002")
				_, seen := tx.Sighting(place(9))
				if message != recorded || letter != recorded || case2 != recorded || seen != recorded {
					t.Errorf("recorded: message %t, letter %t, case %t, place %t; want all %t", message, letter, case2, seen, recorded)
				}
			})
			if recorded {
				return
			}
			keep(t, db, []byte("new"))
			update(t, db, record)
		})
	}
}

func TestFullDisk(t *testing.T) {
	t.Parallel()
	path := sampleFile(t)
	if out, err := child(t, "full disk", path); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	db, err := store.Open(path, &store.Options{Timeout: time.Second})
	must(t, err)
	defer db.Close()
	view(t, db, readAll)
	if err := db.Check(); err != nil {
		t.Error(err)
	}
}
