package document_test

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"

	"inkorg/parser/document"
)

// talk runs Serve in this process and returns what it answers to the input, frame by frame, and its error.
func talk(t *testing.T, input string, answers int) ([]string, error) {
	t.Helper()
	in, send := io.Pipe()
	receive, out := io.Pipe()
	ended := make(chan error, 1)
	go func() {
		err := document.Serve(in, out)
		in.Close() // as the end of the process would
		out.Close()
		ended <- err
	}()
	go io.WriteString(send, string(frame("{}"))+input)
	var frames []string
	for range answers + 1 {
		frames = append(frames, readFrame(t, receive))
	}
	send.Close()
	return frames[1:], <-ended
}

func readFrame(t *testing.T, r io.Reader) string {
	t.Helper()
	var n uint32
	if err := binary.Read(r, binary.BigEndian, &n); err != nil {
		t.Fatal(err)
	}
	b := make([]byte, n)
	if _, err := io.ReadFull(r, b); err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestServe(t *testing.T) {
	order := string(frame(`{"Type":"application/pdf"}`))
	answers, err := talk(t, order+string(frame(string(sample(t, "groff.pdf"))))+order+string(frame("%PDF-nothing")), 2)
	if err != nil {
		t.Fatal(err)
	}
	var d document.Document
	if err := json.Unmarshal([]byte(answers[0]), &d); err != nil || !d.Readable || d.Pages != 1 {
		t.Errorf("first answer: %v, %.200s", err, answers[0])
	}
	d = document.Document{}
	if err := json.Unmarshal([]byte(answers[1]), &d); err != nil || d.Reason != document.Corrupt {
		t.Errorf("second answer: %v, %.200s", err, answers[1])
	}
}

func TestServeRefusesOtherFormats(t *testing.T) {
	answers, err := talk(t, string(frame(`{"Type":"image/png"}`))+string(frame("x")), 1)
	if err != nil || !strings.Contains(answers[0], `"Reason":"unsupported"`) {
		t.Errorf("got %v, %v", answers, err)
	}
}

func TestServeBadInput(t *testing.T) {
	for name, input := range map[string][]byte{
		"a frame cut off":          {0, 0, 0, 9, 'x'},
		"a length cut off":         {0, 0},
		"an order that is no JSON": frame("hello"),
		"an order too long":        {0xff, 0, 0, 0},
		"an order without a file":  frame(`{"Type":"application/pdf"}`),
	} {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			if err := document.Serve(bytes.NewReader(append(frame("{}"), input...)), &out); err == nil {
				t.Error("no error")
			}
		})
	}
}

// A child whose parent dies in the middle of a document ends, even if that document would hang it for ever.
func TestNoOrphan(t *testing.T) {
	argv := command(t, "serve")
	cmd := exec.Command(argv[0], argv[1:]...)
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	in.Write(frame("{}"))
	readFrame(t, out)
	in.Write(append(frame(`{"Type":"application/pdf"}`), frame(string(endlessPrev()))...))
	in.Close()
	if err := cmd.Wait(); err != nil {
		t.Errorf("the child ended with %v", err)
	}
}
