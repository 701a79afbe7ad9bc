package rules

import "time"

// A Call is one call for applications: until when, from whom, and what an application must hold.
type Call struct {
	ID         string
	Title      string
	Addresses  []string // where applications are sent, lower case; empty: any
	Deadline   Deadline
	Number     string // pattern of the registration numbers, such as IT-{year}-{seq:4}
	Sections   []Section
	Areas      []Area
	Applicants []Applicant
	Frame      []Frame
}

// A Section is a part that every application must have, under a heading of its own.
type Section struct {
	ID       string
	Title    string
	Aliases  []string // other headings that mean the same
	MinWords int      // fewer words under the heading count as nothing
}

// An Area is a subject an application may speak of. It is told, never required.
type Area struct {
	ID, Title string
	Words     []string
}

// An Applicant is one of those expected to apply.
type Applicant struct {
	Code, Name string
	Aliases    []string
	Domains    []string // mail domains: a hint, never a gate
	Population int
}

// A Frame is the money of one year, in whole kronor, shared by population. Year is 0 when the call has only one.
type Frame struct{ Year, Amount int }

// Clocks are the four times of one message. A zero time means that this clock is missing.
type Clocks struct {
	Border   time.Time // topmost Received line written by our own border host
	Internal time.Time // IMAP INTERNALDATE (RFC 3501, section 2.3.3)
	Seen     time.Time // when Inkorg first saw it
	Date     time.Time // the sender's Date header; never decides
}

// A Clock is the name of one of the deciding clocks, as `check --json` prints it.
type Clock string

// The deciding clocks, in their order.
const (
	ByBorder   Clock = "border"
	ByInternal Clock = "internal"
	BySeen     Clock = "seen"
)

// A Timing is how a message stands to the deadline.
type Timing string

// Confirm is in time by the deciding clock while another clock (border or internal) says late: a person confirms it.
const (
	OnTime  Timing = "on-time"
	Late    Timing = "late"
	Confirm Timing = "confirm"
)

// A Status is how complete one version of an application is.
type Status string

// The statuses of a version.
const (
	Complete   Status = "complete"
	Incomplete Status = "incomplete"
	Unreadable Status = "unreadable" // a section was not found, and something could not be read: a person must look
	NoDocument Status = "no-document"
)

// An Answer says whether a section is there.
type Answer string

// The three answers. Only NotFound is ever told as missing.
const (
	Found    Answer = "found"
	NotFound Answer = "not-found"
	Unread   Answer = "unreadable"
)

// A Finding is the answer for one section, with its proof.
type Finding struct {
	Section  string // ID of the section
	Answer   Answer
	Document string // where Heading stands, "" for the body of the mail; for Unread the first that could not be read
	Reader   string // which reader read Page, where its format has several: document.ByPDFium, BySecond or ByTesseract; for Unread "", or ByTesseract
	Page     int    // of Heading; for Unread the first page that could not be read, 0 when it is the whole document
	Heading  string // as written; for NotFound the nearest heading that was seen, or ""
	Words    int    // words under the heading
	Refers   string // the words under Heading that point to the text, such as "se bilaga 1"; then Document, Page and Words are of the text, "" if it stands under Heading

	// Likely is where the text seems to speak of a section that was not found. It changes no answer: a person must read it.
	Likely Passage
}

// A Passage is a place in a text without a heading. The zero Passage is none.
type Passage struct {
	Document string // "" for the body of the mail
	Page     int
	Quote    string // the sentence that says most of it, at most 200 letters; "" only if there is no passage
}

// A Mention says how often, and where first, an application speaks of an area.
type Mention struct {
	Area     string // its ID
	Count    int    // of places, a word or phrase each; at least 1
	Document string // of the first; "" for the body of the mail
	Page     int    // of the first
}

// A Verdict is what a set of documents fulfils and lacks.
type Verdict struct {
	Status   Status
	Findings []Finding // one for each section of the call, in its order
	Areas    []Mention // the areas spoken of, in the call's order
	Amounts  []Amount  // the sums of money named, in reading order, the first 100
}
