package mailbox

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"slices"
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

// ask fetches something of some messages and returns what came, complete, of those asked for, also when there is an error. What
// did not come is simply not there: the server may have said NO, OK, or nothing of it.
func (in *Inbox) ask(ctx context.Context, uids []uint32, o *imap.FetchOptions) (map[uint32]answer, error) {
	got := map[uint32]answer{}
	err := in.during(ctx, fmt.Sprintf("fetch from folder %q", in.folder.Name), func() error {
		in.strays.expect(o)
		defer in.strays.pour(got)
		command := in.client.Fetch(uidSet(uids), o)
		for m := command.Next(); m != nil; m = command.Next() {
			collect(got, m, o)
		}
		return command.Close()
	})
	maps.DeleteFunc(got, func(uid uint32, _ answer) bool { return !slices.Contains(uids, uid) })
	return got, err
}

// collect reads one FETCH response into got. A body counts only if its section is the one asked for and all its bytes
// came: a connection that breaks in the middle looks like an end.
func collect(got map[uint32]answer, m *imapclient.FetchMessageData, o *imap.FetchOptions) {
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
			if len(o.BodySection) == 1 && item.MatchCommand(o.BodySection[0]) {
				part.body, part.bodied = readLiteral(item.Literal)
			}
		}
	}
	if uid != 0 {
		got[uid] = got[uid].and(part)
	}
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

// readLiteral reads a body; it is false for NIL, for one that ends early, and for one too large.
func readLiteral(l imap.LiteralReader) ([]byte, bool) {
	if l == nil || l.Size() > mailLimit {
		return nil, false
	}
	var b bytes.Buffer
	b.Grow(int(min(l.Size(), partBytes)) + bytes.MinRead) // more only as it comes: the size is the server's word
	n, err := b.ReadFrom(l)
	return b.Bytes(), err == nil && n == l.Size()
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
	if s.o == nil {
		collect(map[uint32]answer{}, m, facts()) // nobody asked: read it, or the library waits for that
		return
	}
	collect(s.got, m, s.o)
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
