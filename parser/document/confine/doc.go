// Package confine lets a process give up, for good and for all its threads, what it does not need. It is for processes that read
// the files of strangers through large libraries: a file that gets the better of a library has the process, and must find nothing
// to do with it. The package knows nothing of documents.
//
// # A reader
//
// [Reader] confines a process that reads what it is handed through pipes. It says what the system let it give up ([Report]); what
// a system does not offer is left out. Whoever is told decides whether that will do.
//
//	Landlock   no file or folder can be opened, made, changed or removed; no TCP, nor UDP where the kernel has that; no
//	           abstract socket of another process. From Linux 5.13, if it is switched on; what it covers depends on its version
//	seccomp    a filter of system calls: the same once more, and no socket, no process, no program, no signal to another
//	           process, no look into its memory, no shared memory, no new machine code. amd64 and arm64
//	limits     no core dump, no byte added to a file, 32 descriptors. Any Linux. There is none for the address space, which
//	           PDFium and the Go runtime reserve far more of than they use; the parent's eyes keep the memory
//	its end    the system kills the process when the thread that started it ends, even if a document hangs all of its threads. The
//	           runtime ends only threads that a goroutine was locked to, so a program must not start it from such a one
//
// The filter forbids what is on a list and lets the rest through. A list of what is let through would have to name all that the Go
// runtime, the C library of a program with cgo and the race detector call, now and in later versions; where it misses one, the
// process dies over a sound document and its sender is told that it is damaged. The usual weakness of a list of what is forbidden,
// that later kernels have calls that it does not know, is met by a line drawn at Linux 5.1: from there on there is no such call,
// as on an older kernel. Calls in the manner of another architecture do not exist either.
//
// The process stays visible to its parent's user in /proc (PR_SET_DUMPABLE is left alone): where /proc hides the processes of
// others, as systemd's ProtectProc= does, the parent could not see its memory otherwise. Other readers cannot reach it, since they
// are confined.
//
// # A program
//
// [Launch.Become] confines a process that becomes another program. It is confined as a reader is, with these differences. It may
// read the files and folders it is given, and learn whether any file exists; it may carry out itself and its loader, which is of
// no use to it, since it may start no process; and it may map machine code from files it can read, never from what it wrote. Since
// its filter must let it open files, nothing but Landlock keeps it from others. Where any part of the confinement is not to be
// had, the program is not carried out.
package confine
