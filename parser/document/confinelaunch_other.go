//go:build !linux

package document

import (
	"errors"
	"io"
)

// become can do nothing here but say so.
func (l *launch) become(io.Writer) error {
	return errors.New("programs can be confined on Linux only")
}
