package document

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
)

// The bounds of one frame, in bytes.
const (
	maxFile   = 256 << 20 // a file to be read; mail servers take far less
	maxAnswer = 64 << 20  // a Document as JSON
	maxOrder  = 64 << 10  // what goes before the file
)

// writeFrame writes one frame: its length as four bytes, big endian, and then itself.
func writeFrame(w io.Writer, frame []byte) error {
	var head [4]byte
	binary.BigEndian.PutUint32(head[:], uint32(len(frame)))
	if _, err := w.Write(head[:]); err != nil {
		return err
	}
	_, err := w.Write(frame)
	return err
}

// readFrame reads one frame of at most limit bytes. It returns io.EOF only when the input ends before the first byte.
// Memory grows with the bytes that come, never with the length that was announced.
func readFrame(r io.Reader, limit int) ([]byte, error) {
	var head [4]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return nil, err
	}
	n := binary.BigEndian.Uint32(head[:])
	if uint64(n) > uint64(limit) {
		return nil, fmt.Errorf("frame of %d bytes: the limit is %d", n, limit)
	}
	var frame bytes.Buffer
	frame.Grow(min(int(n), 1<<20))
	if _, err := io.CopyN(&frame, r, int64(n)); err != nil {
		return nil, fmt.Errorf("frame of %d bytes: %w", n, io.ErrUnexpectedEOF)
	}
	return frame.Bytes(), nil
}
