//go:build !linux

package confine

import "runtime"

// Reader can do nothing here but say so.
func Reader() Report {
	return Report{Lacking: []string{"Landlock and seccomp are parts of Linux, and this is " + runtime.GOOS}}
}
