package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

// The functions below are the arguments that commands take. Their errors say what is wanted, as those of cobra do not.

// noArgs is for commands that take flags only.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return fmt.Errorf("%s takes nothing more, but there is %q; see `%s --help`", cmd.Name(), args[0], cmd.CommandPath())
	}
	return nil
}

// someFiles is for commands that work on files.
func someFiles(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("%s needs at least one file; see `%s --help`", cmd.Name(), cmd.CommandPath())
	}
	return nil
}

// anyFiles lets the shell complete the names of files, which it does for no other command.
func anyFiles(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveDefault
}

// oneNumber is for commands about one application.
func oneNumber(cmd *cobra.Command, args []string) error {
	switch len(args) {
	case 0:
		return fmt.Errorf("%s needs the number of an application, such as IT-2009-0007; `inkorg list` shows those there are", cmd.Name())
	case 1:
		return nil
	}
	return fmt.Errorf("%s needs the number of one application, not %d", cmd.Name(), len(args))
}

// commandName refuses the name of a command that there is not: only then are there arguments for the program itself.
func commandName(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		return fmt.Errorf("there is no command %q; did you mean %q?", args[0], near[0])
	}
	return fmt.Errorf("there is no command %q: `inkorg --help` shows those there are", args[0])
}

// badFlag says where the flags of a command can be seen.
func badFlag(cmd *cobra.Command, err error) error {
	return fmt.Errorf("%w; `%s --help` shows those there are", err, cmd.CommandPath())
}
