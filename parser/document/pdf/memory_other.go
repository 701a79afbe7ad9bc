//go:build !unix

package pdf

// reserve says that there is no stretch of addresses to be had: memory comes from the heap.
func reserve(uint64) []byte { return nil }

func release([]byte) {}
