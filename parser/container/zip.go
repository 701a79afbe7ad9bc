package container

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/flate"
	"errors"
	"hash/crc32"
	"io"
	"path"
	"slices"
	"strings"
)

// An entry of more than bombSize bytes that is more than bombRatio times as large as it was packed is a bomb. Text packs to a
// tenth, an empty bitmap to a thousandth.
const (
	bombSize  = 4 << 20
	bombRatio = 100
	maxNamed  = 10 // locked files that are named one by one
)

// The bits and methods of a zip entry (APPNOTE 4.4.4, 4.4.5).
const (
	zipLocked  = 1 << 0
	zipLater   = 1 << 3 // sizes stand behind the data
	zipStored  = 0
	zipDeflate = 8
)

// A member is one entry of a zip archive.
type member struct {
	name   string
	method uint16
	flags  uint16
	crc    uint32
	packed []byte
	size   uint64 // what it says that it unpacks to
	at     int    // where packed begins
	cut    bool   // the archive ends within it
	shares bool   // its bytes are also those of another entry
}

// An unzipper takes the files out of one archive.
type unzipper struct {
	Content
	budget  *Budget
	left    int64 // bytes this archive may still unpack and keep
	reserve int64 // work that is left to other containers
	flate   io.ReadCloser
	locked  []string
	beyond  int // entries left out because a budget is used up
	shared  int // entries left out because they share their bytes
}

func openZip(data []byte, b *Budget) Content {
	u := &unzipper{budget: b, left: b.Share(), reserve: b.work / 2, flate: flate.NewReader(nil)}
	members, ok := central(data)
	if !ok {
		if members = u.local(data); len(members) > 0 {
			u.lose("is damaged: it has no whole directory, so files may be missing")
		}
	}
	if len(members) == 0 {
		u.lose("holds no file that could be taken out")
	}
	markShared(members)
	u.members(members)
	u.finish()
	return u.Content
}

// members takes out the small files first, so that a bomb has used up nothing when their turn comes, and puts them in the
// order of the archive.
func (u *unzipper) members(all []member) {
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(all[a].size, all[b].size) })
	files := make([]*File, len(all))
	for _, i := range order {
		files[i] = u.member(&all[i])
	}
	for _, f := range files {
		if f != nil {
			u.Files = append(u.Files, *f)
		}
	}
}

// central reads the entries that the directory at the end lists. ok is false when it is missing or wrong.
func central(data []byte) (members []member, ok bool) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, false
	}
	members = make([]member, 0, len(z.File))
	for _, f := range z.File {
		at, err := f.DataOffset()
		if err != nil || at > int64(len(data)) {
			return nil, false
		}
		packed := data[at:]
		cut := f.CompressedSize64 > uint64(len(packed))
		if !cut {
			packed = packed[:f.CompressedSize64]
		}
		members = append(members, member{
			name: zipName(f.Name, f.Extra), method: f.Method, flags: f.Flags, crc: f.CRC32, packed: packed,
			size: f.UncompressedSize64, at: int(at), cut: cut,
		})
	}
	return members, len(members) > 0 || !bytes.Contains(data, localMagic)
}

// markShared finds entries that share their bytes: no program packs so, but bombs are made like that.
func markShared(members []member) {
	order := make([]*member, len(members))
	for i := range members {
		order[i] = &members[i]
	}
	slices.SortStableFunc(order, func(a, b *member) int { return a.at - b.at })
	end := 0
	for _, m := range order {
		m.shares = m.at < end && len(m.packed) > 0
		if !m.shares {
			end = max(end, m.at+len(m.packed))
		}
	}
}

// member takes out one entry. It is nil where there is nothing to be had or wanted.
func (u *unzipper) member(m *member) *File {
	switch {
	case ofMachine(m.name):
	case m.shares:
		u.shared++
	case m.flags&zipLocked != 0:
		u.locked = append(u.locked, m.name)
	case u.budget.files <= 0 || u.budget.work <= u.reserve:
		u.beyond++
	case m.method == zipStored:
		return u.file(m, m.packed, 0, nil)
	case m.method == zipDeflate:
		data, err := u.inflated(m)
		return u.file(m, data, int64(len(data)), err)
	default:
		u.lose("holds %q, which is packed in a way (method %d) that is not known here", m.name, m.method)
	}
	return nil
}

// inflated unpacks one entry, within what is left to this archive and what an honest entry can hold.
func (u *unzipper) inflated(m *member) ([]byte, error) {
	limit := min(u.left, max(bombSize, bombRatio*int64(len(m.packed))))
	return u.budget.unpack(u.deflated(m.packed), limit)
}

// deflated reads with one decompressor for the whole archive: a new one for each entry would cost 40 KB.
func (u *unzipper) deflated(packed []byte) source {
	return func() (io.Reader, error) {
		return u.flate, u.flate.(flate.Resetter).Reset(bytes.NewReader(packed), nil)
	}
}

// file is the data of an entry, n bytes of which were unpacked, with a problem where it is not whole.
func (u *unzipper) file(m *member, data []byte, n int64, err error) *File {
	switch {
	case errors.Is(err, errBomb) && u.left >= bombSize:
		u.lose("is a bomb: %q in it unpacks to more than it may", m.name)
		return nil
	case errors.Is(err, errBomb) || !u.budget.Take(n):
		u.beyond++
		return nil
	}
	u.left -= n
	switch {
	case m.cut, err != nil:
		u.lose("holds %q, which is damaged: it breaks off", m.name)
	case crc32.ChecksumIEEE(data) != m.crc:
		u.lose("holds %q, which is damaged: its checksum is wrong", m.name)
	}
	return &File{Name: m.name, Data: data}
}

// finish tells of the entries that were left out.
func (u *unzipper) finish() {
	switch n := len(u.locked); {
	case n > 0 && len(u.Files) == 0 && !u.Lost:
		u.Encrypted = true
		u.lose("is locked with a password; it was not opened")
	case n > 0:
		u.Encrypted = true
		for _, name := range u.locked[:min(n, maxNamed)] {
			u.lose("holds %q, which is locked with a password", name)
		}
		if n > maxNamed {
			u.lose("holds %d more files that are locked with a password", n-maxNamed)
		}
	}
	if u.shared > 0 {
		u.lose("is a bomb: %d files in it share their bytes with others", u.shared)
	}
	if u.beyond > 0 {
		u.lose("holds %d more files than may be unpacked from one message", u.beyond)
	}
}

// ofMachine says whether an entry is no file of the sender's: a directory, or what macOS and Windows put beside files.
func ofMachine(name string) bool {
	name = strings.ReplaceAll(name, `\`, "/")
	base := path.Base(name)
	switch {
	case strings.HasSuffix(name, "/"), strings.HasPrefix(name, "__MACOSX/"), strings.HasPrefix(base, "._"):
		return true
	}
	return base == ".DS_Store" || base == "Thumbs.db" || base == "desktop.ini"
}
