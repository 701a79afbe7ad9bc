package confine

import (
	"debug/elf"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"syscall"

	"github.com/landlock-lsm/go-landlock/landlock"
	ll "github.com/landlock-lsm/go-landlock/landlock/syscall"
)

// Become confines this process, has greet say how, and carries out the program in it, with what is left of its input. It returns only an
// error. Where the system does not offer all of the confinement, the program is not carried out: other than a reader it may open
// files, and nothing else would keep it from those of the user.
func (l *Launch) Become(greet func(Report) error) error {
	runtime.LockOSThread() // the end of its parent ends the thread that says so, which is the one that becomes the program
	rules, err := l.rules()
	if err != nil {
		return err
	}
	c := giveUp(launchProgram(), rules...)
	if err := greet(c); err != nil {
		return fmt.Errorf("greeting: %w", err)
	}
	if !c.Complete() {
		return errors.New(strings.Join(c.Lacking, "; "))
	}
	return fmt.Errorf("carrying out %s: %w", l.Path, syscall.Exec(l.Path, append([]string{l.Path}, l.Args...), l.Env))
}

// rules are the files that the program may read: itself, its libraries, and what it was given. It may carry out itself and the
// loader of its libraries. Folders are not listed.
func (l *Launch) rules() ([]landlock.Rule, error) {
	carriedOut := []string{l.Path}
	program, err := elf.Open(l.Path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", l.Path, err)
	}
	defer program.Close()
	for _, p := range program.Progs {
		if p.Type == elf.PT_INTERP {
			loader, err := io.ReadAll(io.LimitReader(p.Open(), 4096))
			if err != nil {
				return nil, fmt.Errorf("%s: %w", l.Path, err)
			}
			carriedOut = append(carriedOut, strings.TrimRight(string(loader), "\x00"))
		}
	}
	return []landlock.Rule{
		landlock.PathAccess(ll.AccessFSExecute|ll.AccessFSReadFile, carriedOut...),
		landlock.PathAccess(ll.AccessFSReadFile, l.Read...).IgnoreIfMissing(),
	}, nil
}
