//go:build !linux

package document

import (
	"errors"
)

// become can do nothing here but say so.
func (l *launch) become(func(Confinement) error) error {
	return errors.New("programs can be confined on Linux only")
}
