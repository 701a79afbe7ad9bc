package mailbox

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
)

// keyword marks messages that were taken in, for people to see in their mail programs (RFC 3501, section 2.3.2). It is a
// hint: nothing is decided by it.
const keyword imap.Flag = "$Inkorg"

var (
	// ErrGone is a message that was listed and is no longer in the folder: somebody moved or deleted it.
	ErrGone = errors.New("the message is no longer in the folder")
	// ErrNoFolder is a folder that the server does not have. The error names those it has.
	ErrNoFolder = errors.New("there is no such folder")
)

// An Inbox is a connection to an IMAP server (RFC 3501) with at most one folder open. It is for one goroutine at a time.
//
// Each call ends by its context, and by Account.Timeout when the server is silent that long. Either closes the
// connection; so does a server that breaks the protocol. From then on every call but Close returns an error: dial anew.
type Inbox struct {
	account Account
	server  endpoint
	line    *imapLine
	client  *imapclient.Client
	strays  *strays
	news    chan struct{} // holds one token when mail has come since the last search
	idles   bool          // the server has IDLE
	folder  Folder
	redials int      // how often Fetch may still dial anew
	secrets []string // what no error and no log may hold
}

// A Folder is what the server says of a folder when it is opened.
type Folder struct {
	Name        string
	UIDValidity uint32 // never 0; when it changes, UIDs seen before mean nothing
	Messages    int
	Keywords    bool // the keyword $Inkorg can be stored
}

// Mail is one message of the open folder, or the reason why it could not be had.
type Mail struct {
	UID      uint32
	Raw      []byte    // as the server has it, complete; nil when Err is set
	Internal time.Time // INTERNALDATE: when the server took it in
	// Err is ErrGone, or what stands against this one message, in the server's words; the rest of the folder is not
	// concerned. Asking again later may help.
	Err error
}

// Dial reaches the server and logs in. The errors say which key of [imap] to look at: ErrTLS and ErrLogin need a person,
// others may pass.
func Dial(ctx context.Context, a Account) (*Inbox, error) {
	e, err := a.endpoint("imap", "993", "143")
	if err != nil {
		return nil, err
	}
	in := &Inbox{account: a, server: e}
	if err := in.dial(ctx); err != nil {
		return nil, err
	}
	return in, nil
}

// Open opens a folder for reading and for keywords; no message becomes \Seen by it or by what follows. A folder without
// UIDVALIDITY is an error, as nobody could say tomorrow whether its UIDs still mean the same messages.
func (in *Inbox) Open(ctx context.Context, folder string) (Folder, error) {
	in.folder = Folder{}
	in.forgetNews()
	var data *imap.SelectData
	err := in.during(ctx, fmt.Sprintf("open folder %q", folder), func() (err error) {
		data, err = in.client.Select(folder, nil).Wait()
		return err
	})
	switch {
	case isRefusal(err):
		return Folder{}, in.explainFolder(ctx, folder, err)
	case err != nil:
		return Folder{}, err
	case data.UIDValidity == 0:
		return Folder{}, fmt.Errorf("%s: folder %q has no UIDVALIDITY: its messages cannot be told apart for good, "+
			"so it cannot be watched", in.server, folder)
	}
	in.folder = Folder{
		Name:        folder,
		UIDValidity: data.UIDValidity,
		Messages:    int(data.NumMessages),
		Keywords:    permits(data.PermanentFlags),
	}
	return in.folder, nil
}

// permits says whether our keyword may be stored: as any new one (RFC 3501, section 7.1, PERMANENTFLAGS), or by name.
func permits(flags []imap.Flag) bool {
	return slices.ContainsFunc(flags, func(f imap.Flag) bool {
		return f == imap.FlagWildcard || strings.EqualFold(string(f), string(keyword))
	})
}

// explainFolder tells a folder that is not there from one that cannot be opened.
func (in *Inbox) explainFolder(ctx context.Context, folder string, refused error) error {
	var all []*imap.ListData
	err := in.during(ctx, "list the folders", func() (err error) {
		all, err = in.client.List("", "*", nil).Collect()
		return err
	})
	if err != nil {
		return errors.Join(refused, err)
	}
	var names []string
	for _, f := range all {
		if strings.EqualFold(f.Mailbox, folder) {
			return refused
		}
		names = append(names, fmt.Sprintf("%q", f.Mailbox))
	}
	slices.Sort(names)
	const most = 30
	if len(names) > most {
		names = append(names[:most], "and others")
	}
	return fmt.Errorf("%s: %w: %q: the folders there are %s: correct folder or junk in [imap]",
		in.server, ErrNoFolder, folder, strings.Join(names, ", "))
}

// Close says goodbye, for 2 s at most, and closes the connection. Nothing that was done is undone by it.
func (in *Inbox) Close() error {
	if in.line.killed() == nil {
		leave := time.AfterFunc(farewell, func() { in.line.kill(errLeft) })
		defer leave.Stop()
		if err := in.client.Logout().Wait(); err != nil {
			in.account.log().Debug("imap server left without goodbye", "server", in.server.address())
		}
	}
	in.hangUp()
	return nil
}

// hangUp closes the connection and waits until nobody reads from it any more.
func (in *Inbox) hangUp() {
	in.line.kill(errLeft)
	if in.client != nil {
		<-in.client.Closed()
	}
}

// opened refuses what needs a folder when there is none.
func (in *Inbox) opened() error {
	if in.folder.Name == "" {
		return fmt.Errorf("%s: no folder is open", in.server)
	}
	return nil
}

func (in *Inbox) forgetNews() {
	select {
	case <-in.news:
	default:
	}
}

// heardOf keeps one token however often the server speaks of new mail.
func heardOf(news chan struct{}) {
	select {
	case news <- struct{}{}:
	default:
	}
}
