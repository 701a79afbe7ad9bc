//go:build !(linux || darwin)

package store_test

// children are for systems with SIGKILL.
var children map[string]func(path string) error
