package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"mime/quotedprintable"
	"net/mail"
	"time"

	"github.com/spf13/cobra"

	"inkorg/store"
)

func digestCommand(path *string) *cobra.Command {
	var printOnly bool
	cmd := &cobra.Command{
		Use:   "digest",
		Short: "write the coordinators' digest now",
		Long: `Digest closes the period at this moment and puts the digest into the outbox; the next pass
sends it. The one of tomorrow morning goes on from here. With --print it only shows what the
digest would be, and changes nothing.`,
		Example: "  inkorg digest --print",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if printOnly {
				return view(*path, func(c *config, tx *store.Tx) error { return printDigest(cmd.OutOrStdout(), c, tx) })
			}
			return queueDigest(cmd, *path)
		},
	}
	cmd.Flags().BoolVar(&printOnly, "print", false, "show it, write nothing")
	return cmd
}

func printDigest(w io.Writer, c *config, tx *store.Tx) error {
	in := newIntake(c, nil, slog.Default())
	letter, err := in.Preview(tx, time.Now())
	if err != nil {
		return err
	}
	return printLetter(w, letter)
}

// printLetter shows a letter of ours as its reader sees it: subject and text.
func printLetter(w io.Writer, letter []byte) error {
	m, err := mail.ReadMessage(bytes.NewReader(letter))
	if err != nil {
		return err
	}
	text, err := io.ReadAll(quotedprintable.NewReader(m.Body))
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s\n\n%s", subject(m), bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n")))
	return err
}

func queueDigest(cmd *cobra.Command, path string) error {
	c, err := loadConfig(path)
	if err != nil {
		return err
	}
	in := newIntake(c, nil, slog.Default())
	if len(in.Coordinators) == 0 {
		return c.fault("coordinators", "is empty: nobody would get the digest", table{"[office]", 0})
	}
	if in.Office.FromAddr == "" {
		return c.fault("from", "is missing: the sender of the digest", table{"[smtp]", 0})
	}
	if err := view(path, func(*config, *store.Tx) error { return nil }); err != nil {
		return err // there is no database, and a digest is no reason to make one
	}
	err = in.DigestNow()
	if errors.Is(err, store.ErrAnswered) {
		return errors.New("a digest was written a moment ago: wait a second and try again")
	}
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(cmd.OutOrStdout(), "digest queued for %s; the next pass sends it\n", plural(len(in.Coordinators), "coordinator"))
	return err
}
