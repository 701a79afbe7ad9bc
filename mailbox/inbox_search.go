package mailbox

import (
	"context"
	"fmt"
	"slices"

	"github.com/emersion/go-imap/v2"
)

const (
	// setLimit is how many UIDs are named in one command: at most 5.5 KB of the 8 KB that a server must take (RFC 2683,
	// section 3.2.1.5).
	setLimit = 500
	// listLimit is how many messages a folder may have; beyond it, a list of the server is not believed.
	listLimit = 10_000_000
)

// UIDs lists all messages of the open folder, in ascending order. Where the list is shorter than the server's own count, it is
// asked again, and then it is an error: a message that is not listed would be lost without a word.
func (in *Inbox) UIDs(ctx context.Context) ([]uint32, error) {
	uids, err := in.list(ctx)
	if err != nil || len(uids) >= in.count() {
		return uids, err
	}
	if err := in.noop(ctx); err != nil {
		return nil, err
	}
	uids, err = in.list(ctx)
	if err == nil && len(uids) < in.count() {
		return nil, fmt.Errorf("%s: folder %q: the server counts %d messages and lists %d: nothing was skipped, trying later",
			in.server, in.folder.Name, in.count(), len(uids))
	}
	return uids, err
}

// list searches for everything. Mail that came before this search is in it, so it is no news; mail that comes during the
// search may not be, so that stays news.
func (in *Inbox) list(ctx context.Context) ([]uint32, error) {
	in.forgetNews()
	return in.search(ctx, &imap.SearchCriteria{})
}

// count is how many messages the server says the open folder has by now.
func (in *Inbox) count() int {
	if folder := in.client.Mailbox(); folder != nil {
		return int(folder.NumMessages)
	}
	return 0
}

// Unmarked lists the messages of the open folder that do not carry the keyword $Inkorg, in ascending order; nil where the
// folder permits no keywords. A person can take the keyword away: it says nothing of what was registered.
func (in *Inbox) Unmarked(ctx context.Context) ([]uint32, error) {
	if !in.folder.Keywords {
		return nil, in.opened()
	}
	return in.search(ctx, &imap.SearchCriteria{NotFlag: []imap.Flag{keyword}})
}

// Done adds the keyword $Inkorg to messages of the open folder, where that is permitted; else it does nothing. It is for
// people to see, so a failure costs nothing. Messages that are gone are passed over.
func (in *Inbox) Done(ctx context.Context, uids []uint32) error {
	if err := in.opened(); err != nil || !in.folder.Keywords {
		return err
	}
	store := &imap.StoreFlags{Op: imap.StoreFlagsAdd, Silent: true, Flags: []imap.Flag{keyword}}
	for some := range slices.Chunk(uids, setLimit) {
		err := in.during(ctx, "mark messages", func() error { return in.client.Store(uidSet(some), store, nil).Close() })
		if err != nil {
			return err
		}
	}
	return nil
}

// present says which of the messages are in the folder now. NOOP comes first: a server may not tell of an expunge in
// the answer to a FETCH (RFC 3501, section 7.4.1).
func (in *Inbox) present(ctx context.Context, uid uint32) (bool, error) {
	if err := in.noop(ctx); err != nil {
		return false, err
	}
	uids, err := in.search(ctx, &imap.SearchCriteria{UID: []imap.UIDSet{uidSet([]uint32{uid})}})
	return slices.Contains(uids, uid), err
}

func (in *Inbox) noop(ctx context.Context) error {
	return in.during(ctx, "NOOP", func() error { return in.client.Noop().Wait() })
}

func (in *Inbox) search(ctx context.Context, criteria *imap.SearchCriteria) ([]uint32, error) {
	if err := in.opened(); err != nil {
		return nil, err
	}
	var data *imap.SearchData
	err := in.during(ctx, fmt.Sprintf("search folder %q", in.folder.Name), func() (err error) {
		data, err = in.client.UIDSearch(criteria, nil).Wait()
		return err
	})
	if err != nil {
		return nil, err
	}
	set, _ := data.All.(imap.UIDSet)
	return in.spellOut(set)
}

// spellOut lists a set. What no folder can hold (UID 0, an open end, billions of messages) is an error and not a panic.
func (in *Inbox) spellOut(set imap.UIDSet) ([]uint32, error) {
	var uids []uint32
	for _, r := range set {
		if r.Start == 0 || r.Stop < r.Start || uint64(r.Stop-r.Start)+uint64(len(uids)) > listLimit {
			return nil, fmt.Errorf("%s: folder %q: the server lists messages that cannot be: %q",
				in.server, in.folder.Name, in.clip(set.String()))
		}
		for uid := uint64(r.Start); uid <= uint64(r.Stop); uid++ {
			uids = append(uids, uint32(uid))
		}
	}
	slices.Sort(uids)
	return uids, nil
}

func uidSet(uids []uint32) imap.UIDSet {
	var set imap.UIDSet
	for _, uid := range uids {
		set.AddNum(imap.UID(uid))
	}
	return set
}
