package document_test

import (
	"errors"
	"strings"
	"testing"

	"inkorg/parser/document"
)

// What a child says of its confinement is passed on, also that there is none and why.
func TestConfinement(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, child, want string
		complete          bool
		why               string
	}{
		{"all of it", "greets with Landlock 8 and seccomp", "Landlock 8, seccomp", true, ""},
		{"a kernel without Landlock", "greets with seccomp", "seccomp", false, "Landlock: no such thing"},
		{"another system", "greets with nothing", "nothing", false, "not on this system"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := newReader(t, document.Options{Workers: 1, Command: command(t, c.child)})
			for range 2 { // the child is given back
				got, err := r.Confinement(t.Context())
				if err != nil || got.String() != c.want || got.Complete() != c.complete || strings.Join(got.Lacking, "; ") != c.why {
					t.Errorf("got %s, complete %v, %v, error %v", got, got.Complete(), got.Lacking, err)
				}
			}
		})
	}
}

// greetings are first frames of children.
var greetings = map[string]string{
	"greets with Landlock 8 and seccomp": `{"Landlock":8,"Seccomp":true}`,
	"greets with seccomp":                `{"Seccomp":true,"Lacking":["Landlock: no such thing"]}`,
	"greets with nothing":                `{"Lacking":["not on this system"]}`,
}

// Of a process that cannot be had, or that is no reader, nothing is known.
func TestConfinementUnknown(t *testing.T) {
	t.Parallel()
	for name, child := range map[string][]string{"no command": nil, "another program": command(t, "stranger")} {
		r := document.NewReader(document.Options{Workers: 1, Command: child})
		if c, err := r.Confinement(t.Context()); err == nil {
			t.Errorf("%s: got %+v", name, c)
		}
		r.Close()
		if _, err := r.Confinement(t.Context()); !errors.Is(err, document.ErrClosed) {
			t.Errorf("%s: closed: got %v", name, err)
		}
	}
}
