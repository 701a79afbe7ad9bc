package store

import (
	"errors"
	"path/filepath"
	"testing"
	"time"
)

// A transaction that bbolt cannot end keeps bbolt's locks for ever. Nothing may wait for them, and the next process must get the
// file. No damage is known that leads here, so the test goes behind the front door.
func TestStuckTransaction(t *testing.T) {
	path := filepath.Join(t.TempDir(), "inkorg.db")
	db, err := Open(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.bolt.Begin(true); err != nil {
		t.Fatal(err)
	}
	db.dead.Store(true)
	db.stuck.Store(true)
	if err := db.Update(func(*Tx) error { return nil }); !errors.Is(err, ErrDamaged) {
		t.Errorf("Update says %v", err)
	}
	if err := db.Close(); err != nil {
		t.Errorf("Close says %v", err)
	}
	again, err := Open(path, &Options{Timeout: time.Second})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(again.Check(), again.Close()); err != nil {
		t.Error(err)
	}
}
