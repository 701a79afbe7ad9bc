package main

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"inkorg/mailbox"
	"inkorg/parser/document"
	"inkorg/parser/rules"
	"inkorg/store"
)

func doctorCommand(path *string) *cobra.Command {
	var probe bool
	var wait time.Duration
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "say what the configuration means, and try it",
		Long: `Doctor says in plain words what it understood of the configuration, then tries the database,
the reading of documents, the mailbox and the outgoing server, one line each. It sends no
mail and marks none. Status 1 if anything fails.

With --probe it also sends one mail to the address that applicants write to, waits until it
lies in the mailbox, and says how long that took and which hosts it passed: that is what to
write into border. Inkorg knows the mail as its own: it becomes no application and gets no
answer.`,
		Example: "  inkorg doctor --config /etc/inkorg/inkorg.toml\n  inkorg doctor --probe",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if wait <= 0 || !probe && cmd.Flags().Changed("wait") {
				return fmt.Errorf("--wait is how long to wait for the mail of --probe, such as 5m")
			}
			c, err := loadConfig(*path)
			if err != nil {
				return err
			}
			d := &doctor{config: c, w: cmd.OutOrStdout(), now: time.Now()}
			d.understood()
			d.try(cmd.Context())
			switch {
			case probe && d.failed > 0:
				d.say("probe", "not sent: see to what failed first")
			case probe:
				d.tryProbe(cmd.Context(), wait)
			}
			if d.failed > 0 {
				return fmt.Errorf("%d of %s failed", d.failed, plural(d.checks, "check"))
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&probe, "probe", false, "send a mail to the watched address and wait for it")
	cmd.Flags().DurationVar(&wait, "wait", time.Minute, "how long --probe waits at most: a `duration` such as 5m")
	return cmd
}

// doctor prints one line for each thing it says or tries.
type doctor struct {
	*config
	w              io.Writer
	now            time.Time
	token          string // by which the daemon knows its own mail; "" while there is no database
	checks, failed int
}

func (d *doctor) say(what, format string, args ...any) {
	fmt.Fprintf(d.w, "       %-11s %s\n", what, fmt.Sprintf(format, args...))
}

// warn prints what is not as it should be and stops nothing.
func (d *doctor) warn(what, format string, args ...any) {
	fmt.Fprintf(d.w, "warn   %-11s %s\n", what, fmt.Sprintf(format, args...))
}

// check prints the outcome of one trial.
func (d *doctor) check(what, good string, err error) {
	d.checks++
	if err == nil {
		fmt.Fprintf(d.w, "ok     %-11s %s\n", what, good)
		return
	}
	d.failed++
	fmt.Fprintf(d.w, "FAILED %-11s %s\n", what, strings.ReplaceAll(err.Error(), "\n", "; "))
}

func (d *doctor) understood() {
	zone := d.Office.Zone.Location
	d.say("office", "%s, letters in %s, ask %s", d.Office.Name, d.Office.Language.text, orNone(d.Office.Contact, "nobody: no contact is given"))
	d.say("zone", "%s, where it is now %s", zone, d.now.In(zone).Format("2006-01-02 15:04 (-0700)"))
	d.say("digest", "%s to %s", days(d.Office.Digest.String()), orNone(strings.Join(addresses(d.Office.Coordinators), ", "), "nobody"))
	d.say("border", "%s", orNone(strings.Join(d.IMAP.Border, ", "), "none: the mail server's own clock decides when a mail was received"))
	for i := range d.calls {
		d.call(&d.calls[i])
	}
}

func (d *doctor) call(call *rules.Call) {
	zone := d.Office.Zone.Location
	end := call.Deadline.End().In(zone)
	passed := "still open"
	if call.Deadline.Passed(d.now) {
		passed = "passed"
	}
	d.say("call", "%s: %s, sent to %s", call.ID, call.Title, orNone(strings.Join(call.Addresses, ", "), "any address"))
	d.say("deadline", "in time is what comes before %s, that is %s UTC (%s)", end.Format("Monday 2006-01-02 15:04:05 -0700"), end.UTC().Format("2006-01-02T15:04:05Z"), passed)
	year := end.Add(-1).Year()
	d.say("numbers", "%s, %s, …", rules.FormatNumber(call.Number, year, 1), rules.FormatNumber(call.Number, year, 2))
	for _, s := range call.Sections {
		d.say("section", "%s: a part headed %s, %s", s.ID, headings(s), atLeast(s.MinWords))
	}
	for _, a := range call.Areas {
		d.say("area", "%s: %s", a.ID, a.Title)
	}
	if population := population(call); population > 0 {
		for _, f := range call.Frame {
			d.say("frame", "%s kr shared by population among %s of %s people: %.2f kr a person", thousands(f.Amount), plural(len(call.Applicants), "applicant"), thousands(population), float64(f.Amount)/float64(population))
		}
	}
	if len(call.Applicants) > 0 {
		d.say("applicants", "%s expected", plural(len(call.Applicants), "applicant"))
	}
}

