package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"inkorg/cmd/inkorg/intake"
	"inkorg/parser/rules"
	"inkorg/store"
)

// view opens the database of a configuration for reading and hands it to fn.
func view(path string, fn func(*config, *store.Tx) error) error {
	c, err := loadConfig(path)
	if err != nil {
		return err
	}
	db, err := store.Open(c.resolve(c.Store), &store.Options{ReadOnly: true})
	if errors.Is(err, store.ErrNotFound) {
		return fmt.Errorf("there is no database %s yet: `inkorg run` or `inkorg once` makes it", c.resolve(c.Store))
	}
	if err != nil {
		return err
	}
	return errors.Join(db.View(func(tx *store.Tx) error { return fn(c, tx) }), db.Close())
}

func listCommand(path *string) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "list",
		Short: "list the applications",
		Long: `List prints one line for each application: its number, when the version that counts came in,
how it stands to the deadline, how complete it is, how many versions came, who sent it, and
for whom.

TIMING  on-time; late; confirm: on time by the clock that decides, but another clock says late
STATUS  complete; incomplete: a required section was not found; unreadable: a person must open
        the file; no-document: nothing was attached`,
		Example: "  inkorg list\n  inkorg list --json",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return view(*path, func(c *config, tx *store.Tx) error {
				if asJSON {
					return encodeCases(cmd.OutOrStdout(), slices.Collect(tx.Cases()))
				}
				return c.printCases(cmd.OutOrStdout(), slices.Collect(tx.Cases()))
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "one JSON object for each application")
	return cmd
}

func encodeCases(w io.Writer, cases []store.Case) error {
	for _, c := range cases {
		if err := encode(w, c); err != nil {
			return err
		}
	}
	return nil
}

func (c *config) printCases(w io.Writer, cases []store.Case) error {
	if len(cases) == 0 {
		_, err := fmt.Fprintln(w, "no application has come yet")
		return err
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "NUMBER\tRECEIVED\tTIMING\tSTATUS\tVERSIONS\tFROM\tAPPLICANT")
	for _, one := range cases {
		n, v := intake.Counting(one)
		if n == 0 {
			v = one.Versions[len(one.Versions)-1]
		}
		_, applicant := c.names(one)
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%d\t%s\t%s\n", one.Number, v.Received.In(c.Office.Zone.Location).Format("2006-01-02 15:04"),
			v.Timing, v.Status, len(one.Versions), one.Sender, orNone(applicant, "-"))
	}
	return t.Flush()
}

