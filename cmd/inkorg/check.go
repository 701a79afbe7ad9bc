package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"inkorg/cmd/inkorg/intake"
	"inkorg/parser/document"
	"inkorg/parser/rules"
	"inkorg/store"
)

// A checked message is the contract of `check --json`: the names of its fields never change.
type checked struct {
	File          string           `json:"file"`
	Kind          string           `json:"kind"`
	Acknowledge   bool             `json:"acknowledge"`
	Why           string           `json:"why,omitempty"`
	From          string           `json:"from"`
	Subject       string           `json:"subject"`
	Call          string           `json:"call,omitempty"`
	Received      string           `json:"received,omitempty"`
	ReceivedBy    string           `json:"received_by,omitempty"`
	OnTime        bool             `json:"on_time"`
	Timing        string           `json:"timing,omitempty"`
	Status        string           `json:"status"`
	ContentStatus string           `json:"content_status"`
	Documents     []checkedFile    `json:"documents"`
	Parts         []checkedPart    `json:"parts"`
	Sections      []checkedSection `json:"sections"`
	Warnings      []string         `json:"warnings"`
	Areas         []checkedArea    `json:"areas"`
	Asked         []checkedAmount  `json:"asked"`   // the sums that the text says are applied for
	Amounts       []checkedAmount  `json:"amounts"` // all sums of money
	Error         string           `json:"error,omitempty"`
}

type checkedFile struct {
	Name     string     `json:"name"`
	Type     string     `json:"type"`
	Bytes    int        `json:"bytes"`
	SHA256   store.Hash `json:"sha256"`
	Pages    int        `json:"pages"`
	Readable bool       `json:"readable"`
	Reason   *string    `json:"reason"`

	Reader     string `json:"reader,omitempty"`     // which one read it, where its format has several
	Recognised []int  `json:"recognised,omitempty"` // pages whose text was recognised in pictures of them
}

type checkedPart struct {
	Name      string     `json:"name"`
	Type      string     `json:"type"`
	Bytes     int        `json:"bytes"`
	SHA256    store.Hash `json:"sha256"`
	Container *string    `json:"container"`
}

type checkedSection struct {
	ID       string `json:"id"`
	Found    bool   `json:"found"`
	Readable bool   `json:"readable"`
	Document string `json:"document,omitempty"`
	Page     int    `json:"page,omitempty"`
	Heading  string `json:"heading,omitempty"`
	Words    int    `json:"words"`
	Refers   string `json:"refers,omitempty"`
	Reader   string `json:"reader,omitempty"`

	// Likely is true where a section was not found and the passage seems to speak of it.
	Likely  bool            `json:"likely,omitempty"`
	Passage *checkedPassage `json:"passage,omitempty"`
}

type checkedPassage struct {
	Document string `json:"document,omitempty"`
	Page     int    `json:"page,omitempty"`
	Quote    string `json:"quote"`
}

type checkedArea struct {
	ID       string `json:"id"`
	Count    int    `json:"count"`
	Document string `json:"document,omitempty"`
	Page     int    `json:"page,omitempty"`
}

type checkedAmount struct {
	Kronor   int64  `json:"kronor"`
	Document string `json:"document,omitempty"`
	Page     int    `json:"page,omitempty"`
	Quote    string `json:"quote"`
}

