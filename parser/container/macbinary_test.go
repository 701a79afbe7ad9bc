package container_test

import (
	"encoding/binary"
	"strings"
	"testing"

	"inkorg/parser/container"
)

// macBinary wraps a data fork of the declared size, with a resource fork behind it.
func macBinary(name, fork string, size int) []byte {
	h := make([]byte, 128)
	h[1] = byte(copy(h[2:64], name))
	copy(h[65:], "TEXTttxt")
	binary.BigEndian.PutUint32(h[83:], uint32(size))
	binary.BigEndian.PutUint32(h[87:], 4)
	h[122], h[123] = 129, 129
	var sum uint16
	for i := range 124 * 8 { // bit by bit, as the polynomial is meant
		bit := h[i/8]>>(7-i%8)&1 != 0
		carry := sum&0x8000 != 0
		if sum <<= 1; carry != bit {
			sum ^= 0x1021
		}
	}
	binary.BigEndian.PutUint16(h[124:], sum)
	return append(append(append(h, fork...), make([]byte, -len(fork)&127)...), "rsrc"...)
}

func TestMacBinary(t *testing.T) {
	t.Parallel()
	whole := macBinary("Ans\x9akan.pdf", "%PDF-1.4", 8)
	if f := container.Detect("ansokan.bin", "application/x-macbinary", whole); f != container.MacBinary {
		t.Errorf("detected %q", f)
	}
	if c := container.Open(container.MacBinary, whole, nil); shown(c) != "Ansökan.pdf=%PDF-1.4" || c.Lost {
		t.Errorf("files %q, problems %q", shown(c), c.Problems)
	}
	if c := container.Open(container.MacBinary, whole[:130], nil); shown(c) != "Ansökan.pdf=%P" || !c.Lost {
		t.Errorf("files %q of a file that is cut, lost %v", shown(c), c.Lost)
	}
	others := map[string][]byte{
		"only a resource fork": macBinary("a", "", 0),
		"zeroes":               make([]byte, 300),
		"another checksum":     []byte(strings.Replace(string(whole), "TEXT", "text", 1)),
	}
	for name, data := range others {
		if f := container.Detect("a.bin", "", data); f != container.None {
			t.Errorf("%s: detected %q", name, f)
		}
	}
}
