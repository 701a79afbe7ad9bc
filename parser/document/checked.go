package document

import (
	"slices"

	"inkorg/parser/document/lines"
)

// checked makes sure of what a child says: whatever a file did to the child, its answer is a Document like any other.
func checked(d Document, mediaType string) Document {
	d.Type, d.Detail, d.Err = mediaType, lines.Clip(d.Detail), nil
	switch d.Reason {
	case "", Encrypted, Corrupt, Empty, Scan, Unsupported, Bomb:
	default:
		return lines.Refused(mediaType, Corrupt, "the reader process gave an answer that makes no sense")
	}
	d.Readable = d.Reason == ""
	if !d.Readable {
		d.Lines = nil
	}
	d.Pages, d.Recognised = max(d.Pages, 0), nil
	if d.By != "" && d.By != ByPDFium {
		d.By = BySecond
	}
	d.Embedded = d.Embedded[:min(len(d.Embedded), lines.MaxAttachments)]
	for i := range d.Embedded {
		d.Embedded[i].Name = lines.Clip(d.Embedded[i].Name)
	}
	d.Unsafe = slices.DeleteFunc(d.Unsafe, func(s string) bool {
		return s != UnsafeScript && s != UnsafeLaunch && s != UnsafeFile && s != UnsafeMacro
	})
	for i := range d.Lines {
		l := &d.Lines[i]
		l.Text, l.Page, l.Level, l.Size = lines.Clean(l.Text), max(l.Page, 1), max(l.Level, 0), lines.Finite(l.Size)
	}
	return d
}
