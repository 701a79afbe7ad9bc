//go:build !linux

package confine

import (
	"errors"
)

// Become can do nothing here but say so.
func (l *Launch) Become(func(Report) error) error {
	return errors.New("programs can be confined on Linux only")
}
