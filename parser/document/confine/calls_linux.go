//go:build amd64 || arm64

package confine

import (
	"fmt"
	"os"
	"runtime"
	"slices"
	"unsafe"

	"golang.org/x/sys/unix"
)

// lastCall is one past the last system call that the filter knows, on all architectures. Numbers from here on were given out by
// Linux 5.1 and later. They are answered as an older kernel would: no such call. Go runs on Linux 3.2, so neither its runtime nor
// a C library depends on them. With that the list below is complete: no number under this one will be given out any more.
// The calls of x32 have numbers above it too.
const lastCall = 424

// forbidden are the system calls that nothing in the child needs after its start, and that reach beyond the process.
var forbidden = slices.Concat(oldCalls, []uint32{
	// Files by name, and what is known of them.
	unix.SYS_OPENAT, unix.SYS_OPEN_BY_HANDLE_AT, unix.SYS_NAME_TO_HANDLE_AT, unix.SYS_NEWFSTATAT, unix.SYS_STATX, unix.SYS_FACCESSAT,
	unix.SYS_READLINKAT, unix.SYS_GETDENTS64, unix.SYS_GETCWD, unix.SYS_CHDIR, unix.SYS_FCHDIR, unix.SYS_CHROOT, unix.SYS_STATFS,
	unix.SYS_INOTIFY_INIT1, unix.SYS_INOTIFY_ADD_WATCH, unix.SYS_FANOTIFY_INIT, unix.SYS_FANOTIFY_MARK, unix.SYS_LOOKUP_DCOOKIE,
	unix.SYS_MKNODAT, unix.SYS_MKDIRAT, unix.SYS_UNLINKAT, unix.SYS_SYMLINKAT, unix.SYS_LINKAT, unix.SYS_RENAMEAT, unix.SYS_RENAMEAT2,
	unix.SYS_TRUNCATE, unix.SYS_FTRUNCATE, unix.SYS_FALLOCATE, unix.SYS_UTIMENSAT, unix.SYS_FCHMODAT, unix.SYS_FCHOWNAT,
	unix.SYS_FCHMOD, unix.SYS_FCHOWN, unix.SYS_SETXATTR, unix.SYS_LSETXATTR, unix.SYS_FSETXATTR, unix.SYS_GETXATTR, unix.SYS_LGETXATTR,
	unix.SYS_LISTXATTR, unix.SYS_LLISTXATTR, unix.SYS_REMOVEXATTR, unix.SYS_LREMOVEXATTR, unix.SYS_FREMOVEXATTR,
	unix.SYS_MEMFD_CREATE, unix.SYS_IO_SETUP, unix.SYS_IO_SUBMIT, unix.SYS_SYNC, unix.SYS_SYNCFS,
	unix.SYS_MOUNT, unix.SYS_UMOUNT2, unix.SYS_PIVOT_ROOT, unix.SYS_SWAPON, unix.SYS_SWAPOFF, unix.SYS_QUOTACTL, unix.SYS_ACCT,
	// The network.
	unix.SYS_SOCKET, unix.SYS_SOCKETPAIR, unix.SYS_CONNECT, unix.SYS_BIND, unix.SYS_LISTEN, unix.SYS_ACCEPT, unix.SYS_ACCEPT4,
	unix.SYS_SENDTO, unix.SYS_SENDMSG, unix.SYS_SENDMMSG, unix.SYS_RECVFROM, unix.SYS_RECVMSG, unix.SYS_RECVMMSG,
	// Programs, and other processes.
	unix.SYS_EXECVE, unix.SYS_EXECVEAT, unix.SYS_PTRACE, unix.SYS_PROCESS_VM_READV, unix.SYS_PROCESS_VM_WRITEV, unix.SYS_KCMP,
	unix.SYS_TKILL, unix.SYS_RT_SIGQUEUEINFO, unix.SYS_RT_TGSIGQUEUEINFO, unix.SYS_MOVE_PAGES, unix.SYS_MIGRATE_PAGES,
	unix.SYS_SCHED_SETAFFINITY, unix.SYS_SCHED_SETPARAM, unix.SYS_SCHED_SETSCHEDULER, unix.SYS_SCHED_SETATTR,
	unix.SYS_SETPRIORITY, unix.SYS_IOPRIO_SET, unix.SYS_SETPGID, unix.SYS_SETSID, unix.SYS_UNSHARE, unix.SYS_SETNS,
	unix.SYS_SHMGET, unix.SYS_SHMAT, unix.SYS_SHMCTL, unix.SYS_SEMGET, unix.SYS_SEMCTL, unix.SYS_SEMOP, unix.SYS_SEMTIMEDOP,
	unix.SYS_MSGGET, unix.SYS_MSGSND, unix.SYS_MSGRCV, unix.SYS_MSGCTL, unix.SYS_MQ_OPEN, unix.SYS_MQ_UNLINK,
	// The system, and parts of the kernel that attacks have gone through.
	unix.SYS_SETUID, unix.SYS_SETGID, unix.SYS_SETREUID, unix.SYS_SETREGID, unix.SYS_SETRESUID, unix.SYS_SETRESGID, unix.SYS_SETFSUID,
	unix.SYS_SETFSGID, unix.SYS_SETGROUPS, unix.SYS_CAPSET, unix.SYS_PERSONALITY, unix.SYS_BPF, unix.SYS_PERF_EVENT_OPEN,
	unix.SYS_USERFAULTFD, unix.SYS_ADD_KEY, unix.SYS_REQUEST_KEY, unix.SYS_KEYCTL, unix.SYS_INIT_MODULE, unix.SYS_FINIT_MODULE,
	unix.SYS_DELETE_MODULE, unix.SYS_KEXEC_LOAD, unix.SYS_KEXEC_FILE_LOAD, unix.SYS_REBOOT, unix.SYS_SYSLOG, unix.SYS_VHANGUP,
	unix.SYS_SETHOSTNAME, unix.SYS_SETDOMAINNAME, unix.SYS_SETTIMEOFDAY, unix.SYS_CLOCK_SETTIME, unix.SYS_ADJTIMEX,
	unix.SYS_CLOCK_ADJTIME, unix.SYS_NFSSERVCTL,
})

