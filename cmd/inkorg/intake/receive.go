package intake

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"inkorg/mailbox"
	"inkorg/store"
)

// receive looks through every folder. The inbox comes last, so that it is the one open when the session waits for news.
// A folder that fails does not keep the others from being looked at: the connection is made anew for them.
func (p *pass) receive(ctx context.Context) error {
	var errs []error
	for _, f := range slices.Backward(p.Folders) {
		if err := p.connect(ctx); err != nil {
			return errors.Join(append(errs, err)...)
		}
		err := p.folder(ctx, f)
		switch {
		case errors.Is(err, ErrStore):
			return err
		case errors.Is(err, mailbox.ErrNoFolder) && f.Spam:
			p.Log.Warn("no spam folder", "folder", f.Name, "error", err)
		case err != nil:
			p.close() // what state the connection is in is not known
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

func (s *session) connect(ctx context.Context) error {
	if s.inbox != nil {
		return nil
	}
	inbox, err := mailbox.Dial(ctx, s.Inbox)
	if err != nil {
		return fmt.Errorf("mailbox: %w", err)
	}
	s.inbox = inbox
	return nil
}

// folder brings the ledger up to date with one folder and writes down how the two compare.
func (p *pass) folder(ctx context.Context, f Folder) error {
	open, err := p.inbox.Open(ctx, f.Name)
	if err != nil {
		return fmt.Errorf("folder %s: %w", f.Name, err)
	}
	uids, err := p.inbox.UIDs(ctx)
	if err != nil {
		return fmt.Errorf("folder %s: %w", f.Name, err)
	}
	w := &watched{pass: p, folder: f, open: open, gone: map[uint32]bool{}}
	pending, err := w.pending(uids)
	if err != nil {
		return err
	}
	fetched := w.fetch(ctx, pending)
	if errors.Is(fetched, ErrStore) {
		return fetched
	}
	return errors.Join(fetched, w.reconcile(uids), w.mark(ctx, fetched))
}

// watched is one folder during one pass.
type watched struct {
	*pass
	folder Folder
	open   mailbox.Folder
	gone   map[uint32]bool // listed by the server, and expunged before they could be fetched
}

func (w *watched) place(uid uint32) store.Place {
	return store.Place{Account: w.Account, Folder: w.open.Name, UIDValidity: w.open.UIDValidity, UID: uid}
}

// pending are the UIDs that have no row in the ledger, or one that says the server would not give us the message.
func (w *watched) pending(uids []uint32) (pending []uint32, err error) {
	err = w.db.View(func(tx *store.Tx) error {
		known := map[uint32]bool{}
		for s := range tx.Sightings(w.Account, w.open.Name, w.open.UIDValidity) {
			known[s.Place.UID] = s.State != store.Failed
		}
		for _, uid := range uids {
			if !known[uid] {
				pending = append(pending, uid)
			}
		}
		return nil
	})
	return pending, fatal(err)
}

// reconcile counts the server's messages by what the ledger says of them, and names those it says nothing of.
func (w *watched) reconcile(uids []uint32) error {
	uids = slices.DeleteFunc(uids, func(uid uint32) bool { return w.gone[uid] })
	count := store.Count{Account: w.Account, Folder: w.open.Name, UIDValidity: w.open.UIDValidity, At: w.Now(), Server: len(uids), States: map[store.State]int{}}
	err := w.db.Update(func(tx *store.Tx) error {
		rows := map[uint32]store.State{}
		for s := range tx.Sightings(w.Account, w.open.Name, w.open.UIDValidity) {
			rows[s.Place.UID] = s.State
		}
		for _, uid := range uids {
			if state, ok := rows[uid]; ok {
				count.States[state]++
			} else {
				count.Missing = append(count.Missing, uid)
			}
		}
		return tx.PutCount(count)
	})
	w.result.Counts = append(w.result.Counts, count)
	return fatal(err)
}

// mark sets the keyword on what the ledger knows: also on what an earlier pass recorded and did not live to mark.
// It is a hint for people who open the mailbox; nothing depends on it, so a server that refuses is no error: the connection is good,
// and the session may wait for news on it.
func (w *watched) mark(ctx context.Context, fetched error) error {
	if fetched != nil {
		return nil
	}
	unmarked, err := w.inbox.Unmarked(ctx)
	if err != nil {
		return fmt.Errorf("folder %s: %w", w.open.Name, err)
	}
	if len(unmarked) == 0 {
		return nil // as in most passes, where nothing has come
	}
	unknown, err := w.pending(unmarked)
	if err != nil {
		return err
	}
	known := slices.DeleteFunc(unmarked, func(uid uint32) bool {
		_, pending := slices.BinarySearch(unknown, uid)
		return pending
	})
	if len(known) == 0 {
		return nil
	}
	err = w.inbox.Done(ctx, known)
	if err == nil {
		w.reached("marked")
		return nil
	}
	if _, lost := w.inbox.Unmarked(ctx); lost != nil {
		return fmt.Errorf("folder %s: %w", w.open.Name, err)
	}
	w.Log.Warn("the server lets no message be marked", "folder", w.open.Name, "error", err)
	return nil
}
