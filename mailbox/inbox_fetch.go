package mailbox

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/emersion/go-imap/v2"
)

const (
	// partBytes is the size of the pieces in which large mail is fetched: a piece must come within 5 minutes.
	partBytes = 1 << 20
	// batchBytes and batchMails bound what one command fetches, and so what waits in memory for its end.
	batchBytes = 4 << 20
	batchMails = 50
	// redialLimit is how often one Fetch dials anew after the connection broke.
	redialLimit = 5
)

// Fetch gets messages of the open folder, in the order asked for, and hands each to yield exactly once: with all its bytes, or
// with the reason why not. It changes nothing on the server. What yield returns ends Fetch.
//
// A message that some batch did not bring is asked for alone, twice. When the connection breaks, Fetch dials anew and goes on one by
// one, so that a message at which the server breaks down stops no other: that one is yielded with the reason.
// If that does not help either, Fetch ends with an error, and those not yet yielded are to be asked for another time. No
// command runs while yield does: it may take its time.
func (in *Inbox) Fetch(ctx context.Context, uids []uint32, yield func(Mail) error) error {
	if err := in.opened(); err != nil {
		return err
	}
	in.redials = redialLimit
	for some := range slices.Chunk(uids, setLimit) {
		known, err := in.tryAsk(ctx, some, facts())
		if err != nil {
			return err
		}
		for len(some) > 0 {
			n := batch(some, known)
			if err := in.fetchBatch(ctx, some[:n], known, yield); err != nil {
				return err
			}
			some = some[n:]
		}
	}
	return nil
}

// batch is how many of the messages, from the first, go into one command: small ones together; a large one, or one of
// which nothing is known, alone.
func batch(uids []uint32, known map[uint32]answer) int {
	var bytes int64
	for i, uid := range uids {
		a := known[uid]
		bytes += a.size
		if i > 0 && (!a.small() || bytes > batchBytes || i == batchMails) {
			return i
		}
		if !a.small() {
			return 1
		}
	}
	return len(uids)
}

// small says whether a message is to be had in one piece. The size is a hint; some servers are wrong about it.
func (a answer) small() bool { return a.known() && a.size <= partBytes }

func (a answer) known() bool { return a.sized && a.dated }

// complete says whether the body is there. An empty one of a message that is not empty is no body.
func (a answer) complete() bool { return a.bodied && (len(a.body) > 0 || a.sized && a.size == 0) }

func (in *Inbox) fetchBatch(ctx context.Context, uids []uint32, known map[uint32]answer, yield func(Mail) error) error {
	var got map[uint32]answer
	if known[uids[0]].small() {
		var err error
		if got, err = in.tryAsk(ctx, uids, body(nil)); err != nil {
			return err
		}
	}
	for _, uid := range uids {
		a := known[uid].and(got[uid])
		m := Mail{UID: uid, Raw: a.body, Internal: a.internal}
		if !a.known() || !a.complete() {
			var err error
			if m, err = in.fetchOne(ctx, uid); err != nil {
				return err
			}
		}
		delete(got, uid) // the bytes belong to yield now
		if err := yield(m); err != nil {
			return err
		}
	}
	return nil
}

// tryAsk is ask for a first try: what it does not bring is asked for again, so neither a refusal nor a broken connection is an
// error yet.
func (in *Inbox) tryAsk(ctx context.Context, uids []uint32, o *imap.FetchOptions) (map[uint32]answer, error) {
	got, err := in.ask(ctx, uids, o)
	if isLost(err) {
		err = in.redial(ctx, err)
	}
	if isRefusal(err) {
		err = nil
	}
	return got, err
}

// fetchOne gets one message by itself. Only what concerns more than this message is an error.
func (in *Inbox) fetchOne(ctx context.Context, uid uint32) (Mail, error) {
	var last error
	for range 2 {
		m, err := in.fetchAlone(ctx, uid)
		if err == nil {
			return m, nil
		}
		if isLost(err) {
			if err := in.redial(ctx, err); err != nil {
				return Mail{}, err
			}
		} else if !isRefusal(err) {
			return Mail{}, err
		}
		there, lost := in.present(ctx, uid)
		if lost != nil {
			return Mail{}, lost
		}
		if !there {
			return Mail{UID: uid, Err: ErrGone}, nil
		}
		last = err
	}
	in.account.log().Warn("message cannot be fetched", "uid", uid, "error", last)
	return Mail{UID: uid, Err: last}, nil
}

func (in *Inbox) fetchAlone(ctx context.Context, uid uint32) (Mail, error) {
	got, err := in.ask(ctx, []uint32{uid}, facts())
	a := got[uid]
	if !a.known() {
		return Mail{}, in.withheld(uid, "neither size nor date of it", err)
	}
	if a.small() {
		got, err = in.ask(ctx, []uint32{uid}, body(nil))
		if a = a.and(got[uid]); !a.complete() {
			return Mail{}, in.withheld(uid, "no body of it", err)
		}
		return Mail{UID: uid, Raw: a.body, Internal: a.internal}, nil
	}
	raw, err := in.fetchParts(ctx, uid, a.size)
	return Mail{UID: uid, Raw: raw, Internal: a.internal}, err
}

// withheld is err, or where the server said that all was well, the refusal that this amounts to.
func (in *Inbox) withheld(uid uint32, missing string, err error) error {
	if err != nil {
		return fmt.Errorf("message %d: %w", uid, err)
	}
	return &refusal{what: fmt.Sprintf("%s: message %d", in.server, uid), text: "the server sent " + missing}
}

// fetchParts gets a large message piece by piece, until a piece is empty, or is short when all that was announced has come. So
// neither a server that counts wrong nor one that gives shorter pieces than asked for cuts a message off.
func (in *Inbox) fetchParts(ctx context.Context, uid uint32, size int64) ([]byte, error) {
	var raw bytes.Buffer
	for {
		offset := int64(raw.Len())
		if offset > mailLimit {
			return nil, in.withheld(uid, fmt.Sprintf("more than %d bytes", mailLimit), nil)
		}
		got, err := in.ask(ctx, []uint32{uid}, body(&imap.SectionPartial{Offset: offset, Size: partBytes}))
		piece, ok := got[uid]
		if !ok || !piece.bodied {
			return nil, in.withheld(uid, fmt.Sprintf("nothing after byte %d of %d", offset, size), err)
		}
		raw.Write(piece.body)
		if len(piece.body) == 0 || len(piece.body) < partBytes && int64(raw.Len()) >= size {
			break
		}
	}
	if raw.Len() == 0 {
		return nil, in.withheld(uid, "an empty body", nil)
	}
	if n := int64(raw.Len()); n != size {
		in.account.log().Warn("server is wrong about the size of a message", "uid", uid, "announced", size, "came", n)
	}
	return raw.Bytes(), nil
}

// redial opens the same folder on a new connection, after the old one was lost to why. It gives up after a few times, and when
// the folder is no longer the same one.
func (in *Inbox) redial(ctx context.Context, why error) error {
	if in.redials == 0 || ctx.Err() != nil {
		return why
	}
	in.redials--
	in.account.log().Warn("imap connection lost, dialling anew", "error", why)
	was := in.folder
	in.hangUp()
	if err := in.dial(ctx); err != nil {
		return errors.Join(why, err)
	}
	now, err := in.Open(ctx, was.Name)
	if err != nil {
		return errors.Join(why, err)
	}
	if now.UIDValidity != was.UIDValidity {
		in.hangUp()
		return errors.Join(why, fmt.Errorf("%s: folder %q has a new UIDVALIDITY: its UIDs must be listed anew", in.server, was.Name))
	}
	return nil
}
