package store

import "time"

// A Hash is the SHA-256 of the raw bytes of a message: its identity. It is written as 64 hexadecimal digits.
type Hash [32]byte

// A Place is where a message was seen on a server (RFC 3501, section 2.3.1.1).
type Place struct {
	Account     string // user@host of the account
	Folder      string
	UIDValidity uint32
	UID         uint32
}

// A State says what became of a message, or of one place where it was seen. Each has exactly one.
type State string

// The states of the ledger.
const (
	Submission State = "submission" // opened a case
	Addition   State = "addition"   // a further version of a case
	Question   State = "question"   // belongs to a case but brought no document
	AutoReply  State = "auto-reply"
	Bounce     State = "bounce"
	List       State = "list"
	Own        State = "own"
	Other      State = "other"
	Duplicate  State = "duplicate" // places only: the same bytes once more in the same folder
	Failed     State = "failed"    // places only: the server would not give us the message; asked again each pass
)

// A Sighting is the ledger's row for one place.
type Sighting struct {
	Place   Place     `json:"-"`
	State   State     `json:"state"`
	Reason  string    `json:"reason,omitempty"` // why this state, for people
	Message Hash      `json:"message,omitzero"` // zero only when State is Failed
	At      time.Time `json:"at"`
}

// Clocks are the times a message carries; a zero time means that the clock is missing.
type Clocks struct {
	Border   time.Time `json:"border,omitzero"`
	Internal time.Time `json:"internal,omitzero"`
	Seen     time.Time `json:"seen,omitzero"`
	Date     time.Time `json:"date,omitzero"`
}

// A Message is what is known of one message, whatever it was. Its bytes are kept beside it (Tx.Raw).
type Message struct {
	Hash       Hash      `json:"hash"`
	Bytes      int64     `json:"bytes"`
	State      State     `json:"state"`
	Reason     string    `json:"reason,omitempty"`
	From       string    `json:"from,omitempty"`
	FromName   string    `json:"from_name,omitempty"`
	Subject    string    `json:"subject,omitempty"`
	MessageID  string    `json:"message_id,omitempty"`
	Clocks     Clocks    `json:"clocks"`
	Registered time.Time `json:"registered"`
	Call       string    `json:"call,omitempty"`
	Number     string    `json:"number,omitempty"`   // the case it belongs to, or that a bounce is about
	Version    int       `json:"version,omitempty"`  // the version it made; 0 if none
	Withheld   string    `json:"withheld,omitempty"` // why no receipt was queued; "" if one was
	Links      []string  `json:"links,omitempty"`    // hosts of cloud storage that it points to, at most 3
	Promised   bool      `json:"promised,omitempty"` // it says that something is attached, and no document is
	Problems   []string  `json:"problems,omitempty"`
}

// A Case is one application under one number, with everything that was sent to it.
type Case struct {
	Number    string    `json:"number"`
	Call      string    `json:"call"`
	Counter   string    `json:"counter"` // the counter that gave the number
	Seq       uint64    `json:"seq"`     // and which count it was, from 1
	Sender    string    `json:"sender"`  // address of whoever opened it, lower case
	Name      string    `json:"name,omitempty"`
	Applicant string    `json:"applicant,omitempty"` // code of the expected applicant; "" if not recognised
	Opened    time.Time `json:"opened"`
	Versions  []Version `json:"versions"` // in the order they came, numbered from 1
	Questions []Hash    `json:"questions,omitempty"`
}

// A Version is one message that brought documents to a case (the first may have brought none).
type Version struct {
	N          int        `json:"n"`
	Message    Hash       `json:"message"`
	Received   time.Time  `json:"received"`    // by the deciding clock
	ReceivedBy string     `json:"received_by"` // border, internal or seen
	Clocks     Clocks     `json:"clocks"`
	Deadline   time.Time  `json:"deadline"` // the first instant that is too late, as it was when judged
	Timing     string     `json:"timing"`   // on-time, late or confirm
	Status     string     `json:"status"`   // complete, incomplete, unreadable or no-document
	Documents  []Document `json:"documents,omitempty"`
	Findings   []Finding  `json:"findings,omitempty"`
	Areas      []string   `json:"areas,omitempty"`
	Mentions   []Mention  `json:"mentions,omitempty"` // of the areas, in their order
	Asked      []Amount   `json:"asked,omitempty"`    // the sums that the text says are applied for
	Problems   []string   `json:"problems,omitempty"`
	Flags      []string   `json:"flags,omitempty"` // what a coordinator should look at, such as "less complete than version 1"
}

// A Document is one file of a version.
type Document struct {
	Name      string `json:"name"`
	Type      string `json:"type"`
	Bytes     int64  `json:"bytes"`
	SHA256    Hash   `json:"sha256"`
	Pages     int    `json:"pages,omitempty"`
	Readable  bool   `json:"readable"`
	Reason    string `json:"reason,omitempty"`
	Container string `json:"container,omitempty"`

	Recognised []int `json:"recognised,omitempty"` // pages whose text was recognised in pictures of them
}

