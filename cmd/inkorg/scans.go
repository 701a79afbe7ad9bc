package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"inkorg/parser/document"
)

// reader reads documents as the configuration, which may be nil, says. Where scans should be read and cannot, it goes on without,
// and warn is told why.
func (c *config) reader(ctx context.Context, warn func(error)) (*document.Reader, error) {
	if c == nil || !c.Documents.OCR {
		return newReader(nil)
	}
	t, err := document.FindTesseract(ctx)
	if err != nil {
		warn(err)
	}
	return newReader(t)
}

// scans says whether scans are read, by what, and what that may do. Nothing fails where they are not: a person reads them.
func (d *doctor) scans(ctx context.Context) {
	if !d.Documents.OCR {
		d.say("scans", "are left to a person to read; with ocr = true in [documents] they are read by tesseract")
		return
	}
	t, err := document.FindTesseract(ctx)
	if err != nil {
		d.warn("scans", "they are not read: %v", err)
		return
	}
	reader, err := newReader(t)
	if err != nil {
		d.warn("scans", "they are not read: %v", err)
		return
	}
	defer reader.Close()
	switch c, err := reader.TryTesseract(ctx); {
	case errors.Is(err, document.ErrUnconfined):
		d.warn("scans", "they are not read: %v", err)
	case err != nil:
		d.warn("scans", "they are not read: %s does not work: %v", t, err)
	default:
		d.say("scans", "%s", scansRead(t, c))
	}
}

func scansRead(t *document.Tesseract, c document.Confinement) string {
	return fmt.Sprintf("are read by %s, which may read its own files only, write none, open no network and start no program: %s", t, c)
}

// tell says on standard error why scans are not read.
func tell(cmd *cobra.Command) func(error) {
	return func(err error) { fmt.Fprintln(cmd.ErrOrStderr(), "inkorg: scans are not read:", err) }
}

// configToRead is the configuration, or nil if none was named and none lies here.
func configToRead(cmd *cobra.Command, path string) (*config, error) {
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) && !cmd.Flags().Changed("config") {
		return nil, nil
	}
	return loadConfig(path)
}

// readerOf is which reader read a document; "" if none could.
func readerOf(d document.Document) string {
	if !d.Readable {
		return ""
	}
	return d.By
}

// recognition says which of the pages of a document were read as pictures.
func recognition(pages int, recognised []int) string {
	switch {
	case len(recognised) == 0:
		return ""
	case len(recognised) == pages:
		return ", read by text recognition"
	}
	var numbers []string
	for _, n := range recognised {
		numbers = append(numbers, strconv.Itoa(n))
	}
	return fmt.Sprintf(" (page %s read by text recognition)", strings.Join(numbers, ", "))
}
