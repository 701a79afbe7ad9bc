package container

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"io"
)

// The signatures of a zip archive (APPNOTE 4.3).
var (
	localMagic      = []byte("PK\x03\x04")
	descriptorMagic = []byte("PK\x07\x08")
	centralMagic    = []byte("PK\x01\x02")
)

const localHeader = 30 // bytes of a local file header without name and extra field

// local reads the entries of an archive without a directory, one local file header after the other. Every byte is looked at once.
func (u *unzipper) local(data []byte) (members []member) {
	for at := 0; len(members) < maxFiles; {
		i := bytes.Index(data[at:], localMagic)
		if i < 0 {
			return members
		}
		m, ok := u.localMember(data, at+i)
		if !ok {
			at += i + len(localMagic)
			continue
		}
		members = append(members, m)
		at = m.at + len(m.packed)
	}
	return members
}

// localMember reads the entry whose local file header begins at an offset.
func (u *unzipper) localMember(data []byte, at int) (m member, ok bool) {
	h := data[at:]
	if len(h) < localHeader {
		return m, false
	}
	le := binary.LittleEndian
	name, extra := int(le.Uint16(h[26:])), int(le.Uint16(h[28:]))
	if len(h) < localHeader+name+extra || name == 0 {
		return m, false
	}
	m = member{flags: le.Uint16(h[6:]), method: le.Uint16(h[8:]), crc: le.Uint32(h[14:]), at: at + localHeader + name + extra}
	m.name = zipName(string(h[localHeader:localHeader+name]), h[localHeader+name:localHeader+name+extra])
	m.size = uint64(le.Uint32(h[22:]))
	size, rest := uint64(le.Uint32(h[18:])), data[m.at:]
	switch {
	case m.flags&zipLater != 0 && size == 0, size == 1<<32-1:
		m.packed = rest[:u.extent(m.method, rest)]
		m.crc, m.cut = descriptor(rest[len(m.packed):])
	default:
		m.packed = rest[:min(size, uint64(len(rest)))]
		m.cut = size > uint64(len(rest))
	}
	return m, true
}

// extent is how many bytes an entry of unknown size takes: a deflated one tells its own end, another ends where the
// next signature stands.
func (u *unzipper) extent(method uint16, rest []byte) int {
	if method == zipDeflate {
		r := bytes.NewReader(rest)
		if err := u.flate.(flate.Resetter).Reset(r, nil); err == nil {
			if _, err := u.budget.spend(io.Discard, u.flate, int64(len(rest))*bombRatio+bombSize); err == nil {
				return len(rest) - r.Len()
			}
		}
	}
	end := len(rest)
	for _, magic := range [][]byte{localMagic, descriptorMagic, centralMagic} {
		if i := bytes.Index(rest[:end], magic); i >= 0 {
			end = i
		}
	}
	return end
}

// descriptor is the checksum that stands behind an entry (APPNOTE 4.3.9).
func descriptor(b []byte) (crc uint32, missing bool) {
	b = bytes.TrimPrefix(b, descriptorMagic)
	if len(b) < 12 {
		return 0, true
	}
	return binary.LittleEndian.Uint32(b), false
}
