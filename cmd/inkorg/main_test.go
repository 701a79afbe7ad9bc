package main

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets the scripts, and the document children that the program starts, run this test binary as inkorg.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"inkorg": func() { os.Exit(run()) }})
}
