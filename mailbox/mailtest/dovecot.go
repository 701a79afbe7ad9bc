package mailtest

import (
	"bytes"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// ErrNoDovecot is returned where there is no Dovecot to start.
var ErrNoDovecot = errors.New("dovecot 2.3 is not installed")

// Dovecot is a real IMAP server, started as a program of its own, with one user: alice, password secret. Her mail lies in a
// Maildir; folders INBOX and Junk.
type Dovecot struct {
	// URL upgrades by STARTTLS, TLSURL speaks TLS from the first byte.
	URL, TLSURL string
	// RootCAs trusts the server's certificate, which was made for 127.0.0.1 and localhost.
	RootCAs *x509.CertPool
	// Certificate is the name of the file that holds it, as PEM, for programs that want to be told.
	Certificate string

	dir     string
	owner   owner
	command *exec.Cmd
	ended   chan struct{} // closed when the program has ended
	made    int           // messages delivered
}

// StartDovecot starts Dovecot on free ports of 127.0.0.1, with all its files in a new folder below dir; "" is the folder for
// temporary files. When root starts it, it runs as nobody, to whom dir must be open (that of testing.T.TempDir is not). The
// path must be short, as sockets lie in it. Without Dovecot the error is ErrNoDovecot.
func StartDovecot(dir string) (*Dovecot, error) {
	program, err := findDovecot()
	if err != nil {
		return nil, err
	}
	own, err := findOwner()
	if err != nil {
		return nil, fmt.Errorf("start dovecot: %w", err)
	}
	d := &Dovecot{owner: own, ended: make(chan struct{})}
	if d.dir, err = os.MkdirTemp(dir, "dove"); err != nil {
		return nil, fmt.Errorf("start dovecot: %w", err)
	}
	if err := d.start(program); err != nil {
		return nil, errors.Join(fmt.Errorf("start dovecot: %w", err), d.Close())
	}
	return d, nil
}

// findDovecot finds the program, in a version whose configuration we can write: that of 2.4 is another language.
func findDovecot() (string, error) {
	for _, name := range []string{"dovecot", "/usr/sbin/dovecot", "/usr/local/sbin/dovecot"} {
		program, err := exec.LookPath(name)
		if err != nil {
			continue
		}
		version, err := exec.Command(program, "--version").Output()
		if err == nil && bytes.HasPrefix(version, []byte("2.3.")) {
			return program, nil
		}
		return "", fmt.Errorf("%w: %s is version %q", ErrNoDovecot, program, bytes.TrimSpace(version))
	}
	return "", ErrNoDovecot
}

func (d *Dovecot) start(program string) error {
	const longest = 60 // bytes; a socket's path may have 108
	if len(d.dir) > longest {
		return fmt.Errorf("%s: the path is longer than %d bytes", d.dir, longest)
	}
	ports, err := freePorts(2)
	if err != nil {
		return err
	}
	d.URL, d.TLSURL = fmt.Sprintf("imap://127.0.0.1:%d", ports[0]), fmt.Sprintf("imaps://127.0.0.1:%d", ports[1])
	if err := d.prepare(ports[0], ports[1]); err != nil {
		return err
	}
	d.command = d.owner.command(program, "-F", "-c", filepath.Join(d.dir, "dovecot.conf"))
	if err := d.command.Start(); err != nil {
		return err
	}
	go func() {
		d.command.Wait()
		close(d.ended)
	}()
	return d.ready("127.0.0.1:" + strconv.Itoa(ports[0]))
}

// prepare writes everything Dovecot reads, and gives it to whom it runs as.
func (d *Dovecot) prepare(port, tlsPort int) error {
	for _, sub := range []string{"run", d.maildir("cur"), d.maildir("new"), d.maildir("tmp")} {
		if err := os.MkdirAll(filepath.Join(d.dir, sub), 0o700); err != nil {
			return err
		}
	}
	certificate, key, pool, err := makeCertificate()
	if err != nil {
		return err
	}
	d.RootCAs, d.Certificate = pool, filepath.Join(d.dir, "cert.pem")
	for name, content := range map[string][]byte{
		"cert.pem":     certificate,
		"key.pem":      key,
		"users":        []byte(imapUser + ":{PLAIN}" + imapPassword + "\n"),
		"dovecot.conf": []byte(d.config(port, tlsPort)),
	} {
		if err := os.WriteFile(filepath.Join(d.dir, name), content, 0o600); err != nil {
			return err
		}
	}
	return d.owner.give(d.dir)
}

// ready waits until Dovecot greets, or has ended.
func (d *Dovecot) ready(address string) error {
	const most = 10 * time.Second
	for start := time.Now(); time.Since(start) < most; {
		select {
		case <-d.ended:
			return fmt.Errorf("it ended at once (%s): %s", d.command.ProcessState, d.log())
		case <-time.After(10 * time.Millisecond):
		}
		conn, err := net.Dial("tcp", address)
		if err != nil {
			continue
		}
		conn.SetDeadline(start.Add(most))
		n, err := conn.Read(make([]byte, 100))
		conn.Close()
		if n > 0 && err == nil {
			return nil
		}
	}
	return fmt.Errorf("it did not greet in %s: %s", most, d.log())
}

func (d *Dovecot) maildir(sub string) string {
	return filepath.Join("mail", imapUser, "Maildir", sub)
}

// Deliver puts a message into the inbox, as a delivery agent does: a complete file appears at once. Dovecot gives lines CR LF
// ends if they have LF.
func (d *Dovecot) Deliver(raw []byte) error { return d.DeliverAt(raw, time.Now()) }

// DeliverAt is Deliver with an INTERNALDATE.
func (d *Dovecot) DeliverAt(raw []byte, internal time.Time) error {
	d.made++
	name := fmt.Sprintf("%d.M%06d.mailtest", time.Now().Unix(), d.made)
	path := filepath.Join(d.dir, d.maildir("tmp"), name)
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		return fmt.Errorf("deliver: %w", err)
	}
	if err := errors.Join(d.owner.give(path), os.Chtimes(path, internal, internal)); err != nil {
		return fmt.Errorf("deliver: %w", err)
	}
	if err := os.Rename(path, filepath.Join(d.dir, d.maildir("new"), name)); err != nil {
		return fmt.Errorf("deliver: %w", err)
	}
	return nil
}

