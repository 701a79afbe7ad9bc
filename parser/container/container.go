package container

import "fmt"

// A Format is a kind of container.
type Format string

// The formats. None is anything that is no container.
const (
	None        Format = ""
	TNEF        Format = "winmail.dat"
	Outlook     Format = "Outlook message"
	Zip         Format = "zip archive"
	SMIME       Format = "S/MIME message"
	PGP         Format = "PGP message"
	AppleSingle Format = "AppleSingle file"
	MacBinary   Format = "MacBinary file"
	BinHex      Format = "BinHex file"
	Archive     Format = "archive"
)

// A File is one file out of a container.
type File struct {
	Name string // as it was packed, decoded to Unicode; it may be a path or ""
	Type string // media type, if the container tells it; else ""
	Data []byte // the bytes that were packed
	CID  string // Content-ID without angle brackets, if the container tells it
	// Hidden is set for what the sender's program does not show as an attachment, such as a picture in the text.
	Hidden bool
	// Mail is set when Data is a MIME entity (RFC 5322, RFC 2045) to be walked as a part of the message around it.
	Mail bool
	// Inner is a message that was embedded in a form of its own, so that there are no bytes as sent: Data is nil then.
	Inner *Content
}

// A Content is what a container holds.
type Content struct {
	Files []File
	// Text and HTML are the message's own words, where the container is a message.
	Text, HTML string
	// Subject and From (an address, with or without a name) are those of a message, as they were written.
	Subject, From string
	// Encrypted is set when something inside was not read because it is encrypted or locked. Lost is set then too.
	Encrypted bool
	// Lost is set when something that is inside could not be taken out, so that a person must look. A problem says what.
	Lost bool
	// Problems say what was not taken out, was repaired or is damaged. Each continues a sentence that starts with the name
	// of the container and has no full stop: "is damaged: it ends in the middle of a file".
	Problems []string
}

// maxProblems is how many problems of one container are told one by one.
const maxProblems = 50

// problem says what was repaired or may be damaged.
func (c *Content) problem(format string, args ...any) {
	switch n := len(c.Problems); {
	case n < maxProblems:
		c.Problems = append(c.Problems, fmt.Sprintf(format, args...))
	case n == maxProblems:
		c.Problems = append(c.Problems, "has more problems than are told here")
	}
}

// lose says what could not be taken out.
func (c *Content) lose(format string, args ...any) {
	c.Lost = true
	c.problem(format, args...)
}

// Open takes the files out of data. It never fails and never panics: Problems say what is missing. b may be nil.
func Open(f Format, data []byte, b *Budget) (c Content) {
	if b == nil {
		b = NewBudget(len(data))
	}
	defer func() {
		if p := recover(); p != nil {
			c.lose("is damaged in a way its reader does not know (%v); files in it may be lost", p)
		}
	}()
	switch f {
	case TNEF:
		return openTNEF(data, b)
	case Outlook:
		return openMSG(data, b)
	case Zip:
		return openZip(data, b)
	case SMIME:
		return openSMIME(data, b)
	case PGP:
		return openPGP(data)
	case AppleSingle:
		return openApple(data)
	case MacBinary:
		return openMacBinary(data)
	case BinHex:
		return openBinHex(data, b)
	case Archive:
		return openArchive(data)
	}
	return Content{}
}
