package main

import (
	"errors"
	"fmt"
	"strings"

	"inkorg/parser/rules"
)

// check sees to what can be told only from the whole file, and makes the calls. It reports all that it finds, one line
// each with its place in the file.
func (c *config) check() error {
	var errs []error
	need := func(ok bool, table string, n int, key, what string) {
		if !ok {
			errs = append(errs, c.fault(table, n, key, what))
		}
	}
	need(c.Office.Name != "", "[office]", 0, "name", "is missing: it stands in every receipt")
	need(len(c.Calls) > 0, "[[call]]", 0, "", "is missing: without a call there is no deadline and no required section")
	ids := map[string]bool{}
	for i := range c.Calls {
		call, err := c.call(i)
		errs = append(errs, err)
		need(!ids[call.ID], "[[call]]", i, "id", fmt.Sprintf("%q is used by another call", call.ID))
		ids[call.ID] = true
		c.calls = append(c.calls, call)
	}
	return errors.Join(errs...)
}

// call makes the i-th call of what is written of it.
func (c *config) call(i int) (rules.Call, error) {
	w := c.Calls[i]
	call := rules.Call{ID: w.ID, Title: w.Title, Number: string(w.Number)}
	var errs []error
	bad := func(key, what string) { errs = append(errs, c.fault("[[call]]", i, key, what)) }
	if w.ID == "" {
		bad("id", "is missing: a short word that never changes, such as \"it-2009\"")
	}
	if w.Title == "" {
		bad("title", "is missing: it stands in every receipt")
	}
	if w.Number == "" {
		bad("number", "is missing: the pattern of the registration numbers, such as \"IT-{year}-{seq:4}\"")
	}
	var err error
	if w.Deadline == nil {
		bad("deadline", "is missing: a date such as 2009-03-15 (the whole day counts) or a time such as 2009-03-15T12:00:00")
	} else if call.Deadline, err = rules.ParseDeadline(fmt.Sprint(w.Deadline), c.Office.Zone.Location); err != nil {
		bad("deadline", err.Error())
	}
	if call.Frame, err = parseFrame(w.Frame); err != nil {
		bad("frame", err.Error())
	}
	for _, a := range w.Address {
		call.Addresses = append(call.Addresses, strings.ToLower(a.Address.Address))
	}
	for _, s := range w.Sections {
		if s.ID == "" || s.Title == "" {
			bad("section", "needs both id and title")
		}
		call.Sections = append(call.Sections, rules.Section(s))
	}
	for _, a := range w.Areas {
		call.Areas = append(call.Areas, rules.Area(a))
	}
	for _, a := range w.Applicants {
		if a.Name == "" {
			bad("applicant", "needs a name")
		}
		call.Applicants = append(call.Applicants, rules.Applicant(a))
	}
	return call, errors.Join(errs...)
}

// parseFrame reads `frame = 10_000_000` or [[call.frame]] tables with year and amount.
func parseFrame(written any) (frame []rules.Frame, err error) {
	const form = "write whole kronor, frame = 10_000_000, or [[call.frame]] tables with year and amount"
	switch w := written.(type) {
	case nil:
		return nil, nil
	case int64:
		return []rules.Frame{{Amount: int(w)}}, nil
	case []any:
		for _, one := range w {
			table, _ := one.(map[string]any)
			year, okYear := table["year"].(int64)
			amount, okAmount := table["amount"].(int64)
			if !okYear || !okAmount || len(table) != 2 {
				return nil, errors.New(form)
			}
			frame = append(frame, rules.Frame{Year: int(year), Amount: int(amount)})
		}
		return frame, nil
	}
	return nil, errors.New(form)
}

// fault is an error at one key of the n-th table of its name. Where the key is not written it names the line of the table.
func (c *config) fault(table string, n int, key, what string) error {
	row, column := c.locate(table, n, key)
	name := strings.TrimSpace(table + " " + key)
	if row == 0 {
		return fmt.Errorf("%s: %s %s", c.path, name, what)
	}
	return fmt.Errorf("%s:%d:%d: %s %s", c.path, row, column, name, what)
}

// locate finds the line and column of a key, else of its table, else 0.
func (c *config) locate(table string, n int, key string) (row, column int) {
	inside := false
	for i, line := range strings.Split(string(c.text), "\n") {
		text := strings.TrimSpace(line)
		indent := len(line) - len(strings.TrimLeft(line, " \t"))
		switch {
		case strings.HasPrefix(text, table):
			if inside = n == 0; inside {
				row, column = i+1, indent+1
			}
			n--
		case strings.HasPrefix(text, "[") && !strings.HasPrefix(text, "[["+strings.Trim(table, "[]")+"."+key):
			inside = false
		case inside && key != "":
			if name, _, found := strings.Cut(text, "="); found && strings.TrimSpace(name) == key {
				return i + 1, indent + 1
			}
		}
	}
	return row, column
}
