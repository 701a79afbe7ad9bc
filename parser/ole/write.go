package ole

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"
	"unicode/utf16"
)

// An Entry is a stream (Data) or a storage (Entries) of a file to be written.
type Entry struct {
	Name    string
	Data    []byte
	Entries []Entry
	Storage bool
}

const (
	sectorSize = 512
	miniSize   = 64         // of the sectors of short streams
	miniLimit  = 4096       // streams of fewer bytes are short
	tableMark  = 0xfffffffd // of sectors that hold the table
	placesMark = 0xfffffffc // of sectors that hold its places
	tablesHead = 109        // sectors of the table that the header names; the others are in a chain
)

// A writer writes a compound file (version 3). The entries of a storage are chained to the right in their order, which readers
// take for a tree.
type writer struct {
	directory, mini, sectors []byte
	fat, miniFAT             []uint32
}

// Write makes a file of what is in a storage, with a class identifier of 16 bytes or none.
func Write(class string, root Entry) []byte {
	w := &writer{}
	root.Name = "Root Entry"
	w.entry(root, 5, entryNone)
	w.children(root)
	copy(w.directory[80:96], class)
	size := len(w.mini)
	w.place(0, w.chain(w.mini), size)
	mini := packed(w.miniFAT)
	miniStart := w.chain(mini)
	for len(w.directory)%sectorSize != 0 {
		w.directory = append(w.directory, make([]byte, entryLength)...)
	}
	return w.file(w.chain(w.directory), miniStart, len(mini)/sectorSize)
}

// entry adds one to the directory (section 2.6.1); its start and size come later.
func (w *writer) entry(e Entry, kind byte, child uint32) int {
	b := make([]byte, entryLength)
	units := utf16.Encode([]rune(e.Name))
	units = units[:min(len(units), 31)]
	for i, u := range units {
		binary.LittleEndian.PutUint16(b[2*i:], u)
	}
	binary.LittleEndian.PutUint16(b[64:], uint16(2*len(units)+2))
	b[66], b[67] = kind, 1
	if kind == 5 && len(e.Entries) > 0 {
		child = 1
	}
	for at, v := range map[int]uint32{68: entryNone, 72: entryNone, 76: child} {
		binary.LittleEndian.PutUint32(b[at:], v)
	}
	w.directory = append(w.directory, b...)
	return len(w.directory) - entryLength
}

// place says where the bytes of an entry begin, and how many there are.
func (w *writer) place(entry int, start uint32, size int) {
	binary.LittleEndian.PutUint32(w.directory[entry+116:], start)
	binary.LittleEndian.PutUint32(w.directory[entry+120:], uint32(size))
}

// children adds what is in a storage, each entry followed by its own children: short names first (section 2.6.4).
func (w *writer) children(parent Entry) {
	entries := slices.Clone(parent.Entries)
	slices.SortStableFunc(entries, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(len(utf16.Encode([]rune(a.Name))), len(utf16.Encode([]rune(b.Name)))), strings.Compare(strings.ToUpper(a.Name), strings.ToUpper(b.Name)))
	})
	for i, e := range entries {
		var at int
		if e.Storage {
			child := uint32(entryNone)
			if len(e.Entries) > 0 {
				child = uint32(len(w.directory)/entryLength + 1)
			}
			at = w.entry(e, 1, child)
			w.children(e)
		} else {
			at = w.entry(e, 2, entryNone)
			w.place(at, w.stream(e.Data), len(e.Data))
		}
		if i+1 < len(entries) {
			binary.LittleEndian.PutUint32(w.directory[at+72:], uint32(len(w.directory)/entryLength))
		}
	}
}

// stream keeps the bytes of a stream, and says where.
func (w *writer) stream(data []byte) uint32 {
	if len(data) >= miniLimit {
		return w.chain(data)
	}
	return link(&w.mini, &w.miniFAT, data, miniSize)
}

func (w *writer) chain(data []byte) uint32 { return link(&w.sectors, &w.fat, data, sectorSize) }

func link(sectors *[]byte, fat *[]uint32, data []byte, size int) uint32 {
	if len(data) == 0 {
		return sectorEnd
	}
	start := len(*fat)
	for len(data) > 0 {
		n := min(size, len(data))
		*sectors = append(append(*sectors, data[:n]...), make([]byte, size-n)...)
		*fat = append(*fat, uint32(len(*fat)+1))
		data = data[n:]
	}
	(*fat)[len(*fat)-1] = sectorEnd
	return uint32(start)
}

// packed are the bytes of a table, as many as fill its sectors.
func packed(table []uint32) []byte {
	var b []byte
	for _, v := range table {
		b = binary.LittleEndian.AppendUint32(b, v)
	}
	for len(b)%sectorSize != 0 {
		b = binary.LittleEndian.AppendUint32(b, entryNone)
	}
	return b
}

// file puts the header (section 2.2) before the sectors, and behind them the table of sectors and, where the header has no room
// for its places, a chain of those.
func (w *writer) file(directory, mini uint32, miniSectors int) []byte {
	const per = sectorSize / 4
	first, n, more := len(w.fat), 0, 0
	for n*per < first+n+more {
		n++
		more = max(0, (n-tablesHead+per-2)/(per-1))
	}
	w.fat = slices.Concat(w.fat, slices.Repeat([]uint32{tableMark}, n), slices.Repeat([]uint32{placesMark}, more))
	places := make([]uint32, 0, tablesHead+more*per)
	for i := range n {
		if i >= tablesHead && (i-tablesHead)%(per-1) == per-2 {
			places = append(places, uint32(first+i), uint32(first+n+(i-tablesHead)/(per-1)+1))
			continue
		}
		places = append(places, uint32(first+i))
	}
	for len(places) < tablesHead {
		places = append(places, entryNone)
	}
	h := make([]byte, sectorSize)
	copy(h, magic)
	copy(h[24:], "\x3e\x00\x03\x00\xfe\xff\x09\x00\x06\x00")
	chain := uint32(sectorEnd)
	if more > 0 {
		chain = uint32(first + n)
	}
	for at, v := range map[int]uint32{44: uint32(n), 48: directory, 56: miniLimit, 60: mini, 64: uint32(miniSectors), 68: chain, 72: uint32(more)} {
		binary.LittleEndian.PutUint32(h[at:], v)
	}
	copy(h[76:], packed(places[:tablesHead])[:4*tablesHead])
	b := append(append(h, w.sectors...), packed(w.fat)...)
	if more > 0 {
		b = append(b, packed(places[tablesHead:])...)
	}
	return b
}
