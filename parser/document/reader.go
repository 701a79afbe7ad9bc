package document

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"inkorg/parser/document/lines"
	"inkorg/parser/document/pdf"
	"inkorg/parser/document/plain"
	"inkorg/parser/document/sniff"
)

// Options says how documents are read. The zero value of each field but Command is its default.
type Options struct {
	// Command is the argument vector of the child: a program that calls Serve(os.Stdin, os.Stdout). Without it only the formats
	// that are read in this process can be read.
	Command []string
	Workers int           // children kept warm, 1 and up; 0: the number of CPUs, at most 4
	Timeout time.Duration // for one document; 0: 10 s. To start a child may take six times as long: the first one compiles PDFium
	Memory  int64         // resident memory of one child in bytes; 0: 512 MB
	Cache   string        // folder where the compiled PDFium is kept; "": inkorg in the user's cache folder, else one for this Reader alone

	Tesseract *Tesseract // reads scans, where Recognise asks for it; nil: nobody does
}

// The defaults of Options.
const (
	defaultTimeout = 10 * time.Second
	defaultMemory  = 512 << 20
	mostWorkers    = 4
	startTimes     = 6 // times the limit of a document
)

// ErrClosed is Document.Err when the Reader was closed before or while the document was read.
var ErrClosed = errors.New("the document reader is closed")

// A Reader reads documents. It must be closed. All its methods may be called at the same time.
type Reader struct {
	o      Options
	slots  chan *child // one value for each worker; nil: not started
	ctx    context.Context
	cancel context.CancelCauseFunc
	once   sync.Once
	cache  pdf.Cache
}

// NewReader returns a Reader. It starts no process before one is needed.
func NewReader(o Options) *Reader {
	if o.Workers <= 0 {
		o.Workers = min(runtime.NumCPU(), mostWorkers)
	}
	if o.Timeout <= 0 {
		o.Timeout = defaultTimeout
	}
	if o.Memory <= 0 {
		o.Memory = defaultMemory
	}
	o.Command = slices.Clone(o.Command)
	r := &Reader{o: o, slots: make(chan *child, o.Workers)}
	r.ctx, r.cancel = context.WithCancelCause(context.Background())
	for range o.Workers {
		r.slots <- nil
	}
	return r
}

// Read reads one file and says what is in it. It never fails: what could not be read has a Reason, and Document.Err is set
// when the trouble is not the document's. The type is told by the content; name serves only to say which file a Detail is about.
// The time limit starts when a child is free.
func (r *Reader) Read(ctx context.Context, name string, data []byte) Document {
	t := sniff.Type(data)
	if d, told := refuse(t, data); told {
		return d
	}
	if err := ctx.Err(); err != nil {
		return passing(t, name, context.Cause(ctx))
	}
	if t == sniff.Text {
		return plain.Read(data)
	}
	d, left := r.confined(ctx, name, order{Type: t, Memory: r.o.Memory}, data, r.o.Timeout)
	if !doubtful(d) || left <= 0 {
		return d
	}
	second, _ := r.confined(ctx, name, order{Type: t, Memory: r.o.Memory, Again: true}, data, left)
	if second.Err == nil && !better(second, d) {
		return d
	}
	for _, what := range d.Unsafe {
		lines.Warn(&second, what)
	}
	second.Embedded = d.Embedded
	return second
}

// better says whether the second reading says more than the first. Where the first one sees nothing on the pages, there may be
// something that it cannot unpack.
func better(second, first Document) bool {
	if !second.Readable {
		return second.Reason == Corrupt && strings.Contains(first.Detail, pdf.ErrBlank.Error())
	}
	return true
}

// doubtful says whether another reader may read what this one did not. Where PDFium has seen that the fonts do not say which
// letters they show, the other one would take their codes for text.
func doubtful(d Document) bool {
	return d.By == ByPDFium && (d.Reason == Corrupt || d.Reason == Scan && !strings.Contains(d.Detail, pdf.ErrNameless.Error()))
}

// Again reads a file with the second reader of its format. It costs as much as Read and is for the case that something was not
// found in what Read returned: what either of them finds is there. false means that there is no second opinion: the format has
// one reader only, or the second one could not read the file; Document.Err says whether that is our trouble.
func (r *Reader) Again(ctx context.Context, name string, data []byte) (Document, bool) {
	t := sniff.Type(data)
	if t != sniff.PDF || len(data) > maxFile {
		return Document{}, false
	}
	d, _ := r.confined(ctx, name, order{Type: t, Memory: r.o.Memory, Again: true}, data, r.o.Timeout)
	return d, d.Readable
}

// confined has a child read the file. It returns what is left of the limit, too.
func (r *Reader) confined(ctx context.Context, name string, o order, data []byte, limit time.Duration) (Document, time.Duration) {
	ctx, done := r.bound(ctx)
	defer done()
	c, err := r.take(ctx)
	if err != nil {
		return passing(o.Type, name, err), 0
	}
	began := time.Now()
	d, err := c.ask(ctx, request{o, data}, limit)
	limit -= time.Since(began)
	r.put(c, err)
	switch {
	case err == nil:
		return checked(d, o.Type), limit
	case ctx.Err() != nil && errors.Is(err, context.Cause(ctx)):
		return passing(o.Type, name, err), 0
	case errors.Is(err, errBroken):
		return lines.Refused(o.Type, Corrupt, err.Error()), limit
	}
	return lines.Refused(o.Type, Bomb, err.Error()), 0
}

// take waits for a free worker and starts its process if there is none.
func (r *Reader) take(ctx context.Context) (*child, error) {
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	select {
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	case c := <-r.slots:
		if c != nil {
			return c, nil
		}
		c, err := r.start(ctx)
		if err == nil && c.spent(r.o.Memory) { // it had PDFium to compile; the next one finds that done
			c.kill()
			c, err = r.start(ctx)
		}
		if err != nil {
			r.slots <- nil
			return nil, fmt.Errorf("starting the reader process: %w", err)
		}
		return c, nil
	}
}

func (r *Reader) start(ctx context.Context) (*child, error) {
	s := settings{PDFium: true, Cache: r.cache.Folder(r.o.Cache), Memory: r.o.Memory, Confine: true}
	return startChild(ctx, r.o.Command, s, startTimes*r.o.Timeout)
}

// put gives a worker back. A dead child, or one that has grown, makes room for a fresh one.
func (r *Reader) put(c *child, err error) {
	switch {
	case err != nil:
		c = nil
	case c.spent(r.o.Memory):
		c.kill()
		c = nil
	}
	r.slots <- c
}

// Close kills the children and waits for them and for every Read under way, which return with Err set. It always returns nil.
func (r *Reader) Close() error {
	r.once.Do(func() {
		r.cancel(ErrClosed)
		for range r.o.Workers {
			if c := <-r.slots; c != nil {
				c.kill()
			}
		}
		r.cache.Remove()
	})
	return nil
}

// passing is the answer when the trouble is ours.
func passing(mediaType, name string, err error) Document {
	d := lines.Refused(mediaType, Corrupt, "it was not read: "+err.Error())
	d.Err = fmt.Errorf("reading %s: %w", name, err)
	return d
}

// bound is a context that ends when the Reader is closed, too.
func (r *Reader) bound(ctx context.Context) (context.Context, func()) {
	ctx, cancel := context.WithCancelCause(ctx)
	stop := context.AfterFunc(r.ctx, func() { cancel(ErrClosed) })
	return ctx, func() {
		stop()
		cancel(nil)
	}
}
