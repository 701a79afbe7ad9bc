package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// readme is one chapter of the README.
func readme(t *testing.T, title string) string {
	t.Helper()
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, chapter, found := strings.Cut(string(text), "\n## "+title+"\n")
	if !found {
		t.Fatalf("the README has no chapter %q", title)
	}
	chapter, _, _ = strings.Cut(chapter, "\n## ")
	return chapter
}

// TestReadmeDemo sees that the transcript is what the demo prints.
func TestReadmeDemo(t *testing.T) {
	t.Parallel()
	shown, err := exec.CommandContext(t.Context(), "inkorg", "demo", "--dir", filepath.Join(t.TempDir(), "demo")).Output()
	if err != nil {
		t.Fatal(err)
	}
	lines := 0
	for line := range strings.Lines(readme(t, "What it looks like")) {
		if text, ok := strings.CutPrefix(line, "    "); ok {
			lines++
			if !strings.Contains("\n"+string(shown), "\n"+text) {
				t.Errorf("the demo does not say %q", text)
			}
		}
	}
	if lines < 10 {
		t.Errorf("%d lines of a transcript, want some more", lines)
	}
}

// TestReadmeConfiguration sees that what stands there is understood, as far as it goes.
func TestReadmeConfiguration(t *testing.T) {
	t.Parallel()
	_, text, _ := strings.Cut(readme(t, "Configuration"), "```toml\n")
	text, _, found := strings.Cut(text, "```")
	if !found {
		t.Fatal("there is no configuration")
	}
	if _, err := parseConfig("inkorg.toml", []byte("[office]\nname = \"A\"\n"+text)); err != nil {
		t.Error(err)
	}
}

// TestReadmeCommands sees that the commands and their flags are those there are, and all of them.
func TestReadmeCommands(t *testing.T) {
	t.Parallel()
	all, named := root(), map[string]bool{}
	text := readme(t, "Operation") + readme(t, "Setting up a real mailbox in five minutes")
	for _, m := range regexp.MustCompile("`(?:inkorg )?([a-z]+)( --[a-z]+)?[^`]*`").FindAllStringSubmatch(text, -1) {
		c, _, err := all.Find([]string{m[1]})
		if err != nil || !c.HasParent() {
			continue
		}
		named[m[1]] = true
		if flag := strings.TrimPrefix(m[2], " --"); flag != "" && c.Flag(flag) == nil {
			t.Errorf("%s has no flag %s", m[1], flag)
		}
	}
	for _, c := range all.Commands() {
		if n := c.Name(); c.IsAvailableCommand() && !named[n] && n != "demo" && n != "help" {
			t.Errorf("the README does not tell of %s", n)
		}
	}
}
