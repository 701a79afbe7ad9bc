// Package intake is the heart of Inkorg: one ordered pass that takes each message of the watched folders from the
// server to a number, a receipt and the coordinators' digest.
//
//	receive   fetch what the ledger does not know, judge it, record it and queue its receipt
//	digest    when its hour has come, write the coordinators' digest into the outbox
//	deliver   send what the outbox holds
//
// # The guarantee
//
// Registered exactly once, receipt queued exactly once, delivered at least once with a stable Message-ID.
//
// It rests on the order of the steps. Whatever the moment we stop at (a crash, a power cut, SIGKILL), the next pass
// goes on from what the store holds:
//
//	step                                              if we die right after
//	fetched (BODY.PEEK[], nothing is marked)          nothing happened; fetched again
//	judged (parsed, documents read, rules applied)    nothing happened; fetched again
//	kept (raw mail committed in chunks)               orphan raw mail; taken up by the next fetch, or swept
//	stored (ONE Update: ledger row, case or version,  all or nothing; from here on the message is registered
//	  receipt bytes in the outbox, log entries)
//	marked (keyword $Inkorg, a hint for people)       marked by the next pass; the ledger alone decides
//	digested (ONE Update: digest bytes in the         both or neither
//	  outbox, period closed)
//	claimed (attempt and next time recorded)          sent after the back-off
//	sent (the server took it)                         sent again after the back-off, same Message-ID
//	settled (the outcome recorded)                    done
//
// Messages of one folder are recorded in the order of their UIDs, so numbers follow arrival.
//
// # Three kinds of trouble
//
// A problem is a fault of a message: it is kept with it and told to its sender or the coordinators. An error is ours and
// passing (network, server, SMTP): the pass goes on with the rest, returns it, and the next pass tries again. A failure of
// the store is fatal and wraps ErrStore: nothing more is done, and a restart recovers. A store that another inkorg has
// open (store.ErrLocked) is an error, not a failure.
//
// # Batches
//
// One goroutine fetches, as many as there are processors judge, one commits in order. It commits what is ready: up to 50
// messages or 16 MB in one transaction, so that a backlog costs few fsyncs and a lone message waits for nobody.
// At most 64 MB of mail are in flight, or one larger message.
//
// Scans whose text is recognised take seconds a page. One message may have three minutes of it (scanTime) on top of the limits of
// package document, so no receipt waits longer for its own scans; what is not read by then, a person reads.
//
// # Whom not to answer
//
// The parser says which mail a machine may not answer, after RFC 3834 and the older customs. Here are added: a message
// without any sender address, and a sender who was sent ten receipts the same day, which stops every loop that shows no other mark.
// A receipt withheld is always shown in the digest.
package intake