func showCommand(path *string) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "show NUMBER",
		Short: "show one application with all that came to it",
		Long: `Show prints what is known of one application: every version with its files, what was found
where, what is missing, when each clock saw it, and the letters that were sent.`,
		Example: "  inkorg show IT-2009-0007\n  inkorg show --json IT-2009-0007",
		Args:    oneNumber,
		RunE: func(cmd *cobra.Command, args []string) error {
			return view(*path, func(c *config, tx *store.Tx) error {
				found, ok := numbered(tx, args[0])
				if !ok {
					return fmt.Errorf("there is no application %s: `inkorg list` shows those there are", args[0])
				}
				if asJSON {
					return encode(cmd.OutOrStdout(), found)
				}
				_, err := io.WriteString(cmd.OutOrStdout(), caseText(c, tx, found))
				return err
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "as a JSON object")
	cmd.ValidArgsFunction = func(_ *cobra.Command, args []string, _ string) (numbers []string, _ cobra.ShellCompDirective) {
		view(*path, func(_ *config, tx *store.Tx) error {
			for c := range tx.Cases() {
				numbers = append(numbers, c.Number)
			}
			return nil
		})
		return numbers, cobra.ShellCompDirectiveNoFileComp
	}
	return cmd
}

// numbered finds a case by its number, in whatever case its letters were typed.
func numbered(tx *store.Tx, number string) (store.Case, bool) {
	if c, ok := tx.Case(number); ok {
		return c, true
	}
	for c := range tx.Cases() {
		if strings.EqualFold(c.Number, number) {
			return c, true
		}
	}
	return store.Case{}, false
}

func caseText(config *config, tx *store.Tx, c store.Case) string {
	zone := config.Office.Zone.Location
	var b strings.Builder
	title, applicant := config.names(c)
	fmt.Fprintf(&b, "%s  %s\n", c.Number, title)
	fmt.Fprintf(&b, "  sender     %s\n", strings.TrimSpace(c.Name+" <"+c.Sender+">"))
	if applicant != "" {
		fmt.Fprintf(&b, "  applicant  %s\n", applicant)
	}
	for _, v := range c.Versions {
		versionText(&b, v, zone)
		if m, ok := tx.Message(v.Message); ok {
			messageText(&b, tx, m, zone)
		}
	}
	for _, q := range c.Questions {
		if m, ok := tx.Message(q); ok {
			fmt.Fprintf(&b, "message without a document, %s\n", stamp(m.Registered, zone))
			messageText(&b, tx, m, zone)
		}
	}
	return b.String()
}

// names are the title of a case's call and the name of its applicant; where the configuration has them no longer, what the
// case was registered with.
func (c *config) names(of store.Case) (title, applicant string) {
	title, applicant = of.Call, of.Applicant
	for _, call := range c.calls {
		if call.ID != of.Call {
			continue
		}
		title = call.Title
		for _, a := range call.Applicants {
			if a.Code == of.Applicant && a.Code != "" {
				applicant = a.Name
			}
		}
	}
	return title, applicant
}

// clockName is whose clock it was.
func clockName(by string) string {
	return map[string]string{"border": "the border host", "internal": "the mail server", "seen": "Inkorg itself"}[by]
}

func versionText(b *strings.Builder, v store.Version, zone *time.Location) {
	fmt.Fprintf(b, "version %d, %s, %s\n", v.N, v.Timing, v.Status)
	fmt.Fprintf(b, "  received   %s by %s\n", stamp(v.Received, zone), clockName(v.ReceivedBy))
	fmt.Fprintf(b, "  clocks     border host %s, mail server %s, Inkorg %s, sender %s\n",
		stamp(v.Clocks.Border, zone), stamp(v.Clocks.Internal, zone), stamp(v.Clocks.Seen, zone), stamp(v.Clocks.Date, zone))
	for _, d := range v.Documents {
		fmt.Fprintf(b, "  document   %s, %s, %s", within(d.Name, d.Container), d.Type, plural(int(d.Bytes), "byte"))
		if d.Pages > 0 {
			fmt.Fprint(b, ", "+plural(d.Pages, "page")+recognition(d.Pages, d.Recognised))
		}
		if !d.Readable {
			fmt.Fprintf(b, ", could not be read: %s", d.Reason)
		}
		fmt.Fprintf(b, "\n             SHA-256 %s\n", d.SHA256)
	}
	for _, f := range v.Findings {
		fmt.Fprintf(b, "  section    %s: %s\n", f.Section, sectionLine(checkSection(rules.Finding{
			Answer: rules.Answer(f.Answer), Document: f.Document, Page: f.Page, Heading: f.Heading, Words: f.Words,
			Refers: f.Refers, Likely: rules.Passage(f.Likely), Reader: f.Reader,
		})))
	}
	if len(v.Areas) > 0 {
		fmt.Fprintf(b, "  areas      %s\n", strings.Join(v.Areas, ", "))
	}
	for _, m := range v.Mentions {
		fmt.Fprintf(b, "             %s: %s, first on page %d%s\n", m.Area, plural(m.Count, "mention"), m.Page, inFile(m.Document))
	}
	for _, a := range v.Asked {
		fmt.Fprintf(b, "  asked      %d kr, page %d%s: %q\n", a.Kronor, a.Page, inFile(a.Document), a.Quote)
	}
	for _, flag := range v.Flags {
		fmt.Fprintf(b, "  look at    %s\n", flag)
	}
	for _, p := range v.Problems {
		fmt.Fprintf(b, "  problem    %s\n", p)
	}
}

func messageText(b *strings.Builder, tx *store.Tx, m store.Message, zone *time.Location) {
	fmt.Fprintf(b, "  subject    %s\n", m.Subject)
	if m.Withheld != "" {
		fmt.Fprintf(b, "  receipt    withheld: %s\n", m.Withheld)
	} else if l, ok := tx.ReceiptFor(m.Hash); ok {
		fmt.Fprintf(b, "  receipt    %s to %s%s\n", l.State, l.To, letterEnd(l, zone))
	}
}

func stamp(t time.Time, zone *time.Location) string {
	if t.IsZero() {
		return "-"
	}
	return t.In(zone).Format("2006-01-02 15:04:05 -0700")
}

func letterEnd(l store.Letter, zone *time.Location) string {
	end := ""
	if !l.Ended.IsZero() {
		end = ", " + stamp(l.Ended, zone)
	}
	if l.Error != "" {
		end += ": " + l.Error
	}
	return end
}

func outboxCommand(path *string) *cobra.Command {
	var all, asJSON bool
	cmd := &cobra.Command{
		Use:   "outbox",
		Short: "list the letters that have not arrived",
		Long: `Outbox lists the letters that are waiting, uncertain (the line broke after the server had the
whole letter; it is sent again with the same Message-ID), refused or returned. Those refused
or returned are not sent again: reach the recipient otherwise.`,
		Example: "  inkorg outbox\n  inkorg outbox --all",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return view(*path, func(c *config, tx *store.Tx) error {
				letters := slices.DeleteFunc(slices.Collect(tx.Letters()), func(l store.Letter) bool { return l.State == store.Sent && !all })
				if asJSON {
					return encodeLetters(cmd.OutOrStdout(), letters)
				}
				return printLetters(cmd.OutOrStdout(), letters, c.Office.Zone.Location)
			})
		},
	}
	cmd.Flags().BoolVar(&all, "all", false, "also those that were sent")
	cmd.Flags().BoolVar(&asJSON, "json", false, "one JSON object for each letter")
	return cmd
}

func encodeLetters(w io.Writer, letters []store.Letter) error {
	for _, l := range letters {
		if err := encode(w, l); err != nil {
			return err
		}
	}
	return nil
}

func printLetters(w io.Writer, letters []store.Letter, zone *time.Location) error {
	if len(letters) == 0 {
		_, err := fmt.Fprintln(w, "nothing waits: every letter was sent")
		return err
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "LETTER\tNUMBER\tTO\tSTATE\tATTEMPTS\tNEXT\tWHY")
	for _, l := range letters {
		next := "-"
		if !l.Next.IsZero() {
			next = l.Next.In(zone).Format("2006-01-02 15:04")
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%d\t%s\t%s\n", l.Kind, l.Number, l.To, l.State, l.Attempts, next, l.Error)
	}
	return t.Flush()
}

// within names a file with the file it was taken out of, if it was.
func within(name, container string) string {
	if container == "" {
		return name
	}
	return name + " in " + container
}
