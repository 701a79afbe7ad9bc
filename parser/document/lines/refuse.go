package lines

import (
	"errors"
)

// ErrTooLarge says that a document holds more than one may, which makes it a bomb.
var ErrTooLarge = errors.New("it holds more than an application can")

// Refused is a document that cannot be read, for a reason, with a sentence about it.
func Refused(mediaType string, reason Reason, detail string) Document {
	return Document{Type: mediaType, Reason: reason, Detail: Clip(detail)}
}

// Ended sets what is the same for all formats at the end: whether there was anything to read.
func Ended(d Document) Document {
	if d.Reason == "" && len(d.Lines) == 0 {
		return Refused(d.Type, Empty, "the file holds no text")
	}
	d.Readable = d.Reason == ""
	return d
}
