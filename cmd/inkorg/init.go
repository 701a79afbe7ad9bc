package main

import (
	_ "embed"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"
)

//go:embed init.toml
var initText []byte

func initCommand(path *string) *cobra.Command {
	return &cobra.Command{
		Use:   "init",
		Short: "write a commented inkorg.toml",
		Long: `Init writes a configuration with every key and what it means, filled in for the case Inkorg
was made for. It never overwrites a file.`,
		Example: "  inkorg init\n  inkorg init --config skl.toml",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			f, err := os.OpenFile(*path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
			if errors.Is(err, os.ErrExist) {
				return fmt.Errorf("%s is there already and is left as it is: name another file with --config", *path)
			}
			if err != nil {
				return fmt.Errorf("the configuration cannot be written: %w", err)
			}
			_, err = f.Write(initText)
			if err = errors.Join(err, f.Close()); err != nil {
				return errors.Join(fmt.Errorf("the configuration cannot be written: %w", err), os.Remove(*path))
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "wrote %s; edit it, then try it with `inkorg doctor`\n", *path)
			return err
		},
	}
}
