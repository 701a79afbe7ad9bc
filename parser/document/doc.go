// Package document reads one file: its text line by line, with pages, headings, or the reason why it could not be read.
//
// # The contract
//
// [Reader.Read] never fails. A file that is not readable has a [Reason], in a word, and a Detail, in a sentence. That is a
// problem of the file, to be told to whoever sent it. Trouble of ours is kept apart in [Document].Err: the context ended, the
// Reader was closed, no reader process could be had. Then nothing is known of the file; it must be read again, and its sender
// must not be told that it is damaged.
//
// A readable document may have pages that say nothing, or no more than a stamp, since they are pictures or damaged. They are in [Document].Unread. A
// section that is not found elsewhere may be there, so such a document is no proof that a section is missing.
//
//	encrypted    a password or a key is needed. A PDF with nothing but an owner's password opens without, and is read
//	corrupt      the file is damaged or cut off, or the reader broke down over it
//	empty        no bytes, or no text in a format that holds nothing else
//	scan         pages without text: pictures, or fonts that do not say which letters they show; a picture file
//	unsupported  a format without a reader; Type says which
//	bomb         reading it took more time, memory, text or pages than it may
//
// # Formats
//
// The type is told by the content alone ([Document].Type); names and labels lie. One file of this package reads one format:
//
//	text.go    text/plain in UTF-8, UTF-16, UTF-32, windows-1252, Mac OS Roman or codepage 850, told by charset.go: by a byte
//	           order mark, by zeros, by validity, by where Swedish letters stand
//	html.go    text/html, with htmlstyle.go; also what Word and LibreOffice save as such
//	docx.go    Word (Office Open XML, transitional and strict, with and without macros) and Word XML; with docxtext.go,
//	           docxstyle.go and docxnumber.go
//	odt.go     OpenDocument texts and their templates, zipped or flat, and OpenOffice 1; with odtstyle.go and odtobject.go
//	doc97.go   Word 97 to 2003, with docpieces.go, docstyle.go and docnumber.go, in OLE files, which package ole opens; of Word
//	           6 and 95 the text alone, in its charsets (docold.go)
//	rtf.go     Rich Text Format, with rtfword.go; its language is known to package rtf
//	body.go    the text of a mail ([FromText]), without what it quotes and without its signature
//	pdfium.go  PDF by PDFium, with pdfiumfile.go, pdfiumpage.go, pdfiumgaps.go, pdfiumpicture.go, pdfiumnotes.go and pdfiummemory_*.go
//	pdf.go     PDF by the second reader, with pdffont.go, pdfcmap.go, pdflex.go and pdftext.go
//	layout.go  with rank.go and outline.go: makes lines and headings of what stands where, for both readers of PDF
//	unsafe.go  what in a PDF may harm whoever opens it
//	scan.go    pictures of pages, with scandraw.go, scanpicture.go, scanpgm.go, scantsv.go, scanprocess.go and scantesseract.go
//	embed.go   the files that are embedded in an office file
//
// The readers of office formats feed one flow (flow.go), which makes lines and headings of paragraphs, cells and notes for all
// of them: what is deleted, hidden or noted beside the text is left out; footnotes come last; page headers and footers, and
// placeholders that nobody filled in, are Running. The numbers of lists and headings, which Word counts and does not write, stand
// before their paragraphs as Word shows them. A paragraph is a line, and so is each of a cell. Headings are told by style
// and outline level; else by weight, size, capitals, and by number where nothing else is a heading. The bold beginning of a
// paragraph ("Tidplan. Vi börjar i mars") is a line of its own and a heading below all others; so is a bold cell beside others,
// unless all are bold: such a row says what stands in the columns of a table, and none of it is a heading. Over a row of
// texts each of its cells is put above the text of its column, as a heading of it. Where nothing else
// is a heading and one stands below a short line, these are none either: that line may be one.
//
// Which letters the bytes of old formats are is known to package codepage.
//
// Slides, spreadsheets, documents of WordPerfect and of Apple's programs, archives and web archives are unsupported, and Detail says what they are.
// Data of S/MIME and PGP is encrypted or unsupported (locked.go): a mail is opened before its files come here.
//
// # Parent and child
//
// Plain text is read in this process, by code of ours that goes through the file once. All other files come from strangers and
// go through large libraries; one of those of PDF loops for ever over some files and takes all memory for others, and no recover helps
// against that. They are read in a child: a process of the same program, started with
// [Options].Command, that calls [Serve]. The Reader keeps up to Workers children warm, starts each when it is first needed,
// and gives each one file at a time.
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
// memory, looked at every 20 ms in /proc, passes Memory (512 MB); where there is no /proc, the clock and the child's own
// limit on its heap remain. It kills the child when the caller's context ends. A child is replaced after 500 files, or when
// it keeps more than half of Memory after one. So a killed or broken child costs one document: bomb for time and memory,
// corrupt for a crash, with the first line of the crash as Detail. The next file gets a fresh child. The answer is not
// believed either: reasons, numbers and text are checked and cleaned once more by the parent.
//
// A child ends when its input ends, also in the middle of a file, so none outlives its parent. It has no environment, except
// what its runtime needs. It limits its own heap and stack. [Reader.Close] kills all children and waits for them.
//
// # Confinement
//
// A document that gets the better of a library has the child. It must find nothing to do with it. When PDFium is compiled, or
// read from the cache, and before the first document, the child gives up for good, for all its threads, what reading does not
// need. It says in its greeting what the system let it give up ([Reader.Confinement]); what a system does not offer is left out,
// since a document that is read with less protection is better than one that is not read.
//
//	Landlock   no file or folder can be opened, made, changed or removed; no TCP, nor UDP where the kernel has that; no
//	           abstract socket of another process. From Linux 5.13, if it is switched on; what it covers depends on its version
//	seccomp    a filter of system calls: the same once more, and no socket, no process, no program, no signal to another
//	           process, no look into its memory, no shared memory, no new machine code. amd64 and arm64
//	limits     no core dump, no byte added to a file, 32 descriptors. Any Linux. There is none for the address space, which
//	           PDFium and the Go runtime reserve far more of than they use; the parent's eyes keep the memory
//	its end    the system kills the child when the thread that started it ends, even if a document hangs all of its threads. The
//	           runtime ends only threads that a goroutine was locked to, so a program must not call [Reader.Read] from such a one
//
// The filter forbids what is on a list and lets the rest through. A list of what is let through would have to name all that the
// Go runtime, the C library of a program with cgo and the race detector call, now and in later versions; where it misses one,
// the child dies over a sound document and its sender is told that it is damaged. The usual weakness of a list of what is
// forbidden, that later kernels have calls that it does not know, is met by a line drawn at Linux 5.1: from there on there is
// no such call, as on an older kernel. Calls in the manner of another architecture do not exist either.
//
// The child stays visible to its parent's user in /proc (PR_SET_DUMPABLE is left alone): where /proc hides the processes of
// others, as systemd's ProtectProc= does, the parent could not see its memory otherwise. Other children cannot reach it, since
// they are confined.
//
// # Scans
//
// [Reader.Read] leaves pages that are pictures unread. [Reader.Recognise] has them read by tesseract, a program that must be
// installed with its Swedish ([FindTesseract]), if [Options].Tesseract names it. It is asked for the pages of a PDF in Unread, or
// all of them where the reason is scan, and for pictures that are files: PNG, JPEG, TIFF with its pages, BMP, WebP, the first of GIF. What it
// finds are lines like others: size and place are told from the heights of words and letters, and [Reader.Recognise] tells
// headings as in any PDF, though not by weight, which tesseract does not know. Words that it is not sure of are kept as they are. A
// small slip is forgiven by whoever looks for headings; what is not found may have been misread, so a page of which the text is
// [Document].Recognised stays Unread: its text proves what stands in it, and not what does not.
//
// The child draws a page, grey, at 300 dpi, or decodes the picture, and hands it to the parent as PGM. The parent starts tesseract anew
// for each, with the picture as its standard input, and takes what it says from its standard output: no file is written. It is
// started by way of a process of this program, which gets "Launch" with its settings: it confines itself, greets, and becomes
// tesseract. Its environment names the folder of its languages, and says that it has one thread. It is confined as a reader is,
// with these differences. It may read the folder of its languages and those of the system's libraries, and learn whether any
// file exists; it may carry out itself and its loader, which is of no use to it, since it may start no process; and it may map
// machine code from files it can read, never from what it wrote. Since its filter must let it open files, nothing but Landlock
// keeps it from others. Where any part of the confinement is not to be had, scans stay unread ([ErrUnconfined]).
//
// So that no receipt waits for ever: one minute for a page, Timeout to draw one, Memory for tesseract, 30 pages of a document, 512 kB of
// words on a page, 20 million pixels (a larger page is drawn coarser), 40 million of a picture file, which is no page below
// 300 on its longer side; and for the whole document the limit that the caller gives, three minutes if none. What is beyond,
// and what tesseract fails over, stays as Read left it. A child that draws serves no other document meanwhile.
//
// # PDF: two readers
//
// PDFium reads first: compiled to WebAssembly, run by wazero, without cgo. It opens nearly everything that people send, and
// mends what is damaged. A fresh instance reads each document; it has at most half of Memory, outside of the Go heap, and it
// knows no files, no network and no clock. Out of memory, an instance makes its document a bomb, and the child lives on. The
// annotations of a page are made part of it before it is read, so form fields and stamps are read where they stand; a value
// that nobody has drawn is put at the place of its field. PDFium gives words and blanks, and says where each word stands; to
// ask for more than that costs more than to read the page. A page where blanks part no words, as troff makes them, is read
// letter by letter; on one where it has run words together, as it does with what came by way of PostScript, each word is looked into.
//
// To compile PDFium takes some seconds and 300 MB, once: what comes out is kept in [Options].Cache, by default the folder
// inkorg in the user's cache folder, else in a folder that lasts as long as the Reader. From there a child starts in a tenth of
// a second. What lies there is run as a program, so nobody else may write to it. A folder that can only be read serves as well,
// if something is in it; with none at all each child compiles for itself. The clock of a document does not run while a child
// starts, which may take six times Timeout.
//
// The second reader is an interpreter of our own for what is drawn on a page, over the parser ledongthuc/pdf. [Reader.Read]
// asks it where PDFium cannot open a file or finds a document empty, in what is left of the time. [Reader.Again] asks it when
// something was not found: it costs as much as the first reading, so nobody should ask for less. What either of them finds is
// there; only what both miss is missing. [Document].By says which one it was. A font that does not say which letters it shows
// is no text for PDFium: the page is Unread. The second reader sees that less often, so there its word counts for nothing.
//
// The outline of a document names headings, whatever they look like. [Document].Unsafe says whether there are scripts, actions
// that start programs, or embedded files. Nothing in a document is ever carried out.
//
// # Files inside
//
// What is embedded in a file is in [Document].Embedded, as it is, to be read as a document of its own: the attachments of a PDF,
// and what people put into a text of Word or OpenDocument as an object or a package. An object has the name that its sender gave
// it, where the file keeps that, else that of its part. An object that is a document of Word, Excel or PowerPoint 97, or of
// OpenDocument, lies in the file in pieces, and is put together again. Pictures, charts with their sheets, formulas and drawings
// are no documents. An office file with a program in it has embedded files in [Document].Unsafe; other objects of it do no harm.
// An object that cannot be taken out is named in Detail.
//
// # Text and headings
//
// A line is what a reader sees as a line: NFC, one blank between words, ligatures undone, words joined that were set wide
// ("S a m m a n") or broken by a hyphen at the end of a line, in PDF the marks composed that old TeX draws before their letters.
// Where a page of a PDF has two columns, the left one comes first. A label beside a text of several lines, as in tables and forms, is a line of
// its own before that text, also where it stands in the middle of its field.
//
// A line of a PDF is a heading when it is larger than the body of the document, or bold where the body is not, or in capitals,
// and short, and does not end like a sentence. Levels follow size, then weight, then the depth of its number. Heading lines
// that go on are one. Never a heading are the entries of a table of contents (dots, or a far page number) and what comes again
// at the same height of most pages; the latter is marked Running, and its words count nowhere.
//
// # Limits
//
// 16 MB of text and 400,000 lines; 5,000 pages; in PDF 64 MB of content and 500,000 glyphs on a page, form XObjects nested 12
// deep, a page tree of 64 levels, 10,000 annotations, 2,000 entries of an outline. 50 embedded files and 24 MB of
// them. Of text, pages and glyphs, what is more is called a bomb; of the rest it is left out.
package document
