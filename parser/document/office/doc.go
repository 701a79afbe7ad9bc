// Package office reads what office programs write: texts of Word, OpenDocument, Rich Text and web pages, and takes out what is
// embedded in them. It goes through large libraries, and through files of strangers: it must be run in a process of its own.
//
// # Formats
//
// One file reads one format, and [Reader] says which:
//
//	docx.go    Word (Office Open XML, transitional and strict, with and without macros) and Word XML; with docxtext.go,
//	           docxstyle.go and docxnumber.go
//	odt.go     OpenDocument texts and their templates, zipped or flat, and OpenOffice 1; with odtstyle.go and odtobject.go
//	doc97.go   Word 97 to 2003, with docpieces.go, docstyle.go and docnumber.go, in OLE files, which package ole opens; of Word
//	           6 and 95 the text alone, in its charsets (docold.go)
//	rtf.go     Rich Text Format, with rtfword.go; its language is known to package rtf
//	html.go    text/html, with htmlstyle.go; also what Word and LibreOffice save as such
//	embed.go   the files that are embedded in an office file
//
// All of them feed a flow of package lines, which tells lines and headings. What is deleted, hidden or noted beside the text is
// left out. The numbers of lists and headings, which Word counts and does not write, stand before their paragraphs as Word shows
// them.
//
// Which letters the bytes of old formats are is known to package codepage.
//
// # Files inside
//
// What people put into a text of Word or OpenDocument as an object or a package is taken out as it is. An object has the name that
// its sender gave it, where the file keeps that, else that of its part. An object that is a document of Word, Excel or PowerPoint
// 97, or of OpenDocument, lies in the file in pieces, and is put together again. Pictures, charts with their sheets, formulas and
// drawings are no documents. An office file with a program in it has embedded files in Document.Unsafe; other objects of it do no
// harm. An object that cannot be taken out is named in Detail.
//
// # Limits
//
// Those of package lines; 64 MB of one part of a file, 128 MB of all; 1,000 objects in it are looked at.
package office
