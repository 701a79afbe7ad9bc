package mailtest

import (
	"fmt"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapserver"
	"github.com/emersion/go-imap/v2/imapserver/imapmemserver"
)

// Reset gives a folder a new UIDVALIDITY, and new UIDs to its messages: same bytes, same INTERNALDATE, same flags, same order.
// This is what clients see after an administrator restored or moved a mailbox. All connections are closed, as they would be.
func (m *IMAP) Reset(folder string) error {
	const aside = "mailtest: before the reset"
	if err := m.user.Rename(folder, aside, nil); err != nil {
		return fmt.Errorf("reset %s: %w", folder, err)
	}
	if err := m.user.Create(folder, nil); err != nil {
		return fmt.Errorf("reset %s: %w", folder, err)
	}
	err := m.within(aside, func(s *imapmemserver.UserSession) error {
		_, err := s.Copy(everything(), folder)
		return err
	})
	if err != nil {
		return fmt.Errorf("reset %s: %w", folder, err)
	}
	if err := m.user.Delete(aside); err != nil {
		return fmt.Errorf("reset %s: %w", folder, err)
	}
	m.HangUp()
	return nil
}

// Expunge takes a message away, as another mail program would.
func (m *IMAP) Expunge(folder string, uid uint32) error {
	set := imap.UIDSetNum(imap.UID(uid))
	err := m.within(folder, func(s *imapmemserver.UserSession) error {
		deleted := &imap.StoreFlags{Op: imap.StoreFlagsAdd, Silent: true, Flags: []imap.Flag{imap.FlagDeleted}}
		if err := s.Store(nil, set, deleted, nil); err != nil {
			return err
		}
		return s.Expunge(nil, &set)
	})
	if err != nil {
		return fmt.Errorf("expunge %d of %s: %w", uid, folder, err)
	}
	m.announce()
	return nil
}

// Flagged lists the UIDs that carry a flag such as \Seen or a keyword; an empty flag lists all.
func (m *IMAP) Flagged(folder, flag string) (uids []uint32, err error) {
	criteria := &imap.SearchCriteria{}
	if flag != "" {
		criteria.Flag = []imap.Flag{imap.Flag(flag)}
	}
	err = m.within(folder, func(s *imapmemserver.UserSession) error {
		data, err := s.Search(imapserver.NumKindUID, criteria, &imap.SearchOptions{ReturnAll: true})
		if err != nil {
			return err
		}
		for _, uid := range data.AllUIDs() {
			uids = append(uids, uint32(uid))
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("search %s for %s: %w", folder, flag, err)
	}
	return uids, nil
}

// within does something in a folder as a session of its own, out of reach of Fail.
func (m *IMAP) within(folder string, do func(*imapmemserver.UserSession) error) error {
	s := imapmemserver.NewUserSession(m.user)
	defer s.Close()
	if _, err := s.Select(folder, nil); err != nil {
		return err
	}
	return do(s)
}

func everything() imap.UIDSet {
	return imap.UIDSet{imap.UIDRange{Start: 1, Stop: 0}}
}
