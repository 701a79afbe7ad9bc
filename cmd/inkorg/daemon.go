package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"inkorg/cmd/inkorg/intake"
	"inkorg/store"
)

func runCommand(path *string) *cobra.Command {
	return &cobra.Command{
		Use:   "run",
		Short: "watch the mailbox until told to stop",
		Long: `Run watches the mailbox: each mail is registered and acknowledged as it comes, and the
digest is sent at its hour. It logs to standard error: a line for each pass that found
something, and for each fault.

SIGINT and SIGTERM end it within five seconds; what it was committing is finished. A
passing fault (network, server) is logged and tried again. If the database fails, run
stops with status 1: started again, it goes on where it was.`,
		Example: "  inkorg run --config /etc/inkorg/inkorg.toml",
		Args:    noArgs,
		RunE: withIntake(path, func(cmd *cobra.Command, in *intake.Intake) error {
			in.Log.Info("watching", "account", in.Account, "database", in.Store)
			err := in.Run(cmd.Context())
			in.Log.Info("stopped")
			return err
		}),
	}
}

func onceCommand(path *string) *cobra.Command {
	return &cobra.Command{
		Use:   "once",
		Short: "make one pass and stop",
		Long: `Once looks through the mailbox, registers and acknowledges what is new, writes the digest
if its hour has passed, sends what the outbox holds, and stops. It is what run does each
time, for cron and for trying things out. Status 1 if anything could not be done; the
next pass tries it again.`,
		Example: "  inkorg once",
		Args:    noArgs,
		RunE: withIntake(path, func(cmd *cobra.Command, in *intake.Intake) error {
			in.Progress = progressOn(cmd.ErrOrStderr())
			result, err := in.Once(cmd.Context())
			if err == nil || !nothing(result) {
				printResult(cmd.OutOrStdout(), result)
			}
			return err
		}),
	}
}

// withIntake is a command that works with the daemon of the configuration file, and frees what that holds.
func withIntake(path *string, work func(*cobra.Command, *intake.Intake) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, _ []string) error {
		in, done, err := startIntake(cmd.Context(), *path, cmd.ErrOrStderr())
		if err != nil {
			return err
		}
		defer done()
		return work(cmd, in)
	}
}

// nothing says whether a pass came to nothing at all, so that its error says everything.
func nothing(r intake.Result) bool {
	return r.Total()+r.Again+r.Queued+r.Sent+len(r.Counts) == 0
}

// progressOn shows how far the work is, on one line, if w is a terminal.
func progressOn(w io.Writer) func(intake.Progress) {
	f, ok := w.(*os.File)
	if !ok {
		return nil
	}
	if info, err := f.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return nil
	}
	words := map[string]string{"receive": "reading mail", "deliver": "sending letters"}
	return func(p intake.Progress) {
		fmt.Fprintf(f, "\r%s: %d of %d ", words[p.Step], p.Done, p.Total)
		if p.Done == p.Total {
			fmt.Fprint(f, "\r\033[K")
		}
	}
}

func printResult(w io.Writer, r intake.Result) {
	fmt.Fprintf(w, "%d new", r.Total())
	if r.Total() > 0 {
		fmt.Fprintf(w, " (%s)", states(r.New))
	}
	if r.Again > 0 {
		fmt.Fprintf(w, ", %d known already", r.Again)
	}
	fmt.Fprintf(w, ", %s written, %d sent\n", plural(r.Queued, "letter"), r.Sent)
	for _, c := range r.Counts {
		fmt.Fprintln(w, reconciliation(c))
	}
}

// reconciliation is one folder's count: "INBOX: server 143 = 139 submission + 3 bounce + 1 failed".
func reconciliation(c store.Count) string {
	line := fmt.Sprintf("%s: server %d = %s", c.Folder, c.Server, states(c.States))
	if len(c.Missing) > 0 {
		line += fmt.Sprintf(" + %d not in the ledger (UID %s)", len(c.Missing), strings.Trim(fmt.Sprint(c.Missing), "[]"))
	}
	return line
}

var stateOrder = []store.State{store.Submission, store.Addition, store.Question, store.AutoReply, store.Bounce, store.List, store.Own, store.Other, store.Duplicate, store.Failed}

func states(counts map[store.State]int) string {
	var parts []string
	for _, s := range stateOrder {
		if n := counts[s]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, s))
		}
	}
	if len(parts) == 0 {
		return "0"
	}
	return strings.Join(parts, " + ")
}
