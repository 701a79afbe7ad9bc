package container_test

import (
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf16"
)

// An oleEntry is a stream (data) or a storage (entries) of an OLE file that a test writes.
type oleEntry struct {
	name    string
	data    []byte
	entries []oleEntry
	storage bool
}

// message is a storage that holds a message or, with another head, an attachment.
func msgStorage(name string, head int, p []mapiProperty, entries ...oleEntry) oleEntry {
	fixed := make([]byte, head)
	for _, e := range entries {
		if head >= 24 && strings.HasPrefix(e.name, "__attach") {
			fixed[20]++
		}
	}
	for _, v := range p {
		fixed = append(fixed, byte(v.kind), byte(v.kind>>8), byte(v.id), byte(v.id>>8), 6, 0, 0, 0)
		if v.kind == 0x0003 || v.kind == 0x000b {
			fixed = append(append(fixed, v.value...), 0, 0, 0, 0)
			continue
		}
		fixed = append(append(fixed, le32(uint32(len(v.value)))...), 0, 0, 0, 0)
		entries = append(entries, oleEntry{name: fmt.Sprintf("__substg1.0_%04X%04X", v.id, v.kind), data: v.value})
	}
	entries = append(entries, oleEntry{name: "__properties_version1.0", data: fixed})
	return oleEntry{name: name, entries: entries, storage: true}
}

// msgAttachment is the n-th attachment of a message.
func msgAttachment(n int, p []mapiProperty, entries ...oleEntry) oleEntry {
	return msgStorage(fmt.Sprintf("__attach_version1.0_#%08X", n), 8, p, entries...)
}

// msgFile writes an Outlook file.
func msgFile(p []mapiProperty, entries ...oleEntry) []byte {
	return oleFile("\x0b\x0d\x02\x00\x00\x00\x00\x00\xc0\x00\x00\x00\x00\x00\x00\x46", msgStorage("Root Entry", 32, p, entries...))
}

// An oleWriter writes an OLE file ([MS-CFB], version 3). Entries are chained to the right, which readers take for a tree.
type oleWriter struct {
	directory, mini, sectors []byte
	fat, miniFAT             []uint32
}

func oleFile(class string, root oleEntry) []byte {
	w := &oleWriter{}
	w.entry(root, 5, none, 1)
	w.children(root)
	copy(w.directory[80:], class)
	start, size := w.chain(w.mini), len(w.mini)
	copy(w.directory[116:], le32(start))
	copy(w.directory[120:], le32(uint32(size)))
	var mini []byte
	for _, n := range w.miniFAT {
		mini = append(mini, le32(n)...)
	}
	for len(mini)%512 != 0 {
		mini = append(mini, le32(none)...)
	}
	miniStart := w.chain(mini)
	for len(w.directory)%512 != 0 {
		w.directory = append(w.directory, make([]byte, 128)...)
	}
	return w.file(w.chain(w.directory), miniStart, uint32(len(mini)/512))
}

const none = 0xffffffff

// entry adds one to the directory; its start and size are filled in by the caller.
func (w *oleWriter) entry(e oleEntry, kind byte, right, child uint32) int {
	b := make([]byte, 128)
	for i, u := range utf16.Encode([]rune(e.name)) {
		binary.LittleEndian.PutUint16(b[2*i:], u)
	}
	binary.LittleEndian.PutUint16(b[64:], uint16(2*len(utf16.Encode([]rune(e.name)))+2))
	b[66], b[67] = kind, 1
	copy(b[68:], le32(none))
	copy(b[72:], le32(right))
	copy(b[76:], le32(child))
	w.directory = append(w.directory, b...)
	return len(w.directory) - 128
}

// children adds what is in a storage, each entry followed by its own children.
func (w *oleWriter) children(parent oleEntry) {
	for i, e := range parent.entries {
		var at int
		if e.storage {
			child := uint32(len(w.directory)/128 + 1)
			if len(e.entries) == 0 {
				child = none
			}
			at = w.entry(e, 1, none, child)
			w.children(e)
		} else {
			at = w.entry(e, 2, none, none)
			copy(w.directory[at+116:], le32(w.stream(e.data)))
			copy(w.directory[at+120:], le32(uint32(len(e.data))))
		}
		if i+1 < len(parent.entries) {
			copy(w.directory[at+72:], le32(uint32(len(w.directory)/128)))
		}
	}
}

// stream keeps the bytes of a stream: short ones in sectors of 64 bytes.
func (w *oleWriter) stream(data []byte) uint32 {
	if len(data) >= 4096 {
		return w.chain(data)
	}
	return link(&w.mini, &w.miniFAT, data, 64)
}

func (w *oleWriter) chain(data []byte) uint32 { return link(&w.sectors, &w.fat, data, 512) }

func link(sectors *[]byte, fat *[]uint32, data []byte, size int) uint32 {
	if len(data) == 0 {
		return 0xfffffffe
	}
	start := len(*fat)
	for len(data) > 0 {
		n := min(size, len(data))
		*sectors = append(append(*sectors, data[:n]...), make([]byte, size-n)...)
		*fat = append(*fat, uint32(len(*fat)+1))
		data = data[n:]
	}
	(*fat)[len(*fat)-1] = 0xfffffffe
	return uint32(start)
}

// file puts the header before the sectors and the allocation table behind them.
func (w *oleWriter) file(directory, mini, miniSectors uint32) []byte {
	first := len(w.fat)
	n := (first + 127) / 128
	for (first+n+127)/128 > n {
		n++
	}
	for range n {
		w.fat = append(w.fat, 0xfffffffd)
	}
	h := make([]byte, 512)
	copy(h, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	copy(h[24:], "\x3e\x00\x03\x00\xfe\xff\x09\x00\x06\x00")
	for at, v := range map[int]uint32{44: uint32(n), 48: directory, 56: 4096, 60: mini, 64: miniSectors, 68: 0xfffffffe} {
		copy(h[at:], le32(v))
	}
	for i := range 109 {
		v := uint32(none)
		if i < n {
			v = uint32(first + i)
		}
		copy(h[76+4*i:], le32(v))
	}
	b := append(h, w.sectors...)
	for _, v := range w.fat {
		b = append(b, le32(v)...)
	}
	for len(b)%512 != 0 {
		b = append(b, le32(none)...)
	}
	return b
}
