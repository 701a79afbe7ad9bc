package intake

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"time"

	"inkorg/mailbox"
	"inkorg/mailbox/letter"
	"inkorg/store"
)

// ErrStore marks a failure of the database. Nothing may be done after it: stop, and a restart recovers.
var ErrStore = errors.New("the database failed")

// An Intake watches one account for one office. Its fields are set once, before the first pass.
type Intake struct {
	Store        string // path of the database, opened for each pass so that other commands can read between passes
	Judge        *Judge
	Office       letter.Office
	Coordinators []string // who gets the digest; empty: nobody
	Schedule     Schedule

	Account string // user@host: the name under which places are kept in the ledger
	Inbox   mailbox.Account
	Folders []Folder // the inbox first
	Outbox  mailbox.Account

	Now      func() time.Time
	Log      *slog.Logger
	Progress func(Progress)     // called as work goes on; nil: nobody looks
	Reached  func(point string) // called at each step of the crash table; nil except in crash tests
}

// A Folder is one folder that is watched.
type Folder struct {
	Name string
	Spam bool // the server's spam folder: its absence is only logged
}

// Progress says how far a pass has come.
type Progress struct {
	Step  string // receive or deliver
	Done  int
	Total int
}

// A Result is what one pass did.
type Result struct {
	New      map[store.State]int // messages registered, by state
	Again    int                 // messages looked at again and known already
	Failed   int                 // messages the server would not give us
	Queued   int                 // letters written
	Sent     int                 // letters the server took
	Counts   []store.Count       // the reconciliation of each folder
	Numbers  []string            // numbers of the cases that were touched, in order
	Digested bool
}

// Total is the number of messages that were registered.
func (r Result) Total() (n int) {
	for _, of := range r.New {
		n += of
	}
	return n
}

// clone is a copy that can be gone back to when a transaction fails.
func (r Result) clone() Result {
	r.New = maps.Clone(r.New)
	r.Numbers = slices.Clip(r.Numbers)
	return r
}

// Once makes one pass: receive, digest, deliver. Every stage is tried though one before it failed; their errors are
// joined. Only a failure of the store (ErrStore) ends it at once.
func (in *Intake) Once(ctx context.Context) (Result, error) {
	s := in.session()
	defer s.close()
	return s.pass(ctx)
}

// patience is how long a pass waits for another process to let go of the database: less than the time in which Run must end.
const patience = 3 * time.Second

// session is one Once, or one Run from start to end: it keeps the connection to the mailbox over its passes.
type session struct {
	*Intake
	inbox     *mailbox.Inbox
	letterDue time.Time // when the next letter may be sent; zero: none soon
}

func (in *Intake) session() *session { return &session{Intake: in} }

func (s *session) close() {
	if s.inbox != nil {
		s.inbox.Close()
		s.inbox = nil
	}
}

// pass opens the store only for its own duration: between passes `inkorg list` and the others can read it.
func (s *session) pass(ctx context.Context) (Result, error) {
	p := &pass{session: s, result: Result{New: map[store.State]int{}}}
	var err error
	p.db, err = store.Open(s.Store, &store.Options{Now: s.Now, Timeout: patience})
	if err != nil {
		return p.result, fatal(err)
	}
	if err = p.knowOurselves(); err == nil {
		err = p.run(ctx)
	}
	return p.result, errors.Join(err, fatal(p.db.Close()))
}

// A pass is one look at everything.
type pass struct {
	*session
	db      *store.DB
	judging Judge // Judge, knowing the token of the store
	result  Result
}

// knowOurselves has the parser tell our own letters from those of another office that runs Inkorg.
func (p *pass) knowOurselves() error {
	p.judging = *p.Judge
	return fatal(p.db.View(func(tx *store.Tx) error {
		p.judging.Parser.Token = tx.Token()
		return nil
	}))
}

func (p *pass) run(ctx context.Context) error {
	if _, err := p.db.Sweep(); err != nil {
		return fatal(err)
	}
	stages := []func(context.Context) error{p.receive, p.digest, p.deliver}
	var errs []error
	for _, stage := range stages {
		err := stage(ctx)
		errs = append(errs, err)
		if errors.Is(err, ErrStore) {
			return errors.Join(errs...)
		}
	}
	var err error
	p.letterDue, err = p.nextLetter()
	return errors.Join(append(errs, err)...)
}

func (s *session) reached(point string) {
	if s.Reached != nil {
		s.Reached(point)
	}
}

func (s *session) progress(step string, done, total int) {
	if s.Progress != nil {
		s.Progress(Progress{step, done, total})
	}
}

// fatal marks an error of the store, except that another process has it open: that passes.
func fatal(err error) error {
	if err == nil || errors.Is(err, store.ErrLocked) {
		return err
	}
	return fmt.Errorf("%w: %w", ErrStore, err)
}
