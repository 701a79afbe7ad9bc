package intake

import (
	"context"
	"fmt"
	"slices"

	"inkorg/parser/document"
	"inkorg/parser/rules"
)

// askAgain has the files read by the second reader of their format where a section was not found, and takes what it finds: no
// applicant is told that a section is missing before both readers agree. sources begin with the files, in their order. The
// second reading is asked for nothing else, since it costs as much as the first.
func (j *Judgment) askAgain(ctx context.Context, reader *document.Reader, sources []rules.Source) {
	if !slices.ContainsFunc(j.Verdict.Findings, missing) {
		return
	}
	second := slices.Clone(sources)
	asked := false
	for i, f := range j.Files {
		if !f.Document.Readable || f.Document.By != document.ByPDFium {
			continue
		}
		d, ok := reader.Again(ctx, f.Part.Name, f.Part.Data)
		if d.Err != nil && j.Err == nil {
			j.Err = fmt.Errorf("reading %s again: %w", f.Part.Name, d.Err)
		}
		if ok {
			second[i].Document, asked = d, true
		}
	}
	if asked {
		j.take(j.Call.Check(second).Findings)
	}
}

// take takes the sections that another reading found.
func (j *Judgment) take(findings []rules.Finding) {
	taken := false
	for i, f := range findings {
		if missing(j.Verdict.Findings[i]) && !missing(f) {
			j.Verdict.Findings[i], taken = f, true
		}
	}
	switch unread := func(f rules.Finding) bool { return f.Answer == rules.Unread }; {
	case !taken, slices.ContainsFunc(j.Verdict.Findings, unread):
	case slices.ContainsFunc(j.Verdict.Findings, missing):
		j.Verdict.Status = rules.Incomplete
	default:
		j.Verdict.Status = rules.Complete
	}
}

func missing(f rules.Finding) bool { return f.Answer != rules.Found }
