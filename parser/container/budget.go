package container

// The bounds of all containers in one message.
const (
	maxFiles  = 1000      // files taken out
	baseBytes = 16 << 20  // bytes unpacked and kept, whatever the size of the message
	perByte   = 16        // and this many more for each byte of the message
	mostBytes = 512 << 20 // but never more than this
	effort    = 4         // times as many bytes may be unpacked in all: bombs are measured, damaged files tried
)

// A Budget bounds what the containers of one message may unpack. It is not safe for concurrent use.
type Budget struct {
	bytes int64 // that may still be unpacked and kept
	work  int64 // that may still be unpacked, kept or not
	files int   // that may still be taken out
}

// NewBudget is the budget of a message of size bytes: 16 MiB and 16 times its size, 512 MiB at most, and 1,000 files.
func NewBudget(size int) *Budget {
	most := min(baseBytes+perByte*int64(size), mostBytes)
	return &Budget{bytes: most, work: effort * most, files: maxFiles}
}

// Share is the most that one container may unpack and keep, in bytes: half of what is left, so that a bomb leaves
// something to the others.
func (b *Budget) Share() int64 { return b.bytes / 2 }

// Take counts one file of n bytes that were unpacked or copied; n is 0 for a slice of the container. When it is false the
// file is to be left out: the budget does not hold it.
func (b *Budget) Take(n int64) bool {
	if n > b.bytes || b.files <= 0 {
		return false
	}
	b.bytes -= n
	b.files--
	return true
}
