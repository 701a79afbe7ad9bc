package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync/atomic"
	"time"

	"github.com/klippa-app/go-pdfium"
	pdfiumerrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"inkorg/parser/document/lines"
	"inkorg/parser/document/sniff"
)

const (
	copyLimit = 32 << 20         // a larger file is read where it lies, not copied into PDFium's memory
	patience  = 10 * time.Second // to make an instance, which takes milliseconds
)

// An Engine is PDFium, compiled once for the process. It has no files and no network: the only way in is the bytes of the
// document, the only way out is what its functions return.
type Engine struct {
	pool   pdfium.Pool
	cache  wazero.CompilationCache
	memory *wasmMemory
}

// Start compiles PDFium, or takes what was compiled before from the cache folder. An empty folder name, or a folder that
// cannot be used, costs some seconds at each start. An instance never has more than limit bytes of memory.
func Start(folder string, limit int64) (*Engine, error) {
	e, err := try(folder, limit)
	if err != nil && folder != "" {
		e, err = try("", limit)
	}
	if err != nil {
		return nil, fmt.Errorf("starting PDFium: %w", err)
	}
	return e, nil
}

func try(folder string, limit int64) (*Engine, error) {
	e := &Engine{memory: &wasmMemory{limit: uint64(limit)}}
	config := wazero.NewRuntimeConfig().WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling)
	if folder != "" {
		cache, err := wazero.NewCompilationCacheWithDir(folder)
		if err != nil {
			return nil, err
		}
		e.cache = cache
		config = config.WithCompilationCache(cache)
	}
	err := guarded(func() (err error) {
		e.pool, err = webassembly.Init(webassembly.Config{
			Context:       experimental.WithMemoryAllocator(context.Background(), e.memory),
			MaxTotal:      1,
			FSConfig:      wazero.NewFSConfig(), // without one, the whole file system is mounted
			Stdout:        io.Discard,
			Stderr:        io.Discard,
			RuntimeConfig: config,
		})
		return err
	})
	if err != nil {
		e.Close()
		return nil, err
	}
	return e, nil
}

// Close gives up what PDFium has of the process.
func (e *Engine) Close() {
	if e.pool != nil {
		e.pool.Close()
	}
	if e.cache != nil {
		e.cache.Close(context.Background())
	}
}

// A file is one document, open in an instance of its own.
type file struct {
	pdfium.Pdfium
	doc      references.FPDF_DOCUMENT
	bold     map[string]bool // by the name of the font
	looked   int             // at annotations
	sound    int             // pages in turn of which no words run together
	blank    int             // pages on which nothing is drawn
	attached int             // bytes of embedded files
}

// open opens a document in a fresh instance, which close gives up.
func (e *Engine) open(data []byte) (*file, error) {
	instance, err := e.pool.GetInstance(patience)
	if err != nil {
		return nil, err
	}
	request := &requests.OpenDocument{File: &data}
	if len(data) > copyLimit {
		request = &requests.OpenDocument{FileReader: bytes.NewReader(data), FileReaderSize: int64(len(data))}
	}
	d, err := instance.OpenDocument(request)
	if err != nil {
		instance.Close()
		return nil, err
	}
	return &file{Pdfium: instance, doc: d.Document, bold: map[string]bool{}}, nil
}

// Read reads a PDF. Whatever is wrong with it, the answer is a document.
func (e *Engine) Read(data []byte) lines.Document {
	d, err := e.tryRead(data)
	if err != nil {
		d = e.refuse(d, err)
	}
	d.By = lines.ByPDFium
	return warned(d, data)
}

func (e *Engine) tryRead(data []byte) (d lines.Document, err error) {
	f, err := e.open(data)
	if err != nil {
		return d, err
	}
	defer f.Close()
	err = guarded(func() (err error) {
		d, err = f.document()
		return err
	})
	return d, err
}

// refuse says why PDFium could not read a document. Where it ran out of the memory it may have, that is the reason, whatever
// it says itself.
func (e *Engine) refuse(d lines.Document, err error) lines.Document {
	d.Type = sniff.PDF
	said := err.Error()
	switch {
	case errors.Is(err, lines.ErrTooLarge):
		return withReason(d, lines.Bomb, said)
	case e.memory.refused.Load():
		return withReason(d, lines.Bomb, "reading it took too much memory")
	case strings.Contains(said, pdfiumerrors.ErrPassword.Error()):
		return withReason(d, lines.Encrypted, "it needs a password")
	case strings.Contains(said, pdfiumerrors.ErrSecurity.Error()):
		return withReason(d, lines.Encrypted, "it is encrypted in a way that this reader cannot undo")
	case strings.Contains(said, pdfiumerrors.ErrFormat.Error()), strings.Contains(said, pdfiumerrors.ErrFile.Error()):
		return withReason(d, lines.Corrupt, "it is damaged or cut off")
	}
	line, _, _ := strings.Cut(said, "\n") // a fault in PDFium has a stack below
	return withReason(d, lines.Corrupt, line)
}

// A wasmMemory gives each instance its linear memory, outside of the heap: it is reserved as a whole and never moves when it
// grows, only what is used of it counts, and it goes back to the system with the instance.
type wasmMemory struct {
	limit   uint64      // bytes
	refused atomic.Bool // the instance asked for more
}

// Allocate is called by the runtime when an instance is made.
func (m *wasmMemory) Allocate(uint64, uint64) experimental.LinearMemory {
	m.refused.Store(false)
	return &linearMemory{wasmMemory: m, whole: reserve(m.limit)}
}

type linearMemory struct {
	*wasmMemory
	whole []byte // nil: the system cannot reserve memory
	grown []byte // instead of whole
}

// Reallocate grows the memory. nil means that it may not.
func (l *linearMemory) Reallocate(size uint64) []byte {
	switch {
	case size > l.limit:
		l.refused.Store(true)
		return nil
	case l.whole != nil:
		return l.whole[:size]
	}
	l.grown = append(l.grown, make([]byte, size-uint64(len(l.grown)))...)
	return l.grown
}

// Free gives the memory back.
func (l *linearMemory) Free() {
	release(l.whole)
	l.whole, l.grown = nil, nil
}
