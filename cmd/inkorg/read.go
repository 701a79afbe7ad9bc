package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"inkorg/parser/document"
)

// A readFile is the contract of `read --json`: the names of its fields never change.
type readFile struct {
	File     string             `json:"file"`
	Type     string             `json:"type"`
	Readable bool               `json:"readable"`
	Reason   *string            `json:"reason"`
	Detail   string             `json:"detail,omitempty"`
	Pages    int                `json:"pages"`
	Headings []document.Heading `json:"headings"`
	Text     []string           `json:"text"`

	Reader     string `json:"reader,omitempty"`     // which one read it, where its format has several
	Recognised []int  `json:"recognised,omitempty"` // pages whose text was recognised in pictures of them
	Unread     []int  `json:"unread,omitempty"`     // these, and the pages without a text: what is missing elsewhere may be there
}

func readCommand(path *string) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "read FILE…",
		Short: "show what Inkorg sees in a document",
		Long: `Read shows a document as the rules see it: its text page by page, with the headings marked,
or the reason why it could not be read. It needs no configuration; scans are read if there is
one that says so. Status 0 if every file could be opened, whether or not it is readable.`,
		Example: `  inkorg read application.pdf
  inkorg read --json application.pdf`,
		Args:              someFiles,
		ValidArgsFunction: anyFiles,
		RunE: func(cmd *cobra.Command, files []string) error {
			c, err := configToRead(cmd, *path)
			if err != nil {
				return err
			}
			reader, err := c.reader(cmd.Context(), tell(cmd))
			if err != nil {
				return err
			}
			defer reader.Close()
			var errs []error
			for _, file := range files {
				data, err := os.ReadFile(file)
				if err != nil {
					errs = append(errs, err)
					continue
				}
				name := filepath.Base(file)
				d := reader.Recognise(cmd.Context(), name, data, reader.Read(cmd.Context(), name, data), 0)
				if asJSON {
					err = encode(cmd.OutOrStdout(), readJSON(file, d))
				} else {
					printDocument(cmd.OutOrStdout(), file, d)
				}
				errs = append(errs, err)
			}
			return errors.Join(append(errs, cmd.Context().Err())...)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "one JSON object for each file")
	return cmd
}

func readJSON(file string, d document.Document) readFile {
	return readFile{
		File: file, Type: d.Type, Readable: d.Readable, Reason: orNull(string(d.Reason)), Detail: d.Detail, Pages: d.Pages,
		Headings: append([]document.Heading{}, d.Headings()...), Text: append([]string{}, d.Text()...),
		Reader: readerOf(d), Unread: d.Unread, Recognised: d.Recognised,
	}
}

func printDocument(w io.Writer, file string, d document.Document) {
	fmt.Fprintf(w, "%s: %s", file, d.Type)
	if d.Pages > 0 {
		fmt.Fprint(w, ", "+plural(d.Pages, "page")+recognition(d.Pages, d.Recognised))
	}
	if missed := notRead(d); missed != "" {
		fmt.Fprintf(w, "\n  could not be read: %s", missed)
		if d.Detail != "" {
			fmt.Fprintf(w, " (%s)", d.Detail)
		}
	}
	fmt.Fprintln(w)
	page := 0
	for _, line := range d.Lines {
		if line.Page != page {
			page = line.Page
			fmt.Fprintf(w, "--- page %d\n", page)
		}
		mark := "   "
		if line.Level > 0 {
			mark = fmt.Sprintf("H%d ", line.Level)
		}
		fmt.Fprintln(w, mark+line.Text)
	}
}

// notRead says what of a document could not be read: the reason if that is all of it, or the pages; "" if nothing.
func notRead(d document.Document) string {
	if !d.Readable {
		return string(d.Reason)
	}
	var pages []string
	for _, p := range d.Unread {
		if !slices.Contains(d.Recognised, p) {
			pages = append(pages, fmt.Sprintf("page %d", p))
		}
	}
	return strings.Join(pages, ", ")
}
