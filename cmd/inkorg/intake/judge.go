package intake

import (
	"context"
	"fmt"
	"runtime/debug"
	"strings"
	"time"

	"inkorg/parser"
	"inkorg/parser/document"
	"inkorg/parser/rules"
	"inkorg/store"
)

// A Judge turns the bytes of one message into a Judgment. It knows no store and no network, so `inkorg check` and the
// daemon come to the same answer. It is safe for concurrent use.
type Judge struct {
	Calls  []rules.Call
	Parser parser.Options
	Reader *document.Reader // reads PDF and office files in a child process
}

// A Judgment is everything that one message says of itself: what it is, what it holds, and how that stands to the call.
type Judgment struct {
	Hash     store.Hash
	Raw      []byte
	Message  *parser.Message
	Call     *rules.Call // nil only when the Judge has no calls
	Clocks   rules.Clocks
	Received time.Time // by the deciding clock
	By       rules.Clock
	Timing   rules.Timing
	Files    []File
	InBody   bool // the application stands in the mail itself
	Verdict  rules.Verdict
	Who      rules.Applicant // zero when not recognised
	Problems []string        // what a person should know, in English, one sentence each

	// Err is set when a document could not be read for a reason of ours that passes. Nothing may be concluded from the Judgment then.
	Err error
}

// A File is one document of a message as it was read.
type File struct {
	Part     parser.Part
	Hash     store.Hash // of Part.Data
	Document document.Document
}

// Judge judges one message. Of the clocks the caller gives what the message cannot know; a Border given overrules its Received lines.
//
// Judge never fails for the message's sake: a fault of the message becomes a problem in the Judgment. When a document was not
// read to its end for a reason of ours (the context ended, no process could be started), Err says so and the message must be judged
// again later.
func (j *Judge) Judge(ctx context.Context, raw []byte, clocks rules.Clocks) *Judgment {
	return j.hashed(ctx, raw, store.HashOf(raw), clocks)
}

// hashed is Judge for a message whose hash is known.
func (j *Judge) hashed(ctx context.Context, raw []byte, hash store.Hash, clocks rules.Clocks) (out *Judgment) {
	out = &Judgment{Hash: hash, Raw: raw, Clocks: clocks, Message: &parser.Message{Kind: parser.KindSubmission, Damaged: true}}
	defer func() {
		if r := recover(); r != nil {
			out.Message.Acknowledge = false
			out.Message.Why = "it could not be judged"
			out.Verdict.Status = rules.Unreadable
			if out.Call == nil && len(j.Calls) > 0 {
				out.Call = &j.Calls[0]
			}
			out.Problems = append(out.Problems, fmt.Sprintf("Inkorg could not judge this message, a person must: %v (%s)", r, faultLine(debug.Stack())))
		}
	}()
	out.Message = parser.Parse(raw, &j.Parser)
	out.Problems = out.Message.Warnings
	out.time(j.Parser.Border)
	out.place(j.Calls)
	out.read(ctx, j.Reader)
	out.check(ctx, j.Reader)
	return out
}

// place finds the call: by the address the message was sent to, else the only one, else the only one still open. A message
// that fits none of these is put under the first call and shown to a person, for it must not be lost.
func (j *Judgment) place(calls []rules.Call) {
	j.Timing = rules.OnTime
	var found bool
	if j.Call, found = rules.Find(calls, j.Message.To); !found {
		if len(calls) == 0 {
			return
		}
		j.Call, found = onlyOpen(calls, j.Received)
	}
	if !found {
		j.Call = &calls[0]
		j.Problems = append(j.Problems, "it was sent to none of the calls' addresses and was put under the first call, "+j.Call.ID)
	}
	j.Timing = j.Call.Deadline.Judge(j.Clocks)
}

func onlyOpen(calls []rules.Call, at time.Time) (open *rules.Call, found bool) {
	for i := range calls {
		if calls[i].Deadline.Passed(at) {
			continue
		}
		if found {
			return nil, false
		}
		open, found = &calls[i], true
	}
	return open, found
}

