package intake_test

import (
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// mbsync has that program fetch all mails of the inbox into a folder that knows nothing, and says how long that took.
func (d *real) mbsync(program string, mails int) time.Duration {
	d.t.Helper()
	dir := d.t.TempDir()
	defer os.RemoveAll(dir) // there is one for each round
	server, err := url.Parse(d.dovecot.URL)
	if err != nil {
		d.t.Fatal(err)
	}
	config := filepath.Join(dir, "mbsyncrc")
	text := strings.NewReplacer("DIR", dir, "PORT", server.Port(), "CERTIFICATE", d.dovecot.Certificate).Replace(`
IMAPAccount desk
Host localhost
Port PORT
User alice
Pass secret
SSLType STARTTLS
CertificateFile CERTIFICATE

IMAPStore far
Account desk

MaildirStore near
Path DIR/
Inbox DIR/INBOX

Channel all
Far :far:
Near :near:
Patterns INBOX
Create Near
SyncState *
`)
	if err := os.WriteFile(config, []byte(text), 0o600); err != nil {
		d.t.Fatal(err)
	}
	start := time.Now()
	if said, err := exec.CommandContext(d.t.Context(), program, "-c", config, "all").CombinedOutput(); err != nil {
		d.t.Fatalf("mbsync: %v: %s", err, said)
	}
	took := time.Since(start)
	if kept, _ := filepath.Glob(filepath.Join(dir, "INBOX", "*", "*,U=*")); len(kept) != mails {
		d.t.Fatalf("mbsync kept %d mails of %d", len(kept), mails)
	}
	return took
}
