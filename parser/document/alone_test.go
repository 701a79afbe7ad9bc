package document_test

import (
	"runtime"
	"testing"

	"inkorg/parser/document"
)

// mostAsked is how much memory, in bytes, this process may ask for while a child reads a bomb. A look at the child's memory every 20
// ms costs about 100 kB a second; the rest is for the answer. All that is asked for counts, so memory that was given back does too.
const mostAsked = 8 << 20

// readAlone reads a file that is or may be a bomb, and checks that the memory of this process, which is the daemon here, does not
// move. The test must not run in parallel with others, which would ask for memory too.
func readAlone(t *testing.T, r *document.Reader, name string, data []byte) document.Document {
	t.Helper()
	before := asked()
	d := r.Read(t.Context(), name, data)
	if n := asked() - before; n > mostAsked {
		t.Errorf("%s of %d kB: the parent asked for %d kB", name, len(data)>>10, n>>10)
	}
	return d
}

// asked is how many bytes this process has asked for so far.
func asked() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}
