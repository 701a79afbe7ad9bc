package store

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"time"

	bolt "go.etcd.io/bbolt"
)

// format is the number of the file format that this build writes. See the compatibility rule in the package comment.
const format = 1

// Options say how to open a database. The zero value is the usual way.
type Options struct {
	Timeout  time.Duration    // how long to wait for another process to let go of the file; 0: 10 s
	ReadOnly bool             // several processes may read at once; every Update fails
	Now      func() time.Time // the clock that stamps a new file; nil: time.Now
}

// Open opens the database at path, and makes it (mode 0600) where there is none, unless it is to be read only. One process at
// a time can have it open for writing, or any number for reading: ErrLocked, once Timeout has passed. ErrNotFound,
// ErrDamaged and ErrNewer say what else is wrong with it.
func Open(path string, o *Options) (*DB, error) {
	var opts Options
	if o != nil {
		opts = *o
	}
	if opts.Timeout == 0 {
		opts.Timeout = 10 * time.Second
	}
	if opts.Now == nil {
		opts.Now = time.Now
	}
	if err := prepare(path, opts); err != nil {
		return nil, err
	}
	if err := measure(path, opts); err != nil {
		return nil, err
	}
	return attached(path, opts)
}

// prepare makes sure that there is a file to open. An empty one is not taken for new: whoever emptied it by accident would
// see every mail registered and answered once more.
func prepare(path string, o Options) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && o.ReadOnly:
		return fmt.Errorf("%s: %w", path, ErrNotFound)
	case errors.Is(err, fs.ErrNotExist):
		return create(path, o.Now())
	case err != nil:
		return fmt.Errorf("open database: %w", advised(err))
	case info.IsDir():
		return fmt.Errorf("open database %s: it is a folder: name a file in it", path)
	case !info.Mode().IsRegular():
		return fmt.Errorf("open database %s: it is not a regular file", path)
	case info.Size() == 0:
		return damaged("the file is empty; if nothing was ever kept in it, delete it").at(path)
	}
	return nil
}

// create makes the file beside its place and links it there when it is whole, so that a crash in between leaves nothing that
// looks like a damaged database. When another process was faster, its file stands.
func create(path string, now time.Time) error {
	dir, name := filepath.Split(path)
	f, err := os.CreateTemp(filepath.Clean(dir), name+".new-*")
	if err != nil {
		return fmt.Errorf("make database %s: %w", path, advised(err))
	}
	defer os.Remove(f.Name())
	if err := errors.Join(f.Close(), fill(f.Name(), now)); err != nil {
		return fmt.Errorf("make database %s: %w", path, advised(err))
	}
	if err := os.Link(f.Name(), path); err != nil && !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("make database %s: the file system must know hard links and locks: %w", path, err)
	}
	return syncFolder(filepath.Clean(dir))
}

// fill writes the buckets and the facts about the file itself.
func fill(path string, now time.Time) error {
	b, err := bolt.Open(path, 0o600, nil)
	if err != nil {
		return err
	}
	err = b.Update(func(t *bolt.Tx) error {
		for _, name := range buckets {
			if _, err := t.CreateBucket([]byte(name)); err != nil {
				return err
			}
		}
		m := t.Bucket([]byte(bucketMeta))
		return errors.Join(
			m.Put(metaFormat, []byte(strconv.Itoa(format))),
			m.Put(metaToken, []byte(rand.Text())),
			m.Put(metaCreated, []byte(utc(now).Format(time.RFC3339Nano))))
	})
	return errors.Join(err, b.Close())
}

// syncFolder makes the name of a new file durable. Windows does so by itself.
func syncFolder(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return fmt.Errorf("make database: %w", err)
	}
	defer d.Close()
	if err := d.Sync(); err != nil {
		return fmt.Errorf("make database: make its name durable: %w", err)
	}
	return nil
}

// measure refuses a file that is cut off. It looks at nothing but the head of the file: whatever bbolt looked up behind the end
// would be the memory of something else. The list of free pages is such a thing, so this comes before any other opening.
func measure(path string, o Options) error {
	o.ReadOnly = true
	db, err := attach(path, o, false)
	if err != nil {
		return err
	}
	err = db.View(func(tx *Tx) error {
		info, err := db.file.Stat()
		if err != nil {
			return fmt.Errorf("open database: %w", err)
		}
		if info.Size() < tx.bolt.Size() {
			panic(damaged("the file is cut off: %d bytes of %d are left", info.Size(), tx.bolt.Size()))
		}
		return nil
	})
	return errors.Join(err, db.Close())
}

// attached opens the file and looks whether it is one of ours.
func attached(path string, o Options) (*DB, error) {
	db, err := attach(path, o, true)
	if err != nil {
		return nil, err
	}
	if err := db.View(db.recognise); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// attach locks and maps the file. If bbolt is to read the list of free pages it does so here, and may stumble over what it finds.
func attach(path string, o Options, free bool) (db *DB, err error) {
	db = &DB{path: path}
	defer func() {
		if d, ok := recover().(damage); ok {
			db, err = nil, errors.Join(d.at(path), letGo(db.file))
		}
	}()
	options := &bolt.Options{Timeout: o.Timeout, ReadOnly: o.ReadOnly, PreLoadFreelist: free, OpenFile: db.open}
	guard(func() { db.bolt, err = bolt.Open(path, 0o600, options) })
	if err != nil {
		return nil, openError(path, err)
	}
	return db, nil
}

// open opens the file for bbolt, never making one, and keeps it so that Close can let go of the lock in any case.
func (db *DB) open(name string, flag int, mode os.FileMode) (f *os.File, err error) {
	f, err = os.OpenFile(name, flag&^os.O_CREATE, mode)
	db.file = f
	return f, err
}

// recognise refuses a file that is not ours or of a newer format.
func (db *DB) recognise(tx *Tx) error {
	if !tx.has(bucketMeta) {
		panic(damaged("it may not be a database of inkorg at all: bucket %s is missing", bucketMeta))
	}
	n, err := strconv.Atoi(string(tx.get(bucketMeta, metaFormat)))
	if err != nil || n < 1 {
		panic(damaged("it says no format"))
	}
	if n > format {
		return fmt.Errorf("%s: %w (its format is %d, this one knows %d)", db.path, ErrNewer, n, format)
	}
	for _, name := range buckets {
		if !tx.has(name) {
			panic(damaged("bucket %s is missing", name))
		}
	}
	return nil
}
