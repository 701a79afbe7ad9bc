package store_test

import (
	"errors"
	"os"
	"runtime"
	"strings"
	"sync"
	"testing"

	bolt "go.etcd.io/bbolt"

	"inkorg/store"
)

var errTest = errors.New("the test says no")

// Whatever way the function of an Update ends but well, nothing is written and the database goes on.
func TestUpdateIsAllOrNothing(t *testing.T) {
	t.Parallel()
	for name, end := range map[string]func() error{
		"error":  func() error { return errTest },
		"panic":  func() error { panic(errTest) },
		"goexit": func() error { runtime.Goexit(); return nil },
	} {
		t.Run(name, func(t *testing.T) {
			db := fresh(t)
			keep(t, db, first)
			var wait sync.WaitGroup
			wait.Go(func() {
				defer func() { _ = recover() }()
				err := db.Update(func(tx *store.Tx) error {
					return errors.Join(tx.PutMessage(other(first)), tx.Log(store.Event{Name: "x"}), end())
				})
				if err == nil {
					t.Error("Update says nothing")
				}
			})
			wait.Wait()
			view(t, db, func(tx *store.Tx) {
				if _, ok := tx.Message(store.HashOf(first)); ok {
					t.Error("the message was recorded")
				}
			})
			update(t, db, func(tx *store.Tx) error { return tx.PutMessage(other(first)) })
		})
	}
}

// A fault of the caller's is the caller's, and not called damage.
func TestPanicOfTheCallerPasses(t *testing.T) {
	db := fresh(t)
	for name, call := range map[string]func(func(*store.Tx) error) error{"view": db.View, "update": db.Update} {
		func() {
			defer func() {
				if p := recover(); p != errTest {
					t.Errorf("%s: recovered %v", name, p)
				}
			}()
			_ = call(func(*store.Tx) error { panic(errTest) })
		}()
	}
}

// A write that failed spoils the Update even if its function does not pass the error on: here one in a View, which cannot write.
func TestFailedWriteIsReported(t *testing.T) {
	db := fresh(t)
	err := db.View(func(tx *store.Tx) error {
		_, _ = tx.Next("IT")
		return nil
	})
	if err == nil {
		t.Error("a count was given out by a View")
	}
}

// What is damaged comes out as ErrDamaged, of reading and of writing, and the database can be closed and opened again.
func TestDamageIsAnError(t *testing.T) {
	t.Parallel()
	h := store.HashOf(first)
	for _, c := range []struct {
		name   string
		change func(*bolt.Tx) error
		use    func(*store.Tx) error
	}{
		{"message", put("messages", hashKey(first), "{"), func(tx *store.Tx) error { tx.Message(h); return nil }},
		{"messages", put("messages", hashKey(first), "{"), func(tx *store.Tx) error { readAll(tx); return nil }},
		{"index to nowhere", remove("messages", hashKey(first)), func(tx *store.Tx) error { readAll(tx); return nil }},
		{"raw", inRaw(first, func(b *bolt.Bucket) error { return b.Put(chunk(0), []byte("x")) }), func(tx *store.Tx) error { tx.Raw(h); return nil }},
		{"raw of absurd size", inRaw(first, func(b *bolt.Bucket) error { return b.Put([]byte("end"), id(1<<60)) }), func(tx *store.Tx) error { tx.Raw(h); return nil }},
		{"letter", put("letters", id(2), "x"), func(tx *store.Tx) error { return tx.Claim(2, noon) }},
		{"old record", put("places", placeKey(1), "x"), func(tx *store.Tx) error {
			return tx.PutSighting(store.Sighting{Place: place(1), State: store.Failed})
		}},
		{"period", put("periods", id(2), "x"), func(tx *store.Tx) error { tx.LastPeriod(); return nil }},
		{"created", put("meta", []byte("created"), "x"), func(tx *store.Tx) error { tx.Created(); return nil }},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := sampleFile(t)
			breakFile(t, path, c.change)
			db := open(t, path)
			for range 2 {
				if err := db.Update(c.use); !errors.Is(err, store.ErrDamaged) || !strings.Contains(err.Error(), path) {
					t.Errorf("Update says %v", err)
				}
			}
			update(t, db, func(tx *store.Tx) error { return tx.Log(store.Event{Name: "still alive"}) })
			closed(t, db)
			open(t, path)
		})
	}
}

// The file is cut while it is open: what lies behind the end cannot be read, and that must not end the process.
func TestFileCutWhileOpen(t *testing.T) {
	t.Parallel()
	for name, use := range map[string]func(*store.DB) error{
		"view":  func(db *store.DB) error { return db.View(func(tx *store.Tx) error { readAll(tx); return nil }) },
		"check": (*store.DB).Check,
		"update": func(db *store.DB) error {
			return db.Update(func(tx *store.Tx) error { return tx.PutMessage(other(first)) })
		},
		"put raw": func(db *store.DB) error { return db.PutRaw(bytesOf(1<<20, 3)) },
		"sweep":   func(db *store.DB) error { _, err := db.Sweep(); return err },
	} {
		t.Run(name, func(t *testing.T) {
			path := sampleFile(t)
			db := open(t, path)
			must(t, os.Truncate(path, 8192))
			if err := use(db); !errors.Is(err, store.ErrDamaged) {
				t.Errorf("it says %v", err)
			}
			if err := db.Close(); err != nil {
				t.Errorf("Close says %v", err)
			}
			if _, err := store.Open(path, nil); !errors.Is(err, store.ErrDamaged) {
				t.Errorf("Open says %v", err)
			}
		})
	}
}

func TestClosed(t *testing.T) {
	db := open(t, newPath(t))
	closed(t, db)
	for name, err := range map[string]error{
		"view":   db.View(func(*store.Tx) error { return nil }),
		"update": db.Update(func(*store.Tx) error { return nil }),
		"put":    db.PutRaw(first),
		"check":  db.Check(),
	} {
		if err == nil || errors.Is(err, store.ErrDamaged) {
			t.Errorf("%s of a closed database says %v", name, err)
		}
	}
	closed(t, db)
}

// Readers, writers and Check at the same time: the race detector watches, and every reader sees whole facts.
func TestManyAtOnce(t *testing.T) {
	t.Parallel()
	db := fresh(t)
	var wait sync.WaitGroup
	work := func(do func(i int) error) {
		wait.Go(func() {
			for i := range 10 {
				if err := do(i); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for worker := range 3 {
		work(func(i int) error {
			raw := bytesOf(1000, uint32(100*worker+i))
			return errors.Join(db.PutRaw(raw), db.Update(func(tx *store.Tx) error {
				_, err := tx.Queue(receipt(store.HashOf(raw).String(), store.HashOf(raw)), raw, day)
				return errors.Join(err, tx.PutMessage(other(raw)))
			}))
		})
	}
	work(func(int) error { return db.Check() })
	work(func(int) error {
		return db.View(func(tx *store.Tx) error {
			for m := range tx.Messages() {
				if _, ok := tx.ReceiptFor(m.Hash); !ok {
					t.Error("a message is there without its receipt")
				}
			}
			return nil
		})
	})
	wait.Wait()
}
