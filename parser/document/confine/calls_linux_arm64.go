package confine

import "golang.org/x/sys/unix"

const auditArch = unix.AUDIT_ARCH_AARCH64

// oldCalls are forbidden system calls that only this architecture has: none. It never had those that others replaced.
var oldCalls []uint32

// oldLaunchNeeds are those of oldCalls that older programs need to start.
var oldLaunchNeeds []uint32

// lateCode says whether loaders mark code as such after they have mapped it: that of glibc does, where branches are guarded (BTI).
const lateCode = true
