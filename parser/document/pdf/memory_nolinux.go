//go:build unix && !linux

package pdf

func inLargePages([]byte) {}
