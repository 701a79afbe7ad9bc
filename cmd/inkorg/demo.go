package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"inkorg/cmd/inkorg/intake"
	"inkorg/cmd/inkorg/sample"
	"inkorg/mailbox"
	"inkorg/mailbox/mailtest"
	"inkorg/store"
)

func demoCommand() *cobra.Command {
	var dir string
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "see it work on an embedded mail server with sample mail",
		Long: `Demo starts a mail server inside the program, delivers sample mail of March 2009 to it, and
lets Inkorg work on it with the clock of those days: the same code as run. It tells what
came, what was decided and why, and what was answered, then shows a receipt and the last
digest. Nothing needs to be set up, and nothing leaves this machine. Receipts, digests,
database and configuration are left in a folder that is named at the end.`,
		Example: "  inkorg demo\n  inkorg demo --dir try-out",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			d, err := newDemo(cmd.OutOrStdout(), dir)
			if err != nil {
				return err
			}
			return errors.Join(d.play(cmd.Context()), d.close())
		},
	}
	cmd.Flags().StringVar(&dir, "dir", "", "leave the results in this new `folder` (default: one in the system's temporary folder)")
	return cmd
}

// demo is one showing. Its clock stands where the sample mail puts it.
type demo struct {
	w      io.Writer
	dir    string
	clock  time.Time
	imap   *mailtest.IMAP
	smtp   *mailtest.SMTP
	intake *intake.Intake
}

// demoEnd is when the demo shows the digest: the morning after the deadline.
var demoEnd = time.Date(2009, 3, 16, 7, 0, 0, 0, time.FixedZone("CET", 3600))

func newDemo(w io.Writer, dir string) (*demo, error) {
	d := &demo{w: w, dir: dir}
	if err := d.makeDir(); err != nil {
		return nil, err
	}
	c, err := parseConfig(filepath.Join(d.dir, "inkorg.toml"), []byte(sample.Config()))
	if err != nil {
		return nil, err
	}
	reader, err := newReader(nil)
	if err != nil {
		return nil, err
	}
	d.intake = newIntake(c, reader, slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError})))
	d.intake.Now = func() time.Time { return d.clock }
	if d.imap, err = mailtest.StartIMAP(); err != nil {
		return nil, err
	}
	if d.smtp, err = mailtest.StartSMTP(); err != nil {
		return nil, err
	}
	login := mailbox.Auth{Password: "secret"}
	d.intake.Inbox = mailbox.Account{URL: d.imap.URL(), User: "alice", Auth: login}
	d.intake.Outbox = mailbox.Account{URL: d.smtp.URL(), User: "alice", Auth: login}
	d.intake.Account = accountName(c.IMAP.Server.text, c.IMAP.User)
	return d, nil
}

// makeDir makes the folder and puts the configuration there, so that the other commands can be tried on the result.
func (d *demo) makeDir() (err error) {
	if d.dir == "" {
		d.dir, err = os.MkdirTemp("", "inkorg-demo-")
	} else {
		err = os.Mkdir(d.dir, 0o700)
	}
	if errors.Is(err, os.ErrExist) {
		return fmt.Errorf("%s is there already and is left as it is: name a new folder with --dir", d.dir)
	}
	if err != nil {
		return fmt.Errorf("no folder for the results: %w; name another one with --dir", err)
	}
	return os.WriteFile(filepath.Join(d.dir, "inkorg.toml"), []byte(sample.Config()), 0o600)
}

func (d *demo) close() error {
	d.imap.Close()
	d.smtp.Close()
	return d.intake.Judge.Reader.Close()
}

// play delivers each mail at its time and tells what became of it, then lets the morning come.
func (d *demo) play(ctx context.Context) error {
	d.say("The county councils and municipalities of Sweden apply for 10 million kronor, by mail to")
	d.say("ansokan@skl.example, no later than 15 March 2009. This is what Inkorg does with their mail.\n")
	for _, m := range sample.Mails() {
		if err := d.deliver(ctx, m); err != nil {
			return err
		}
	}
	d.clock = demoEnd
	if _, err := d.intake.Once(ctx); err != nil {
		return err
	}
	return d.showLetters()
}

func (d *demo) say(format string, args ...any) { fmt.Fprintf(d.w, format+"\n", args...) }

func (d *demo) deliver(ctx context.Context, m sample.Mail) error {
	d.clock = m.At
	raw, err := d.complete(m.Raw)
	if err != nil {
		return err
	}
	if _, err := d.imap.Append("INBOX", raw, m.At); err != nil {
		return err
	}
	if _, err := d.intake.Once(ctx); err != nil {
		return err
	}
	return d.view(func(tx *store.Tx) error { return d.tell(tx, m, raw) })
}

