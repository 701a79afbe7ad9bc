package store

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"

	bolterrors "go.etcd.io/bbolt/errors"
)

// What can be wrong with the file as a whole. Each says what to do about it.
var (
	ErrLocked   = errors.New("another inkorg has the database open: wait until it is done, or stop it, and try again")
	ErrDamaged  = errors.New("the database is damaged: stop inkorg, take a copy of the file, and restore the latest backup")
	ErrNewer    = errors.New("the database was written by a newer inkorg: use that one")
	ErrNotFound = errors.New("there is no database yet: the first pass makes it; or the path is wrong")
)

// ErrAnswered says that a letter was not queued: the message has its answer already, or the Message-ID is taken. Nothing was
// written.
var ErrAnswered = errors.New("it is answered already")

// damage is the panic that carries a fault of the file from where it is met to the end of the transaction. It never
// leaves the package while a transaction runs.
type damage struct{ err error }

func damaged(format string, args ...any) damage { return damage{fmt.Errorf(format, args...)} }

// at makes the error of a damage found in the file at path.
func (d damage) at(path string) error { return fmt.Errorf("%s: %w (%w)", path, ErrDamaged, d.err) }

// openError explains why bbolt could not open the file. What the operating system did not say is a fault of its content.
func openError(path string, err error) error {
	var system *fs.PathError
	var errno syscall.Errno
	switch {
	case errors.Is(err, bolterrors.ErrTimeout):
		return fmt.Errorf("%s: %w", path, ErrLocked)
	case errors.As(err, &system), errors.As(err, &errno):
		return fmt.Errorf("open database %s: %w", path, advised(err))
	}
	return damage{err}.at(path)
}

// writeError explains why a transaction could not be committed.
func writeError(path string, err error) error {
	if errors.Is(err, bolterrors.ErrDatabaseReadOnly) {
		return fmt.Errorf("write to database %s: it is open for reading only", path)
	}
	return fmt.Errorf("write to database %s: %w", path, advised(err))
}

// advised adds what a person can do about an error of the operating system.
func advised(err error) error {
	hints := []struct {
		is   error
		hint string
	}{
		{fs.ErrPermission, "run inkorg as the owner of the file and its folder, or change their permissions"},
		{fs.ErrNotExist, "make the folder first"},
		{syscall.ENOSPC, "make room on the disk and start again; nothing that was recorded is lost"},
		{syscall.EFBIG, "raise the limit on the size of files and start again; nothing that was recorded is lost"},
		{syscall.EROFS, "the file system is mounted for reading only"},
	}
	for _, h := range hints {
		if errors.Is(err, h.is) || strings.Contains(err.Error(), h.is.Error()) { // bbolt tells some only in words
			return fmt.Errorf("%w: %s", err, h.hint)
		}
	}
	return err
}
