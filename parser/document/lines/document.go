package lines

import "slices"

// A Reason says why a document could not be read. "" means that it could.
type Reason string

// The reasons, as `check --json` and `read --json` print them.
const (
	Encrypted   Reason = "encrypted"
	Corrupt     Reason = "corrupt"
	Empty       Reason = "empty"
	Scan        Reason = "scan" // pages without any text
	Unsupported Reason = "unsupported"
	Bomb        Reason = "bomb" // reading it took more time or memory than it may
)

// A Document is what one file says, line by line.
type Document struct {
	Type     string // media type by content: application/pdf, text/plain…
	Readable bool
	Reason   Reason // why not, when not Readable
	Detail   string // what the reader said, in English, for coordinators; "" if nothing
	Pages    int    // 0 when the format has none or they could not be counted
	Lines    []Line // in reading order
	By       string // which reader read it, where a format has two: ByPDFium or BySecond; ByTesseract where all the text is recognised; else ""
	Unread   []int  // pages of a readable document that say nothing because they are pictures or damaged: what is not found elsewhere may be there

	// Recognised are the pages whose text was recognised in pictures of them. They are Unread too: a recognised text proves what
	// stands in it, and not that something does not.
	Recognised []int

	// Unsafe says what the file holds that may harm whoever opens it: UnsafeScript, UnsafeLaunch, UnsafeFile, UnsafeMacro. Nothing of it is
	// ever carried out here.
	Unsafe []string

	// Embedded are the files inside this one. They are documents too. At most 50 and 24 MB in all are taken.
	Embedded []Attachment

	// Err is set when the trouble is ours and passing: the context ended, the Reader was closed, or no reader process could be
	// started. Nothing is known of the document then, whatever Reason says; read it again later.
	Err error `json:"-"`
}

// The readers, as Document.By names them.
const (
	ByPDFium    = "PDFium"
	BySecond    = "second reader"
	ByTesseract = "tesseract"
)

// Reader says which reader read a page: By, or ByTesseract if its text is recognised.
func (d Document) Reader(page int) string {
	if slices.Contains(d.Recognised, page) {
		return ByTesseract
	}
	return d.By
}

// An Attachment is a file embedded in another.
type Attachment struct {
	Name string // as its sender called it
	Data []byte
}

// A Line is one line of text as a reader sees it on the page.
type Line struct {
	Text  string  // NFC, one blank between words
	Page  int     // from 1
	Level int     // 1 and up for a heading (1 is the topmost), 0 for running text
	Size  float64 // font size in points; 0 when not known
	Bold  bool

	// Running is set for a page header or footer that comes again on most pages, and for a placeholder in a form that nobody
	// filled in. Such a line is never a heading and none of its
	// words count under one.
	Running bool
}

// A Heading is a line that looks like one, with the number of words between it and the next heading of its level or above.
type Heading struct {
	Page  int    `json:"page"`
	Level int    `json:"level"`
	Text  string `json:"text"`
	Words int    `json:"words"`
}

// What Document.Unsafe may say.
const (
	UnsafeScript = "JavaScript"
	UnsafeLaunch = "an action that starts a program"
	UnsafeFile   = "embedded files"
	UnsafeMacro  = "macros"
)

// Warn notes that a document holds something unsafe, once.
func Warn(d *Document, what string) {
	if !slices.Contains(d.Unsafe, what) {
		d.Unsafe = append(d.Unsafe, what)
	}
}
