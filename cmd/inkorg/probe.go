package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net/mail"
	"slices"
	"strings"
	"time"

	"inkorg/mailbox"
	"inkorg/mailbox/letter"
	"inkorg/parser"
)

// lookEvery is how long a probe waits for news before it looks into the spam folder too, which sends none.
const lookEvery = time.Second

// A probe is a mail on its way from our outgoing server into the mailbox that is watched.
type probe struct {
	*doctor
	inbox   *mailbox.Inbox
	folders []string // the inbox first
	before  map[string]mailbox.Folder
	known   map[string]map[uint32]bool // what lay in each folder before, or was looked at since
	options parser.Options
	id      string // Message-ID
	to      string
	sent    time.Time
}

// An arrival is how the probe came in.
type arrival struct {
	folder  string
	after   time.Duration
	seen    time.Time
	mail    mailbox.Mail
	message *parser.Message
}

// tryProbe sends the mail and waits for it. It changes nothing in the mailbox: the daemon finds the mail later like any other.
func (d *doctor) tryProbe(ctx context.Context, wait time.Duration) {
	p := &probe{doctor: d, before: map[string]mailbox.Folder{}, known: map[string]map[uint32]bool{}, options: newJudge(d.config, nil).Parser}
	defer p.close()
	if err := p.send(ctx); err != nil {
		d.check("probe", "", err)
		return
	}
	d.check("probe", fmt.Sprintf("sent from %s to %s; waiting for it for %s at most", d.SMTP.From.Address.Address, p.to, short(wait)), nil)
	a, err := p.await(ctx, wait)
	if err != nil {
		d.check("arrival", "", err)
		return
	}
	d.check("arrival", fmt.Sprintf("in %s after %s", a.folder, a.after.Round(100*time.Millisecond)), nil)
	p.tell(a)
}

// short is a duration without the seconds of full minutes.
func short(d time.Duration) string {
	if text, whole := strings.CutSuffix(d.String(), "m0s"); whole {
		return text + "m"
	}
	return d.String()
}

// quiet is for what reports its errors and has nothing else to say.
func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }

func (p *probe) close() {
	if p.inbox != nil {
		p.inbox.Close()
	}
}

// send looks at what lies in the folders already and sends the mail.
func (p *probe) send(ctx context.Context) (err error) {
	if p.to, err = p.probed(); err != nil {
		return err
	}
	if err := p.open(ctx); err != nil {
		return err
	}
	office := newIntake(p.config, nil, quiet()).Office
	if office.Token = p.token; office.Token == "" { // no database yet; any token is known as our own
		office.Token = rand.Text()
	}
	id, raw, err := letter.Probe(office, p.now, p.to)
	if err != nil {
		return err
	}
	account, err := p.outbox(quiet())
	if err != nil {
		return err
	}
	sender, err := mailbox.DialSender(ctx, account)
	if err != nil {
		return err
	}
	defer sender.Close()
	p.id = id
	err = sender.Send(ctx, office.FromAddr, p.to, raw)
	p.sent = time.Now()
	return err
}

// probed is the address that applicants write to: the first of the first call, else the user of the mailbox.
func (p *probe) probed() (string, error) {
	for _, call := range p.calls {
		if len(call.Addresses) > 0 {
			return call.Addresses[0], nil
		}
	}
	if a, err := mail.ParseAddress(p.IMAP.User); err == nil {
		return a.Address, nil
	}
	return "", p.fault("address", "is missing: where to send the probe", table{"[[call]]", 0})
}

// open logs in and notes what lies in each folder.
func (p *probe) open(ctx context.Context) error {
	account, err := p.config.inbox(quiet())
	if err != nil {
		return err
	}
	if p.inbox, err = mailbox.Dial(ctx, account); err != nil {
		return err
	}
	for _, name := range []string{p.IMAP.Folder, p.IMAP.Junk} {
		if name == "" {
			continue
		}
		f, err := p.inbox.Open(ctx, name)
		if errors.Is(err, mailbox.ErrNoFolder) && name == p.IMAP.Junk {
			continue
		}
		if err != nil {
			return err
		}
		uids, err := p.inbox.UIDs(ctx)
		if err != nil {
			return err
		}
		p.folders, p.before[name], p.known[name] = append(p.folders, name), f, map[uint32]bool{}
		for _, uid := range uids {
			p.known[name][uid] = true
		}
	}
	return nil
}

// await looks into the folders until the mail is there, or the time is over. The inbox comes last, so that it is the one open
// while we wait for news.
func (p *probe) await(ctx context.Context, wait time.Duration) (*arrival, error) {
	late := fmt.Errorf("not seen in %s within %s, though the outgoing server took it: see that mail to %s is delivered into the "+
		"mailbox of %s, look for an answer to %s that says why not, or wait longer with --wait",
		strings.Join(p.folders, " or "), short(wait), p.to, p.IMAP.User, p.SMTP.From.Address.Address)
	ctx, cancel := context.WithDeadlineCause(ctx, p.sent.Add(wait), late)
	defer cancel()
	for {
		for _, name := range slices.Backward(p.folders) {
			a, err := p.look(ctx, name)
			if errors.Is(err, late) {
				return nil, late
			}
			if a != nil || err != nil {
				return a, err
			}
		}
		if err := p.inbox.Wait(ctx, lookEvery); errors.Is(err, late) {
			return nil, late
		} else if err != nil {
			return nil, err
		}
	}
}

// is says whether a message is the probe. Some outgoing servers write a Message-ID of their own.
func (p *probe) is(m *parser.Message) bool {
	return m.MessageID == p.id || m.Kind == parser.KindLoop && m.Date.Equal(p.now.Truncate(time.Second))
}

// look fetches what has come to a folder since it was last looked at, without marking it.
func (p *probe) look(ctx context.Context, name string) (found *arrival, err error) {
	f, err := p.inbox.Open(ctx, name)
	if err != nil {
		return nil, err
	}
	if f.UIDValidity != p.before[name].UIDValidity {
		return nil, fmt.Errorf("folder %s was made anew on the server while we waited: try again", name)
	}
	uids, err := p.inbox.UIDs(ctx)
	if err != nil {
		return nil, err
	}
	uids = slices.DeleteFunc(uids, func(uid uint32) bool { return p.known[name][uid] })
	err = p.inbox.Fetch(ctx, uids, func(m mailbox.Mail) error {
		p.known[name][m.UID] = m.Err == nil
		message := parser.Parse(m.Raw, &p.options)
		if r := message.Report; r != nil && r.Original == p.id {
			return fmt.Errorf("it came back: %s: %s", r.Recipient, strings.TrimSpace(r.Status+" "+r.Text))
		}
		if p.is(message) {
			now := time.Now()
			found = &arrival{folder: name, after: now.Sub(p.sent), seen: now, mail: m, message: message}
		}
		return nil
	})
	return found, err
}
