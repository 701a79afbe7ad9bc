// Package letter writes the mail that Inkorg sends: the receipt of an application, the notice that a message without a
// file has come, and the digest that tells the coordinators every morning how things stand.
//
// # Contract
//
// A letter is a function of its arguments: the same records give the same bytes, the same Message-ID and the same Date,
// however often it is written. Nothing here reads a clock, a disk or the network. What comes out is what is queued, and
// what is queued is what is sent. The returned store.Letter has Kind, MessageID, Envelope, To, Number, Version and Answers;
// its ID and its state are the store's.
//
// A letter that cannot be written is an error. ErrRecipient means that the address is at fault: the message it answers
// is registered all the same, its receipt withheld, and the digest says so. All other errors mean that the office is not
// configured as it must be.
//
// # The header
//
// It is made by setters, never by templates. Receipts and notices are responders after RFC 3834: Auto-Submitted is
// auto-replied (auto-generated for the digest), In-Reply-To and References name the mail that is answered, there is one
// recipient and no attachment, and nothing of the applicant's text is repeated but the subject. X-Auto-Response-Suppress
// stops the responders of Exchange, which look for it. The envelope sender is the office's own address, so that bounces
// come back and are matched to their letter. X-Inkorg is the token by which our own mail is known again in a loop.
//
// Addresses stand with their domain in ASCII (A-labels), so that any server takes the letter. A local part outside ASCII has no
// such form and stands as it is. The record keeps an address as its owner writes it.
//
//	receipt.NUMBER.VERSION.HASH@domain     HASH: the first 8 octets of the SHA-256 of the message it answers, in hex
//	notice.NUMBER.VERSIONS.HASH@domain     VERSIONS: how many the case has
//	digest.END.HASH@domain                 END: of the period, in UTC; HASH: the first 4 octets of the SHA-256 of the address
//
// # The words
//
// They stand in templates/, one file for each letter and language, and are plain Swedish or English, wrapped at 76
// characters. The first lines say what the reader must know: received, under which number, and what is missing until
// when. A receipt says what was received and when and what was found where. It never says that an application is
// good or bad, and promises nothing; late is late, and a person decides. Only a section that was looked for in everything
// and not found is told as missing: what could not be read is said to be so, with a way to mend it.
//
// Times are told to the minute, in the zone of the office, and with their seconds within ten minutes of the deadline, where
// "23.59" on both sides of it would say nothing.
//
// # Words of others
//
// File names, headings, subjects and names come from outside. They are cleaned of control characters, line separators
// and marks of direction, cut to 64 characters, stand in quotation marks and are never broken over two lines. What servers
// and parsers say is set as quoted lines ("> "). So no line of a letter begins with words that are not ours, and a fuzz
// test holds us to it.
//
// # The digest
//
// It decides here what is new (registered in the period) and what needs a person; Summary only brings the records. From
// three days before the last day it begins with how many are still silent. Then comes what needs a person: new, or
// pressing because the deadline is near, in the order of what cannot wait (pressing in concern.go): receipts that came
// back, for their senders must be phoned; times to be confirmed; what could not be read; what is missing and can still be sent.
// After that what is left from before in a line each, all that is new, a table of all cases, the applicants who are still
// silent, other mail, and the sum that must add up with the mail server.
//
// The record is kept in English, whatever the language of the office. Its sentences are told in Swedish where the
// glossary knows them, and as they stand where it does not.
package letter
