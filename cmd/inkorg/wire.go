package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"inkorg/cmd/inkorg/intake"
	"inkorg/mailbox"
	"inkorg/mailbox/letter"
	"inkorg/parser"
	"inkorg/parser/document"
)

// childName is the hidden subcommand that reads documents apart from the daemon.
const childName = "read-document"

func childCommand() *cobra.Command {
	return &cobra.Command{
		Use: childName, Hidden: true, Args: noArgs,
		Short: "read documents from standard input (started by inkorg itself)",
		RunE:  func(*cobra.Command, []string) error { return document.Serve(os.Stdin, os.Stdout) },
	}
}

// newReader starts document children from this same program. t, which may be nil, reads scans.
func newReader(t *document.Tesseract) (*document.Reader, error) {
	self, err := exec.LookPath(os.Args[0])
	if err == nil {
		self, err = filepath.Abs(self)
	}
	if err != nil {
		return nil, fmt.Errorf("finding this program, to read documents with it: %w", err)
	}
	return document.NewReader(document.Options{Command: []string{self, childName}, Tesseract: t}), nil
}

// newJudge makes what judges messages. It needs no server and no secret; c may be nil: then there is no call.
func newJudge(c *config, reader *document.Reader) *intake.Judge {
	j := &intake.Judge{Reader: reader}
	if c != nil {
		j.Calls = c.calls
		j.Parser = parser.Options{Own: c.own(), Border: c.IMAP.Border}
	}
	return j
}

// own are the addresses of this office: mail from them is our own.
func (c *config) own() (own []string) {
	if a := c.SMTP.From.Address.Address; a != "" {
		own = append(own, strings.ToLower(a))
	}
	for _, call := range c.calls {
		own = append(own, call.Addresses...)
	}
	return own
}

// newIntake makes the daemon of a configuration, without its servers.
func newIntake(c *config, reader *document.Reader, log *slog.Logger) *intake.Intake {
	in := &intake.Intake{
		Store: c.resolve(c.Store),
		Judge: newJudge(c, reader),
		Office: letter.Office{
			Name: c.Office.Name, Language: c.Office.Language.text, Contact: c.Office.Contact, Zone: c.Office.Zone.Location,
			FromName: c.SMTP.From.Name, FromAddr: c.SMTP.From.Address.Address,
		},
		Schedule: c.Office.Digest.Schedule,
		Folders:  []intake.Folder{{Name: c.IMAP.Folder}},
		Now:      time.Now,
		Log:      log,
	}
	for _, a := range c.Office.Coordinators {
		in.Coordinators = append(in.Coordinators, a.Address.Address)
	}
	if c.IMAP.Junk != "" {
		in.Folders = append(in.Folders, intake.Folder{Name: c.IMAP.Junk, Spam: true})
	}
	return in
}

// connect adds the servers and reads the secrets they need.
func (c *config) connect(in *intake.Intake) error {
	var err, err2 error
	in.Inbox, err = c.inbox(in.Log)
	in.Outbox, err2 = c.outbox(in.Log)
	in.Account = accountName(c.IMAP.Server.text, c.IMAP.User)
	return errors.Join(err, err2)
}

func (c *config) inbox(log *slog.Logger) (mailbox.Account, error) {
	if c.IMAP.Server.text == "" {
		return mailbox.Account{}, c.fault("server", "is missing: where the mailbox is, such as \"imaps://imap.host.se\"", table{"[imap]", 0})
	}
	auth, err := c.auth("imap", c.IMAP.loginConfig)
	return mailbox.Account{URL: c.IMAP.Server.text, User: c.IMAP.User, Auth: auth, Log: log}, err
}

func (c *config) outbox(log *slog.Logger) (mailbox.Account, error) {
	if c.SMTP.Server.text == "" {
		return mailbox.Account{}, c.fault("server", "is missing: where letters are handed in, such as \"smtps://smtp.host.se\"", table{"[smtp]", 0})
	}
	if c.SMTP.From.Address.Address == "" {
		return mailbox.Account{}, c.fault("from", "is missing: the sender of receipts and digests", table{"[smtp]", 0})
	}
	auth, err := c.auth("smtp", c.SMTP.loginConfig)
	return mailbox.Account{URL: c.SMTP.Server.text, User: c.SMTP.User, Auth: auth, Log: log}, err
}

// accountName is the name of an account in the ledger. Port and protocol are no part of it, so they can change.
func accountName(server, user string) string {
	u, err := url.Parse(server)
	if err != nil {
		return user
	}
	return user + "@" + u.Hostname()
}

// startIntake is the way from a configuration file to a daemon that can work; done frees what it holds.
func startIntake(ctx context.Context, path string, stderr io.Writer) (in *intake.Intake, done func(), err error) {
	c, err := loadConfig(path)
	if err != nil {
		return nil, nil, err
	}
	log := slog.New(slog.NewTextHandler(stderr, nil))
	reader, err := c.reader(ctx, func(err error) { log.Warn("scans are not read", "error", err) })
	if err != nil {
		return nil, nil, err
	}
	in = newIntake(c, reader, log)
	in.Judge.Parser.Letters, err = c.letters()
	if err = errors.Join(err, c.connect(in)); err != nil {
		return nil, nil, errors.Join(err, reader.Close())
	}
	return in, func() { reader.Close() }, nil
}
