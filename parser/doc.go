// Package parser turns the bytes of one mail into what it holds. It is pure: no network, no clock, no disk, no state.
//
// # What can go wrong
//
// Nothing is an error. People send from every program there is, and gateways damage what they send; a registrar opens the
// envelope all the same. So Parse has no error result, and there are three grades of trouble:
//
//   - A tolerated oddity: whatever is read without any doubt about what was meant (names in the wrong encoding, a missing
//     semicolon). Nothing is said.
//   - A warning: something was repaired, left out or not looked at. It is a sentence in Message.Warnings, for people. A part is
//     never lost without one.
//   - Damage: no header can be made out at all, or the reader itself broke down. Message.Damaged is set, Body holds what can be
//     shown, and a person must look.
//
// # Reading
//
// go-message reads each header; where it refuses (a line without a colon, a leading blank) it is given a repaired copy. The tree is
// walked by ourselves over slices of the raw bytes, since go-message's readers stop at the first error, convert text, and read each
// level through all those around it. A multipart is cut at its boundary lines (RFC 2046, section 5.1.1); a closing one may be missing,
// parts may follow it, and a boundary that does not occur is guessed. A part's bytes are those that were sent: only the transfer
// encoding is undone (RFC 2045, section 6), over the whole buffer. Charset and newlines stay, so that SHA-256 equals that of the
// sender's file. Where the body contradicts the label (a multipart called something else, base64 whose encoding was lost), the body is
// believed, with a warning (mend.go, transfer.go). Base64 is decoded without padding, past bad characters, in pieces, and without the footer behind it, with a warning.
//
// Every leaf that carries a file is a Part, whatever its disposition says. Text without a name is the body: the plain one of
// alternatives, else HTML without its tags. message/rfc822 (and a .eml file, or a .msg that begins as a mail does) is a Part, and the files in it are Parts with a
// Container. So it is with the containers that package container opens (winmail.dat, Outlook .msg, zip, S/MIME), recursively; one of
// them is a document itself only when something in it was lost or locked. What S/MIME signs is the message itself, and its text the body.
//
// Names and header text are decoded once, here: RFC 2231 in any charset, RFC 2047 wherever it stands, raw 8-bit text as UTF-8 or
// else windows-1252. What everybody writes wrongly in the same way is read as it is meant (params.go). The result is valid UTF-8 in NFC without control characters: an encoded word can hold CR LF, and no other
// package should need to think of that. Domains of addresses get the one form of Canonical, so that addresses can be compared. File names lose their path. Text is decoded by its label, unless the
// bytes contradict it (UTF-8 labelled as Latin-1), else by the same evidence.
//
// # What is a document
//
// Part.Document is what the applicant would call an attachment, by content before label. Not: signatures, cards, calendar entries,
// pictures of the text, notices that filters add, and Options.Letters, our own files sent back. Message.Links and Message.Promised tell
// of files that did not come: a link to cloud storage, or words that speak of an attachment. Nothing is fetched.
//
// # When it was received
//
// Message.Hops are the Received lines (RFC 5321, section 4.4) from the top. BorderTime tells which of them to believe. Callers without
// a list of hosts take Hops[0].At: the topmost line is that of whoever kept the message last.
//
// # Whom not to answer
//
// A receipt is an answer by a machine (RFC 3834), so it must not go to another machine. But a receipt withheld from a person is just
// as bad as a loop, so each rule needs a mark that people's mail does not carry. They are asked in this order, and the first
// that speaks decides; Why names it:
//
//   - own mail: our X-Inkorg token, or From one of Options.Own (loop);
//   - a disposition notification (RFC 8098: receipt), a delivery status (RFC 3464: bounce), each only outside message/rfc822;
//   - bounces of older form: the sender is the mail system or the return path is null, and the subject or the text says so;
//   - read receipts without a report: a word before the subject and the sentence for it, or Exchange's class in winmail.dat;
//   - Auto-Submitted other than "no" (RFC 3834, section 5: auto-reply, or other);
//   - fields that only responders write, Precedence auto_reply or junk; X-Auto-Response-Suppress is none of them;
//   - subjects of out-of-office responders in our applicants' languages, at the beginning of the subject; words that
//     people write too ("Frånvaro") count alone, before a colon or before a date;
//   - feedback reports (RFC 5965) and other multipart/report (RFC 6522: other);
//   - a calendar part with a method and no document (RFC 6047: calendar);
//   - a null return path (RFC 5321, section 4.5.5), mailer-daemon and postmaster (RFC 2142: other);
//   - List-* fields (RFC 2369, RFC 2919) and their forerunners, those of newsletters, Precedence bulk or list (list).
//
// What is left was written by a person: a submission. It is still registered but not answered when it has no address, when the
// address is one that takes no answers, or when the topmost Authentication-Results is from one of our own hosts and says
// that DMARC failed, or both SPF and DKIM (RFC 8601, section 5).
//
// # Bounds
//
// Depth 50, 1,000 leaves, 1 MiB or 5,000 lines for one header, 64 KiB of one field, 4 MiB for one text, 100 warnings (limits.go); what
// containers unpack is bounded for the message as a whole (container.NewBudget). Every scan is linear in the size of the message: with
// slices, even 5,000 multiparts in one another are read but once for each of 50 levels. A message of 1 MB costs less than 0.5 s and 64 MB
// however hostile it is; one with a large file costs the size of that file once more.
package parser
