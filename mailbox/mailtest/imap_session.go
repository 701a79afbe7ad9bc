package mailtest

import (
	"errors"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapserver"
)

// errFault ends a command whose connection a fault has taken away.
var errFault = errors.New("a fault was asked for")

// An imapSession is a session in memory with a fault before each command.
type imapSession struct {
	imapserver.SessionIMAP4rev2
	server *IMAP
	conn   *imapConn
}

func (m *IMAP) newSession(c *imapserver.Conn) (imapserver.Session, *imapserver.GreetingData, error) {
	memory, ok := m.memory.NewSession().(imapserver.SessionIMAP4rev2)
	if !ok {
		return nil, nil, errors.New("the server in memory lacks NAMESPACE or MOVE")
	}
	s := &imapSession{SessionIMAP4rev2: memory, server: m, conn: tcpOf(c.NetConn())}
	if !m.admit(s.conn) {
		return nil, nil, errFault
	}
	if err := s.carryOut("CONNECT", func() error { return nil }); err != nil {
		m.release(s.conn)
		return nil, nil, bye(err)
	}
	return s, nil, nil
}

// bye turns a refusal into the greeting that says so (RFC 3501, section 7.1.5).
func bye(err error) error {
	var refused *imap.Error
	if errors.As(err, &refused) {
		return &imap.Error{Type: imap.StatusResponseTypeBye, Text: refused.Text}
	}
	return err
}

// admit counts the connection, unless the server is closing: what is admitted is sure to be closed.
func (m *IMAP) admit(c *imapConn) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.closed {
		return false
	}
	m.sessions.Add(1)
	m.conns[c] = true
	return true
}

func (m *IMAP) release(c *imapConn) {
	m.mu.Lock()
	delete(m.conns, c)
	m.mu.Unlock()
	m.sessions.Done()
}

func (s *imapSession) Close() error {
	defer s.server.release(s.conn)
	return s.SessionIMAP4rev2.Close()
}

// carryOut does what the command is for, or what the fault of this occurrence says instead.
func (s *imapSession) carryOut(command string, do func() error) error {
	switch f := s.server.fault(command); {
	case f.Drop:
		s.conn.Close()
		return errFault
	case f.Code != 0:
		return &imap.Error{Type: imap.StatusResponseTypeNo, Text: f.Text}
	case f.DropAfter:
		s.conn.mute.Store(true)
		defer s.conn.Close()
	case f.Silent:
		s.conn.mute.Store(true)
	}
	return do()
}

func (s *imapSession) Login(user, password string) error {
	return s.carryOut("LOGIN", func() error { return s.SessionIMAP4rev2.Login(user, password) })
}

func (s *imapSession) List(w *imapserver.ListWriter, ref string, patterns []string, o *imap.ListOptions) error {
	return s.carryOut("LIST", func() error { return s.SessionIMAP4rev2.List(w, ref, patterns, o) })
}

func (s *imapSession) Select(folder string, o *imap.SelectOptions) (data *imap.SelectData, err error) {
	err = s.carryOut("SELECT", func() (err error) {
		data, err = s.SessionIMAP4rev2.Select(folder, o)
		return err
	})
	return data, err
}

func (s *imapSession) Search(kind imapserver.NumKind, c *imap.SearchCriteria, o *imap.SearchOptions) (data *imap.SearchData, err error) {
	err = s.carryOut("SEARCH", func() (err error) {
		data, err = s.SessionIMAP4rev2.Search(kind, c, o)
		return err
	})
	return data, err
}

func (s *imapSession) Fetch(w *imapserver.FetchWriter, set imap.NumSet, o *imap.FetchOptions) error {
	return s.carryOut("FETCH", func() error { return s.SessionIMAP4rev2.Fetch(w, set, o) })
}

func (s *imapSession) Store(w *imapserver.FetchWriter, set imap.NumSet, flags *imap.StoreFlags, o *imap.StoreOptions) error {
	return s.carryOut("STORE", func() error { return s.SessionIMAP4rev2.Store(w, set, flags, o) })
}

func (s *imapSession) Append(folder string, r imap.LiteralReader, o *imap.AppendOptions) (data *imap.AppendData, err error) {
	err = s.carryOut("APPEND", func() (err error) {
		data, err = s.SessionIMAP4rev2.Append(folder, r, o)
		return err
	})
	s.server.announce()
	return data, err
}

// Idle tells of changes until the client has had enough. Whatever happened before the command is told at once, so that no
// mail falls between a search and the wait.
func (s *imapSession) Idle(w *imapserver.UpdateWriter, stop <-chan struct{}) error {
	return s.carryOut("IDLE", func() error {
		for {
			change := s.server.nextChange()
			if err := s.SessionIMAP4rev2.Poll(w, true); err != nil {
				return err
			}
			select {
			case <-change:
			case <-stop:
				return nil
			}
		}
	})
}
