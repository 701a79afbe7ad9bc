package document_test

import "syscall"

func init() {
	grow = func(n int) []byte {
		b, err := syscall.Mmap(-1, 0, n, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE|syscall.MAP_POPULATE)
		if err != nil {
			panic(err) // the child cannot play its part
		}
		return b
	}
}
