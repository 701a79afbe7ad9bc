package document

import (
	"errors"
)

// errTooLarge says that a document holds more than one may, which makes it a bomb.
var errTooLarge = errors.New("it holds more than an application can")

// refused is a document that cannot be read, for a reason, with a sentence about it.
func refused(mediaType string, reason Reason, detail string) Document {
	return Document{Type: mediaType, Reason: reason, Detail: clip(detail)}
}

// ended sets what is the same for all formats at the end: whether there was anything to read.
func ended(d Document) Document {
	if d.Reason == "" && len(d.Lines) == 0 {
		return refused(d.Type, Empty, "the file holds no text")
	}
	d.Readable = d.Reason == ""
	return d
}
