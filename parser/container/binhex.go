package container

import (
	"bytes"
	"encoding/binary"

	"golang.org/x/text/encoding/charmap"
)

// binhexBanner stands before BinHex 4.0 (RFC 1741, section 5.2), which old Macintosh programs wrap files in.
var binhexBanner = []byte("(This file must be converted with BinHex")

const binhexAlphabet = "!\"#$%&'()*+,-012345689@ABCDEFGHIJKLMNPQRSTUVXYZ[`abcdefhijklmpqr"

// openBinHex takes out the data fork. The resource fork is of use to a Macintosh only.
func openBinHex(data []byte, b *Budget) (c Content) {
	raw, fits := binhexBytes(data, b.Share())
	if !fits {
		c.lose("is a bomb: it unpacks to more than %d MiB", b.Share()>>20)
		return c
	}
	const fixed = 1 + 4 + 4 + 2 + 4 + 4 + 2 // what follows the name: version, type, creator, flags, lengths, checksum
	if len(raw) == 0 || len(raw) < 1+int(raw[0])+fixed {
		c.lose("is damaged: it has no header")
		return c
	}
	name, rest := raw[1:1+int(raw[0])], raw[1+int(raw[0]):]
	size := binary.BigEndian.Uint32(rest[11:])
	fork := rest[fixed:]
	if uint64(size) > uint64(len(fork)) {
		c.lose("is damaged: it breaks off")
	}
	fork = fork[:min(uint64(size), uint64(len(fork)))]
	if !b.Take(int64(len(raw))) {
		c.lose(tooMuch)
		return c
	}
	c.Files = []File{{Name: decodeName(string(name), charmap.Macintosh), Data: fork}}
	return c
}

// binhexBytes undoes the characters and the repetitions (RFC 1741, appendix A). fits is false above most bytes.
func binhexBytes(data []byte, most int64) (out []byte, fits bool) {
	_, data, _ = bytes.Cut(data, binhexBanner)
	_, data, _ = bytes.Cut(data, []byte(":"))
	packed := binhexOctets(data)
	out = make([]byte, 0, len(packed))
	for i := 0; i < len(packed); i++ {
		switch {
		case packed[i] != 0x90:
			out = append(out, packed[i])
		case i+1 == len(packed):
		case packed[i+1] == 0:
			out, i = append(out, 0x90), i+1
		default:
			i++
			if last := len(out) - 1; last >= 0 {
				out = append(out, bytes.Repeat(out[last:], int(packed[i])-1)...)
			}
		}
		if int64(len(out)) > most {
			return nil, false
		}
	}
	return out, true
}

// binhexOctets puts the bits of the characters together, up to the colon at the end.
func binhexOctets(data []byte) (packed []byte) {
	packed = make([]byte, 0, len(data)*3/4)
	bits, n := uint32(0), 0
	for _, c := range data {
		v := bytes.IndexByte([]byte(binhexAlphabet), c)
		switch {
		case c == ':':
			return packed
		case v < 0:
			continue
		}
		bits, n = bits<<6|uint32(v), n+6
		if n >= 8 {
			n -= 8
			packed = append(packed, byte(bits>>n))
		}
	}
	return packed
}
