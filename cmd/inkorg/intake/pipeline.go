package intake

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"time"

	"golang.org/x/sync/semaphore"

	"inkorg/mailbox"
	"inkorg/parser/rules"
	"inkorg/store"
)

// The bounds of the package comment.
const (
	groupMessages = 50
	groupBytes    = 16 << 20
	flightBytes   = 64 << 20
	gather        = 50 * time.Millisecond
)

// A job is one message on its way from the server to the store.
type job struct {
	place    store.Place
	spam     bool // it lay in the spam folder
	mail     mailbox.Mail
	clocks   rules.Clocks
	hash     store.Hash    // there when judged is closed, unless the server would not give the message
	judgment *Judgment     // nil when the store knows the message, or the server would not give it
	judged   chan struct{} // closed when judgment is there
	weight   int64         // bytes it takes of the flight
}

// fetch takes the pending messages through the three stages. They are joined by channels: jobs, in the order of the
// UIDs, for the commits, and work for the judges. An ended context stops the fetching; what is not yet judged is left
// for the next pass, what is being committed is finished.
func (w *watched) fetch(ctx context.Context, pending []uint32) error {
	if len(pending) == 0 {
		return nil
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	f := &flight{watched: w, room: semaphore.NewWeighted(flightBytes), jobs: make(chan *job, groupMessages), work: make(chan *job, groupMessages), total: len(pending)}
	var judges sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		judges.Go(func() { f.judge(ctx) })
	}
	fetched := make(chan error, 1)
	go func() {
		defer close(f.jobs)
		defer close(f.work)
		fetched <- w.inbox.Fetch(ctx, pending, func(m mailbox.Mail) error { return f.launch(ctx, m) })
	}()
	committed := f.commit(ctx)
	if committed != nil {
		cancel()
	}
	for range f.jobs { // a failed commit leaves jobs behind
	}
	judges.Wait()
	err := <-fetched
	if committed != nil {
		return committed
	}
	return errors.Join(err, f.undone)
}

// flight is the mail under way.
type flight struct {
	*watched
	room        *semaphore.Weighted
	jobs        chan *job
	work        chan *job
	held        *job // taken from jobs, and not ready for the group before
	done, total int
	undone      error // why messages were left for the next pass
}

// launch waits for room and sends a message on its way.
func (f *flight) launch(ctx context.Context, m mailbox.Mail) error {
	now := f.Now()
	j := &job{place: f.place(m.UID), spam: f.folder.Spam, mail: m, judged: make(chan struct{}), weight: min(int64(len(m.Raw)), flightBytes)}
	j.clocks = rules.Clocks{Internal: m.Internal, Seen: now}
	if err := f.room.Acquire(ctx, j.weight); err != nil {
		return err
	}
	f.reached("fetched")
	for _, c := range []chan *job{f.work, f.jobs} {
		select {
		case c <- j:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

func (f *flight) judge(ctx context.Context) {
	for j := range f.work {
		if ctx.Err() == nil && j.mail.Err == nil {
			f.judgeOne(ctx, j)
		}
		close(j.judged)
	}
}

// judgeOne judges a message that is not known yet. Hashing is done here, where it is done for several at once.
func (f *flight) judgeOne(ctx context.Context, j *job) {
	j.hash = store.HashOf(j.mail.Raw)
	if f.known(j) {
		return
	}
	j.judgment = f.judging.hashed(ctx, j.mail.Raw, j.hash, j.clocks)
	f.reached("judged")
}

// known says whether the message is registered, so that judging it again would be for nothing. The commit asks again.
func (f *flight) known(j *job) (known bool) {
	err := f.db.View(func(tx *store.Tx) error {
		_, known = tx.Message(j.hash)
		return nil
	})
	return err == nil && known
}

// commit records the jobs in their order, in groups, until there are no more or the context ends.
func (f *flight) commit(ctx context.Context) error {
	for {
		group := f.group()
		if len(group) == 0 || ctx.Err() != nil {
			return nil
		}
		if err := f.record(group); err != nil {
			return err
		}
		for _, j := range group {
			f.room.Release(j.weight)
		}
		f.done += len(group)
		f.progress("receive", f.done, f.total)
	}
}

// group waits for the next job and takes along those behind it, up to the bounds. It never waits for mail that is not
// there yet, and for the judging of the next message only as long as a commit might take.
func (f *flight) group() []*job {
	j, ok := f.held, true
	if j == nil {
		j, ok = <-f.jobs
	}
	if f.held = nil; !ok {
		return nil
	}
	<-j.judged
	group, bytes := []*job{j}, j.weight
	for len(group) < groupMessages && bytes < groupBytes {
		select {
		case j, ok = <-f.jobs:
		default:
			return group
		}
		if !ok {
			return group
		}
		if !ready(j) {
			f.held = j
			return group
		}
		group, bytes = append(group, j), bytes+j.weight
	}
	return group
}

func ready(j *job) bool {
	select {
	case <-j.judged:
		return true
	case <-time.After(gather):
		return false
	}
}
