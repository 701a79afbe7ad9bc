// Package plain reads what is nothing but text: text/plain, and the text of a mail.
//
// # Charsets
//
// UTF-8, UTF-16, UTF-32, windows-1252, Mac OS Roman or codepage 850, told by charset.go: by a byte order mark, by zeros, by
// validity, by where Swedish letters stand. Nobody's word is taken for it. Which letters the bytes of old charsets are is known to
// package codepage.
//
// # Lines and headings
//
// A line is a line, and a form feed begins a page (text.go). Headings are those lines that can be nothing else: marked as such
// ("## Mål", "**Mål**"), over a rule of signs, numbered between lines that are not, or in capitals. The signs that mark them go.
//
// # The text of a mail
//
// [FromText] leaves out what the mail quotes and its signature (body.go): what stands in these, others have said, or nobody means.
// What was forwarded stays, since it may be the application.
//
// All of it is code of ours that goes through a text once, so it may be run in any process.
package plain
