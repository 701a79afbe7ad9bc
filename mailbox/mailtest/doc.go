// Package mailtest has mail servers that run inside the process: for the tests, and for a demonstration that needs no set-up.
//
// Every server here speaks the real protocol on a real socket of 127.0.0.1, so that nothing in front of it has to be replaced:
//
//   - IMAP is a whole IMAP server in memory, with faults on demand;
//   - SMTP takes every mail and delivers none, with faults on demand;
//   - Script is an IMAP server that says what a test tells it to say, for rudeness that a whole server does not have;
//   - Dovecot is the real thing, where it is installed.
//
// A fault is asked for at each command (Fail): before it, so that the command fails and is not done, or after it, so that it
// fails but is done. A client must survive both, and the difference is where mail gets lost or answered twice.
//
// Each server has a Close that ends every connection and every goroutine of its own. No function here needs a testing.T and
// none ends the program; what goes wrong is returned.
package mailtest
