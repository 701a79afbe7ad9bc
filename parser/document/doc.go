// Package document reads one file: its text line by line, with pages, headings, or the reason why it could not be read.
//
// # The contract
//
// [Reader.Read] never fails. A file that is not readable has a [Reason], in a word, and a Detail, in a sentence. That is a problem
// of the file, to be told to whoever sent it. Trouble of ours is kept apart in [Document].Err: the context ended, the Reader was
// closed, no reader process could be had. Then nothing is known of the file; it must be read again, and its sender must not be
// told that it is damaged.
//
// A readable document may have pages that say nothing, or no more than a stamp, since they are pictures or damaged. They are in
// [Document].Unread. A section that is not found elsewhere may be there, so such a document is no proof that a section is missing.
//
//	encrypted    a password or a key is needed. A PDF with nothing but an owner's password opens without, and is read
//	corrupt      the file is damaged or cut off, or the reader broke down over it
//	empty        no bytes, or no text in a format that holds nothing else
//	scan         pages without text: pictures, or fonts that do not say which letters they show; a picture file
//	unsupported  a format without a reader; Type says which
//	bomb         reading it took more time, memory, text or pages than it may
//
// # The rooms
//
// This package is the front door, and the only one: it starts and watches the processes in which files are read, and says who
// reads what. What they do is in packages of their own, and their comments go on where this one ends. Nothing outside of this
// folder imports them.
//
//	lines    what a document says: [Document], [Line], [Heading]; what cannot be read; how lines and headings are told. It imports
//	         none of the others
//	plain    plain text: its charsets, its lines, and the text of a mail ([FromText])
//	sniff    what kind of file this is, by its content alone
//	office   Word, OpenDocument, Rich Text and web pages, and what is embedded in them
//	pdf      PDF, by two readers; pictures of its pages
//	scan     pictures of pages, and tesseract, which reads them
//	confine  how a process gives up what it does not need. It knows nothing of documents
//
// One imports another in one direction only: document all of them; office sniff and plain; pdf sniff and scan; scan confine; sniff
// plain; and all but sniff and confine import lines.
//
// # Formats
//
// The type is told by the content alone ([Document].Type); names and labels lie. These are read:
//
//	plain   text/plain; the text of a mail
//	office  Word 97 and later, Word XML, OpenDocument texts and OpenOffice 1, Rich Text Format, text/html; of Word 6 and 95 the text alone
//	pdf     PDF
//	scan    pictures, if somebody asks for it ([Reader.Recognise])
//
// Slides, spreadsheets, documents of WordPerfect and of Apple's programs, archives and web archives are unsupported, and Detail
// says what they are. Data of S/MIME and PGP is encrypted or unsupported: a mail is opened before its files come here.
//
// # Parent and child
//
// Plain text is read in this process, by code of ours that goes through the file once. All other files come from strangers and go
// through large libraries; one of those of PDF loops for ever over some files and takes all memory for others, and no recover
// helps against that. They are read in a child: a process of the same program, started with [Options].Command, that calls [Serve].
// The Reader keeps up to Workers children warm, starts each when it is first needed, and gives each one file at a time.
//
// Before it greets, a child compiles PDFium, which takes some seconds, or takes what an earlier one has compiled: that is kept in
// [Options].Cache, by default the folder inkorg in the user's cache folder, else in a folder that lasts as long as the Reader. The
// clock of a document does not run while a child starts, which may take six times Timeout.
//
// They speak through pipes, in frames: a length of four bytes, big endian, then as many bytes.
//
//	parent  {"PDFium": whether, "Cache": folder, "Memory": bytes, "Confine": whether}    once, at the start
//	child   "inkorg document reader 2", then a line end and the [Confinement] as JSON    once, when it is ready: it is a
//	                                                   reader, and not some other program
//	parent  {"Type": media type, "Memory": bytes, "Again": whether, "Draw": pages}      at most 64 kB
//	parent  the file                                   at most 256 MB
//	child   the Document as JSON                       at most 64 MB
//	        or for each page to be drawn its picture   at most 20 MB; empty if there is none
//
// The parent's clock and eyes decide. It kills a child that takes longer than Timeout (10 s) over one file, or whose resident
// memory, looked at every 20 ms in /proc, passes Memory (512 MB); where there is no /proc, the clock and the child's own limit on
// its heap remain. It kills the child when the caller's context ends. A child is replaced after 500 files, or when it keeps more
// than half of Memory after one. So a killed or broken child costs one document: bomb for time and memory, corrupt for a crash,
// with the first line of the crash as Detail. The next file gets a fresh child. The answer is not believed either: reasons,
// numbers and text are checked and cleaned once more by the parent (checked.go).
//
// A child ends when its input ends, also in the middle of a file, so none outlives its parent. It has no environment, except what
// its runtime needs. It limits its own heap and stack. [Reader.Close] kills all children and waits for them.
//
// A document that gets the better of a library has the child. It must find nothing to do with it. When PDFium is compiled, or read
// from the cache, and before the first document, the child gives up for good, for all its threads, what reading does not need, as
// package confine describes. It says in its greeting what the system let it give up ([Reader.Confinement]); what a system does not
// offer is left out, since a document that is read with less protection is better than one that is not read. The system kills the
// child when the thread that started it ends, and the runtime ends only threads that a goroutine was locked to: a program must not
// call [Reader.Read] from such a one.
//
// # Second readings
//
// There are two readers of PDF, as package pdf describes. [Reader.Read] asks the second where PDFium cannot open a file or finds a
// document empty, in what is left of the time. [Reader.Again] asks it when something was not found: it costs as much as the first
// reading, so nobody should ask for less. What either of them finds is there; only what both miss is missing. [Document].By says
// which one it was. A font that does not say which letters it shows is no text for PDFium: the page is Unread. The second reader
// sees that less often, so there its word counts for nothing.
//
// # Scans
//
// [Reader.Read] leaves pages that are pictures unread. [Reader.Recognise] has them read by tesseract, a program that must be
// installed with its Swedish ([FindTesseract]), if [Options].Tesseract names it. It is asked for the pages of a PDF in Unread, or
// all of them where the reason is scan, and for pictures that are files. What it finds are lines like others: headings are told as
// in any PDF, though not by weight, which tesseract does not know. A small slip is forgiven by whoever looks for headings; what is
// not found may have been misread, so a page of which the text is [Document].Recognised stays Unread: its text proves what stands
// in it, and not what does not.
//
// The child draws a page, or decodes the picture, and hands it to the parent as PGM, which package scan describes. The parent
// starts tesseract anew for each, with the picture as its standard input, and takes what it says from its standard output: no file
// is written. It is started by way of a process of this program, which gets "Launch" with its settings: it confines itself,
// greets, and becomes tesseract. Where any part of the confinement is not to be had, scans stay unread ([ErrUnconfined]):
// tesseract must be let open files, and nothing else would keep it from those of the user.
//
// So that no receipt waits for ever: one minute for a page, Timeout to draw one, Memory for tesseract, 30 pages of a document, 512
// kB of words on a page; and for the whole document the limit that the caller gives, three minutes if none. What is beyond, and
// what tesseract fails over, stays as Read left it. A child that draws serves no other document meanwhile.
//
// # Files inside
//
// What is embedded in a file is in [Document].Embedded, as it is, to be read as a document of its own: the attachments of a PDF,
// and what people put into a text of Word or OpenDocument. [Document].Unsafe says whether there are scripts, actions that start
// programs, or embedded files. Nothing in a document is ever carried out.
//
// # Limits
//
// 16 MB of text and 400,000 lines; 5,000 pages. 50 embedded files and 24 MB of them. Of text and pages, what is more is called a
// bomb; embedded files beyond are left out. Each room has limits of its own.
package document
