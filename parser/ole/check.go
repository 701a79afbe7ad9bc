package ole

import (
	"encoding/binary"
	"errors"
)

const (
	sectorEnd    = 0xfffffffe // ends a chain
	entryNone    = 0xffffffff // no such entry
	entryLength  = 128
	headerLength = 512
	maxEntries   = 200_000 // entries of one directory
	maxPaths     = 1 << 20 // names in the paths of all storages together
)

// A sectorMap is as much of an OLE file as is needed to see whether its directory has an end.
type sectorMap struct {
	data  []byte
	shift uint
	fat   []uint32 // sectors of the file allocation table
}

// check makes sure that a library can read the directory of an OLE file in linear time and bounded memory. Its chains of sectors
// and its tree of entries must have no cycle; its storages must not lie in one another so deep that their
// paths take more room than the file.
func check(data []byte) error {
	if len(data) < headerLength {
		return errors.New("it is cut off")
	}
	m := &sectorMap{data: data, shift: uint(binary.LittleEndian.Uint16(data[30:]))}
	if m.shift != 9 && m.shift != 12 {
		return errors.New("its sectors have an impossible size")
	}
	if binary.LittleEndian.Uint32(data[64:]) > uint32(m.sectors()) {
		return errors.New("it says it has more sectors than there are")
	}
	if err := m.readTable(); err != nil {
		return err
	}
	directory, err := m.directory()
	if err != nil {
		return err
	}
	return checkTree(directory)
}

// sector is nil where the file is too short for it.
func (m *sectorMap) sector(n uint32) []byte {
	at := (int64(n) + 1) << m.shift
	if at+1<<m.shift > int64(len(m.data)) {
		return nil
	}
	return m.data[at : at+1<<m.shift]
}

// sectors is how many the file has.
func (m *sectorMap) sectors() int { return len(m.data) >> m.shift }

// readTable finds the sectors of the allocation table: 109 in the header, the others in a chain ([MS-CFB], section 2.5).
func (m *sectorMap) readTable() error {
	m.fat = numbers(m.data[76:headerLength])
	next := binary.LittleEndian.Uint32(m.data[68:])
	for range binary.LittleEndian.Uint32(m.data[72:]) {
		b := m.sector(next)
		if b == nil || len(m.fat) > m.sectors()+109+len(b) {
			return errors.New("its table of sectors is damaged")
		}
		m.fat = append(m.fat, numbers(b[:len(b)-4])...)
		next = binary.LittleEndian.Uint32(b[len(b)-4:])
	}
	return nil
}

func numbers(b []byte) []uint32 {
	all := make([]uint32, len(b)/4)
	for i := range all {
		all[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	return all
}

// after is the sector that follows n in its chain.
func (m *sectorMap) after(n uint32) (uint32, bool) {
	per := uint32(1) << (m.shift - 2)
	if int64(n/per) >= int64(len(m.fat)) {
		return 0, false
	}
	b := m.sector(m.fat[n/per])
	if b == nil {
		return 0, false
	}
	return binary.LittleEndian.Uint32(b[4*(n%per):]), true
}

// directory collects the sectors of the directory.
func (m *sectorMap) directory() ([][]byte, error) {
	var found [][]byte
	n := binary.LittleEndian.Uint32(m.data[48:])
	for n != sectorEnd {
		b := m.sector(n)
		next, ok := m.after(n)
		if b == nil || !ok || len(found) > m.sectors() || len(found)<<m.shift > maxEntries*entryLength {
			return nil, errors.New("its directory is cut off, runs in a circle, or is too large")
		}
		found = append(found, b)
		n = next
	}
	if len(found) == 0 {
		return nil, errors.New("it has no directory")
	}
	return found, nil
}

// checkTree walks the entries from the root.
func checkTree(directory [][]byte) error {
	per := uint32(len(directory[0]) / entryLength)
	seen := make([]bool, len(directory)*int(per))
	type visit struct {
		entry uint32
		depth int
	}
	paths := 0
	for open := []visit{{0, 0}}; len(open) > 0; {
		v := open[len(open)-1]
		open = open[:len(open)-1]
		if v.entry == entryNone {
			continue
		}
		if int64(v.entry) >= int64(len(seen)) || seen[v.entry] {
			return errors.New("its directory leads in a circle or to nowhere")
		}
		seen[v.entry] = true
		e := directory[v.entry/per][v.entry%per*entryLength:]
		left, right, child := binary.LittleEndian.Uint32(e[68:]), binary.LittleEndian.Uint32(e[72:]), binary.LittleEndian.Uint32(e[76:])
		if child != entryNone {
			paths += v.depth
		}
		if paths > maxPaths {
			return errors.New("its storages lie in one another too deep")
		}
		open = append(open, visit{left, v.depth}, visit{right, v.depth}, visit{child, v.depth + 1})
	}
	return nil
}
