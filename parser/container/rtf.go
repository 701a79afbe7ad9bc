package container

import (
	"encoding/binary"
	"errors"
)

// rtfDictionary is what the dictionary of compressed RTF holds at first ([MS-OXRTFCP], section 2.1.2.1).
const rtfDictionary = `{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans SerifSymbolArial` +
	`Times New RomanCourier{\colortbl\red0\green0\blue0` + "\r\n" + `\par \pard\plain\f0\fs20\b\i\u\tab\tx`

const (
	rtfHeader       = 16
	rtfCompressed   = 0x75465a4c // "LZFu"
	rtfUncompressed = 0x414c454d // "MELA"
	rtfWindow       = 4096
)

// decompressRTF undoes the compression of a message text ([MS-OXRTFCP], section 2.2), up to limit bytes. What was
// decompressed before an error comes with it. The checksum is not looked at: damaged words are better than none.
func decompressRTF(b []byte, limit int) ([]byte, error) {
	if len(b) < rtfHeader {
		return nil, errors.New("its RTF is cut off")
	}
	size := int(min(int64(binary.LittleEndian.Uint32(b[4:])), int64(limit)))
	kind, body := binary.LittleEndian.Uint32(b[8:]), b[rtfHeader:]
	switch kind {
	case rtfUncompressed:
		return body[:min(len(body), size)], nil
	case rtfCompressed:
		return expandRTF(body, size)
	}
	return nil, errors.New("its RTF is compressed in an unknown way")
}

// An rtfExpander unpacks the runs of compressed RTF. A token yields 17 bytes at most, so the output is bounded by the input.
type rtfExpander struct {
	window [rtfWindow]byte
	at     int // where the window is written next
	out    []byte
}

func (x *rtfExpander) put(c byte) {
	x.window[x.at] = c
	x.at = (x.at + 1) % rtfWindow
	x.out = append(x.out, c)
}

// copy repeats n bytes of the window.
func (x *rtfExpander) copy(from, n int) {
	for i := range n {
		x.put(x.window[(from+i)%rtfWindow])
	}
}

func expandRTF(b []byte, size int) ([]byte, error) {
	x := &rtfExpander{at: len(rtfDictionary), out: make([]byte, 0, min(size, 9*len(b))+17)}
	copy(x.window[:], rtfDictionary)
	for len(b) > 0 && len(x.out) < size {
		control := b[0]
		b = b[1:]
		for range 8 {
			if len(b) == 0 || len(x.out) >= size {
				break
			}
			if control&1 == 0 {
				x.put(b[0])
				b = b[1:]
			} else if len(b) < 2 {
				return x.out, errors.New("its RTF is cut off")
			} else {
				token := int(b[0])<<8 | int(b[1])
				b = b[2:]
				if token>>4 == x.at {
					return x.out, nil
				}
				x.copy(token>>4, token&15+2)
			}
			control >>= 1
		}
	}
	if len(x.out) < size {
		return x.out, errors.New("its RTF is cut off")
	}
	return x.out[:size], nil
}
