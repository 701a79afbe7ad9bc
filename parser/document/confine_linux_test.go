package document_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"unsafe"

	"golang.org/x/sys/unix"

	"inkorg/parser/document"
)

func init() {
	manners["compromised"] = func(in io.Reader) int { return serveTo(in, &compromised{aims: aimsOf(os.Args[3:])}) }
	manners["free"] = func(io.Reader) int {
		json.NewEncoder(os.Stdout).Encode(aimsOf(os.Args[3:]).attempt())
		return 0
	}
}

// aims are what a hostile child goes for: all of it is there, and its user may have it.
type aims struct{ file, tcp, udp, unix string }

func aimsOf(args []string) aims { return aims{args[0], args[1], args[2], args[3]} }

func (a aims) attempt() map[string]string { return try(a.attempts()) }

// try tries everything, and returns what became of each: "" where it went well.
func try(attempts map[string]func() error) map[string]string {
	said := map[string]string{}
	for name, attempt := range attempts {
		said[name] = ""
		if err := attempt(); err != nil {
			said[name] = err.Error()
		}
	}
	return said
}

func (a aims) attempts() map[string]func() error {
	return map[string]func() error{
		"read a file":             func() error { _, err := os.ReadFile(a.file); return err },
		"open a file for writing": func() error { return closed(os.OpenFile(a.file, os.O_WRONLY|os.O_APPEND, 0)) },
		"look a file up":          func() error { _, err := os.Stat(a.file); return err },
		"change a file":           func() error { return os.Chmod(a.file, 0o600) },
		"make a file":             func() error { return closed(os.Create(a.file + "-new")) },
		"make a folder":           func() error { return os.MkdirAll(a.file+"-folder", 0o700) },
		"list a folder":           func() error { _, err := os.ReadDir(filepath.Dir(a.file)); return err },
		"make a file in memory":   func() error { _, err := unix.MemfdCreate("x", 0); return err },
		"listen on TCP":           func() error { return closed(net.Listen("tcp", "127.0.0.1:0")) },
		"connect by TCP":          func() error { return closed(net.Dial("tcp", a.tcp)) },
		"send by UDP":             a.send,
		"connect by a socket":     func() error { return closed(net.Dial("unix", a.unix)) },
		"run another program":     func() error { return reached(syscall.Exec(a.file+"-none", nil, nil), syscall.ENOENT) },
		"start a process":         fork,
		"signal its parent":       func() error { return syscall.Kill(os.Getppid(), 0) },
		"trace a process":         func() error { return reached(syscall.PtraceAttach(-1), syscall.ESRCH) },
		"read foreign memory":     readParent,
		"read the environment of its parent": func() error {
			_, err := os.ReadFile(fmt.Sprintf("/proc/%d/environ", os.Getppid()))
			return err
		},
		"use io_uring": func() error {
			_, _, err := unix.Syscall(unix.SYS_IO_URING_SETUP, 0, 0, 0)
			return reached(err, syscall.EINVAL, syscall.EFAULT)
		},
		"make machine code": func() error {
			_, err := unix.Mmap(-1, 0, 4096, unix.PROT_READ|unix.PROT_EXEC, unix.MAP_ANON|unix.MAP_PRIVATE)
			return err
		},
	}
}

func closed[T io.Closer](c T, err error) error {
	if err == nil {
		err = c.Close()
	}
	return err
}

// reached takes the errors that a system call ends with when it is let through, and then finds nothing to do.
func reached(err error, harmless ...error) error {
	if slices.ContainsFunc(harmless, func(h error) bool { return errors.Is(err, h) }) {
		return nil
	}
	return err
}

func (a aims) send() error {
	c, err := net.Dial("udp", a.udp)
	if err != nil {
		return err
	}
	defer c.Close()
	_, err = c.Write([]byte("x"))
	return err
}

// fork starts this program once more, to do nothing.
func fork() error {
	pid, err := syscall.ForkExec("/proc/self/exe", []string{"document", "document-child", "mute"}, &syscall.ProcAttr{Files: []uintptr{0, 1, 2}})
	if err == nil {
		_, err = syscall.Wait4(pid, nil, 0, nil)
	}
	return err
}

// secret lies at the same address in the parent, which is the same program, unless the system moves it about.
var secret = [8]byte{1}

