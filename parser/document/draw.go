package document

import (
	"context"
	"time"

	"inkorg/parser/document/scan"
)

// draw makes a frame for each page that the order names: its picture, or nothing where there is none. Whatever the file does,
// there are as many frames as pages.
func (c *confined) draw(r request, emit func([]byte)) {
	left := len(r.Draw)
	next := func(frame []byte) {
		emit(frame)
		left--
	}
	defer func() {
		recover() // a page that breaks its reader has no picture
		for range left {
			emit(nil)
		}
	}()
	switch {
	case scan.IsPicture(r.Type):
		scan.Draw(r.Type, r.data, len(r.Draw), next)
	case c.pdfium != nil:
		c.pdfium.Draw(r.data, r.Draw, next)
	}
}

// draw has a free child draw pages, and hands them over in their order, empty where there is no picture. The child waits while
// a page is worked on. It is dead after an error, also one of yield.
func (r *Reader) draw(ctx context.Context, q request, yield func(page int, frame []byte) error) error {
	c, err := r.take(ctx)
	if err != nil {
		return err
	}
	err = c.draw(ctx, q, r.o.Timeout, yield)
	r.put(c, err)
	return err
}

func (c *child) draw(ctx context.Context, q request, limit time.Duration, yield func(page int, frame []byte) error) error {
	c.served++
	asked := false
	for _, page := range q.Draw {
		done := make(chan error, 1)
		var frame []byte
		go func() {
			var err error
			if !asked {
				err = c.request(q)
			}
			if err == nil {
				frame, err = readFrame(c.out, scan.MaxPGM)
			}
			done <- err
		}()
		if err := c.settle(c.watch(ctx, done, q.Memory, limit)); err != nil {
			return err
		}
		asked = true
		if err := yield(page, frame); err != nil {
			c.kill()
			return err
		}
	}
	return nil
}
