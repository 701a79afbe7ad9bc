package store_test

import (
	"encoding/binary"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"inkorg/store"
)

func TestOpenMakesTheFile(t *testing.T) {
	path := newPath(t)
	db := open(t, path)
	var token string
	view(t, db, func(tx *store.Tx) {
		token = tx.Token()
		if !tx.Created().Equal(noon) {
			t.Errorf("made at %s", tx.Created())
		}
	})
	if err := db.Check(); err != nil {
		t.Error(err)
	}
	closed(t, db)
	view(t, open(t, path), func(tx *store.Tx) {
		if tx.Token() != token || len(token) != 26 {
			t.Errorf("the token is %q, and was %q", tx.Token(), token)
		}
	})
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the file has mode %v, %v", info.Mode(), err)
	}
	if names, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*")); len(names) != 1 {
		t.Errorf("the folder holds %q", names)
	}
}

func TestTokensDiffer(t *testing.T) {
	tokens := map[string]bool{}
	for range 2 {
		view(t, open(t, newPath(t)), func(tx *store.Tx) { tokens[tx.Token()] = true })
	}
	if len(tokens) != 2 {
		t.Error("two files have one token")
	}
}

func TestOneWriterOrManyReaders(t *testing.T) {
	path := sampleFile(t)
	soon := 60 * time.Millisecond
	for _, c := range []struct {
		name          string
		first, second bool // read only
		locked        bool
	}{
		{"writer and writer", false, false, true},
		{"writer and reader", false, true, true},
		{"reader and writer", true, false, true},
		{"reader and reader", true, true, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			one, err := store.Open(path, &store.Options{ReadOnly: c.first, Timeout: soon})
			if err != nil {
				t.Fatal(err)
			}
			defer one.Close()
			two, err := store.Open(path, &store.Options{ReadOnly: c.second, Timeout: soon})
			if errors.Is(err, store.ErrLocked) != c.locked || (err == nil) == c.locked {
				t.Errorf("the second Open says %v", err)
			}
			if two != nil {
				two.Close()
			}
		})
	}
}

func TestReadOnly(t *testing.T) {
	path := sampleFile(t)
	if err := os.Chmod(path, 0o400); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(path, &store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	view(t, db, readAll)
	if err := db.Check(); err != nil {
		t.Error(err)
	}
	if err := db.PutRaw(first); err != nil {
		t.Errorf("keeping what is kept: %v", err)
	}
	for name, err := range map[string]error{
		"update":  db.Update(func(*store.Tx) error { return nil }),
		"put":     db.PutRaw([]byte("new")),
		"in view": db.View(func(tx *store.Tx) error { return tx.Log(store.Event{Name: "x"}) }),
	} {
		if err == nil {
			t.Errorf("%s: a database open for reading was written to", name)
		}
	}
	closed(t, db)
	if after, _ := os.ReadFile(path); string(after) != string(before) {
		t.Error("the file has changed")
	}
}

func TestOpenSaysWhatIsWrong(t *testing.T) {
	for _, c := range []struct {
		name string
		make func(t *testing.T, path string)
		is   error // nil: any
		want string
	}{
		{"a folder", func(t *testing.T, path string) { must(t, os.Mkdir(path, 0o700)) }, nil, "it is a folder"},
		{"empty", func(t *testing.T, path string) { write(t, path, nil) }, store.ErrDamaged, "the file is empty"},
		{"short garbage", func(t *testing.T, path string) { write(t, path, []byte("store = 1\n")) }, store.ErrDamaged, ""},
		{"long garbage", func(t *testing.T, path string) { write(t, path, bytesOf(1<<20, 5)) }, store.ErrDamaged, ""},
		{"zeros", func(t *testing.T, path string) { write(t, path, make([]byte, 1<<20)) }, store.ErrDamaged, ""},
		{"cut to a page", cut(4096), store.ErrDamaged, ""},
		{"cut to two pages", cut(8192), store.ErrDamaged, ""},
		{"cut in half", cut(200 << 10), store.ErrDamaged, "the file is cut off"},
		{"cut by a page", cutByPage, store.ErrDamaged, "the file is cut off"},
		{"somebody else's", foreign, store.ErrDamaged, "it may not be a database of inkorg at all"},
		{"a bucket missing", broke(func(tx *bolt.Tx) error { return tx.DeleteBucket([]byte("letters-due")) }), store.ErrDamaged, "bucket letters-due is missing"},
		{"no format", broke(remove("meta", []byte("format"))), store.ErrDamaged, "it says no format"},
		{"a newer format", broke(put("meta", []byte("format"), "2")), store.ErrNewer, "its format is 2, this one knows 1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := newPath(t)
			c.make(t, path)
			for _, readOnly := range []bool{false, true} {
				db, err := store.Open(path, &store.Options{Timeout: time.Second, ReadOnly: readOnly})
				if db != nil || err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), path) {
					t.Errorf("Open says %v", err)
				}
				if c.is != nil && !errors.Is(err, c.is) {
					t.Errorf("Open says %v, want %v", err, c.is)
				}
			}
		})
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, path string, content []byte) {
	t.Helper()
	must(t, os.WriteFile(path, content, 0o600))
}