func checkCommand(path *string) *cobra.Command {
	var asJSON bool
	var received string
	cmd := &cobra.Command{
		Use:   "check FILE.eml…",
		Short: "judge messages without a server; writes nothing",
		Long: `Check judges message files as run would: what sort of mail each is, whether a machine may
answer it, when it was received, what it holds, and which required sections are there. It
needs no server and no password, and writes nothing. Without a configuration it judges the
mail alone, since there is no call then.

Received is the time of the border host's Received line, else of the topmost one; --received
says otherwise. Status 0 if every file could be judged.`,
		Example: `  inkorg check application.eml
  inkorg check --json --received 2009-03-15T23:58:00+01:00 *.eml`,
		Args:              someFiles,
		ValidArgsFunction: anyFiles,
		RunE: func(cmd *cobra.Command, files []string) error {
			at, err := parseTime(received)
			if err != nil {
				return err
			}
			c, err := configIfThere(cmd, *path)
			if err != nil {
				return err
			}
			reader, err := c.reader(cmd.Context(), tell(cmd))
			if err != nil {
				return err
			}
			defer reader.Close()
			judge := newJudge(c, reader)
			if judge.Parser.Letters, err = c.letters(); err != nil {
				return err
			}
			show := printChecked
			if asJSON {
				show = func(w io.Writer, m checked) error { return encode(w, m) }
			}
			return checkAll(cmd.Context(), judge, files, at, func(m checked) error { return show(cmd.OutOrStdout(), m) })
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "one JSON object for each message")
	cmd.Flags().StringVar(&received, "received", "", "judge as if received at this `time` (RFC 3339)")
	return cmd
}

// configIfThere is configToRead, and says what it means that there is none.
func configIfThere(cmd *cobra.Command, path string) (*config, error) {
	c, err := configToRead(cmd, path)
	if c == nil && err == nil {
		fmt.Fprintln(cmd.ErrOrStderr(), "inkorg: no inkorg.toml here: judging without a call, so without deadline and sections")
	}
	return c, err
}

func parseTime(text string) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	t, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return t, fmt.Errorf("%q is no time: write it like 2009-03-15T23:58:00+01:00", text)
	}
	return t, nil
}

// checkAll judges as many files at a time as there are processors and shows them in the order they were given.
func checkAll(ctx context.Context, judge *intake.Judge, files []string, at time.Time, show func(checked) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	queue := make(chan chan checked, runtime.GOMAXPROCS(0)-1)
	go func() {
		defer close(queue)
		for _, file := range files {
			answer := make(chan checked, 1)
			go func() { answer <- checkFile(ctx, judge, file, at) }()
			select {
			case queue <- answer:
			case <-ctx.Done():
				return
			}
		}
	}()
	var failed int
	for answer := range queue {
		m := <-answer
		if m.Error != "" {
			failed++
		}
		if err := show(m); err != nil {
			return err
		}
	}
	if failed > 0 {
		return fmt.Errorf("%d of %s could not be judged", failed, plural(len(files), "file"))
	}
	return ctx.Err()
}

func checkFile(ctx context.Context, judge *intake.Judge, file string, at time.Time) checked {
	raw, err := os.ReadFile(file)
	if err != nil {
		return checked{
			File: file, Error: err.Error(),
			Documents: []checkedFile{}, Parts: []checkedPart{}, Sections: []checkedSection{}, Warnings: []string{},
			Areas: []checkedArea{}, Asked: []checkedAmount{}, Amounts: []checkedAmount{},
		}
	}
	j := judge.Judge(ctx, raw, rules.Clocks{Border: at})
	out := describe(file, j)
	if j.Err != nil {
		out.Error = j.Err.Error()
	}
	return out
}

// describe puts a judgment into the form of the contract.
func describe(file string, j *intake.Judgment) checked {
	m := j.Message
	out := checked{
		File: file, Kind: string(m.Kind), Acknowledge: m.Acknowledge, Why: m.Why, From: m.From.Addr, Subject: m.Subject,
		OnTime: j.Timing != rules.Late, Timing: string(j.Timing), Status: string(j.Verdict.Status), ContentStatus: string(j.Verdict.Status),
		Documents: []checkedFile{}, Parts: []checkedPart{}, Sections: []checkedSection{}, Warnings: append([]string{}, j.Problems...),
		Areas: []checkedArea{}, Asked: checkedAmounts(j.Verdict.Asked()), Amounts: checkedAmounts(j.Verdict.Amounts),
	}
	if j.Call != nil {
		out.Call = j.Call.ID
	}
	if !j.Received.IsZero() {
		out.Received, out.ReceivedBy = j.Received.Format(time.RFC3339), string(j.By)
	}
	if !out.OnTime {
		out.Status = "late"
	}
	for _, f := range j.Files {
		out.Documents = append(out.Documents, checkedFile{
			Name: f.Part.Name, Type: f.Document.Type, Bytes: len(f.Part.Data), SHA256: store.HashOf(f.Part.Data),
			Pages: f.Document.Pages, Readable: f.Document.Readable, Reason: orNull(string(f.Document.Reason)),
			Reader: readerOf(f.Document), Recognised: f.Document.Recognised,
		})
	}
	for _, p := range m.Parts {
		out.Parts = append(out.Parts, checkedPart{p.Name, p.Type, len(p.Data), store.HashOf(p.Data), orNull(p.Container)})
	}
	for _, f := range j.Verdict.Findings {
		out.Sections = append(out.Sections, checkSection(f))
	}
	for _, a := range j.Verdict.Areas {
		out.Areas = append(out.Areas, checkedArea{a.Area, a.Count, a.Document, a.Page})
	}
	return out
}

