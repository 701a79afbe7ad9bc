package document

import (
	"context"

	"inkorg/parser/document/confine"
	"inkorg/parser/document/lines"
	"inkorg/parser/document/plain"
	"inkorg/parser/document/scan"
)

// What a document says is described in package lines. These are its names here.
type (
	// A Document is what one file says, line by line.
	Document = lines.Document
	// A Line is one line of text as a reader sees it on the page.
	Line = lines.Line
	// A Heading is a line that looks like one, with the number of words under it.
	Heading = lines.Heading
	// An Attachment is a file embedded in another.
	Attachment = lines.Attachment
	// A Reason says why a document could not be read. "" means that it could.
	Reason = lines.Reason
)

// The reasons, as `check --json` and `read --json` print them.
const (
	Encrypted   = lines.Encrypted
	Corrupt     = lines.Corrupt
	Empty       = lines.Empty
	Scan        = lines.Scan // pages without any text
	Unsupported = lines.Unsupported
	Bomb        = lines.Bomb // reading it took more time or memory than it may
)

// The readers, as Document.By names them.
const (
	ByPDFium    = lines.ByPDFium
	BySecond    = lines.BySecond
	ByTesseract = lines.ByTesseract
)

// What Document.Unsafe may say.
const (
	UnsafeScript = lines.UnsafeScript
	UnsafeLaunch = lines.UnsafeLaunch
	UnsafeFile   = lines.UnsafeFile
	UnsafeMacro  = lines.UnsafeMacro
)

// FromText makes a document of one page of the text of a mail: what its sender wrote in it, without what it quotes and without its
// signature. Only lines that can be nothing else are headings. Text beyond 16 MB is left out.
func FromText(text string) Document { return plain.FromText(text) }

// A Confinement says what the system withholds from a reader process, as the process found when it gave it up. The process says
// it before it has seen a document, so no document can have made it say so.
type Confinement = confine.Report

// A Tesseract is the program that reads scans, with the languages it reads. The zero value is none.
type Tesseract = scan.Tesseract

// ErrNoTesseract says that scans cannot be read here, and what to install.
var ErrNoTesseract = scan.ErrNoTesseract

// FindTesseract looks for tesseract where programs are found (PATH), and asks it for its version and languages. Swedish must be among
// them. An error is ErrNoTesseract, with what is missing.
func FindTesseract(ctx context.Context) (*Tesseract, error) { return scan.FindTesseract(ctx) }
