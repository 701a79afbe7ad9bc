// Package letter writes the mail that Inkorg sends.
package letter

import (
	"errors"

	"inkorg/store"
)

// ErrRecipient says that a recipient is not an address that a letter can go to, so that the letter must be withheld.
var ErrRecipient = errors.New("not an address that mail can be sent to")

// Receipt writes the acknowledgement of one version of a case to whoever sent it.
func Receipt(o Office, c Call, cs store.Case, v store.Version, m store.Message, to string) (store.Letter, []byte, error) {
	return store.Letter{}, nil, errors.ErrUnsupported
}

// Notice writes the answer to a message that brought no document to a case that has one.
func Notice(o Office, c Call, cs store.Case, m store.Message, to string) (store.Letter, []byte, error) {
	return store.Letter{}, nil, errors.ErrUnsupported
}

// Digest writes how things stand to one coordinator.
func Digest(o Office, s Summary, to string) (store.Letter, []byte, error) {
	return store.Letter{}, nil, errors.ErrUnsupported
}