// complete puts the Message-ID of the receipt into a mail that answers it: nobody could know it beforehand.
func (d *demo) complete(raw []byte) ([]byte, error) {
	placeholder := []byte("RECEIPT-MESSAGE-ID")
	if !bytes.Contains(raw, placeholder) {
		return raw, nil
	}
	err := d.view(func(tx *store.Tx) error {
		for l := range tx.Letters() {
			if l.Kind == store.Receipt && bytes.Contains(raw, []byte(l.To)) {
				raw = bytes.ReplaceAll(raw, placeholder, []byte(l.MessageID))
			}
		}
		return nil
	})
	return raw, err
}

func (d *demo) view(fn func(*store.Tx) error) error {
	db, err := store.Open(d.intake.Store, &store.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	return errors.Join(db.View(fn), db.Close())
}

// tell tells the story of one mail.
func (d *demo) tell(tx *store.Tx, sent sample.Mail, raw []byte) error {
	m, ok := tx.Message(store.HashOf(raw))
	if !ok {
		return fmt.Errorf("%s is not in the ledger", sent.Name)
	}
	zone := d.intake.Office.Zone
	d.say("%s  %s", sent.At.In(zone).Format("Mon 2 January 15:04"), sent.Story)
	d.say("    from     %s", strings.TrimSpace(m.FromName+" <"+m.From+">"))
	d.say("    subject  %s", m.Subject)
	d.say("    is       %s", whatItIs(m))
	if c, ok := tx.Case(m.Number); ok && m.Version > 0 {
		d.tellVersion(c.Versions[m.Version-1], zone)
	}
	d.tellAnswer(tx, m)
	d.say("")
	return nil
}

func whatItIs(m store.Message) string {
	switch {
	case m.State == store.Submission:
		return "an application, registered as " + m.Number
	case m.State == store.Addition:
		return fmt.Sprintf("version %d of %s", m.Version, m.Number)
	case m.Reason != "":
		return string(m.State) + ": " + m.Reason
	}
	return string(m.State)
}

func (d *demo) tellVersion(v store.Version, zone *time.Location) {
	line := fmt.Sprintf("%s by the clock of %s", v.Received.In(zone).Format("2 January 15:04:05"), clockName(v.ReceivedBy))
	switch v.Timing {
	case "late":
		line += ": too late"
	case "confirm":
		line += ": in time, to be confirmed, for the mail server has " + v.Clocks.Internal.In(zone).Format("2 January 15:04:05")
	default:
		line += ": in time"
	}
	d.say("    came     %s", line)
	for _, f := range v.Documents {
		read := plural(f.Pages, "page")
		if !f.Readable {
			read = "could not be read: " + f.Reason
		}
		d.say("    file     %s, %d kB, %s", within(f.Name, f.Container), (f.Bytes+500)/1000, read)
	}
	for _, f := range v.Findings {
		d.say("    section  %s: %s", f.Section, sectionLine(checkedSection{
			Found: f.Answer == "found", Readable: f.Answer != "unreadable", Document: f.Document, Page: f.Page, Heading: f.Heading, Words: f.Words,
		}))
	}
	for _, flag := range v.Flags {
		d.say("    look at  %s", flag)
	}
	status := v.Status
	if v.Timing == "late" {
		status = "late; in itself it is " + status
	}
	d.say("    so it is %s", status)
}

func (d *demo) tellAnswer(tx *store.Tx, m store.Message) {
	if l, ok := tx.ReceiptFor(m.Hash); ok {
		d.say("    answer   receipt %s to %s", l.State, l.To)
	} else if m.Withheld != "" {
		d.say("    answer   none: %s", m.Withheld)
	} else {
		d.say("    answer   none")
	}
}

// showLetters writes all letters into the folder and shows one receipt and the last digest.
func (d *demo) showLetters() error {
	var receipt, digest []byte
	for i, m := range d.smtp.Mails() {
		name := fmt.Sprintf("letter-%02d.eml", i+1)
		if err := os.WriteFile(filepath.Join(d.dir, name), m.Data, 0o600); err != nil {
			return err
		}
		if bytes.Contains(m.Data, []byte("Auto-Submitted: auto-generated")) {
			digest = m.Data
		} else if i == 1 {
			receipt = m.Data
		}
	}
	for _, l := range []struct {
		what string
		data []byte
	}{{"One of the receipts:", receipt}, {"The digest that the coordinators get in the morning:", digest}} {
		d.say("─── %s\n", l.what)
		if err := printLetter(d.w, l.data); err != nil {
			return err
		}
		d.say("")
	}
	d.say("─── %d letters, the database and the configuration lie in %s", len(d.smtp.Mails()), d.dir)
	d.say("    To look around: inkorg list --config %s", filepath.Join(d.dir, "inkorg.toml"))
	d.say("    (from the source: go run ./cmd/inkorg list …; then show, outbox or digest --print instead of list)")
	return nil
}