func readParent() error {
	var got [8]byte
	local := []unix.Iovec{{Base: &got[0], Len: 8}}
	remote := []unix.RemoteIovec{{Base: uintptr(unsafe.Pointer(&secret)), Len: 8}}
	_, err := unix.ProcessVMReadv(os.Getppid(), local, remote, 0)
	return err
}

// compromised is the output of a child that has been taken over by its first document: after the greeting, two writes, it
// tries what it can do, and tells the outcome as if it stood in the document.
type compromised struct {
	aims
	n int
}

func (c *compromised) Write(p []byte) (int, error) {
	if c.n++; c.n == 3 {
		d := document.Document{Readable: true, Type: "application/pdf", Pages: 1}
		said, _ := json.Marshal(c.attempt())
		for _, text := range []string{string(said), strings.Join(os.Environ(), " "), strings.Join(leftOpen(), " ")} {
			d.Lines = append(d.Lines, document.Line{Text: text, Page: 1})
		}
		b, _ := json.Marshal(d)
		os.Stdout.Write(frame(string(b)))
	}
	if c.n < 3 {
		return os.Stdout.Write(p)
	}
	return len(p), nil
}

// leftOpen are the descriptors by which a process could write to something that is no pipe of its own.
func leftOpen() (open []string) {
	for fd := range 64 {
		var s unix.Stat_t
		flags, err := unix.FcntlInt(uintptr(fd), unix.F_GETFL, 0)
		if err != nil || unix.Fstat(fd, &s) != nil || flags&unix.O_ACCMODE == unix.O_RDONLY {
			continue
		}
		if kind := s.Mode & unix.S_IFMT; kind != unix.S_IFIFO && kind != 0 {
			open = append(open, fmt.Sprintf("%d: %o", fd, s.Mode))
		}
	}
	return open
}

// A child that a document has taken over can do nothing with what its user may do. That a process that is not confined can
// do each of these things shows that it is the confinement that keeps them from it.
func TestCompromisedChild(t *testing.T) {
	t.Parallel()
	args := targets(t)
	r := newReader(t, document.Options{Workers: 1, Command: append(command(t, "compromised"), args...)})
	c, err := r.Confinement(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if !c.Complete() {
		t.Skipf("this system cannot confine a process: %s", strings.Join(c.Lacking, "; "))
	}
	d := r.Read(t.Context(), "a.pdf", sample(t, "groff.pdf"))
	if len(d.Lines) < 1 {
		t.Fatalf("the child told nothing: %+v", d)
	}
	var confined, free map[string]string
	if err := json.Unmarshal([]byte(d.Lines[0].Text), &confined); err != nil {
		t.Fatal(err)
	}
	argv := append(command(t, "free"), args...)
	out, err := exec.CommandContext(t.Context(), argv[0], argv[1:]...).Output()
	if err != nil || json.Unmarshal(out, &free) != nil {
		t.Fatal(err, string(out))
	}
	for name, refusal := range confined {
		if free[name] != "" {
			t.Logf("%s: nobody may here: %s", name, free[name])
		} else if refusal == "" {
			t.Errorf("the child could %s", name)
		}
	}
	if len(confined) < 20 || free["read a file"] != "" || free["start a process"] != "" || free["connect by TCP"] != "" {
		t.Errorf("too little was tried: %v", free)
	}
	for _, l := range d.Lines[1:] {
		for name := range strings.FieldsSeq(l.Text) {
			if name, _, _ := strings.Cut(name, "="); name != "GOTRACEBACK" && name != "GORACE" && name != "GOCOVERDIR" {
				t.Errorf("the child has %s", name)
			}
		}
	}
}

// targets makes what a hostile child goes for.
func targets(t *testing.T) []string {
	t.Helper()
	dir, err := os.MkdirTemp("", "") // a short name, for the socket
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	tcp, err1 := net.Listen("tcp", "127.0.0.1:0")
	udp, err2 := net.ListenPacket("udp", "127.0.0.1:0")
	socket, err3 := net.Listen("unix", filepath.Join(dir, "s"))
	if err := errors.Join(err1, err2, err3); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { tcp.Close(); udp.Close(); socket.Close() })
	return []string{file, tcp.Addr().String(), udp.LocalAddr().String(), filepath.Join(dir, "s")}
}
