package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"
	_ "time/tzdata" // zones are known also where the system has no database of them

	"github.com/spf13/cobra"
)

func main() { os.Exit(run()) }

// run is the whole program; it returns the exit status: 0 all well, 1 not.
func run() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := root().ExecuteContext(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "inkorg: "+strings.ReplaceAll(err.Error(), "\n", "\ninkorg: "))
		return 1
	}
	return 0
}

const about = `Inkorg receives applications by e-mail: it watches the mailbox of a call, keeps every
message, checks the attachments against the deadline and the required sections,
numbers and stores them, acknowledges each to its applicant, and tells the
coordinators every morning how things stand.

Results go to standard output, everything else to standard error.`

func root() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "inkorg",
		Short: "receive applications by e-mail, number them, check them, acknowledge them",
		Long:  about,
		Example: `  inkorg demo                    see it work, nothing to set up
  inkorg init                    write a commented inkorg.toml
  inkorg doctor                  try what it says
  inkorg run                     start`,
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          commandName,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },

		SuggestionsMinimumDistance: 2,
	}
	cmd.SetFlagErrorFunc(badFlag)
	path := cmd.PersistentFlags().StringP("config", "c", "inkorg.toml", "the configuration `file`")
	cmd.AddCommand(demoCommand(), initCommand(path), doctorCommand(path), runCommand(path), onceCommand(path),
		checkCommand(path), readCommand(), listCommand(path), showCommand(path), outboxCommand(path), digestCommand(path), childCommand())
	return cmd
}