// A Finding is the answer for one required section.
type Finding struct {
	Section  string `json:"section"`
	Title    string `json:"title"`
	Answer   string `json:"answer"` // found, not-found or unreadable
	Document string `json:"document,omitempty"`
	Reader   string `json:"reader,omitempty"` // which reader read the page, where there are several; of unreadable, "tesseract" if its text was recognised
	Page     int    `json:"page,omitempty"`
	Heading  string `json:"heading,omitempty"`
	Words    int    `json:"words,omitempty"`
	MinWords int    `json:"min_words,omitempty"`
	Refers   string `json:"refers,omitempty"` // the words under Heading that point to Document, such as "se bilaga 1"; "" if the text is under it

	Likely Passage `json:"likely,omitzero"` // of a section that was not found: where the text seems to speak of it
}

// A Passage is a place in a text. The zero Passage is none.
type Passage struct {
	Document string `json:"document,omitempty"` // "" for the body of the mail
	Page     int    `json:"page,omitempty"`
	Quote    string `json:"quote,omitempty"`
}

// A Mention says how often, and where first, an application speaks of an area.
type Mention struct {
	Area     string `json:"area"`
	Count    int    `json:"count"`
	Document string `json:"document,omitempty"` // "" for the body of the mail
	Page     int    `json:"page,omitempty"`
}

// An Amount is a sum of money, with the sentence it stands in.
type Amount struct {
	Kronor   int64  `json:"kronor"`
	Document string `json:"document,omitempty"` // "" for the body of the mail
	Page     int    `json:"page,omitempty"`
	Quote    string `json:"quote,omitempty"`
}

// A LetterKind is what a letter of ours is for.
type LetterKind string

// The kinds of letters.
const (
	Receipt LetterKind = "receipt"
	Digest  LetterKind = "digest"
)

// A LetterState says how far a letter of the outbox has come.
type LetterState string

// The states of a letter. Queued, Claimed and Uncertain ones are sent when Next has come, until given up.
const (
	Queued    LetterState = "queued"
	Claimed   LetterState = "claimed"   // a sending was begun and its end never recorded: we stopped in between
	Sent      LetterState = "sent"      // the server took it
	Uncertain LetterState = "uncertain" // the line broke after the final dot: the server may have it (RFC 1047)
	Refused   LetterState = "refused"   // permanently, or given up: a person must tell the recipient
	Bounced   LetterState = "bounced"   // taken, and sent back later
)

// A Letter is one mail of ours to one recipient. Its bytes are kept beside it (Tx.LetterBytes): what is queued is what is sent.
type Letter struct {
	ID        uint64      `json:"id"`
	Kind      LetterKind  `json:"kind"`
	MessageID string      `json:"message_id"` // without angle brackets; unique
	Envelope  string      `json:"envelope"`   // envelope sender; "" is the null sender
	To        string      `json:"to"`
	Number    string      `json:"number,omitempty"`
	Version   int         `json:"version,omitempty"`
	Answers   Hash        `json:"answers,omitzero"` // the message it acknowledges
	Day       string      `json:"day,omitempty"`    // the day it counts on for Tx.Answered; "" is not counted
	Queued    time.Time   `json:"queued"`
	State     LetterState `json:"state"`
	Attempts  int         `json:"attempts"`
	Next      time.Time   `json:"next,omitzero"` // not before
	Ended     time.Time   `json:"ended,omitzero"`
	Error     string      `json:"error,omitempty"` // what the server said last
}

// A Period is the time one digest speaks of: from the end of the one before, exclusive, to its own end.
type Period struct {
	From    time.Time `json:"from"`
	To      time.Time `json:"to"`
	Letters []uint64  `json:"letters"`
}

// A Count is what a folder held when it was last looked through, beside what the ledger says of it.
type Count struct {
	Account     string        `json:"account"`
	Folder      string        `json:"folder"`
	UIDValidity uint32        `json:"uid_validity"`
	At          time.Time     `json:"at"`
	Server      int           `json:"server"`            // messages the server listed
	States      map[State]int `json:"states"`            // those of them in the ledger, by state
	Missing     []uint32      `json:"missing,omitempty"` // UIDs listed and not in the ledger
}

// An Event is one line of the log. Each carries the hash of the one before it, so that none can be changed unseen.
type Event struct {
	Seq     uint64    `json:"seq"` // from 1
	At      time.Time `json:"at"`
	Name    string    `json:"name"` // registered, queued, sent, uncertain, refused, bounced, withheld, digest…
	Number  string    `json:"number,omitempty"`
	Message Hash      `json:"message,omitzero"`
	Letter  uint64    `json:"letter,omitempty"`
	Detail  string    `json:"detail,omitempty"`
	Prev    Hash      `json:"prev"` // Hash of the event before; zero for the first
	Hash    Hash      `json:"hash"` // SHA-256 over the JSON of the event with Hash zero
}
