package intake_test

import (
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// A file system that is really full: nothing that was recorded is lost, and where there is room the same file goes on.
func TestDiskFull(t *testing.T) {
	t.Parallel()
	d := setup(t)
	d.Store = filepath.Join(small(t, 1<<20), "inkorg.db")
	const mails = 12
	for i := range mails {
		m := application(i)
		m.files = append(m.files, file{"bild.jpg", "image/jpeg", pdf(100_000)})
		d.deliver("INBOX", m.write())
	}
	d.fails("make room on the disk")
	if n := len(d.smtp.Mails()); n != 0 {
		t.Errorf("%d letters were sent", n)
	}
	d.check()
	roomy := filepath.Join(t.TempDir(), "inkorg.db")
	data, err := os.ReadFile(d.Store)
	if err != nil {
		t.Fatal(err)
	}
	d.Store = roomy
	d.put(data)
	d.settle()
	d.checkAll()
	d.checkCopies(mails, 0, 0)
}

// small is the folder of a file system of this size, in memory.
func small(t *testing.T, bytes int) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("none", dir, "tmpfs", 0, fmt.Sprintf("size=%d", bytes)); err != nil {
		t.Skipf("a small file system cannot be mounted here: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Error(err)
		}
	})
	return dir
}
