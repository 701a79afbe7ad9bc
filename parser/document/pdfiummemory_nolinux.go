//go:build unix && !linux

package document

func inLargePages([]byte) {}
