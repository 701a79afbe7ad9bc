package store

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// HashOf returns the identity of a raw message.
func HashOf(raw []byte) Hash { return sha256.Sum256(raw) }

// String returns the 64 hexadecimal digits, in lower case.
func (h Hash) String() string { return hex.EncodeToString(h[:]) }

// IsZero says whether no message is meant.
func (h Hash) IsZero() bool { return h == Hash{} }

// MarshalText writes what String returns.
func (h Hash) MarshalText() ([]byte, error) { return []byte(h.String()), nil }

// UnmarshalText reads 64 hexadecimal digits, in either case, and nothing else.
func (h *Hash) UnmarshalText(text []byte) error {
	if hex.DecodedLen(len(text)) != len(h) || len(text)%2 != 0 {
		return fmt.Errorf("hash of %d characters: want %d hexadecimal digits", len(text), hex.EncodedLen(len(h)))
	}
	var got Hash
	if _, err := hex.Decode(got[:], text); err != nil {
		return fmt.Errorf("hash: %w", err)
	}
	*h = got
	return nil
}
