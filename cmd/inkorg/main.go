package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"runtime/debug"
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
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	err := root().ExecuteContext(ctx)
	switch {
	case err == nil:
		return 0
	case ctx.Err() != nil && errors.Is(err, context.Canceled):
		err = errors.New("stopped before the end; what was recorded stays")
	}
	fmt.Fprintln(os.Stderr, "inkorg: "+strings.ReplaceAll(err.Error(), "\n", "\ninkorg: "))
	return 1
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
		Version:                    version(),
	}
	cobra.EnableCommandSorting = false // the help has the order below
	cmd.SetFlagErrorFunc(badFlag)
	cmd.CompletionOptions.SetDefaultShellCompDirective(cobra.ShellCompDirectiveNoFileComp)
	path := cmd.PersistentFlags().StringP("config", "c", "inkorg.toml", "the configuration `file`")
	cmd.SetHelpCommand(helpCommand())
	cmd.AddCommand(childCommand())
	group(cmd, "To begin:", demoCommand(), initCommand(path), doctorCommand(path))
	group(cmd, "The work:", runCommand(path), onceCommand(path))
	group(cmd, "To see how things stand:", listCommand(path), showCommand(path), outboxCommand(path), digestCommand(path))
	group(cmd, "To try mail and documents:", checkCommand(path), readCommand(path))
	cmd.InitDefaultCompletionCmd()
	if completion, _, err := cmd.Find([]string{"completion"}); err == nil {
		completion.Short = "write the script by which a shell completes commands"
	}
	return cmd
}

// group adds commands under a title of their own in the help, in the order given.
func group(root *cobra.Command, title string, commands ...*cobra.Command) {
	root.AddGroup(&cobra.Group{ID: title, Title: title})
	for _, c := range commands {
		c.GroupID = title
		root.AddCommand(c)
	}
}

// helpCommand shows the help of a command, and refuses the name of one that there is not.
func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "show the help of a command",
		RunE: func(cmd *cobra.Command, args []string) error {
			about, rest, _ := cmd.Root().Find(args)
			if about == cmd.Root() && len(rest) > 0 {
				return commandName(about, rest)
			}
			return about.Help()
		},
	}
}

// version is the one that the program was built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	return info.Main.Version + ", " + info.GoVersion
}
