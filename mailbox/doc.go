// Package mailbox gets mail from an IMAP server and hands mail to an SMTP server. It knows the protocols and nothing of what
// the mail is about.
//
// # Receiving
//
// Dial, Open, UIDs, Fetch, Done, Wait: see Inbox. The contract is that mail is never lost without a word:
//
//   - Fetch yields each message asked for exactly once, either with every byte that the server has or with the reason why not,
//     or it returns an error. A body counts when all the bytes that were announced came; a response counts for the UID it
//     names, whatever the order of its parts; a message that did not come is asked for alone, and is only then called
//     gone when a search no longer finds it.
//   - UIDs returns the whole folder or an error. What is new is for the caller to know, who keeps a ledger: \Seen means nothing
//     here, since people open mailboxes, and the keyword $Inkorg (Done, Unmarked) is for their eyes.
//   - Reading changes nothing: only BODY.PEEK[] is fetched, and Done is the only call that writes.
//   - UIDs mean something together with Folder.UIDValidity alone. A folder without it is not opened.
//
// The size that a server tells of a message (RFC822.SIZE) is a hint: it decides how to ask, never how much to keep. Mail over
// 1 MiB comes in pieces of 1 MiB, small mail in batches of 50 messages or 4 MiB. No message may exceed 256 MiB.
//
// # Sending
//
// DialSender, Send: see Sender. Each letter has one recipient, and its bytes arrive as they were given. Exactly once cannot be had
// over SMTP (RFC 1047), so the outcome of a failure says what the server may have: Temporary and Permanent mean that it has
// nothing, Uncertain that the line broke after the final dot. A refusal of us (login, sender, relaying) is Temporary, for it says
// nothing of the recipient. Nothing is offered a second time once the server may have seen the mail.
//
// # What can go wrong
//
// An error of a call concerns the server or the connection, and the call may be made again later on a new connection. Mail.Err
// concerns one message, and all others were served. ErrTLS, ErrLogin and ErrNoFolder want a person, and say which
// key of the configuration to look at; the others pass by themselves more often than not. No error and no log line holds a
// password or a token, also when the server repeats it.
//
// # Every wait ends
//
// Each call ends when its context does, at once, and the error has context.Cause. Each command also ends when the server is silent
// for Account.Timeout: silent, not slow, so that a large message on a thin line arrives. For SMTP it bounds each command, and
// ten times it bounds the answer to a whole letter (RFC 5321, section 4.5.3.2.6). Both close the connection, as nothing
// else stops the client library. Wait ends after 9 minutes at the latest, as servers stop telling of mail on a connection that
// idles longer (RFC 2177 says 29 minutes, practice says less).
//
// # Secrets
//
// A password or token is sent over TLS 1.2 or newer with a certificate that holds, or to this machine itself. With imap://
// and smtp:// nothing that the server says before STARTTLS is believed afterwards, and a server that offers none (or between
// which and us somebody took the offer out) gets no password.
package mailbox
