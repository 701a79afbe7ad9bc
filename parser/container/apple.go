package container

import (
	"bytes"
	"encoding/binary"

	"golang.org/x/text/encoding/charmap"
)

// The entries of an AppleSingle or AppleDouble file that matter (RFC 1740, appendix A).
const (
	appleData = 1
	appleName = 3
)

// appleEntry finds an entry of an AppleSingle or AppleDouble file. cut says that the data ends within it.
func appleEntry(data []byte, want uint32) (entry []byte, found, cut bool) {
	magic := bytes.HasPrefix(data, []byte("\x00\x05\x16\x00")) || bytes.HasPrefix(data, []byte("\x00\x05\x16\x07"))
	if !magic || len(data) < 26 {
		return nil, false, false
	}
	be := binary.BigEndian
	for i, n := 26, int(be.Uint16(data[24:])); n > 0 && i+12 <= len(data); i, n = i+12, n-1 {
		if be.Uint32(data[i:]) != want {
			continue
		}
		at, size := uint64(be.Uint32(data[i+4:])), uint64(be.Uint32(data[i+8:]))
		at = min(at, uint64(len(data)))
		end := min(at+size, uint64(len(data)))
		return data[at:end], size > 0, end-at < size
	}
	return nil, false, false
}

// isApple says whether data holds a data fork. The AppleDouble file beside a document holds only what a Macintosh knows of it.
func isApple(data []byte) bool {
	_, found, _ := appleEntry(data, appleData)
	return found
}

func openApple(data []byte) (c Content) {
	fork, _, cut := appleEntry(data, appleData)
	name, _, _ := appleEntry(data, appleName)
	if cut {
		c.lose("is damaged: it breaks off")
	}
	c.Files = []File{{Name: decodeName(string(name), charmap.Macintosh), Data: fork}}
	return c
}
