//go:build unix

package document_test

import (
	"syscall"
	"time"
)

func init() {
	cpu = func() (self, children time.Duration) {
		return usage(syscall.RUSAGE_SELF), usage(syscall.RUSAGE_CHILDREN)
	}
}

func usage(who int) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(who, &u); err != nil {
		panic(err) // it knows no other reason than a wrong argument
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
