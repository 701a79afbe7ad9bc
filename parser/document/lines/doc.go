// Package lines is what a document says, whatever its format: its lines, with pages and headings, or the reason why it could not
// be read. And it is how lines and headings are told, from places on a page or from paragraphs.
//
// # What a reader does with it
//
// A reader of a format returns a [Document]: [Refused], with a reason, or with lines in it, ended by [Ended]. It gets lines in one
// of two ways.
//
//	layout  A reader that knows places makes a [Glyph] of each letter or word. [LayOut] makes rows of those of a page; [Rank] makes
//	        lines of the rows of all pages (layout.go, letters.go; cells.go and form.go for tables and forms; rank.go, outline.go)
//	flow    A reader that knows paragraphs writes them into a [Flow], which makes rows of paragraphs, cells and notes, and lines of
//	        the rows (flow.go, flowlines.go; columns.go for tables)
//
// Package plain, which has neither, asks [Short], [Capitals] and [IsNumbered] itself (short.go).
//
// # Text
//
// A line is what a reader sees as a line: NFC, one blank between words, ligatures undone ([Clean]), words joined that were set
// wide ("S a m m a n") or broken by a hyphen at the end of a line, in PDF the marks composed that old TeX draws before their
// letters. Where a page of a PDF has two columns, the left one comes first. A label beside a text of several lines, as in tables
// and forms, is a line of its own before that text, also where it stands in the middle of its field.
//
// # Headings on pages
//
// A line of a PDF is a heading when it is larger than the body of the document, or bold where the body is not, or in capitals, and
// short, and does not end like a sentence. Levels follow size, then weight, then the depth of its number. Heading lines that go on
// are one. The outline of a document names headings, whatever they look like. Never a heading are the entries of a table of
// contents (dots, or a far page number) and what comes again at the same height of most pages; the latter is marked Running, and
// its words count nowhere.
//
// # Headings of paragraphs
//
// The readers of office formats feed one flow, which makes lines and headings of paragraphs, cells and notes for all of them:
// footnotes come last; page headers and footers, and placeholders that nobody filled in, are Running. A paragraph is a line, and
// so is each of a cell. Headings are told by style and outline level; else by weight, size, capitals, and by number where nothing
// else is a heading. The bold beginning of a paragraph ("Tidplan. Vi börjar i mars") is a line of its own and a heading below all
// others; so is a bold cell beside others, unless all are bold: such a row says what stands in the columns of a table, and none of
// it is a heading. Over a row of texts each of its cells is put above the text of its column, as a heading of it. Where nothing
// else is a heading and one stands below a short line, these are none either: that line may be one.
//
// # Limits
//
// 16 MB of text and 400,000 lines; 5,000 pages; 2,000 entries of an outline, 9 deep; 50 embedded files and 24 MB of them. The
// readers keep to them; of text and pages, what is more is called a bomb ([ErrTooLarge]), of the rest it is left out.
package lines
