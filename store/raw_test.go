package store_test

import (
	"bytes"
	"fmt"
	"os"
	"testing"

	bolt "go.etcd.io/bbolt"

	"inkorg/store"
)

func TestRawComesBackAsItWent(t *testing.T) {
	t.Parallel()
	const chunk = 256 << 10
	for i, size := range []int{0, 1, 999, chunk - 1, chunk, chunk + 1, 3 * chunk, 5 << 20, 33 << 20} {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			path := newPath(t)
			db, raw := open(t, path), bytesOf(size, uint32(i))
			keep(t, db, raw)
			update(t, db, func(tx *store.Tx) error { return tx.PutMessage(other(raw)) })
			closed(t, db)
			db = open(t, path)
			view(t, db, func(tx *store.Tx) {
				if got, ok := tx.Raw(store.HashOf(raw)); !ok || !bytes.Equal(got, raw) {
					t.Errorf("%d bytes came back, found: %t", len(got), ok)
				}
			})
			if err := db.Check(); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestRawIsKeptOnce(t *testing.T) {
	t.Parallel()
	path := newPath(t)
	db, raw := open(t, path), bytesOf(5<<20, 1)
	keep(t, db, raw, raw)
	before := fileSize(t, path)
	keep(t, db, raw, []byte("small"), raw)
	if grown := fileSize(t, path) - before; grown > 1<<20 {
		t.Errorf("the file grew by %d bytes", grown)
	}
	view(t, db, func(tx *store.Tx) {
		if _, ok := tx.Raw(store.HashOf([]byte("small"))); !ok {
			t.Error("the new one beside it was not kept")
		}
	})
}

func fileSize(t testing.TB, path string) int64 {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}

func TestSweepTakesOnlyOrphans(t *testing.T) {
	t.Parallel()
	db := fresh(t)
	if err := sample(db); err != nil {
		t.Fatal(err)
	}
	keep(t, db, []byte("orphan"), bytesOf(1<<20, 9))
	for _, want := range []int{2, 0} {
		if n, err := db.Sweep(); n != want || err != nil {
			t.Errorf("swept %d, %v; want %d", n, err, want)
		}
	}
	view(t, db, func(tx *store.Tx) {
		if _, ok := tx.Raw(store.HashOf([]byte("orphan"))); ok {
			t.Error("the orphan is still there")
		}
		if got, _ := tx.Raw(store.HashOf(second)); !bytes.Equal(got, second) {
			t.Error("mail with a message was swept")
		}
	})
}

// A mail that was cut short is there for nobody, may lie about, is swept, and is begun anew.
func TestCutShortRaw(t *testing.T) {
	t.Parallel()
	for name, after := range map[string]func(t *testing.T, db *store.DB){
		"swept": func(t *testing.T, db *store.DB) {
			if n, err := db.Sweep(); n != 1 || err != nil {
				t.Errorf("swept %d, %v", n, err)
			}
		},
		"begun anew": func(t *testing.T, db *store.DB) {
			keep(t, db, second)
			view(t, db, func(tx *store.Tx) {
				if got, _ := tx.Raw(store.HashOf(second)); !bytes.Equal(got, second) {
					t.Error("it did not come back")
				}
			})
		},
	} {
		t.Run(name, func(t *testing.T) {
			path := newPath(t)
			db := open(t, path)
			keep(t, db, second)
			closed(t, db)
			breakFile(t, path, inRaw(second, cutShort))
			db = open(t, path)
			cutShortIsNothing(t, db)
			after(t, db)
			if err := db.Check(); err != nil {
				t.Error(err)
			}
		})
	}
}

// cutShort is what a crash leaves: chunks without an end mark, and here one that the next attempt would not overwrite.
func cutShort(b *bolt.Bucket) error {
	if err := b.Delete([]byte("end")); err != nil {
		return err
	}
	return b.Put(chunk(7), []byte("from another time"))
}

func cutShortIsNothing(t *testing.T, db *store.DB) {
	t.Helper()
	view(t, db, func(tx *store.Tx) {
		if _, ok := tx.Raw(store.HashOf(second)); ok {
			t.Error("half a mail was taken for the mail")
		}
	})
	if err := db.Update(func(tx *store.Tx) error { return tx.PutMessage(other(second)) }); err == nil {
		t.Error("a message was recorded over half a mail")
	}
	if err := db.Check(); err != nil {
		t.Error(err)
	}
}

// One fact each: raw mail in groups, as a backlog is taken in. The sizes are those of mail: most small, some large.
func BenchmarkPutRaw(b *testing.B) {
	var group [][]byte
	var total int64
	for i := range 50 {
		size := 20 << 10
		if i%10 == 0 {
			size = 3 << 20
		}
		group = append(group, bytesOf(size, uint32(i)))
		total += int64(size)
	}
	path := newPath(b)
	db := open(b, path)
	b.SetBytes(total)
	rounds := 0
	for b.Loop() {
		rounds++
		for _, raw := range group {
			copy(raw, fmt.Sprint(rounds)) // a new mail each time
		}
		keep(b, db, group...)
	}
	closed(b, db)
	b.ReportMetric(float64(fileSize(b, path))/float64(int64(rounds)*total), "file/raw")
}