func checkSection(f rules.Finding) checkedSection {
	s := checkedSection{
		ID: f.Section, Found: f.Answer == rules.Found, Readable: f.Answer != rules.Unread,
		Document: f.Document, Page: f.Page, Heading: f.Heading, Words: f.Words, Refers: f.Refers, Reader: f.Reader,
	}
	if f.Likely.Quote != "" {
		s.Likely, s.Passage = true, &checkedPassage{f.Likely.Document, f.Likely.Page, f.Likely.Quote}
	}
	return s
}

func checkedAmounts(amounts []rules.Amount) []checkedAmount {
	out := []checkedAmount{}
	for _, a := range amounts {
		out = append(out, checkedAmount{a.Kronor, a.Document, a.Page, a.Quote})
	}
	return out
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func encode(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// printChecked is the same for people.
func printChecked(w io.Writer, m checked) error {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	if m.Error != "" {
		line("%s: could not be judged: %s", m.File, m.Error)
		_, err := io.WriteString(w, b.String())
		return err
	}
	answer := "gets a receipt"
	if !m.Acknowledge {
		answer = "gets no answer: " + m.Why
	}
	status := m.Status
	if status != m.ContentStatus {
		status += ", in itself " + m.ContentStatus
	}
	line("%s: %s, %s", m.File, m.Kind, status)
	line("  from      %s", m.From)
	line("  subject   %s", m.Subject)
	line("  answer    %s", answer)
	if m.Received != "" {
		line("  received  %s by %s, %s", m.Received, clockName(m.ReceivedBy), m.Timing)
	}
	for _, d := range m.Documents {
		line("  document  %s, %s, %s%s", d.Name, d.Type, plural(d.Bytes, "byte"), readability(d))
	}
	for _, s := range m.Sections {
		line("  section   %s: %s", s.ID, sectionLine(s))
	}
	for _, a := range m.Areas {
		line("  area      %s: %s, first on page %d", a.ID, plural(a.Count, "mention"), a.Page)
	}
	for _, a := range m.Asked {
		line("  asked     %d kr, page %d: %q", a.Kronor, a.Page, a.Quote)
	}
	for _, warning := range m.Warnings {
		line("  warning   %s", warning)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func readability(d checkedFile) string {
	switch {
	case d.Reason != nil:
		return ", could not be read: " + *d.Reason
	case d.Pages > 0:
		return ", " + plural(d.Pages, "page") + recognition(d.Pages, d.Recognised)
	}
	return ""
}

func sectionLine(s checkedSection) string {
	if line := answerLine(s); s.Reader != document.ByTesseract {
		return line
	} else if s.Found {
		return line + ", read by text recognition"
	}
	return "not found by text recognition, so a person must look"
}

func answerLine(s checkedSection) string {
	switch {
	case s.Found && s.Document == "":
		return fmt.Sprintf("found in the mail itself, %q, %s", s.Heading, plural(s.Words, "word"))
	case s.Found && s.Refers != "":
		return fmt.Sprintf("found in %s, page %d, where %q points (%q), %s", s.Document, s.Page, s.Heading, s.Refers, plural(s.Words, "word"))
	case s.Found:
		return fmt.Sprintf("found in %s, page %d, %q, %s", s.Document, s.Page, s.Heading, plural(s.Words, "word"))
	case !s.Readable:
		return "could not be read"
	case s.Passage != nil:
		return fmt.Sprintf("not found, but page %d%s seems to speak of it: %q", s.Passage.Page, inFile(s.Passage.Document), s.Passage.Quote)
	case s.Heading != "":
		return fmt.Sprintf("not found; nearest heading %q, %s", s.Heading, plural(s.Words, "word"))
	}
	return "not found"
}

func inFile(document string) string {
	if document == "" {
		return " of the mail itself"
	}
	return " of " + document
}
