package container

// The bounds of all containers in one message.
const (
	maxFiles  = 1000      // files taken out
	baseBytes = 16 << 20  // bytes unpacked, whatever the size of the message
	perByte   = 16        // and this many more for each byte of the message
	mostBytes = 512 << 20 // but never more than this
)

// A Budget bounds what the containers of one message may unpack. It is not safe for concurrent use.
type Budget struct {
	bytes int64 // that may still be unpacked and kept
	files int   // that may still be taken out
}

// NewBudget is the budget of a message of size bytes: 16 MiB and 16 times its size, 512 MiB at most, and 1,000 files.
func NewBudget(size int) *Budget {
	return &Budget{bytes: min(baseBytes+perByte*int64(size), mostBytes), files: maxFiles}
}

// Share is the most that one container may unpack: half of what is left, so that a bomb leaves something to the others.
func (b *Budget) Share() int64 { return b.bytes / 2 }

// Take counts n bytes unpacked as one file. It is false when the budget does not hold them: the file is then to be left out.
// Slices of the container cost their file only: n is 0.
func (b *Budget) Take(n int64) bool {
	if n > b.bytes || b.files <= 0 {
		return false
	}
	b.bytes -= n
	b.files--
	return true
}
