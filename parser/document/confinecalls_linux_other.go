//go:build linux && !amd64 && !arm64

package document

import (
	"errors"
	"runtime"
)

// filtered can do nothing here but say so.
func filtered() error {
	return errors.New("there is no list of system calls for " + runtime.GOARCH)
}
