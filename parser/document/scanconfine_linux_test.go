package document_test

import (
	"encoding/json"
	"io"
	"maps"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"

	"inkorg/parser/document"
)

func init() {
	tesseracts["["] = func(manner string) int { // the aims, as JSON
		var args []string
		if err := json.Unmarshal([]byte(manner), &args); err != nil {
			return 1
		}
		io.Copy(io.Discard, os.Stdin)
		out, _ := json.Marshal(try(programAims(aimsOf(args))))
		said(strings.ReplaceAll(string(out), " ", "~"), "environment:"+strings.Join(os.Environ(), ","), "open:"+strings.Join(leftOpen(), ","))
		return 0
	}
	manners["free program"] = func(io.Reader) int {
		json.NewEncoder(os.Stdout).Encode(try(programAims(aimsOf(os.Args[3:]))))
		return 0
	}
}

// programAims are what a hostile tesseract goes for. It may learn whether a file exists. It is itself allowed to carry out a file, so
// it tries one that is there.
func programAims(a aims) map[string]func() error {
	all := a.attempts()
	delete(all, "look a file up")
	all["run another program"] = func() error { return reached(syscall.Exec(a.file+"-program", []string{"x"}, nil), syscall.ENOEXEC) }
	all["write to nothing"] = func() error { return closed(os.OpenFile("/dev/null", os.O_WRONLY, 0)) }
	all["make code and write it"] = func() error {
		_, err := syscall.Mmap(-1, 0, 4096, syscall.PROT_READ|syscall.PROT_WRITE|syscall.PROT_EXEC, syscall.MAP_ANON|syscall.MAP_PRIVATE)
		return err
	}
	return all
}

// A tesseract that a picture has taken over can do nothing with what its user may do, though it is a program of its own that
// opens its libraries. A program that is not confined can do each of these things.
func TestCompromisedTesseract(t *testing.T) {
	t.Parallel()
	args := targets(t)
	if err := os.WriteFile(args[0]+"-program", []byte("no program"), 0o700); err != nil {
		t.Fatal(err)
	}
	manner, err := json.Marshal(args)
	if err != nil {
		t.Fatal(err)
	}
	r := fakeReader(t, string(manner), document.Options{Workers: 1})
	d := readScan(t, r, "scanned.pdf", sample(t, "scanned.pdf"))
	words := strings.Fields(strings.Join(d.Text(), " "))
	if len(words) != 3 {
		t.Fatalf("it told %q; %s", words, d.Detail)
	}
	var confined, free map[string]string
	if err := json.Unmarshal([]byte(strings.ReplaceAll(words[0], "~", " ")), &confined); err != nil {
		t.Fatal(err)
	}
	argv := append(command(t, "free program"), args...)
	out, err := exec.CommandContext(t.Context(), argv[0], argv[1:]...).Output()
	if err != nil || json.Unmarshal(out, &free) != nil {
		t.Fatal(err, string(out))
	}
	for name, refusal := range confined {
		if free[name] != "" {
			t.Logf("%s: nobody may here: %s", name, free[name])
		} else if refusal == "" {
			t.Errorf("it could %s", name)
		}
	}
	for name := range maps.Keys(free) {
		if _, tried := confined[name]; !tried || len(free) < 20 || free["read a file"] != "" || free["run another program"] != "" {
			t.Fatalf("too little was tried: %v, %v", free, confined)
		}
	}
	if words[1][:len("environment:OMP_THREAD_LIMIT=1,TESSDATA_PREFIX=")] != "environment:OMP_THREAD_LIMIT=1,TESSDATA_PREFIX=" || strings.Count(words[1], ",") != 1 {
		t.Errorf("it has %s", words[1])
	}
	if words[2] != "open:" {
		t.Errorf("it has %s", words[2])
	}
}
