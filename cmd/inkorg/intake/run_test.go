package intake_test

import (
	"context"
	"testing"
	"time"

	"inkorg/cmd/inkorg/intake"
	"inkorg/mailbox/mailtest"
	"inkorg/store"
)

// A running is a Run that is watched from outside.
type running struct {
	*desk
	cancel context.CancelFunc
	ended  chan error
	sent   chan int // how many letters a pass has sent so far
	idle   chan bool
}

// run starts the daemon. faults may be nil.
func (d *desk) run(faults func(command string, n int) mailtest.Fault) *running {
	ctx, cancel := context.WithCancel(d.t.Context())
	r := &running{desk: d, cancel: cancel, ended: make(chan error, 1), sent: make(chan int, 1000), idle: make(chan bool, 1000)}
	d.Progress = func(p intake.Progress) {
		if p.Step == "deliver" {
			r.sent <- p.Done
		}
	}
	d.imap.Fail(func(command string, n int) mailtest.Fault {
		if command == "IDLE" {
			r.idle <- true
		}
		if faults != nil {
			return faults(command, n)
		}
		return mailtest.Fault{}
	})
	go func() { r.ended <- d.Run(ctx) }()
	return r
}

// await waits for an event that must come; how long is only there so that a failing test ends.
func await[T any](t testing.TB, what string, c <-chan T) (v T) {
	t.Helper()
	select {
	case v = <-c:
	case <-time.After(20 * time.Second):
		t.Fatalf("%s does not come", what)
	}
	return v
}

// stop tells the daemon to end, which it must do within five seconds.
func (r *running) stop() {
	r.t.Helper()
	r.cancel()
	select {
	case err := <-r.ended:
		if err != nil {
			r.t.Errorf("the daemon ended with an error: %v", err)
		}
	case <-time.After(5 * time.Second):
		r.t.Fatal("the daemon did not end within 5 s")
	}
}

func TestRun(t *testing.T) {
	t.Parallel()
	d := setup(t)
	d.deliver("INBOX", application(1).write())
	r := d.run(nil)
	await(t, "the receipt to what lay there", r.sent)
	await(t, "IDLE", r.idle)
	d.deliver("INBOX", application(2).write())
	await(t, "the receipt to what came", r.sent)
	await(t, "IDLE", r.idle)
	d.imap.HangUp()
	d.deliver("INBOX", application(3).write())
	await(t, "the receipt after the connection broke", r.sent)
	r.stop()
	d.checkAll()
	d.checkCopies(3, 0, 0)
}

// Between passes the store is free, so that `inkorg list` can read it.
func TestRunLetsOthersRead(t *testing.T) {
	t.Parallel()
	d := setup(t)
	d.deliver("INBOX", application(1).write())
	r := d.run(nil)
	await(t, "IDLE", r.idle)
	d.view(func(tx *store.Tx) {
		if _, ok := tx.Case("IT-2009-0001"); !ok {
			t.Error("the case is not there")
		}
	})
	r.stop()
}

// However it is held up, the daemon ends when it is told to, and what it leaves is put right by the next pass.
func TestRunEnds(t *testing.T) {
	t.Parallel()
	silent := mailtest.Fault{Silent: true}
	tests := []struct {
		name, imap, smtp string
		twice            int
	}{
		{"mailbox silent at the greeting", "CONNECT", "", 0},
		{"mailbox silent at the login", "LOGIN", "", 0},
		{"mailbox silent at SELECT", "SELECT", "", 0},
		{"mailbox silent at FETCH", "FETCH", "", 0},
		{"mailbox silent at STORE", "STORE", "", 0},
		{"outbox silent at the greeting", "", "CONNECT", 0},
		{"outbox silent at RCPT", "", "RCPT", 0},
		{"outbox silent after the final dot", "", "DOT", 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			d := setup(t)
			d.deliver("INBOX", application(1).write())
			stuck := make(chan bool, 1000)
			hold := func(at string) func(string, int) mailtest.Fault {
				return func(command string, _ int) mailtest.Fault {
					if command != at {
						return mailtest.Fault{}
					}
					stuck <- true
					return silent
				}
			}
			d.smtp.Fail(hold(test.smtp))
			r := d.run(hold(test.imap))
			await(t, "the silence", stuck)
			r.stop()
			d.smtp.Fail(nil)
			d.imap.Fail(nil)
			d.Progress = nil
			d.settle()
			d.checkAll()
			d.checkCopies(1, 0, test.twice)
		})
	}
}

// Told to stop in the midst of a backlog, it finishes the commit in hand and loses nothing.
func TestRunStopsAtWork(t *testing.T) {
	t.Parallel()
	d := setup(t)
	d.deliver("INBOX", applications(1, 200)...)
	recorded := make(chan bool, 1000)
	d.Reached = func(point string) {
		if point == "stored" {
			recorded <- true
		}
	}
	r := d.run(nil)
	await(t, "the first commit", recorded)
	r.stop()
	d.check()
	d.Progress, d.Reached = nil, nil
	d.settle()
	d.checkAll()
	d.checkCopies(200, 0, 0)
}
