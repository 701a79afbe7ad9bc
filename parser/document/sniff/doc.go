// Package sniff tells what kind of file this is, by its content alone: names and labels lie.
//
// [Type] looks at the first bytes, the parts of an archive, the entries of an OLE file, or how a text begins (sniff.go); whether
// bytes are text at all is known to package plain. Data of S/MIME and OpenPGP is told by the tags it begins with, in binary or as
// text (wrapped.go): [Wrapping] says whether only a key opens it. Of archives, [Locked] says whether they need a password
// (archive.go).
//
// Of an archive, the members that tell its type are unpacked, 64 kB of each at most; nothing else is. So this may be run in any
// process, before anybody knows whether the file is sound.
package sniff
