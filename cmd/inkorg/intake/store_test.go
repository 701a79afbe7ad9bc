package intake_test

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"inkorg/cmd/inkorg/intake"
	"inkorg/store"
)

// Another process has the database open: nothing is lost, the pass says what to do, and the next one works.
func TestStoreLocked(t *testing.T) {
	t.Parallel()
	for name, o := range map[string]*store.Options{"for writing": nil, "for reading": {ReadOnly: true}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := setup(t)
			d.once()
			d.deliver("INBOX", application(1).write())
			other, err := store.Open(d.Store, o)
			if err != nil {
				t.Fatal(err)
			}
			_, err = d.Once(t.Context())
			if !errors.Is(err, store.ErrLocked) || errors.Is(err, intake.ErrStore) || !strings.Contains(err.Error(), "wait until it is done") {
				t.Errorf("the pass says %v", err)
			}
			if err := other.Close(); err != nil {
				t.Error(err)
			}
			d.settle()
			d.checkAll()
			d.checkCopies(1, 0, 0)
		})
	}
}

// The daemon ends when it is told to, also while it waits for another process to let go of the database.
func TestRunEndsWhileLocked(t *testing.T) {
	t.Parallel()
	d := setup(t)
	d.once()
	other, err := store.Open(d.Store, nil)
	if err != nil {
		t.Fatal(err)
	}
	d.run(nil).stop()
	if err := other.Close(); err != nil {
		t.Error(err)
	}
}

// Where no database can be made, the pass says why and what to do, and touches nothing on the server.
func TestStoreCannotBeMade(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "file"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(folder, "closed"), 0o500); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ name, path, says string }{
		{"the folder is missing", "nowhere/inkorg.db", "make the folder first"},
		{"a file in place of the folder", "file/inkorg.db", "not a directory"},
		{"the path is a folder", "closed", "name a file in it"},
		{"the folder may not be written to", "closed/inkorg.db", "change their permissions"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if strings.HasPrefix(test.path, "closed/") && os.Geteuid() == 0 {
				t.Skip("this needs an ordinary user: the superuser may write to every folder")
			}
			d := setup(t)
			good := d.Store
			d.Store = filepath.Join(folder, test.path)
			d.deliver("INBOX", application(1).write())
			d.fails(test.says)
			if err := d.Run(t.Context()); !errors.Is(err, intake.ErrStore) {
				t.Errorf("the daemon ends with %v", err)
			}
			if n := d.imap.Commands("CONNECT") + d.smtp.Connections(); n > 0 {
				t.Errorf("the servers were dialled %d times", n)
			}
			d.Store = good
			d.settle()
			d.checkAll()
			d.checkCopies(1, 0, 0)
		})
	}
}

// fails makes a pass, which must say that the database failed, which one, and these words.
func (d *desk) fails(says string) {
	d.t.Helper()
	_, err := d.Once(d.t.Context())
	if !errors.Is(err, intake.ErrStore) || !strings.Contains(err.Error(), d.Store) || !strings.Contains(err.Error(), says) {
		d.t.Errorf("the pass says %v; want %s and %q", err, d.Store, says)
	}
}

// A damaged database stops everything before a letter goes out, and the backup that was restored goes on.
func TestStoreDamaged(t *testing.T) {
	t.Parallel()
	for name, damage := range map[string]func(data []byte) []byte{
		"emptied":        func(data []byte) []byte { return nil },
		"cut off":        func(data []byte) []byte { return data[:len(data)/2] },
		"another format": func(data []byte) []byte { return []byte("From alice Tue Mar 10 12:00:00 2009\n") },
		"overwritten":    func(data []byte) []byte { return []byte(strings.Repeat("x", len(data))) },
		"head is gone":   func(data []byte) []byte { return append(make([]byte, 16<<10), data[16<<10:]...) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := setup(t)
			d.deliver("INBOX", applications(1, 3)...)
			d.smtp.Fail(always("CONNECT", drop))
			if _, err := d.Once(t.Context()); err == nil {
				t.Error("letters were sent")
			}
			d.smtp.Fail(nil)
			d.deliver("INBOX", application(4).write())
			d.clock.set(at(10, 18, 0, 0)) // the letters are due
			backup, err := os.ReadFile(d.Store)
			if err != nil {
				t.Fatal(err)
			}
			d.put(damage(backup))
			d.fails("restore the latest backup")
			if err := d.Run(t.Context()); !errors.Is(err, store.ErrDamaged) {
				t.Errorf("the daemon ends with %v", err)
			}
			if n := len(d.smtp.Mails()); n > 0 {
				t.Errorf("%d letters were sent", n)
			}
			d.put(backup)
			d.settle()
			d.checkAll()
			d.checkCopies(4, 0, 0)
		})
	}
}

func (d *desk) put(data []byte) {
	d.t.Helper()
	if err := os.WriteFile(d.Store, data, 0o600); err != nil {
		d.t.Fatal(err)
	}
}

// The disk is full, at every size of the file: whatever the pass was at, the database stays sound, the process says why it ends, and
// with more room everything is done once.
func TestFileLimit(t *testing.T) {
	t.Parallel()
	d := setup(t)
	const mails = 12
	for i := range mails {
		m := application(i)
		m.files = append(m.files, file{"bild.jpg", "image/jpeg", pdf(100_000)})
		d.deliver("INBOX", m.write())
	}
	begun, fetched := 0, 0
	for room := 4 << 10; ; room += room / 2 {
		c := d.child("once", "", 0)
		c.Env = append(c.Env, envRoom+"="+strconv.Itoa(room))
		out, err := c.CombinedOutput()
		d.check()
		if err == nil {
			break
		}
		if says := string(out); c.ProcessState.ExitCode() != 1 || !strings.Contains(says, "the database failed") || !strings.Contains(says, "nothing that was recorded is lost") {
			t.Errorf("with %d bytes for a file it says %v: %s", room, err, says)
		}
		if begun++; strings.Contains(string(out), "fetched") {
			fetched++
		}
	}
	if fetched == 0 || fetched == begun {
		t.Errorf("of %d passes that failed %d had a database", begun, fetched)
	}
	d.settle()
	d.checkAll()
	d.checkCopies(mails, 0, 0)
	if left, _ := filepath.Glob(d.Store + "?*"); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}