// time completes the clocks with those that the message itself carries, unless the caller knows the time at the border.
// Offline, where neither the server's clock nor ours saw the message come, the topmost Received line stands in for the server's.
func (j *Judgment) time(border []string) {
	c := &j.Clocks
	c.Date = j.Message.Date
	if !c.Border.IsZero() {
		j.Received, j.By = c.Received()
		return
	}
	c.Border = j.Message.BorderTime(border)
	if c.Internal.IsZero() && c.Seen.IsZero() && len(j.Message.Hops) > 0 {
		c.Internal = j.Message.Hops[0].At
	}
	j.Received, j.By = c.Received()
}

// scanTime is how long the scans of one message may be worked on, so that its receipt does not wait for longer.
const scanTime = 3 * time.Minute

// read reads the documents, and those that are embedded in them.
func (j *Judgment) read(ctx context.Context, reader *document.Reader) {
	left := scanTime
	for _, part := range j.Message.Parts {
		if !part.Document {
			continue
		}
		j.readOne(ctx, reader, part, &left)
		for _, a := range j.Files[len(j.Files)-1].Document.Embedded {
			j.readOne(ctx, reader, parser.Part{Name: a.Name, Data: a.Data, Container: part.Name, Document: true}, &left)
		}
	}
}

func (j *Judgment) readOne(ctx context.Context, reader *document.Reader, part parser.Part, left *time.Duration) {
	d := reader.Read(ctx, part.Name, part.Data)
	if *left > 0 {
		began := time.Now()
		d = reader.Recognise(ctx, part.Name, part.Data, d, *left)
		*left -= time.Since(began)
	}
	if d.Err != nil && j.Err == nil {
		j.Err = fmt.Errorf("reading %s: %w", part.Name, d.Err)
	}
	for _, what := range d.Unsafe {
		j.Problems = append(j.Problems, fmt.Sprintf("the file %q holds %s: open it with care", part.Name, what))
	}
	j.Files = append(j.Files, File{part, store.HashOf(part.Data), d})
}

// check asks the rules about the documents and the mail's own words.
func (j *Judgment) check(ctx context.Context, reader *document.Reader) {
	body := document.FromText(j.Message.Body)
	sources := make([]rules.Source, 0, len(j.Files)+1)
	texts := []string{j.Message.Subject}
	for _, f := range j.Files {
		sources = append(sources, rules.Source{Name: f.Part.Name, Document: f.Document})
		texts = append(texts, f.Document.Text()...)
	}
	sources = append(sources, rules.Source{Document: body, Body: true})
	texts = append(texts, j.Message.Body)
	if j.Call == nil {
		j.Verdict.Status = withoutCall(j.Files)
		return
	}
	j.Verdict = j.Call.Check(sources)
	j.askAgain(ctx, reader, sources)
	j.InBody = len(j.Files) == 0 && j.Verdict.Status != rules.NoDocument
	j.Who, _ = j.Call.Recognise(j.Message.From.Addr, texts...)
}

func withoutCall(files []File) rules.Status {
	if len(files) == 0 {
		return rules.NoDocument
	}
	for _, f := range files {
		if !f.Document.Readable {
			return rules.Unreadable
		}
	}
	return rules.Complete
}

// Brings says whether the message brings something that can be a version of an application.
func (j *Judgment) Brings() bool { return len(j.Files) > 0 || j.InBody }

// faultLine is the line of ours on which a panic arose, so that a problem can be reported without a whole stack.
func faultLine(stack []byte) string {
	seen := false
	for line := range strings.Lines(string(stack)) {
		seen = seen || strings.HasPrefix(line, "panic(")
		if line = strings.TrimSpace(line); seen && strings.Contains(line, "inkorg/") && strings.Contains(line, ".go:") {
			_, line, _ = strings.Cut(line, "inkorg/")
			line, _, _ = strings.Cut(line, " ")
			return line
		}
	}
	return "place unknown"
}
