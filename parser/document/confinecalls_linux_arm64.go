package document

import "golang.org/x/sys/unix"

const auditArch = unix.AUDIT_ARCH_AARCH64

// oldCalls are forbidden system calls that only this architecture has: none. It never had those that others replaced.
var oldCalls []uint32
