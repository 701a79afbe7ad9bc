package container

import (
	"encoding/binary"

	"golang.org/x/text/encoding/charmap"
)

// macHeader is how long the header of a MacBinary file is; the data fork follows it, and then the resource fork.
const macHeader = 128

// isMacBinary goes by the checksum that MacBinary II and III put over their header. The first version has none, and nothing else
// that would tell it from any file with some zeroes. A file without a data fork holds no document.
func isMacBinary(data []byte) bool {
	if len(data) < macHeader || data[0] != 0 || data[1] == 0 || data[1] > 63 || data[74] != 0 || data[82] != 0 {
		return false
	}
	be := binary.BigEndian
	return be.Uint32(data[83:]) > 0 && be.Uint16(data[124:]) == crc16(data[:124])
}

// crc16 is the checksum of MacBinary and BinHex: CRC-16 with the polynomial 0x1021 and nothing to begin with.
func crc16(data []byte) (sum uint16) {
	for _, c := range data {
		sum ^= uint16(c) << 8
		for range 8 {
			carry := sum&0x8000 != 0
			if sum <<= 1; carry {
				sum ^= 0x1021
			}
		}
	}
	return sum
}

// openMacBinary takes out the data fork. A second header, which no program is known to write, would stand between.
func openMacBinary(data []byte) (c Content) {
	if len(data) < macHeader {
		c.lose("is damaged: it has no header")
		return c
	}
	be := binary.BigEndian
	second := (int(be.Uint16(data[120:])) + macHeader - 1) / macHeader * macHeader
	fork := data[min(macHeader+second, len(data)):]
	size := uint64(be.Uint32(data[83:]))
	if size > uint64(len(fork)) {
		c.lose("is damaged: it breaks off")
	}
	name := data[2 : 2+min(data[1], 63)]
	c.Files = []File{{Name: decodeName(string(name), charmap.Macintosh), Data: fork[:min(size, uint64(len(fork)))]}}
	return c
}
