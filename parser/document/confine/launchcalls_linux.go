//go:build amd64 || arm64

package confine

import (
	"slices"

	"golang.org/x/sys/unix"
)

// launchNeeds are system calls that a program needs until its libraries are loaded, and to read its data. What files it may open is
// left to Landlock, and so is what it may carry out: itself. It can learn whether a file exists.
var launchNeeds = slices.Concat(oldLaunchNeeds, []uint32{
	unix.SYS_EXECVE, unix.SYS_OPENAT, unix.SYS_NEWFSTATAT, unix.SYS_STATX, unix.SYS_FACCESSAT, unix.SYS_READLINKAT,
})

// launchProgram is the filter of a process that becomes another program.
func launchProgram() []unix.SockFilter {
	calls := slices.DeleteFunc(slices.Clone(forbidden), func(call uint32) bool { return slices.Contains(launchNeeds, call) })
	rules := slices.DeleteFunc(conditions(), func(c condition) bool {
		return c.call == unix.SYS_MMAP || c.call == unix.SYS_MPROTECT && lateCode
	})
	return filter(calls, rules, codeOfFiles()...)
}

// codeOfFiles lets machine code be mapped from files, as libraries are, and forbids any other: nothing that the process wrote can
// be carried out, since it can write to no file.
func codeOfFiles() []unix.SockFilter {
	return []unix.SockFilter{
		jump(unix.BPF_JEQ, unix.SYS_MMAP, 0, 7),
		load(atArguments + 8*2), jump(unix.BPF_JSET, unix.PROT_EXEC, 0, 4), jump(unix.BPF_JSET, unix.PROT_WRITE, 2, 0),
		load(atArguments + 8*3), jump(unix.BPF_JSET, unix.MAP_ANONYMOUS, 0, 1),
		answer(refusal), answer(allowed),
	}
}
