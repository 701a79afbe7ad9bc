package main

import (
	"errors"
	"fmt"
	"strings"

	"inkorg/parser"
	"inkorg/parser/rules"
)

// check sees to what can be told only from the whole file, and makes the calls. It reports all that it finds, one line
// each with its place in the file.
func (c *config) check() error {
	var errs []error
	need := func(ok bool, key, what string, at table) {
		if !ok {
			errs = append(errs, c.fault(key, what, at))
		}
	}
	need(c.Office.Name != "", "name", "is missing: it stands in every receipt", table{"[office]", 0})
	need(len(c.Calls) > 0, "", "is missing: without a call there is no deadline and no required section", table{"[[call]]", 0})
	ids, addresses := map[string]bool{}, map[string]bool{}
	for i := range c.Calls {
		call, err := c.call(i)
		errs = append(errs, err)
		here := table{"[[call]]", i}
		need(call.ID == "" || !ids[call.ID], "id", fmt.Sprintf("%q is used by another call", call.ID), here)
		ids[call.ID] = true
		for _, a := range call.Addresses {
			need(!addresses[a], "address", a+" is used by another call: applications could not be told apart", here)
			addresses[a] = true
		}
		c.calls = append(c.calls, call)
	}
	return errors.Join(errs...)
}

// call makes the i-th call of what is written of it.
func (c *config) call(i int) (rules.Call, error) {
	w := c.Calls[i]
	call := rules.Call{ID: w.ID, Title: w.Title, Number: w.Number.text}
	var errs []error
	bad := func(key, what string) { errs = append(errs, c.fault(key, what, table{"[[call]]", i})) }
	if w.ID == "" {
		bad("id", "is missing: a short word that never changes, such as \"it-2009\"")
	}
	if w.Title == "" {
		bad("title", "is missing: it stands in every receipt")
	}
	if w.Number.text == "" {
		bad("number", "is missing: the pattern of the registration numbers, such as \"IT-{year}-{seq:4}\"")
	}
	var err error
	if w.Deadline == nil {
		bad("deadline", "is missing: a date such as 2009-03-15 (the whole day counts) or a time such as 2009-03-15T12:00:00")
	} else if call.Deadline, err = rules.ParseDeadline(fmt.Sprint(w.Deadline), c.Office.Zone.Location); err != nil {
		bad("deadline", strings.TrimPrefix(err.Error(), "deadline "))
	}
	if call.Frame, err = parseFrame(w.Frame); err != nil {
		bad("frame", err.Error())
	}
	for _, a := range w.Address {
		call.Addresses = append(call.Addresses, strings.ToLower(parser.Canonical(a.Address.Address)))
	}
	return call, errors.Join(append(errs, c.parts(i, &call))...)
}

// parts are the tables below the i-th call.
func (c *config) parts(i int, call *rules.Call) error {
	var errs []error
	need := func(ok bool, header string, n int, key, what string) {
		if !ok {
			errs = append(errs, c.fault(key, what, table{"[[call]]", i}, table{header, n}))
		}
	}
	ids := map[string]bool{}
	for n, s := range c.Calls[i].Sections {
		const here = "[[call.section]]"
		need(s.ID != "", here, n, "id", "is missing: a short word that never changes, such as \"medel\"")
		need(s.ID == "" || !ids[s.ID], here, n, "id", fmt.Sprintf("%q is used by another section of this call", s.ID))
		need(s.Title != "", here, n, "title", "is missing: the heading to look for")
		need(s.MinWords >= 0, here, n, "min_words", "is less than nothing")
		ids[s.ID] = true
		call.Sections = append(call.Sections, rules.Section(s))
	}
	for _, a := range c.Calls[i].Areas {
		call.Areas = append(call.Areas, rules.Area(a))
	}
	for n, a := range c.Calls[i].Applicants {
		const here = "[[call.applicant]]"
		need(a.Name != "", here, n, "name", "is missing: who is expected")
		need(a.Population >= 0, here, n, "population", "is less than nothing")
		for i, d := range a.Domains {
			a.Domains[i] = parser.Canonical(d)
		}
		call.Applicants = append(call.Applicants, rules.Applicant(a))
	}
	return errors.Join(errs...)
}

// parseFrame reads `frame = 10_000_000` or [[call.frame]] tables with year and amount.
func parseFrame(written any) (frame []rules.Frame, err error) {
	const form = "must be whole kronor: write frame = 10_000_000, or [[call.frame]] tables with year and amount"
	switch w := written.(type) {
	case nil:
		return nil, nil
	case int64:
		if w < 0 {
			return nil, errors.New(form)
		}
		return []rules.Frame{{Amount: int(w)}}, nil
	case []any:
		for _, one := range w {
			written, _ := one.(map[string]any)
			year, okYear := written["year"].(int64)
			amount, okAmount := written["amount"].(int64)
			if !okYear || !okAmount || len(written) != 2 || amount < 0 {
				return nil, errors.New(form)
			}
			frame = append(frame, rules.Frame{Year: int(year), Amount: int(amount)})
		}
		return frame, nil
	}
	return nil, errors.New(form)
}
