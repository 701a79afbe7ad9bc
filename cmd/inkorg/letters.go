package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"inkorg/parser"
)

// letters are the files that this office sent out with its calls, so that nobody who sends one back is taken to have applied by it.
// They are read when the work begins: a file that has gone must be told, for what it was is told to applicants.
func (c *config) letters() (all []parser.Fingerprint, err error) {
	if c == nil {
		return nil, nil
	}
	for i, call := range c.Calls {
		for _, name := range call.Letter {
			f, err2 := c.letter(i, name)
			all, err = append(all, f), errors.Join(err, err2)
		}
	}
	return all, err
}

func (c *config) letter(call int, name string) (parser.Fingerprint, error) {
	path := c.resolve(name)
	data, err := os.ReadFile(path)
	what := ""
	switch {
	case errors.Is(err, os.ErrNotExist):
		what = fmt.Sprintf("names %s, and there is no such file: put the file there as it was sent out", path)
	case err != nil:
		what = fmt.Sprintf("names a file that cannot be read: %v", err)
	case len(data) == 0:
		what = fmt.Sprintf("names %s, which is empty: put the file there as it was sent out", path)
	}
	if what != "" {
		return parser.Fingerprint{}, c.fault("letter", what, table{"[[call]]", call})
	}
	return parser.FingerprintOf(data), nil
}

// tryLetters says what is not taken for an application, where something is.
func (d *doctor) tryLetters() {
	var names []string
	for _, call := range d.Calls {
		names = append(names, call.Letter...)
	}
	if len(names) > 0 {
		_, err := d.letters()
		d.check("letter", strings.Join(names, ", ")+": who sends this back has not applied by it", err)
	}
}