func cut(size int64) func(*testing.T, string) {
	return func(t *testing.T, path string) {
		must(t, os.Rename(sampleFile(t), path))
		must(t, os.Truncate(path, size))
	}
}

// cutByPage takes the last page in use away.
func cutByPage(t *testing.T, path string) {
	must(t, os.Rename(sampleFile(t), path))
	var size int64
	breakFile(t, path, func(tx *bolt.Tx) error { size = tx.Size(); return nil })
	must(t, os.Truncate(path, size-int64(os.Getpagesize())))
}

func broke(change func(*bolt.Tx) error) func(*testing.T, string) {
	return func(t *testing.T, path string) {
		must(t, os.Rename(sampleFile(t), path))
		breakFile(t, path, change)
	}
}

func foreign(t *testing.T, path string) {
	breakFile(t, path, func(tx *bolt.Tx) error { _, err := tx.CreateBucket([]byte("birds")); return err })
}

func TestOpenWhereNothingIs(t *testing.T) {
	path := newPath(t)
	if _, err := store.Open(path, &store.Options{ReadOnly: true}); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("Open says %v", err)
	}
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Error("opening for reading has made a file")
	}
	_, err := store.Open(filepath.Join(path, "deeper"), nil)
	if !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "make the folder first") {
		t.Errorf("Open says %v", err)
	}
}

func TestOpenWithoutPermission(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("this needs an ordinary user: the superuser may open every file")
	}
	path := sampleFile(t)
	must(t, os.Chmod(path, 0))
	if _, err := store.Open(path, nil); !errors.Is(err, fs.ErrPermission) || !strings.Contains(err.Error(), "owner of the file") {
		t.Errorf("Open says %v", err)
	}
}

// A bbolt file damaged at any one page must give an error or sound answers, and never stop the process.
func TestDamagedPages(t *testing.T) {
	t.Parallel()
	whole, err := os.ReadFile(sampleFile(t))
	must(t, err)
	for page := range len(whole) / 4096 {
		if binary.NativeEndian.Uint64(whole[page*4096:]) != uint64(page) {
			continue // raw mail, or not in use
		}
		for name, damage := range damages {
			content := append([]byte{}, whole...)
			damage(content[page*4096 : (page+1)*4096])
			path := newPath(t)
			write(t, path, content)
			survive(t, path, name, page)
		}
	}
}

var damages = map[string]func(page []byte){
	"zeros":       func(p []byte) { clear(p) },
	"ones":        func(p []byte) { copy(p, strings.Repeat("\xff", len(p))) },
	"noise":       func(p []byte) { copy(p, bytesOf(len(p), 11)) },
	"long values": func(p []byte) { copy(p[16:], strings.Repeat("\x00\x00\x00\x00\xff\xff\xff\x7f", 8)) },
}

// survive uses the file, and finds fault with it in Check if anything else did.
func survive(t *testing.T, path, name string, page int) {
	t.Helper()
	db, err := store.Open(path, &store.Options{Timeout: time.Second})
	if err != nil {
		if !errors.Is(err, store.ErrDamaged) {
			t.Errorf("page %d, %s: Open says %v", page, name, err)
		}
		return
	}
	read := db.View(func(tx *store.Tx) error { readAll(tx); return nil })
	checked := db.Check()
	_ = db.Update(func(tx *store.Tx) error { return tx.Log(store.Event{Name: "x"}) })
	_ = db.PutRaw(first, []byte("new"))
	if read != nil && (checked == nil || !errors.Is(read, store.ErrDamaged)) {
		t.Errorf("page %d, %s: View says %v, Check %v", page, name, read, checked)
	}
	if err := db.Close(); err != nil {
		t.Errorf("page %d, %s: Close says %v", page, name, err)
	}
}
