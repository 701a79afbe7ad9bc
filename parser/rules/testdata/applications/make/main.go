// Command make writes the set of applications anew: go run . -out DIR, from its own folder. It needs LibreOffice, pdflatex,
// groff, chromium, qpdf and pdftoppm. The README beside its folder says what the set is for.
package main

import (
	"cmp"
	"crypto/sha256"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	out := flag.String("out", "..", "where the folders seen and unseen and truth.jsonl go")
	only := flag.String("only", "", "make only the files whose half and name begin so, such as unseen/ or seen/typos")
	flag.Parse()
	s := newSet()
	s.ways()
	s.second()
	s.third()
	if err := write(s.papers, *out, *only); err != nil {
		log.Fatal(err)
	}
}

func write(papers []*paper, out, only string) error {
	halves := halved(papers, known(filepath.Join(out, "truth.jsonl")))
	dir, err := os.MkdirTemp("", "applications")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	chosen := slices.Clone(papers)
	chosen = slices.DeleteFunc(chosen, func(d *paper) bool { return !strings.HasPrefix(halves[d.name]+"/"+d.name, only) })
	if err := build(chosen, dir); err != nil {
		return err
	}
	for _, d := range chosen {
		if err := move(dir, filepath.Join(out, halves[d.name]), d.name); err != nil {
			return err
		}
	}
	return os.WriteFile(filepath.Join(out, "truth.jsonl"), truthLines(papers, halves, out), 0o644)
}

// halved puts each paper into the half where it was, and a new one into the half that it was written for.
func halved(papers []*paper, was map[string]string) map[string]string {
	halves := map[string]string{}
	for _, d := range papers {
		halves[d.name] = cmp.Or(was[d.name], d.half)
	}
	for _, d := range papers { // what is sent together stays together
		for _, w := range d.with {
			halves[w] = halves[d.name]
		}
	}
	return halves
}

// known are the halves of the papers that were made before.
func known(name string) map[string]string {
	was := map[string]string{}
	b, err := os.ReadFile(name)
	if err != nil {
		return was
	}
	for s := range strings.Lines(string(b)) {
		var l line
		if err := json.Unmarshal([]byte(s), &l); err != nil {
			log.Fatalf("%s: %v", name, err)
		}
		was[l.File] = l.Half
	}
	return was
}

func hash(s string) string { return fmt.Sprintf("%x", sha256.Sum256([]byte(s))) }

type line struct {
	File     string            `json:"file"`
	Half     string            `json:"half"`
	Way      string            `json:"way"`
	Made     string            `json:"made"`
	Body     bool              `json:"body,omitempty"`
	With     []string          `json:"with,omitempty"`
	Sections map[string]answer `json:"sections"`
}

func truthLines(papers []*paper, halves map[string]string, out string) []byte {
	var b strings.Builder
	for _, d := range papers {
		if len(d.truth) == 0 {
			continue
		}
		l := line{File: d.name, Half: halves[d.name], Way: d.way, Made: made(d), Body: strings.HasPrefix(d.maker, "mail"), With: d.with, Sections: d.truth}
		pages(filepath.Join(out, l.Half, d.name), l.Sections)
		j, err := json.Marshal(l)
		if err != nil {
			log.Fatal(err)
		}
		b.Write(append(j, '\n'))
	}
	return []byte(b.String())
}

func made(d *paper) string {
	s := d.maker
	if d.look != "" {
		s += ", headings " + d.look
	}
	if d.after != "" {
		s += ", then " + d.after
	}
	return s
}

func move(from, to, name string) error {
	if err := os.MkdirAll(to, 0o755); err != nil {
		return err
	}
	b, err := os.ReadFile(filepath.Join(from, name))
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(to, name), b, 0o644)
}

func sortedKeys(m map[string]string) []string { return slices.Sorted(maps.Keys(m)) }
