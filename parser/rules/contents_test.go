package rules_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"inkorg/parser/rules"
)

// TestContents has short texts in the words of many writers, under a heading and behind one on the same line: told.txt has those that tell
// how the money will be used, empty.txt those that do not, and doubtful.txt those that are taken for text since honest ones look like them.
func TestContents(t *testing.T) {
	t.Parallel()
	right, all := 0, 0
	for name, answer := range map[string]rules.Answer{"told": rules.Found, "empty": rules.NotFound, "doubtful": rules.Found} {
		for text := range strings.SplitSeq(contents(t, name), "\n") {
			all++
			if answered(t, text) == answer {
				right++
			} else {
				t.Errorf("%q: not %s", text, answer)
			}
		}
	}
	t.Logf("%d of %d", right, all)
}

func contents(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "contents", name+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(data))
}

// answered is what is said of a text under its heading; "" where it is not the same behind the heading on one line.
func answered(t *testing.T, text string) rules.Answer {
	t.Helper()
	under := finding(t, "medel", file("# Ansökan", prose(40), "## Medlens användning", text, "## Avslutning", prose(9)))
	behind := finding(t, "medel", file("# Ansökan", prose(40), "Medlens användning: "+text, "## Avslutning", prose(9)))
	if under.Answer != behind.Answer {
		return ""
	}
	return under.Answer
}
