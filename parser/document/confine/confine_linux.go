package confine

import (
	"errors"
	"fmt"
	"os"
	"syscall"

	"github.com/landlock-lsm/go-landlock/landlock"
	ll "github.com/landlock-lsm/go-landlock/landlock/syscall"
	"golang.org/x/sys/unix"
)

// mostOpen is how many files, pipes and such a child may have open: its three pipes, what its runtime opens, and some to spare.
const mostOpen = 32

// Reader gives up, for this process and for good, all that reading documents does not need.
func Reader() Report { return giveUp(program()) }

// giveUp leaves this process what the rules and the filter let through. What a system does not offer is left out and said.
func giveUp(filter []unix.SockFilter, rules ...landlock.Rule) Report {
	var c Report
	lack := func(what string, err error) {
		if err != nil {
			c.Lacking = append(c.Lacking, fmt.Sprintf("%s: %v", what, err))
		}
	}
	lack("limits", limit())
	lack("the end of its parent", unix.Prctl(unix.PR_SET_PDEATHSIG, uintptr(unix.SIGKILL), 0, 0, 0))
	var err error
	c.Landlock, err = landlocked(rules...)
	lack("Landlock", err)
	err = filtered(filter)
	c.Seccomp = err == nil
	lack("seccomp", err)
	return c
}

// limit sets the limits that any system has. There is none on the address space: PDFium and the Go runtime reserve far more of
// it than they use.
func limit() error {
	for _, l := range []struct {
		what int
		most uint64
	}{
		{unix.RLIMIT_CORE, 0},  // a dump of the memory would have the document in it
		{unix.RLIMIT_FSIZE, 0}, // no byte is added to any file
		{unix.RLIMIT_NOFILE, mostOpen},
	} {
		if err := unix.Setrlimit(l.what, &unix.Rlimit{Cur: l.most, Max: l.most}); err != nil {
			return os.NewSyscallError("setrlimit", err)
		}
	}
	return nil
}

// landlocked forbids every file, folder and port but those of the rules, and the abstract sockets of others. It returns the
// version that is in force.
// Signals are left to the filter of system calls: the first kernels that let Landlock withhold them withhold them between the
// threads of one process too, by which the runtime stops them.
func landlocked(rules ...landlock.Rule) (int, error) {
	version, err := ll.LandlockGetABIVersion()
	switch {
	case errors.Is(err, syscall.EOPNOTSUPP):
		return 0, errors.New("the kernel has it, but it was not switched on when the system was started (see lsm= of the kernel's command line)")
	case err != nil:
		return 0, fmt.Errorf("the kernel does not have it: %w", err)
	}
	c := landlock.V11
	c.Scoped = ll.ScopeAbstractUnixSocket
	if err := c.BestEffort().Restrict(rules...); err != nil {
		return 0, err
	}
	return min(version, 11), nil
}
