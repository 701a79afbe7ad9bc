//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package store

import "os"

// letGo closes a file that bbolt cannot close any more. Here the lock goes with it.
func letGo(f *os.File) error { return f.Close() }
