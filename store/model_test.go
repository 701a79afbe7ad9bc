package store_test

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"inkorg/store"
)

// model is what a database must hold, in maps.
type model struct {
	raw       map[store.Hash][]byte
	messages  map[store.Hash]store.Message
	order     []store.Hash // of registration
	sightings map[store.Place]store.Sighting
	cases     map[string]store.Case
	letters   []store.Letter // letter n is at n-1
	bytes     []string
	periods   []store.Period
	counts    map[string]store.Count
	events    []string
	now       time.Time
}

func newModel() *model {
	return &model{
		raw: map[store.Hash][]byte{}, messages: map[store.Hash]store.Message{}, sightings: map[store.Place]store.Sighting{},
		cases: map[string]store.Case{}, counts: map[string]store.Count{}, now: noon,
	}
}

func (m *model) clone() *model {
	c := *m
	c.raw, c.messages, c.sightings = maps.Clone(m.raw), maps.Clone(m.messages), maps.Clone(m.sightings)
	c.cases, c.counts = maps.Clone(m.cases), maps.Clone(m.counts)
	c.order, c.letters, c.bytes = slices.Clone(m.order), slices.Clone(m.letters), slices.Clone(m.bytes)
	c.periods, c.events = slices.Clone(m.periods), slices.Clone(m.events)
	return &c
}

// walk makes random changes to a database and its model.
type walk struct {
	*testing.T
	*rand.Rand
	path string
	db   *store.DB
	*model
}

// A change does one thing to a transaction and to the model. What it may do depends on the model alone.
type change func(w *walk, m *model, tx *store.Tx) error

var changes = []change{
	(*walk).register, (*walk).register, (*walk).register, (*walk).seeAgain, (*walk).fail, (*walk).claim, (*walk).settle,
	(*walk).settle, (*walk).closePeriod, (*walk).count, (*walk).log,
}

// A model of maps and the database must agree after every step, whatever the steps, and the database find no fault with itself.
func TestAgainstModel(t *testing.T) {
	t.Parallel()
	for seed := range uint64(3) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			w := &walk{T: t, Rand: rand.New(rand.NewPCG(seed, 1)), path: newPath(t), model: newModel()}
			w.db = open(t, w.path)
			for step := range 80 {
				w.step()
				w.agree()
				if t.Failed() {
					t.Fatalf("after step %d", step)
				}
			}
		})
	}
}

func (w *walk) step() {
	w.now = w.now.Add(time.Duration(w.IntN(600)) * time.Second)
	switch n := w.IntN(20); {
	case n == 0:
		closed(w, w.db)
		w.db = open(w, w.path)
	case n == 1:
		w.sweep()
	default:
		w.keepSome()
		w.change(n < 5)
	}
}

// keepSome puts a new raw mail aside, for register to take up.
func (w *walk) keepSome() {
	sizes := []int{0, 1, 100, 5000, 256 << 10, 300 << 10}
	raw := bytesOf(sizes[w.IntN(len(sizes))], w.Uint32())
	keep(w, w.db, raw)
	w.raw[store.HashOf(raw)] = raw
}

// change makes some changes in one Update, which then fails or not.
func (w *walk) change(fails bool) {
	after := w.model.clone()
	err := w.db.Update(func(tx *store.Tx) (err error) {
		for range 1 + w.IntN(3) {
			err = errors.Join(err, changes[w.IntN(len(changes))](w, after, tx))
		}
		if err == nil && fails {
			return errTest
		}
		return err
	})
	switch {
	case err == nil && !fails:
		w.model = after
	case !fails || !errors.Is(err, errTest):
		w.Errorf("Update says %v", err)
	}
}

func (w *walk) sweep() {
	orphans := 0
	for h := range w.raw {
		if _, ok := w.messages[h]; !ok {
			delete(w.raw, h)
			orphans++
		}
	}
	if n, err := w.db.Sweep(); n != orphans || err != nil {
		w.Errorf("swept %d, %v; want %d", n, err, orphans)
	}
}

// register records a message that is kept and not recorded: as a new case, a version, a question, or something else.
func (w *walk) register(m *model, tx *store.Tx) error {
	for _, h := range sorted(m.raw) {
		if _, ok := m.messages[h]; ok {
			continue
		}
		msg := other(m.raw[h])
		msg.Registered = m.now
		err := w.file(m, tx, &msg)
		m.messages[h] = msg
		m.order = append(m.order, h)
		return errors.Join(err, tx.PutMessage(msg), w.see(m, tx, msg, msg.State))
	}
	return nil
}

func sorted[V any](m map[store.Hash]V) []store.Hash {
	return slices.SortedFunc(maps.Keys(m), func(a, b store.Hash) int { return slices.Compare(a[:], b[:]) })
}

// file finds the case of a message.
func (w *walk) file(m *model, tx *store.Tx, msg *store.Message) error {
	numbers := slices.Sorted(maps.Keys(m.cases))
	kind := w.IntN(4)
	if kind == 3 {
		return nil
	}
	if kind == 0 || len(numbers) == 0 {
		return w.openCase(m, tx, msg)
	}
	c := m.cases[numbers[w.IntN(len(numbers))]]
	msg.Number = c.Number
	if kind == 1 {
		msg.State, c.Questions = store.Question, append(slices.Clone(c.Questions), msg.Hash)
	} else {
		msg.State, msg.Version = store.Addition, len(c.Versions)+1
		c.Versions = append(slices.Clone(c.Versions), store.Version{N: msg.Version, Message: msg.Hash})
	}
	m.cases[c.Number] = c
	return errors.Join(tx.PutCase(c), w.answer(m, tx, *msg))
}

