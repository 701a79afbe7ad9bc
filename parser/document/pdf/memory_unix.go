//go:build unix

package pdf

import "syscall"

// reserve takes a stretch of addresses. Only the pages that are written to become memory. nil means that there is none.
func reserve(size uint64) []byte {
	b, err := syscall.Mmap(-1, 0, int(size), syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	if err != nil {
		return nil
	}
	inLargePages(b)
	return b
}

func release(b []byte) {
	if b != nil {
		syscall.Munmap(b)
	}
}