// A condition forbids a system call by the low half of one of its arguments.
type condition struct {
	call, argument uint32
	test           uint16 // BPF_JEQ or BPF_JSET
	value          uint32
	allowed        bool // what to do where the test holds; where not, the other
}

func conditions() []condition {
	self := uint32(os.Getpid())
	return []condition{
		{unix.SYS_KILL, 0, unix.BPF_JEQ, self, true},
		{unix.SYS_TGKILL, 0, unix.BPF_JEQ, self, true},
		{unix.SYS_PRLIMIT64, 0, unix.BPF_JEQ, 0, true},               // 0: this process
		{unix.SYS_CLONE, 0, unix.BPF_JSET, unix.CLONE_THREAD, true},  // a thread, no process
		{unix.SYS_MMAP, 2, unix.BPF_JSET, unix.PROT_EXEC, false},     // PDFium is compiled; no more machine code
		{unix.SYS_MPROTECT, 2, unix.BPF_JSET, unix.PROT_EXEC, false}, // comes into being
		{unix.SYS_PKEY_MPROTECT, 2, unix.BPF_JSET, unix.PROT_EXEC, false},
	}
}

// Where the kernel puts what a filter looks at (struct seccomp_data), in bytes, on a machine with the low half first.
const (
	atCall      = 0
	atArch      = 4
	atArguments = 16
)

// The answers of a filter.
const (
	allowed   = unix.SECCOMP_RET_ALLOW
	refusal   = unix.SECCOMP_RET_ERRNO | uint32(unix.EPERM)
	noSuchOne = unix.SECCOMP_RET_ERRNO | uint32(unix.ENOSYS)
)

func load(at uint32) unix.SockFilter {
	return unix.SockFilter{Code: unix.BPF_LD | unix.BPF_W | unix.BPF_ABS, K: at}
}

func answer(a uint32) unix.SockFilter {
	return unix.SockFilter{Code: unix.BPF_RET | unix.BPF_K, K: a}
}

// jump skips so many instructions where the test holds, and so many where not.
func jump(test uint16, value uint32, holds, not uint8) unix.SockFilter {
	return unix.SockFilter{Code: unix.BPF_JMP | test | unix.BPF_K, Jt: holds, Jf: not, K: value}
}

// program is the filter of a process that reads documents.
func program() []unix.SockFilter { return filter(forbidden, conditions()) }

// filter makes a filter of what it forbids. Calls in the manner of another architecture, as a 64-bit process can make those of 32
// bits, have other numbers, so there are none of them.
func filter(calls []uint32, conditions []condition, more ...unix.SockFilter) []unix.SockFilter {
	p := []unix.SockFilter{
		load(atArch), jump(unix.BPF_JEQ, auditArch, 1, 0), answer(noSuchOne),
		load(atCall), jump(unix.BPF_JGE, lastCall, 0, 1), answer(noSuchOne),
	}
	for _, call := range calls {
		p = append(p, jump(unix.BPF_JEQ, call, 0, 1), answer(refusal))
	}
	p = append(p, more...)
	for _, c := range conditions {
		yes, no := uint32(allowed), refusal
		if !c.allowed {
			yes, no = no, yes
		}
		p = append(p, jump(unix.BPF_JEQ, c.call, 0, 4), load(atArguments+8*c.argument), jump(c.test, c.value, 0, 1), answer(yes), answer(no))
	}
	return append(p, answer(allowed))
}

// filtered puts a filter before all threads of the process.
func filtered(p []unix.SockFilter) error {
	runtime.LockOSThread() // the two calls must come from one thread; the second carries the first to the others
	defer runtime.UnlockOSThread()
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		return os.NewSyscallError("prctl", err)
	}
	prog := unix.SockFprog{Len: uint16(len(p)), Filter: &p[0]}
	thread, _, errno := unix.Syscall(unix.SYS_SECCOMP, unix.SECCOMP_SET_MODE_FILTER, unix.SECCOMP_FILTER_FLAG_TSYNC, uintptr(unsafe.Pointer(&prog)))
	switch {
	case errno == unix.ENOSYS || errno == unix.EINVAL:
		return fmt.Errorf("the kernel does not have it: %w", errno)
	case errno != 0:
		return os.NewSyscallError("seccomp", errno)
	case thread != 0:
		return fmt.Errorf("thread %d could not be filtered", thread)
	}
	return nil
}
