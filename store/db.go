package store

import (
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"sync"
	"sync/atomic"

	bolt "go.etcd.io/bbolt"
)

// A DB is an open database. All methods are safe for concurrent use; see View and Update for what must not be nested.
type DB struct {
	path    string
	bolt    *bolt.DB
	file    *os.File   // bbolt's own handle
	writing sync.Mutex // held by the one writer, and by Check
	keeping sync.Mutex // held while raw mail is added or swept, over several transactions
	dead    atomic.Bool
	stuck   atomic.Bool
}

// Close waits for the transactions that run and lets go of the file.
func (db *DB) Close() (err error) {
	if db.stuck.Load() { // bbolt holds its own locks for ever: closing the file frees at least the one others wait for
		return letGo(db.file)
	}
	defer db.catch(&err)
	guard(func() { err = db.bolt.Close() })
	if err != nil {
		return fmt.Errorf("close database %s: %w", db.path, err)
	}
	return nil
}

// View calls fn with a transaction that sees the database as it is now, whatever is written meanwhile. What fn returns is
// returned; damage that is met becomes ErrDamaged. The Tx is of no use after fn; what it gave out stays good.
// A View must not be left open while the same goroutine waits for an Update.
func (db *DB) View(fn func(*Tx) error) error { return db.transact(false, fn) }

// Update calls fn with a transaction that can write, and commits it when fn returns nil: one Update is one fact, all or nothing.
// On return without error it is on the disk. When fn fails or panics nothing is written. After an error of the commit itself
// (a full disk) the fact is not recorded, except that a disk which fails at the last moment can leave it recorded: close,
// and go by what the database says when it is opened again. One Update runs at a time; an Update, PutRaw, Sweep or Check from
// inside fn waits for ever.
func (db *DB) Update(fn func(*Tx) error) error {
	db.writing.Lock()
	defer db.writing.Unlock()
	return db.transact(true, fn)
}

func (db *DB) transact(writable bool, fn func(*Tx) error) (err error) {
	if db.dead.Load() {
		return damaged("an earlier write broke off; close it").at(db.path)
	}
	defer db.catch(&err)
	t, err := db.begin(writable)
	if err != nil {
		return err
	}
	defer db.end(t)
	tx := &Tx{bolt: t, writable: writable}
	if err := errors.Join(fn(tx), tx.failed); err != nil || !writable {
		return err
	}
	return db.commit(t)
}

func (db *DB) begin(writable bool) (t *bolt.Tx, err error) {
	guard(func() { t, err = db.bolt.Begin(writable) })
	switch {
	case err == nil:
		return t, nil
	case writable:
		return nil, writeError(db.path, err)
	}
	return nil, fmt.Errorf("read database %s: %w", db.path, err)
}

// commit writes the transaction. If bbolt panics here, the file is as it was, but what bbolt remembers of it is not to be
// trusted any more.
func (db *DB) commit(t *bolt.Tx) (err error) {
	sound := false
	defer func() {
		if !sound {
			db.dead.Store(true)
		}
	}()
	guard(func() { err = t.Commit() })
	sound = true
	if err != nil {
		return writeError(db.path, err)
	}
	return nil
}

// end rolls a transaction back unless it is committed, also when fn panics or its goroutine ends.
func (db *DB) end(t *bolt.Tx) {
	ended := false
	defer func() {
		if !ended {
			db.dead.Store(true)
			db.stuck.Store(true)
		}
	}()
	guard(func() { _ = t.Rollback() }) // its only error is that the transaction is over
	ended = true
}

// catch turns damage into an error. Any other panic is a fault of the caller's and goes on its way.
func (db *DB) catch(err *error) {
	switch p := recover().(type) {
	case nil:
	case damage:
		*err = p.at(db.path)
	default:
		panic(p)
	}
}

// guard runs what reads or writes the file through bbolt. Where bbolt panics, or the mapped file has no such page (a cut
// file), the panic is a damage. It must enclose nothing of the caller's.
func guard(f func()) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		switch p := recover().(type) {
		case nil:
		case damage:
			panic(p)
		default:
			panic(damaged("%v", p))
		}
	}()
	f()
}
