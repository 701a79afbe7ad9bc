//go:build linux && !amd64 && !arm64

package confine

import (
	"errors"
	"runtime"

	"golang.org/x/sys/unix"
)

// program and launchProgram are empty: the list of system calls depends on the architecture.
func program() []unix.SockFilter       { return nil }
func launchProgram() []unix.SockFilter { return nil }

// filtered can do nothing here but say so.
func filtered([]unix.SockFilter) error {
	return errors.New("there is no list of system calls for " + runtime.GOARCH)
}
