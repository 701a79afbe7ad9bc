package document

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"inkorg/parser/document/confine"
	"inkorg/parser/document/lines"
	"inkorg/parser/document/pdf"
	"inkorg/parser/document/sniff"
)

// maxStack is how much stack, in bytes, the child may use before the runtime ends it.
const maxStack = 64 << 20

// lazyGC lets the heap, which is small, grow to this percentage of what is in use before it is swept; the limit on memory comes
// first.
const lazyGC = 400

// greeting is the first frame that a child sends: it tells a reader from any other program.
const greeting = "inkorg document reader 2"

// Settings go to the child before it greets.
type settings struct {
	PDFium bool   // whether to load it; without it, PDF is read by the second reader alone
	Cache  string // folder of the compiled PDFium; "": compile it anew
	Memory int64  // what the child may take, in bytes

	Confine bool // whether to give up what reading does not need, for the life of the process

	Launch *confine.Launch `json:",omitempty"` // be another program instead of a reader
}

// An order goes before each file: what the parent made of it, and the memory the child should try to stay under, in bytes.
type order struct {
	Type   string
	Memory int64
	Again  bool // by the second reader of the format

	Draw []int `json:",omitempty"` // pages of which pictures are wanted instead of a Document, a frame for each
}

type request struct {
	order
	data []byte
}

// Serve is the main loop of the child: it reads files from in and writes one Document as JSON for each to out, until in ends.
// When in ends while a file is being read, nobody waits for the answer: Serve returns at once, and the process should end.
// It changes the limits of the whole process, so it must have one of its own.
func Serve(in io.Reader, out io.Writer) error {
	debug.SetMaxStack(maxStack)
	debug.SetGCPercent(lazyGC)
	c, err := prepare(in, out)
	if err == io.EOF {
		return nil
	}
	if err != nil {
		return fmt.Errorf("preparing: %w", err)
	}
	defer c.close()
	if err := writeFrame(out, c.hello); err != nil {
		return fmt.Errorf("greeting: %w", err)
	}
	requests, ended := receive(in)
	for {
		select {
		case err := <-ended:
			return err
		case r := <-requests:
			answers := make(chan []byte)
			go func() {
				defer close(answers)
				c.serve(r, func(a []byte) { answers <- a })
			}()
			if over, err := deliver(out, answers, ended); over {
				return err
			}
		}
	}
}

// deliver writes the frames that answer one request, as they come. over is true when there is nobody to write more to.
func deliver(out io.Writer, answers <-chan []byte, ended <-chan error) (over bool, err error) {
	for {
		select {
		case err := <-ended:
			return true, err
		case a, more := <-answers:
			if !more {
				return false, nil
			}
			if err := writeFrame(out, a); err != nil {
				return true, fmt.Errorf("answering: %w", err)
			}
		}
	}
}

// receive reads the requests, always one ahead, so that the end of in is seen also while a file is being read.
func receive(in io.Reader) (<-chan request, <-chan error) {
	requests, ended := make(chan request), make(chan error, 1)
	go func() {
		for {
			r, err := readRequest(in)
			if err == io.EOF {
				ended <- nil
				return
			}
			if err != nil {
				ended <- fmt.Errorf("reading a request: %w", err)
				return
			}
			requests <- r
		}
	}()
	return requests, ended
}

func readRequest(in io.Reader) (request, error) {
	var r request
	head, err := readFrame(in, maxOrder)
	if err != nil {
		return r, err
	}
	if err := json.Unmarshal(head, &r.order); err != nil {
		return r, err
	}
	r.data, err = readFrame(in, maxFile)
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return r, err
}

// A confined is what a child reads with.
type confined struct {
	pdfium *pdf.Engine // nil: none
	hello  []byte
}

// prepare takes the settings and makes ready what they name. A PDFium that cannot be had is no error: there is a second reader.
// A process that is to be another program is that one when prepare returns, unless it fails.
func prepare(in io.Reader, out io.Writer) (*confined, error) {
	head, err := readFrame(in, maxOrder)
	if err != nil {
		return nil, err
	}
	var s settings
	if err := json.Unmarshal(head, &s); err != nil {
		return nil, err
	}
	if s.Launch != nil {
		return nil, s.Launch.Become(func(c Confinement) error { return writeFrame(out, helloOf(c)) })
	}
	c := &confined{}
	if s.PDFium {
		c.pdfium, err = pdf.Start(s.Cache, s.Memory/2)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
		debug.FreeOSMemory()
	}
	c.hello = hello(s.Confine)
	return c, nil
}

func (c *confined) close() {
	if c.pdfium != nil {
		c.pdfium.Close()
	}
}

// serve answers one request.
func (c *confined) serve(r request, answer func([]byte)) {
	if r.Memory > 0 {
		debug.SetMemoryLimit(r.Memory / 4 * 3)
	}
	if len(r.Draw) > 0 {
		c.draw(r, answer)
		return
	}
	answer(c.tryRead(r))
}

// tryRead reads one file. A panic is an answer like any other: the document is called corrupt.
func (c *confined) tryRead(r request) (answer []byte) {
	defer func() {
		if p := recover(); p != nil {
			answer = encode(lines.Refused(r.Type, Corrupt, fmt.Sprintf("the reader gave up: %v", p)))
		}
	}()
	return encode(c.read(r.order, r.data))
}

func encode(d Document) []byte {
	b, err := json.Marshal(d)
	if err != nil {
		b, _ = json.Marshal(lines.Refused(d.Type, Corrupt, err.Error()))
	}
	if len(b) > maxAnswer {
		b, _ = json.Marshal(lines.Refused(d.Type, Bomb, fmt.Sprintf("its text is larger than %d MB", maxAnswer>>20)))
	}
	return b
}

// read reads the formats that need a process of their own.
func (c *confined) read(o order, data []byte) Document {
	switch {
	case o.Type == sniff.PDF && c.pdfium != nil && !o.Again:
		return c.pdfium.Read(data)
	case o.Type == sniff.PDF:
		return pdf.ReadAgain(data)
	default:
		return readOffice(o.Type, data)
	}
}