// BumpValidity gives the inbox a new UIDVALIDITY and its messages new UIDs, as after a restored backup. Connections that have it
// open do not survive that.
func (d *Dovecot) BumpValidity() error {
	for _, pattern := range []string{"dovecot-uidlist*", "dovecot.index*", "dovecot.list.index*"} {
		names, err := filepath.Glob(filepath.Join(d.dir, d.maildir(""), pattern))
		if err != nil {
			return fmt.Errorf("bump validity: %w", err)
		}
		for _, name := range names {
			if err := os.Remove(name); err != nil {
				return fmt.Errorf("bump validity: %w", err)
			}
		}
	}
	return nil
}

// Seen counts the messages of the inbox that carry \Seen, as Dovecot keeps it: in the names of the files.
func (d *Dovecot) Seen() (int, error) {
	names, err := filepath.Glob(filepath.Join(d.dir, d.maildir("cur"), "*:2,*S*"))
	return len(names), err
}

// Close stops Dovecot and removes its files.
func (d *Dovecot) Close() error {
	if d.command != nil && d.command.Process != nil {
		d.command.Process.Signal(os.Interrupt)
		select {
		case <-d.ended:
		case <-time.After(5 * time.Second):
			d.command.Process.Kill()
			<-d.ended
		}
	}
	return os.RemoveAll(d.dir)
}

// log is what Dovecot itself said last.
func (d *Dovecot) log() string {
	const most = 2000 // bytes
	text, _ := os.ReadFile(filepath.Join(d.dir, "dovecot.log"))
	return strings.TrimSpace(string(text[max(0, len(text)-most):]))
}

// freePorts finds ports that nobody listens on now.
func freePorts(n int) ([]int, error) {
	var ports []int
	for range n {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return nil, err
		}
		defer l.Close() // after all are found, or one would be found twice
		ports = append(ports, l.Addr().(*net.TCPAddr).Port)
	}
	return ports, nil
}
