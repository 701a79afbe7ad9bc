package intake_test

import (
	"errors"
	"os"
	"os/exec"
	"strconv"
	"syscall"
	"testing"
	"time"

	"inkorg/store"
)

// child makes passes in a process of its own, on the same store and servers. It kills itself at the n-th time it gets to point.
func (d *desk) child(mode, point string, n int) *exec.Cmd {
	d.t.Helper()
	self, err := os.Executable()
	if err != nil {
		d.t.Fatal(err)
	}
	c := exec.CommandContext(d.t.Context(), self)
	c.Env = append(os.Environ(), envChild+"="+mode, envStore+"="+d.Store, envIMAP+"="+d.imap.URL(), envSMTP+"="+d.smtp.URL(),
		envClock+"="+d.Now().Format(time.RFC3339), envPoint+"="+point, envTimes+"="+strconv.Itoa(n))
	return c
}

// killed says whether a process died as one does of SIGKILL.
func killed(err error) bool {
	var exit *exec.ExitError
	if !errors.As(err, &exit) {
		return false
	}
	status, ok := exit.Sys().(syscall.WaitStatus)
	return ok && status.Signaled() && status.Signal() == syscall.SIGKILL
}

// Each step of the crash table: what is there right after a death at it, and that a later pass puts everything right.
func TestCrash(t *testing.T) {
	const mails = 5
	tests := []struct {
		point      string
		times      int
		registered int // messages in the ledger right after
		twice      int // letters that are sent a second time
	}{
		{"fetched", 1, 0, 0},
		{"fetched", mails, 0, 0},
		{"judged", 1, 0, 0},
		{"kept", 1, 0, 0},
		{"stored", 1, 1, 0},
		{"marked", 1, mails, 0},
		{"digested", 1, mails, 0},
		{"claimed", 1, mails, 0},
		{"sent", 1, mails, 1},
		{"sent", mails, mails, 1},
		{"settled", 1, mails, 0},
		{"settled", mails, mails, 0},
	}
	for _, test := range tests {
		t.Run(test.point+" "+strconv.Itoa(test.times), func(t *testing.T) {
			t.Parallel()
			d := setup(t)
			d.once() // the store is made today, so that the digest of tomorrow is the first
			d.deliver("INBOX", applications(1, mails)...)
			d.clock.set(at(11, 8, 0, 0))
			if out, err := d.child("once", test.point, test.times).CombinedOutput(); !killed(err) {
				t.Fatalf("the child was not killed at %s: %v\n%s", test.point, err, out)
			}
			d.check()
			if n := d.registered(); test.registered == 0 && test.times == 1 && n > 0 || n < test.registered {
				t.Errorf("%d messages are registered right after, want %d", n, test.registered)
			}
			d.settle()
			d.checkAll()
			d.checkCopies(mails, 1, test.twice)
		})
	}
}

// registered counts the messages of the ledger.
func (d *desk) registered() (n int) {
	d.view(func(tx *store.Tx) {
		for range tx.Messages() {
			n++
		}
	})
	return n
}

// checkCopies verifies how many letters there are, and how many of them the server got a second time.
func (d *desk) checkCopies(receipts, digests, twice int) {
	d.t.Helper()
	copies, again := d.copies(), 0
	for _, n := range copies {
		again += n - 1
	}
	if len(copies) != receipts+digests || again != twice {
		d.t.Errorf("%d letters were sent, %d of them again; want %d and %d", len(copies), again, receipts+digests, twice)
	}
}
