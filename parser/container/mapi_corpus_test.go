package container_test

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/emersion/go-message"

	"inkorg/parser/container"
)

const corpus = "../../../shared/corpus"

// A corpusFile is a winmail.dat or an Outlook message of the corpus.
type corpusFile struct {
	file, name string
	format     container.Format
	data       []byte
}

// A wanted part is one that expected.jsonl says is in a container.
type wantedPart struct {
	Name, Container, SHA256 string
	Also                    []string
	Optional                bool
}

func expectedParts(t *testing.T) map[string][]wantedPart {
	t.Helper()
	f, err := os.Open(filepath.Join(corpus, "expected.jsonl"))
	if err != nil {
		t.Skip("the corpus of messages beside the repository is absent")
	}
	defer f.Close()
	all := make(map[string][]wantedPart)
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var line struct {
			File  string
			Parts []wantedPart
		}
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
			t.Fatal(err)
		}
		all[line.File] = line.Parts
	}
	return all
}

// corpusFiles finds the containers of a format in the messages, by their name and how they begin.
func corpusFiles(t *testing.T, f container.Format, suffix, magic string) []corpusFile {
	t.Helper()
	var all []corpusFile
	for file := range expectedParts(t) {
		raw, err := os.ReadFile(filepath.Join(corpus, file))
		if err != nil {
			t.Fatal(err)
		}
		for name, data := range attached(raw) {
			if strings.HasSuffix(name, suffix) && bytes.HasPrefix(data, []byte(magic)) {
				all = append(all, corpusFile{file, name, f, data})
			}
		}
	}
	if len(all) == 0 {
		t.Fatalf("no %s in the corpus", f)
	}
	return all
}

// attached gives the attachments of a mail by their names. Of a damaged mail it gives what go-message does.
func attached(raw []byte) map[string][]byte {
	files := make(map[string][]byte)
	e, _ := message.Read(bytes.NewReader(raw))
	if e == nil {
		return files
	}
	_ = e.Walk(func(_ []int, part *message.Entity, err error) error {
		if err != nil || part.MultipartReader() != nil {
			return nil
		}
		_, params, _ := part.Header.ContentDisposition()
		data, _ := io.ReadAll(part.Body)
		files[params["filename"]] = data
		return nil
	})
	return files
}

func winmails(t *testing.T) []corpusFile {
	t.Helper()
	return corpusFiles(t, container.TNEF, ".dat", "\x78\x9f\x3e")
}

func outlookMessages(t *testing.T) []corpusFile {
	t.Helper()
	return corpusFiles(t, container.Outlook, ".msg", "\xd0\xcf\x11\xe0")
}

// hashes are those of all files in a container, and in the messages embedded in it.
func hashes(t *testing.T, c container.Content, all map[string]bool) map[string]bool {
	t.Helper()
	for _, f := range c.Files {
		sum := sha256.Sum256(f.Data)
		all[hex.EncodeToString(sum[:])] = true
		if f.Inner != nil {
			hashes(t, *f.Inner, all)
		} else if len(f.Data) == 0 {
			t.Errorf("%q is empty", f.Name)
		}
	}
	return all
}

func TestCorpusFiles(t *testing.T) {
	t.Parallel()
	expected := expectedParts(t)
	for _, files := range [][]corpusFile{winmails(t), outlookMessages(t)} {
		parts, found := 0, 0
		for _, s := range files {
			got := hashes(t, container.Open(s.format, s.data, nil), make(map[string]bool))
			for _, p := range expected[s.file] {
				if p.Container != s.name || p.Optional {
					continue
				}
				parts++
				if got[p.SHA256] {
					found++
				} else {
					t.Errorf("%s: %q of %q is missing", s.file, p.Name, s.name)
				}
			}
		}
		t.Logf("%s: %d of %d files in %d containers", files[0].format, found, parts, len(files))
	}
}

// Every file that the program tnef extracts must come out with the same bytes. It leaves the identifier of the interface before
// objects, 16 bytes that belong to no file.
func TestCorpusAsTNEF(t *testing.T) {
	t.Parallel()
	program, err := exec.LookPath("tnef")
	if err != nil {
		t.Skip("the program tnef is absent")
	}
	extracted, found := 0, 0
	for _, s := range winmails(t) {
		c := container.Open(container.TNEF, s.data, nil)
		for name, data := range extract(t, program, s.data) {
			extracted++
			if holds(c, data) || len(data) > 16 && holds(c, data[16:]) {
				found++
				continue
			}
			t.Errorf("%s: %q (%d bytes) is missing", s.file, name, len(data))
		}
	}
	t.Logf("%d of %d files that tnef extracts", found, extracted)
}

func holds(c container.Content, data []byte) bool {
	for _, f := range c.Files {
		if bytes.Equal(f.Data, data) {
			return true
		}
	}
	return false
}

// extract runs tnef, whose complaints about damaged files do not matter: what it has extracted until then counts.
func extract(t *testing.T, program string, data []byte) map[string][]byte {
	t.Helper()
	dir := t.TempDir()
	cmd := exec.CommandContext(t.Context(), program, "--number-backups", "--ignore-checksum", "-C", dir)
	cmd.Stdin = bytes.NewReader(data)
	if err := cmd.Run(); err != nil {
		t.Logf("tnef: %v", err)
	}
	files := make(map[string][]byte)
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		files[filepath.Base(path)], err = os.ReadFile(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// The files of the other tests are what the program tnef takes for winmail.dat too, so that they prove something.
func TestWrittenAsTNEF(t *testing.T) {
	t.Parallel()
	program, err := exec.LookPath("tnef")
	if err != nil {
		t.Skip("the program tnef is absent")
	}
	inner := string(newTNEF().attach("b.txt").data("B").b)
	w := newTNEF().message(mapiText(0x37, "S")).attach("a.txt").data("AAA").properties(mapiText(0x3707, "lang namn.txt")).
		attach("tom.txt").data("").
		attach("c.txt").properties(mapiProperty{0x8001, 0x001f, []byte("x\x00"), "Källa"}, mapiBinary(0x3701, "CCCCC")).
		attach("Inre").properties(mapiObject(0x3701, 7, inner))
	c := container.Open(container.TNEF, w.b, nil)
	got := extract(t, program, w.b)
	if len(got) != 4 || len(c.Files) != 4 {
		t.Errorf("tnef extracts %d files, we %d", len(got), len(c.Files))
	}
	for name, data := range got {
		if !holds(c, data) && (len(data) <= 16 || !holds(c, data[16:])) {
			t.Errorf("%q is missing: %q", name, data)
		}
	}
}
