package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"inkorg/mailbox/mailtest"
	"inkorg/parser/document"
	"inkorg/store"
)

// TestScripts runs the program as its user does: each script has servers, a configuration for them and a folder of its own.
func TestScripts(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		Setup:               func(env *testscript.Env) error { return setup(t, env) },
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Condition:           condition,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"deliver": deliver, "reset": reset, "sent": sent, "fields": fieldsOf, "hold": hold, "await": await, "terminate": terminate,
			"watch": watch, "newer": newer, "relay": relay, "bounce": bounce, "certify": certify,
		},
	})
}

// condition knows [root], whom no permission of a file stops, and [tesseract], which reads Swedish and can be confined here.
func condition(name string) (bool, error) {
	switch name {
	case "root":
		return os.Geteuid() == 0, nil
	case "tesseract":
		return tesseractWorks(), nil
	}
	return false, fmt.Errorf("unknown condition %s", name)
}

// tesseractWorks says whether scans can be read here.
var tesseractWorks = sync.OnceValue(func() bool {
	t, err := document.FindTesseract(context.Background())
	if err != nil {
		return false
	}
	self, err := exec.LookPath("inkorg") // as the scripts do
	if err != nil {
		return false
	}
	r := document.NewReader(document.Options{Command: []string{self, childName}, Tesseract: t})
	defer r.Close()
	_, err = r.TryTesseract(context.Background())
	return !errors.Is(err, document.ErrUnconfined)
})

// servers are those of one script.
type servers struct {
	imap *mailtest.IMAP
	smtp *mailtest.SMTP
}

type serversKey struct{}

func of(ts *testscript.TestScript) *servers { return ts.Value(serversKey{}).(*servers) }

func setup(t *testing.T, env *testscript.Env) error {
	s := &servers{}
	env.Values[serversKey{}] = s
	var err error
	if s.imap, err = mailtest.StartIMAP(); err != nil {
		return err
	}
	env.Defer(s.imap.Close)
	if s.smtp, err = mailtest.StartSMTP(); err != nil {
		return err
	}
	env.Defer(s.smtp.Close)
	env.Defer(func() { checkStores(t, env.WorkDir) })
	for name, folder := range map[string]string{"MAIL": "sample", "DOCUMENTS": "../../parser/document/testdata"} {
		path, err := filepath.Abs(folder)
		if err != nil {
			return err
		}
		env.Setenv(name, path)
	}
	env.Setenv("IMAP", s.imap.URL())
	env.Setenv("SMTP", s.smtp.URL())
	env.Setenv("PASSWORD", "secret")
	env.Setenv("ONLY", filepath.SplitList(env.Getenv("PATH"))[0]) // where inkorg is, and nothing else
	env.Setenv("GORACE", "atexit_sleep_ms=0")
	return writeConfig(env)
}

// writeConfig writes testdata/inkorg.toml into the script's folder, with its servers and with an hour for the digest that
// does not come while the script runs.
func writeConfig(env *testscript.Env) error {
	text, err := os.ReadFile("testdata/inkorg.toml")
	if err != nil {
		return err
	}
	env.Setenv("HOUR", time.Now().UTC().Add(12*time.Hour).Format("15:00"))
	path := filepath.Join(env.WorkDir, "inkorg.toml")
	return os.WriteFile(path, []byte(os.Expand(string(text), env.Getenv)), 0o600)
}

// checkStores verifies every database that a script left.
func checkStores(t *testing.T, dir string) {
	paths, _ := filepath.Glob(filepath.Join(dir, "*.db"))
	for _, path := range paths {
		db, err := store.Open(path, &store.Options{ReadOnly: true})
		if err == nil {
			err = db.Check()
			db.Close()
		}
		if err != nil {
			t.Errorf("%s: the database after the script: %v", filepath.Base(dir), err)
		}
	}
}

// deliver FOLDER FILE [TIME] puts a mail into a folder; TIME (RFC 3339) is its INTERNALDATE.
func deliver(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 || len(args) > 3 {
		ts.Fatalf("usage: deliver FOLDER FILE [TIME]")
	}
	var at time.Time
	if len(args) == 3 {
		var err error
		at, err = time.Parse(time.RFC3339, args[2])
		ts.Check(err)
	}
	_, err := of(ts).imap.Append(args[0], []byte(ts.ReadFile(args[1])), at)
	ts.Check(err)
}

// reset FOLDER gives a folder a new UIDVALIDITY.
func reset(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: reset FOLDER")
	}
	ts.Check(of(ts).imap.Reset(args[0]))
}

// sent N sees that N letters have been sent so far, and leaves them as sent-1.eml, sent-2.eml, …
func sent(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: sent N")
	}
	mails := of(ts).smtp.Mails()
	if strconv.Itoa(len(mails)) != args[0] {
		ts.Fatalf("%d letters were sent, want %s", len(mails), args[0])
	}
	for i, m := range mails {
		ts.Check(os.WriteFile(ts.MkAbs(fmt.Sprintf("sent-%d.eml", i+1)), m.Data, 0o600))
	}
}

// fieldsOf is the command `fields FILE NAME…`: each line of the file is a JSON object that has at least these fields.
func fieldsOf(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: fields FILE NAME…")
	}
	for line := range strings.Lines(ts.ReadFile(args[0])) {
		var object map[string]any
		ts.Check(json.Unmarshal([]byte(line), &object))
		for _, name := range args[1:] {
			if _, ok := object[name]; !ok {
				ts.Fatalf("there is no field %s in %s", name, line)
			}
		}
	}
}

// hold DATABASE has the database open for writing, as another Inkorg would, until the script ends.
func hold(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: hold DATABASE")
	}
	db, err := store.Open(ts.MkAbs(args[0]), nil)
	ts.Check(err)
	ts.Defer(func() { db.Close() })
}

// await N waits until N letters have been sent.
func await(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: await N")
	}
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	for limit := time.Now().Add(30 * time.Second); len(of(ts).smtp.Mails()) < n; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(limit) {
			ts.Fatalf("%d letters were sent, want %d", len(of(ts).smtp.Mails()), n)
		}
	}
}

// terminate sends SIGTERM to what the script runs in the background.
func terminate(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 0 {
		ts.Fatalf("usage: terminate")
	}
	for _, cmd := range ts.BackgroundCmds() {
		ts.Check(cmd.Process.Signal(syscall.SIGTERM))
	}
}
