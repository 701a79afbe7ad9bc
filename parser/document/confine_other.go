//go:build !linux

package document

import "runtime"

// confine can do nothing here but say so.
func confine() Confinement {
	return Confinement{Lacking: []string{"Landlock and seccomp are parts of Linux, and this is " + runtime.GOOS}}
}
