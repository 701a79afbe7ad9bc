// Package scan is about pictures of pages, and about tesseract, which reads them: what it is given, how it is started, and what it
// says.
//
// # Pictures
//
// A page goes to tesseract as PGM, grey, at 300 dpi, with the resolution in its comment (pgm.go). Pages of a PDF are drawn by
// package pdf. Picture files are decoded here (picture.go): PNG, JPEG, TIFF with its pages, BMP, WebP, the first of GIF. They go
// through the decoders of strangers' files, so that must be done in a process of its own.
//
// # tesseract
//
// It must be installed with its Swedish ([FindTesseract]). Its environment names the folder of its languages, and says that it has
// one thread. It may read the folder of its languages and those of the system's libraries ([Launch]); how it is kept from all else
// is package confine's.
//
// # What it says
//
// tesseract knows words and their boxes (tsv.go). Size and place of a line are told from the heights of words and letters, since
// its own measures of a line depend on which letters happen to be in it. Sizes that differ by no more than measuring may are one
// ([Even]). Words that it is not sure of are kept as they are: a small slip is forgiven by whoever looks for headings.
//
// # Limits
//
// 20 million pixels (a larger page is drawn coarser), 40 million of a picture file, which is no page below 300 on its longer side.
package scan
