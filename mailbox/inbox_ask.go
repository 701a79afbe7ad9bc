package mailbox

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
)

// mailLimit is the most one message may have, in bytes: beyond it, a server would fill our memory. Mail servers take 25 to
// 150 MB.
const mailLimit = 256 << 20

// An answer is what came of one message.
type answer struct {
	sized    bool // size came
	size     int64
	dated    bool // internal came
	internal time.Time
	bodied   bool // body came, to the last byte announced
	body     []byte
}

// facts are asked before the mail itself. Neither ENVELOPE nor BODYSTRUCTURE ever is: one that the server wrote badly would
// end the connection, and with it every message after that one.
func facts() *imap.FetchOptions {
	return &imap.FetchOptions{UID: true, InternalDate: true, RFC822Size: true}
}

// body asks for a whole message, or for one part of its bytes; PEEK, so that nothing becomes \Seen.
func body(part *imap.SectionPartial) *imap.FetchOptions {
	section := &imap.FetchItemBodySection{Peek: true, Partial: part}
	return &imap.FetchOptions{UID: true, BodySection: []*imap.FetchItemBodySection{section}}
}

// ask fetches something of some messages and returns what came, complete, also when there is an error. What did not come
// is simply not there, whether the server said NO, OK, or nothing of it; what came unasked may be there too.
func (in *Inbox) ask(ctx context.Context, uids []uint32, o *imap.FetchOptions) (map[uint32]answer, error) {
	got := map[uint32]answer{}
	err := in.during(ctx, fmt.Sprintf("fetch from folder %q", in.folder.Name), func() error {
		in.strays.expect(o)
		defer in.strays.pour(got)
		command := in.client.Fetch(uidSet(uids), o)
		for m := command.Next(); m != nil; m = command.Next() {
			if err := collect(got, m, o); err != nil {
				return err // and not a word more to command: it would read on where the library's reader does
			}
		}
		return command.Close()
	})
	return got, err
}

// collect reads one FETCH response into got. A body counts only if its section is the one asked for and all its bytes
// came: a connection that breaks in the middle looks like an end. That is the error, and m must not be read on after it.
func collect(got map[uint32]answer, m *imapclient.FetchMessageData, o *imap.FetchOptions) (err error) {
	var uid uint32
	var part answer
	for item := m.Next(); item != nil; item = m.Next() {
		switch item := item.(type) {
		case imapclient.FetchItemDataUID:
			uid = uint32(item.UID)
		case imapclient.FetchItemDataInternalDate:
			part.dated, part.internal = true, item.Time
		case imapclient.FetchItemDataRFC822Size:
			part.sized, part.size = true, item.Size
		case imapclient.FetchItemDataBodySection:
			var body []byte
			if body, err = readLiteral(item.Literal); err != nil {
				return err
			}
			if body != nil && len(o.BodySection) == 1 && item.MatchCommand(o.BodySection[0]) {
				part.bodied, part.body = true, body
			}
		}
	}
	if uid != 0 {
		got[uid] = got[uid].and(part)
	}
	return nil
}

// and adds what a further response brought of the same message.
func (a answer) and(b answer) answer {
	if b.sized {
		a.sized, a.size = true, b.size
	}
	if b.dated {
		a.dated, a.internal = true, b.internal
	}
	if b.bodied {
		a.bodied, a.body = true, b.body
	}
	return a
}

// readLiteral reads a body to its end; it is nil for NIL and for one too large. The error is a body that ended early.
func readLiteral(l imap.LiteralReader) ([]byte, error) {
	if l == nil {
		return nil, nil
	}
	var b bytes.Buffer
	var into io.Writer = &b
	if l.Size() > mailLimit {
		into = io.Discard
	} else {
		b.Grow(int(min(l.Size(), partBytes)) + bytes.MinRead) // more only as it comes: the size is the server's word
	}
	n, err := io.Copy(into, l)
	if err == nil && n != l.Size() {
		err = io.ErrUnexpectedEOF
	}
	return b.Bytes(), err
}

// strays are FETCH responses that the library cannot ascribe to a command: those that name the UID behind the body, and those
// that come after an unasked-for response for the same UID. Both are legal (RFC 3501, section 7.4.2), and both would lose mail.
type strays struct {
	mu  sync.Mutex // held while a response is read, so that pour waits for its end
	o   *imap.FetchOptions
	got map[uint32]answer
}

// expect keeps what strays bring from now on, for one command.
func (s *strays) expect(o *imap.FetchOptions) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.o, s.got = o, map[uint32]answer{}
}

// take is called by the library in a goroutine of its own for each stray.
func (s *strays) take(m *imapclient.FetchMessageData) {
	s.mu.Lock()
	defer s.mu.Unlock()
	o, got := s.o, s.got
	if o == nil {
		o, got = facts(), map[uint32]answer{} // nobody asked; it must be read all the same, or the library waits for that
	}
	_ = collect(got, m, o) // an error is a broken connection, and the command in hand meets it too
}

// pour adds what strays brought to got.
func (s *strays) pour(got map[uint32]answer) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for uid, a := range s.got {
		got[uid] = got[uid].and(a)
	}
	s.got, s.o = nil, nil
}
