package store_test

import (
	"bytes"
	"errors"
	"slices"
	"testing"
	"time"

	"inkorg/store"
)

// queued opens a database with two messages, and a receipt queued for the first one.
func queued(t *testing.T) *store.DB {
	t.Helper()
	db := fresh(t)
	keep(t, db, first, second)
	update(t, db, func(tx *store.Tx) error {
		_, err := tx.Queue(receipt("1@inkorg", store.HashOf(first)), []byte("one"), day)
		return errors.Join(err, tx.PutMessage(other(first)), tx.PutMessage(other(second)))
	})
	return db
}

func TestQueue(t *testing.T) {
	t.Parallel()
	fine := receipt("2@inkorg", store.HashOf(second))
	for _, c := range []struct {
		name     string
		letter   func(*store.Letter)
		content  string
		answered bool
		fails    bool
	}{
		{"another", func(*store.Letter) {}, "x", false, false},
		{"an answer to the same message", func(l *store.Letter) { l.Answers = store.HashOf(first) }, "x", true, true},
		{"the same Message-ID", func(l *store.Letter) { l.MessageID = "1@inkorg" }, "x", true, true},
		{"no content", func(*store.Letter) {}, "", false, true},
		{"no recipient", func(l *store.Letter) { l.To = "" }, "x", false, true},
		{"no Message-ID", func(l *store.Letter) { l.MessageID = "" }, "x", false, true},
		{"no kind", func(l *store.Letter) { l.Kind = "" }, "x", false, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			db := queued(t)
			l := fine
			c.letter(&l)
			update(t, db, func(tx *store.Tx) error {
				got, err := tx.Queue(l, []byte(c.content), day)
				if errors.Is(err, store.ErrAnswered) != c.answered || (err != nil) != c.fails {
					t.Errorf("Queue says %v", err)
				}
				if err == nil && (got.ID != 2 || got.State != store.Queued) {
					t.Errorf("queued %+v", got)
				}
				return nil // a refusal spoils nothing: the Update goes on
			})
		})
	}
}

// What is queued is what is sent, whatever its writer does with the bytes afterwards.
func TestQueueCopies(t *testing.T) {
	db, content := queued(t), []byte("two")
	update(t, db, func(tx *store.Tx) error {
		_, err := tx.Queue(receipt("2@inkorg", store.HashOf(second)), content, "")
		clear(content)
		return err
	})
	view(t, db, func(tx *store.Tx) {
		if got, ok := tx.LetterBytes(2); !ok || !bytes.Equal(got, []byte("two")) {
			t.Errorf("it is %q", got)
		}
	})
}

func TestLifeOfALetter(t *testing.T) {
	t.Parallel()
	later := noon.Add(time.Hour)
	type step func(*store.Tx) error
	claim := func(tx *store.Tx) error { return tx.Claim(1, later) }
	settle := func(s store.LetterState) step {
		return func(tx *store.Tx) error { return tx.Settle(1, s, noon, later, "the server said") }
	}
	for _, c := range []struct {
		name  string
		steps []step
		state store.LetterState
		due   bool // an hour later
		tries int
	}{
		{"queued", nil, store.Queued, true, 0},
		{"we stopped while sending", []step{claim}, store.Claimed, true, 1},
		{"stopped twice", []step{claim, claim}, store.Claimed, true, 2},
		{"sent", []step{claim, settle(store.Sent)}, store.Sent, false, 1},
		{"refused for now", []step{claim, settle(store.Queued)}, store.Queued, true, 1},
		{"uncertain", []step{claim, settle(store.Uncertain)}, store.Uncertain, true, 1},
		{"refused", []step{claim, settle(store.Refused)}, store.Refused, false, 1},
		{"came back", []step{claim, settle(store.Sent), settle(store.Bounced)}, store.Bounced, false, 1},
		{"sent once more by a person", []step{claim, settle(store.Refused), settle(store.Queued)}, store.Queued, true, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			db := queued(t)
			for _, s := range c.steps {
				update(t, db, s)
			}
			view(t, db, func(tx *store.Tx) {
				l, _ := tx.Letter(1)
				if l.State != c.state || l.Attempts != c.tries || l.Ended.IsZero() != c.due {
					t.Errorf("the letter is %+v", l)
				}
				early := len(c.steps) > 0 && len(tx.Due(later.Add(-1))) > 0
				if early || (len(tx.Due(later)) == 1) != c.due {
					t.Errorf("due early: %t, due: %v", early, tx.Due(later))
				}
			})
		})
	}
}

func TestLetterRefuses(t *testing.T) {
	for name, do := range map[string]func(*store.Tx) error{
		"claim of none": func(tx *store.Tx) error { return tx.Claim(9, noon) },
		"claim of a sent one": func(tx *store.Tx) error {
			return errors.Join(tx.Settle(1, store.Sent, noon, noon, ""), tx.Claim(1, noon))
		},
		"settle of none":     func(tx *store.Tx) error { return tx.Settle(9, store.Sent, noon, noon, "") },
		"settle as claimed":  func(tx *store.Tx) error { return tx.Settle(1, store.Claimed, noon, noon, "") },
		"settle as anything": func(tx *store.Tx) error { return tx.Settle(1, "lost", noon, noon, "") },
	} {
		t.Run(name, func(t *testing.T) {
			if err := queued(t).Update(do); err == nil || errors.Is(err, store.ErrDamaged) {
				t.Errorf("it says %v", err)
			}
		})
	}
}

func TestDueIsInOrder(t *testing.T) {
	db := fresh(t)
	minutes := []int{5, -3, 0, 9, 2}
	update(t, db, func(tx *store.Tx) (err error) {
		for i, m := range minutes {
			l := receipt(string(rune('a'+i))+"@inkorg", store.Hash{})
			l.Next = noon.Add(time.Duration(m) * time.Minute)
			_, e := tx.Queue(l, []byte("x"), "")
			err = errors.Join(err, e)
		}
		l := receipt("at once", store.Hash{})
		l.Next = time.Time{}
		_, e := tx.Queue(l, []byte("x"), "")
		return errors.Join(err, e)
	})
	view(t, db, func(tx *store.Tx) {
		var ids []uint64
		for _, l := range tx.Due(noon.Add(2 * time.Minute)) {
			ids = append(ids, l.ID)
		}
		if !slices.Equal(ids, []uint64{6, 2, 3, 5}) {
			t.Errorf("due are %d", ids)
		}
	})
}

func TestAnsweredCountsByDayAndAddress(t *testing.T) {
	db := queued(t)
	update(t, db, func(tx *store.Tx) error {
		_, err1 := tx.Queue(receipt("2@inkorg", store.HashOf(second)), []byte("x"), "2009-03-15")
		_, err2 := tx.Queue(receipt("3@inkorg", store.Hash{}), []byte("x"), "")
		return errors.Join(err1, err2, tx.Settle(1, store.Refused, noon, noon, ""))
	})
	view(t, db, func(tx *store.Tx) {
		for _, c := range []struct {
			to, day string
			want    int
		}{
			{"anna@falun.example", day, 1}, {"Anna@Falun.Example", day, 1}, {"anna@falun.example", "2009-03-15", 1},
			{"anna@falun.example", "", 0}, {"bo@falun.example", day, 0},
		} {
			if got := tx.Answered(c.to, c.day); got != c.want {
				t.Errorf("%s on %q: %d, want %d", c.to, c.day, got, c.want)
			}
		}
	})
}
