package pdf

import (
	"bytes"
	"compress/zlib"
	"io"
	"regexp"
	"slices"
	"strconv"

	"inkorg/parser/document/lines"
)

// warned is the document of a PDF with what is unsafe in its bytes.
func warned(d lines.Document, data []byte) lines.Document {
	for _, what := range unsafeIn(data) {
		lines.Warn(&d, what)
	}
	slices.Sort(d.Unsafe)
	return d
}

// maxObjectStreams is how much of object streams is unpacked to look for unsafe names, in bytes.
const maxObjectStreams = 32 << 20

var (
	objectStream = regexp.MustCompile(`/ObjStm\b`)
	hexInName    = regexp.MustCompile(`#[0-9A-Fa-f]{2}`)
	unsafeNames  = map[string]*regexp.Regexp{
		lines.UnsafeScript: regexp.MustCompile(`/(JS|JavaScript)\b`),
		lines.UnsafeLaunch: regexp.MustCompile(`/Launch\b`),
		lines.UnsafeFile:   regexp.MustCompile(`/EmbeddedFiles?\b`),
	}
)

// unsafeIn looks for the names of unsafe things in the objects of a PDF, also in those packed into object streams. It does not
// parse, so it also finds what a reader would not reach. In an encrypted file object streams cannot be unpacked.
func unsafeIn(data []byte) []string {
	var d lines.Document
	left := int64(maxObjectStreams)
	for len(data) > 0 {
		objects, stream, rest := cutStream(data)
		warnOf(&d, objects)
		if objectStream.Match(objects[max(0, len(objects)-1024):]) {
			unpacked := unpack(stream, left)
			left -= int64(len(unpacked))
			warnOf(&d, unpacked)
		}
		data = rest
	}
	return d.Unsafe
}

// cutStream cuts data at its first stream: what comes before, the stream, and what comes behind.
func cutStream(data []byte) (before, stream, rest []byte) {
	const end = "endstream"
	at := bytes.Index(data, []byte("stream"))
	if at < 0 {
		return data, nil, nil
	}
	before, stream = data[:at], data[at+len("stream"):]
	if n := bytes.Index(stream, []byte(end)); n >= 0 {
		stream, rest = stream[:n], stream[n+len(end):]
	}
	return before, bytes.TrimLeft(stream, "\r\n"), rest
}

// unpack returns at most limit bytes of a packed stream. What comes before damage counts too.
func unpack(stream []byte, limit int64) []byte {
	z, err := zlib.NewReader(bytes.NewReader(stream))
	if err != nil {
		return nil
	}
	unpacked, _ := io.ReadAll(io.LimitReader(z, limit))
	return unpacked
}

func warnOf(d *lines.Document, objects []byte) {
	if hexInName.Match(objects) { // /J#61vaScript is /JavaScript
		objects = hexInName.ReplaceAllFunc(objects, func(m []byte) []byte {
			n, _ := strconv.ParseUint(string(m[1:]), 16, 8)
			return []byte{byte(n)}
		})
	}
	for what, names := range unsafeNames {
		if names.Match(objects) {
			lines.Warn(d, what)
		}
	}
}
