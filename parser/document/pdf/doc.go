// Package pdf reads PDF by two readers, and draws pictures of its pages. Neither reader can be trusted with time and memory: both
// must be run in a process of their own, which somebody watches.
//
// # PDFium
//
// PDFium reads first ([Engine]; pdfium.go, file.go, page.go, gaps.go, picture.go, notes.go, memory_*.go): compiled to WebAssembly,
// run by wazero, without cgo. It opens nearly everything that people send, and mends what is damaged. A fresh instance reads each
// document; it has at most half of the process's memory, outside of the Go heap, and it knows no files, no network and no clock.
// Out of memory, an instance makes its document a bomb, and the process lives on. The annotations of a page are made part of it
// before it is read, so form fields and stamps are read where they stand; a value that nobody has drawn is put at the place of its
// field. PDFium gives words and blanks, and says where each word stands; to ask for more than that costs more than to read the
// page. A page where blanks part no words, as troff makes them, is read letter by letter; on one where it has run words together,
// as it does with what came by way of PostScript, each word is looked into.
//
// A font that does not say which letters it shows is no text for PDFium: the page is Unread. So is one that is a picture, or has
// no more than a stamp beside it.
//
// To compile PDFium takes some seconds and 300 MB, once: what comes out is kept in a folder ([Cache]), by default the folder
// inkorg in the user's cache folder, else in one that lasts as long as whoever asked for it. From there a process starts in a
// tenth of a second. What lies there is run as a program, so nobody else may write to it. A folder that can only be read serves as
// well, if something is in it; with none at all each process compiles for itself.
//
// # The second reader
//
// The second reader is an interpreter of our own for what is drawn on a page, over the parser ledongthuc/pdf ([ReadAgain];
// second.go, secondtext.go, secondfont.go, secondcmap.go, secondlex.go). That parser loops for ever over some files and takes all
// memory for others. The reader is asked where PDFium failed, or found less than was looked for. It seldom sees that a font does
// not say which letters it shows: what it makes of such a page is no text ([ErrNameless]).
//
// Layout and headings are those of package lines, for both.
//
// # What may do harm
//
// Document.Unsafe is told by the bytes of the file, not by what a reader reaches: scripts, actions that start programs, embedded
// files (unsafe.go). Attachments are taken out as they are. Nothing in a document is ever carried out.
//
// # Pictures of pages
//
// For package scan, [Engine.Draw] draws pages upright and with their annotations, grey, on white (draw.go).
//
// # Limits
//
// Those of package lines; 64 MB of content and 500,000 glyphs on a page, form XObjects nested 12 deep, a page tree of 64 levels,
// 10,000 annotations. Of glyphs, what is more is called a bomb; of the rest it is left out.
package pdf
