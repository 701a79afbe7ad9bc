// Package container takes files out of the files that mail programs, scanners and people pack them into. It knows bytes only: it
// never walks a message (parser does that, recursively) and never looks whether a file is a document of an application.
//
// # Contract
//
// Detect says whether bytes are a container, by their content first and by their label where content does not tell. Open takes
// the files out. It has no error result, as parser has none: it never fails and never panics, gives what can be had, and says in
// Content.Problems what is missing. A file is lost only with a problem. A problem is the rest of a sentence that begins with
// the name of the container, in plain English and without a full stop: `is locked with a password; it was not opened`,
// `holds "a.pdf", which is damaged`. A Content without files and without problems is a container with nothing in it.
//
// File.Data are the bytes that were packed, so that their digest is that of the sender's file. They may be slices of the container:
// neither may be changed. File.Name is as it was written, decoded to Unicode; it may hold a path, control characters or nothing at
// all, so whoever uses it as a name cleans it first. Nothing here opens a path.
//
// # Formats
//
//   - TNEF: winmail.dat, what Outlook sends for a message in its own format. Its attachments are files, its body is Text or HTML.
//     A body in compressed RTF ([MS-OXRTFCP]) becomes Text by way of package rtf; strings become Unicode by way of package codepage.
//   - Outlook: a message saved as .msg. The same, and it has a sender and a subject. An embedded message is a File with Inner. An object
//     of another program is a File where a file is packed in it or it is a document of Office. Package ole opens the file.
//   - Zip: every entry but directories and what macOS adds by itself (__MACOSX, ._name). Office documents (docx, odt, xlsx…), jar, epub
//     and the like are zip files but documents: Detect tells them by the entries they must have. ASiC is a container.
//   - SMIME: CMS signed-data and compressed-data (RFC 8551, RFC 5652, RFC 3274), as DER, PEM or bare base64. What is inside is a MIME
//     entity (File.Mail) or, where somebody signed a file, that file. Signatures are not verified. A signature without content is none.
//   - PGP: encrypted OpenPGP data (RFC 9580), named as such.
//   - AppleSingle: a Macintosh file (RFC 1740); its data fork is the document. AppleDouble holds no data fork and so is none.
//   - MacBinary II and III, BinHex 4.0 (RFC 1741): older forms of the same.
//   - Archive: rar, 7z and other archives that are not opened, so that the warning can name them.
//
// # Encrypted, bomb, damaged
//
// Encrypted is set when there is something inside that only a key or a password opens. A bomb is a container that unpacks to more
// than a Budget allows, or whose entries share their bytes; it is called a bomb in its problem, whatever else it holds is still
// taken out, and it takes nothing from its neighbours. Sizes that a container declares are hints, never believed. Damaged containers
// are read as far as their bytes go.
//
// # Bounds
//
// One Budget is shared by all containers of a message: see NewBudget. Every format is read in time linear to its bytes, with
// a fixed depth of recursion; containers in containers are opened by parser, which counts the depth.
package container
