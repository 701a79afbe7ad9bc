package document

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"inkorg/parser/document/lines"
	"inkorg/parser/document/scan"
)

// maxTSV is how much tesseract may say of one page, in bytes: 5,000 words.
const maxTSV = 512 << 10

// ErrUnconfined says that tesseract was not started, since it would have been free to read what the user of this program may.
var ErrUnconfined = errors.New("tesseract is not started where it cannot be confined")

// TryTesseract has tesseract read an empty page, and says how it is confined. An error says why no scan can be read.
func (r *Reader) TryTesseract(ctx context.Context) (Confinement, error) {
	if r.o.Tesseract == nil {
		return Confinement{}, ErrNoTesseract
	}
	ctx, done := r.bound(ctx)
	defer done()
	blank := scan.Picture{Width: 400, Height: 200, DPI: scan.DPI, Pixels: []byte(strings.Repeat("\xff", 400*200))}
	_, c, err := r.tesseract(ctx, blank.PGM(), scan.DPI, pageTime)
	return c, err
}

// tesseract starts tesseract on one picture and returns what it says of it.
func (r *Reader) tesseract(ctx context.Context, pgm []byte, dpi int, limit time.Duration) (string, Confinement, error) {
	c, err := startChild(ctx, r.o.Command, settings{Launch: scan.Launch(r.o.Tesseract, dpi)}, startTimes*r.o.Timeout)
	if err != nil {
		return "", Confinement{}, err
	}
	if !c.confinement.Complete() {
		c.kill()
		return "", c.confinement, fmt.Errorf("%w: %s", ErrUnconfined, strings.Join(c.confinement.Lacking, "; "))
	}
	said, err := c.pass(ctx, pgm, r.o.Memory, limit)
	return said, c.confinement, err
}

// pass gives a program all of its input and takes all of its output. The process is dead and waited for then.
func (c *child) pass(ctx context.Context, input []byte, memory int64, limit time.Duration) (string, error) {
	done := make(chan error, 1)
	var said []byte
	go func() {
		_, err := c.in.Write(input)
		if err == nil {
			err = c.in.Close()
		}
		if err == nil {
			said, err = io.ReadAll(io.LimitReader(c.out, maxTSV+1))
		}
		done <- err
	}()
	if err := c.settle(c.watch(ctx, done, memory, limit)); err != nil {
		return "", err
	}
	if len(said) > maxTSV {
		c.kill()
		return "", fmt.Errorf("tesseract says more than %d kB of one page", maxTSV>>10)
	}
	defer time.AfterFunc(pipeDelay, func() { c.cmd.Process.Kill() }).Stop()
	if err := c.cmd.Wait(); err != nil {
		return "", fmt.Errorf("tesseract ended with %w: %s", err, lines.Clip(c.stderr.String()))
	}
	return string(said), nil
}