func (w *walk) openCase(m *model, tx *store.Tx, msg *store.Message) error {
	call := []string{"it-2009", "it-2010"}[w.IntN(2)]
	seq, err := tx.Next("IT-")
	if int(seq) != len(m.cases)+1 {
		w.Errorf("count %d after %d cases", seq, len(m.cases))
	}
	c := store.Case{
		Number: fmt.Sprintf("IT-%d", seq), Call: call, Counter: "IT-", Seq: seq, Opened: m.now,
		Sender: fmt.Sprintf("s%d@x.example", w.IntN(3)), Versions: []store.Version{{N: 1, Message: msg.Hash}},
	}
	msg.State, msg.Number, msg.Version = store.Submission, c.Number, 1
	m.cases[c.Number] = c
	return errors.Join(err, tx.PutCase(c), w.answer(m, tx, *msg))
}

func (w *walk) answer(m *model, tx *store.Tx, msg store.Message) error {
	if w.IntN(3) == 0 {
		return nil
	}
	l := receipt(fmt.Sprintf("%d@inkorg", len(m.letters)+1), msg.Hash)
	l.Queued, l.Next, l.Number, l.To = m.now, m.now, msg.Number, fmt.Sprintf("s%d@x.example", w.IntN(3))
	return w.queue(m, tx, l, m.now.Format("2006-01-02"))
}

func (w *walk) queue(m *model, tx *store.Tx, l store.Letter, day string) error {
	content := "letter " + l.MessageID
	got, err := tx.Queue(l, []byte(content), day)
	l.ID, l.State, l.Day = uint64(len(m.letters)+1), store.Queued, day
	if !same(got, l) {
		w.Errorf("queued %+v, want %+v", got, l)
	}
	m.letters, m.bytes = append(m.letters, l), append(m.bytes, content)
	return err
}

func (w *walk) see(m *model, tx *store.Tx, msg store.Message, state store.State) error {
	s := store.Sighting{Place: place(uint32(w.IntN(200))), State: state, Message: msg.Hash, At: m.now}
	if w.IntN(4) == 0 {
		s.Place.Folder = "Junk"
	}
	m.sightings[s.Place] = s
	return tx.PutSighting(s)
}

func (w *walk) seeAgain(m *model, tx *store.Tx) error {
	if len(m.order) == 0 {
		return nil
	}
	return w.see(m, tx, m.messages[m.order[w.IntN(len(m.order))]], store.Duplicate)
}

func (w *walk) fail(m *model, tx *store.Tx) error {
	return w.see(m, tx, store.Message{}, store.Failed)
}

func (w *walk) claim(m *model, tx *store.Tx) error {
	if len(m.letters) == 0 {
		return nil
	}
	l := &m.letters[w.IntN(len(m.letters))]
	if !isOpen(l.State) {
		return nil
	}
	l.State, l.Attempts, l.Next = store.Claimed, l.Attempts+1, m.now.Add(time.Minute)
	return tx.Claim(l.ID, l.Next)
}

func isOpen(s store.LetterState) bool {
	return s == store.Queued || s == store.Claimed || s == store.Uncertain
}

func (w *walk) settle(m *model, tx *store.Tx) error {
	if len(m.letters) == 0 {
		return nil
	}
	l := &m.letters[w.IntN(len(m.letters))]
	states := []store.LetterState{store.Sent, store.Queued, store.Uncertain, store.Refused, store.Bounced}
	l.State, l.Error, l.Ended, l.Next = states[w.IntN(len(states))], "because", m.now, time.Time{}
	if isOpen(l.State) {
		l.Ended, l.Next = time.Time{}, m.now.Add(time.Hour)
	}
	return tx.Settle(l.ID, l.State, m.now, m.now.Add(time.Hour), "because")
}

func (w *walk) closePeriod(m *model, tx *store.Tx) error {
	p := store.Period{To: m.now, Letters: []uint64{uint64(len(m.letters) + 1)}}
	if n := len(m.periods); n > 0 {
		p.From = m.periods[n-1].To
	}
	digest := store.Letter{Kind: store.Digest, MessageID: fmt.Sprintf("%d@inkorg", len(m.letters)+1), To: "c@x.example", Queued: m.now, Next: m.now}
	m.periods = append(m.periods, p)
	return errors.Join(w.queue(m, tx, digest, ""), tx.ClosePeriod(p))
}

func (w *walk) count(m *model, tx *store.Tx) error {
	c := store.Count{Account: "a@x.example", Folder: []string{"INBOX", "Junk"}[w.IntN(2)], At: m.now, Server: w.IntN(100)}
	m.counts[c.Folder] = c
	return tx.PutCount(c)
}

func (w *walk) log(m *model, tx *store.Tx) error {
	m.events = append(m.events, fmt.Sprintf("event %d", len(m.events)+1))
	return tx.Log(store.Event{At: m.now, Name: m.events[len(m.events)-1]})
}
