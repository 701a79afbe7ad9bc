package confine

import (
	"fmt"
	"strings"
)

// A Report says what the system withholds from a process, as the process found when it gave it up.
type Report struct {
	Landlock int      // version of its interface that is in force; 0: it is not
	Seccomp  bool     // whether a filter of system calls is in force
	Lacking  []string // a sentence on each that is not in force, and why
}

// Complete says whether everything is in force. Where it is not, documents are read all the same: then there is less, or only the
// libraries that read them, between a hostile document and what the user of this program may do.
func (c Report) Complete() bool { return len(c.Lacking) == 0 }

// String names what is in force, such as "Landlock 7, seccomp", or "nothing".
func (c Report) String() string {
	var names []string
	if c.Landlock > 0 {
		names = append(names, fmt.Sprintf("Landlock %d", c.Landlock))
	}
	if c.Seccomp {
		names = append(names, "seccomp")
	}
	if len(names) == 0 {
		return "nothing"
	}
	return strings.Join(names, ", ")
}