// days is a schedule with the days that it leaves out for every day.
func days(schedule string) string {
	if strings.Contains(schedule, " ") {
		return schedule
	}
	return "every day " + schedule
}

func headings(s rules.Section) string {
	switch n := len(s.Aliases); n {
	case 0:
		return fmt.Sprintf("%q", s.Title)
	case 1:
		return fmt.Sprintf("%q or %q", s.Title, s.Aliases[0])
	default:
		return fmt.Sprintf("%q or one of %d other headings", s.Title, n)
	}
}

func atLeast(words int) string {
	if words == 0 {
		return "with words under it"
	}
	return fmt.Sprintf("with at least %s under it", plural(words, "word"))
}

func population(call *rules.Call) (sum int) {
	for _, a := range call.Applicants {
		sum += a.Population
	}
	return sum
}

func orNone(s, none string) string {
	if s == "" {
		return none
	}
	return s
}

func addresses(list []addressText) (out []string) {
	for _, a := range list {
		out = append(out, a.Address.Address)
	}
	return out
}

// try tries everything that a pass needs.
func (d *doctor) try(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	d.check(d.tryStore())
	d.tryDocuments(ctx)
	d.tryLetters()
	d.tryInbox(ctx)
	d.trySender(ctx)
}

// tryStore opens the database and verifies it, or sees whether it could be made. It makes none.
func (d *doctor) tryStore() (what, good string, err error) {
	path := d.resolve(d.Store)
	db, err := store.Open(path, &store.Options{ReadOnly: true})
	if errors.Is(err, store.ErrNotFound) {
		f, err := os.CreateTemp(filepath.Dir(path), "inkorg-doctor-*")
		if err != nil {
			return "store", "", fmt.Errorf("%s cannot be made: %w", path, err)
		}
		return "store", path + " will be made", errors.Join(f.Close(), os.Remove(f.Name()))
	}
	if err != nil {
		return "store", "", err
	}
	defer db.Close()
	cases := 0
	err = db.View(func(tx *store.Tx) error {
		d.token = tx.Token()
		for range tx.Cases() {
			cases++
		}
		return nil
	})
	return "store", fmt.Sprintf("%s, %s, every record and hash verified", path, plural(cases, "application")), errors.Join(err, db.Check())
}

func (d *doctor) tryDocuments(ctx context.Context) {
	reader, err := newReader(nil)
	if err != nil {
		d.check("documents", "", err)
		return
	}
	defer reader.Close()
	if doc := reader.Read(ctx, "probe.pdf", probePDF); !doc.Readable || len(doc.Lines) == 0 {
		d.check("documents", "", fmt.Errorf("a sample PDF could not be read: %s %s", doc.Reason, doc.Detail))
		return
	}
	d.check("documents", "a sample PDF was read in a process of its own", nil)
	d.confinement(reader.Confinement(ctx))
	d.scans(ctx)
}

// confinement says what that process may do. Where the system cannot withhold it all, nothing fails: documents are read as well.
func (d *doctor) confinement(c document.Confinement, err error) {
	switch {
	case err != nil:
		d.warn("confined", "it is not known what that process may do: %v", err)
	case !c.Complete():
		d.warn("confined", "that process may do more than it needs, should a document get the better of it; in force: %s; %s", c, strings.Join(c.Lacking, "; "))
	default:
		d.say("confined", "that process may open no file and no network, and start no program: %s", c)
	}
}

func (d *doctor) tryInbox(ctx context.Context) {
	account, err := d.inbox(quiet())
	if err != nil {
		d.check("imap", "", err)
		return
	}
	inbox, err := mailbox.Dial(ctx, account)
	d.check("imap", fmt.Sprintf("logged in at %s as %s", d.IMAP.Server.text, d.IMAP.User), err)
	if err != nil {
		return
	}
	defer inbox.Close()
	for _, name := range []string{d.IMAP.Folder, d.IMAP.Junk} {
		if name == "" {
			continue
		}
		f, err := inbox.Open(ctx, name)
		if errors.Is(err, mailbox.ErrNoFolder) && name == d.IMAP.Junk {
			d.say("folder", "there is no spam folder %s; if it has another name, write it at [imap] junk, else \"\"", name)
			continue
		}
		good := fmt.Sprintf("%s, %s", name, plural(f.Messages, "message"))
		if !f.Keywords {
			good += "; the server permits no keywords, so nothing shows in it what was registered"
		}
		d.check("folder", good, err)
	}
}

func (d *doctor) trySender(ctx context.Context) {
	account, err := d.outbox(quiet())
	if err != nil {
		d.check("smtp", "", err)
		return
	}
	sender, err := mailbox.DialSender(ctx, account)
	d.check("smtp", fmt.Sprintf("%s takes letters from %s", d.SMTP.Server.text, d.SMTP.From.Address.Address), err)
	if err == nil {
		sender.Close()
	}
}

// probePDF is the smallest document with a line of text.
//
//go:embed probe.pdf
var probePDF []byte
