package scan

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"inkorg/parser/document/confine"
	"inkorg/parser/document/lines"
)

// ErrNoTesseract says that scans cannot be read here, and what to install.
var ErrNoTesseract = errors.New("install tesseract with its Swedish (Debian, Ubuntu: apt-get install tesseract-ocr tesseract-ocr-swe)")

// A Tesseract is the program that reads scans, with the languages it reads. The zero value is none.
type Tesseract struct {
	Path      string   // of the program
	Version   string   // such as 5.3.0
	Data      string   // folder of its languages
	Languages []string // swe, and eng if it is there
	Turns     bool     // it sees which way up a page lies
}

// askTesseract is how long tesseract may take to say what it is.
const askTesseract = 10 * time.Second

// outlived is how long the pipes of tesseract may outlive it, when it says what it is.
const outlived = time.Second

// FindTesseract looks for tesseract where programs are found (PATH), and asks it for its version and languages. Swedish must be among
// them. An error is ErrNoTesseract, with what is missing.
func FindTesseract(ctx context.Context) (*Tesseract, error) {
	path, err := exec.LookPath("tesseract")
	if err == nil {
		path, err = filepath.Abs(path)
	}
	if err != nil {
		return nil, fmt.Errorf("tesseract is not installed: %w", ErrNoTesseract)
	}
	ctx, cancel := context.WithTimeout(ctx, askTesseract)
	defer cancel()
	version, err := ask(ctx, path, "--version")
	if err != nil {
		return nil, err
	}
	listed, err := ask(ctx, path, "--list-langs")
	if err != nil {
		return nil, err
	}
	t := &Tesseract{Path: path, Version: firstMatch(versionLine, version), Data: dataFolder(listed)}
	languages := strings.Fields(listed)
	for _, l := range []string{"swe", "eng"} {
		if slices.Contains(languages, l) {
			t.Languages = append(t.Languages, l)
		}
	}
	t.Turns = slices.Contains(languages, "osd")
	switch {
	case !slices.Contains(t.Languages, "swe"):
		return nil, fmt.Errorf("tesseract %s has no Swedish: %w", t.Version, ErrNoTesseract)
	case t.Data == "":
		return nil, fmt.Errorf("tesseract %s does not say where its languages are, set TESSDATA_PREFIX to that folder", t.Version)
	}
	return t, nil
}

// ask has tesseract say something about itself. Some versions say it to standard error.
func ask(ctx context.Context, path, question string) (string, error) {
	cmd := exec.CommandContext(ctx, path, question)
	cmd.Env = []string{"OMP_THREAD_LIMIT=1"}
	if folder, ok := os.LookupEnv("TESSDATA_PREFIX"); ok {
		cmd.Env = append(cmd.Env, "TESSDATA_PREFIX="+folder)
	}
	cmd.WaitDelay = outlived
	said, err := cmd.CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%s %s: %w: %s", path, question, err, lines.Clip(string(said)))
	}
	return string(said), nil
}

var (
	versionLine = regexp.MustCompile(`(?m)^tesseract v?(\S+)`)
	folderLine  = regexp.MustCompile(`(?m)^List of available languages in "(.+)"`)
)

func firstMatch(pattern *regexp.Regexp, text string) string {
	if m := pattern.FindStringSubmatch(text); m != nil {
		return m[1]
	}
	return ""
}

// dataFolder is where the languages are. Tesseract 4 does not say it; they are in one of the usual places then.
func dataFolder(listed string) string {
	if folder := firstMatch(folderLine, listed); folder != "" {
		return filepath.Clean(folder)
	}
	for _, pattern := range []string{os.Getenv("TESSDATA_PREFIX"), "/usr/share/tesseract-ocr/*/tessdata", "/usr/share/tessdata", "/usr/local/share/tessdata"} {
		if found, err := filepath.Glob(filepath.Join(pattern, "swe.traineddata")); err == nil && len(found) > 0 && pattern != "" {
			return filepath.Dir(found[len(found)-1])
		}
	}
	return ""
}

// String is "tesseract 5.3.0 (swe+eng)".
func (t *Tesseract) String() string {
	return fmt.Sprintf("tesseract %s (%s)", t.Version, strings.Join(t.Languages, "+"))
}

// libraries are where the libraries of programs are.
var libraries = []string{"/etc/ld.so.cache", "/usr/lib", "/usr/lib32", "/usr/lib64", "/lib", "/lib64", "/usr/local/lib"}

// Launch is tesseract reading one picture from standard input and writing tab-separated values to standard output. It uses one
// thread: more are slower over one page.
func Launch(t *Tesseract, dpi int) *confine.Launch {
	layout := "3" // whatever there is on the page
	if t.Turns {
		layout = "1" // the same, whichever way up it lies
	}
	return &confine.Launch{
		Path: t.Path,
		Args: []string{"stdin", "stdout", "-l", strings.Join(t.Languages, "+"), "--psm", layout, "--dpi", strconv.Itoa(dpi), "-c", "tessedit_create_tsv=1"},
		Env:  []string{"OMP_THREAD_LIMIT=1", "TESSDATA_PREFIX=" + t.Data},
		Read: append([]string{t.Data, filepath.Join(filepath.Dir(filepath.Dir(t.Path)), "lib")}, libraries...),
	}
}
