package main

import (
	"fmt"
	"strings"
)

// A table is one table of the file: its header, and which of that header it is, from 0, within the table that holds it.
type table struct {
	header string
	n      int
}

// fault is an error at one key of a table, which is named with the tables that hold it. Where the key is not written it
// names the line of the innermost table that is.
func (c *config) fault(key, what string, at ...table) error {
	place := c.path
	if row, column := c.locate(key, at); row > 0 {
		place = fmt.Sprintf("%s:%d:%d", c.path, row, column)
	}
	name := strings.TrimSpace(at[len(at)-1].header + " " + key)
	return fmt.Errorf("%s: %s %s", place, name, what)
}

// locate finds the line and column of a key, else of its table; 0 if neither is there. It reads lines as people write them
// and may take the table's line where a key is written in a rarer form of TOML.
func (c *config) locate(key string, at []table) (row, column int) {
	entered, passed := 0, 0
	inside := false
	for i, line := range strings.Split(string(c.text), "\n") {
		text, _, _ := strings.Cut(strings.TrimSpace(line), "#")
		text = strings.TrimSpace(text)
		here := len(line) - len(strings.TrimLeft(line, " \t")) + 1
		name, _, isKey := strings.Cut(text, "=")
		switch {
		case entered > 0 && text == at[entered-1].header:
			return row, column // the next of its kind
		case entered < len(at) && text == at[entered].header:
			if passed++; passed > at[entered].n {
				row, column = i+1, here
				entered, passed = entered+1, 0
				inside = entered == len(at)
			}
		case entered == len(at) && strings.Trim(text, "[]") == strings.Trim(at[entered-1].header, "[]")+"."+key:
			return i + 1, here
		case strings.HasPrefix(text, "["):
			inside = false
		case inside && isKey && strings.TrimSpace(name) == key:
			return i + 1, here
		}
	}
	return row, column
}
