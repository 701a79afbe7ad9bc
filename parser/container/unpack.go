package container

import (
	"errors"
	"io"
)

// tooMuch is the problem of a container for which the message's Budget is used up.
const tooMuch = "was not opened: the message has unpacked too much already"

// errBomb says that data unpacks to more than it may.
var errBomb = errors.New("unpacks to more than it may")

// A source gives a reader of the same unpacked bytes each time it is called.
type source func() (io.Reader, error)

// unpack reads all of a source that has at most limit bytes, else errBomb. It measures first, so that no more memory
// is asked for than there are bytes, whatever the container declares. With any other error, data is what came before it.
func (b *Budget) unpack(open source, limit int64) (data []byte, err error) {
	r, err := open()
	if err != nil {
		return nil, err
	}
	n, damage := b.spend(io.Discard, r, limit+1)
	if n > limit {
		return nil, errBomb
	}
	r, err = open()
	if err != nil {
		return nil, err
	}
	data = make([]byte, n)
	k, err := io.ReadFull(r, data)
	b.work -= n
	return data[:k], errors.Join(damage, err)
}

// spend copies at most n bytes, and no more than the work that is left. Work running out counts as a bomb.
func (b *Budget) spend(w io.Writer, r io.Reader, n int64) (int64, error) {
	if b.work <= 0 {
		return n, errBomb
	}
	copied, err := io.Copy(w, io.LimitReader(r, min(n, b.work)))
	b.work -= copied
	if b.work <= 0 {
		return n, errBomb
	}
	return copied, err
}
