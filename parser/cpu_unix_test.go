//go:build unix

package parser_test

import (
	"syscall"
	"time"
)

func init() {
	cpu = func() time.Duration {
		var u syscall.Rusage
		if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
			panic(err) // it knows no other reason than a wrong argument
		}
		return time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
}
