// Package store keeps everything Inkorg knows in one bbolt file: the raw mail, the ledger of what was seen, the cases, the
// outbox, the digests' periods and the log. It knows nothing of mail formats and of no network.
//
// Raw mail is the truth; the rest can be derived from it again. One Update is one fact: all of it is on the disk when it
// returns nil, and nothing of it otherwise. Numbers are given out in the transaction that uses them.
//
// # The file
//
// Buckets lie at the top level. Integers are big endian. "Time" in a key is 12 bytes: seconds since 1970 as a signed 64-bit
// integer with its sign bit turned over, then 4 bytes of nanoseconds, so that keys sort by time. NUL ends a string in a key;
// such strings come out of the configuration, never out of a mail, and have at most 1000 bytes. "Digest" is the SHA-256 of
// words of any content, each followed by a NUL. JSON values are the record types of this package, with the names of their
// field tags; all times are UTC, RFC 3339 with nanoseconds.
//
//	bucket        key                                              value
//	meta          "format"                                         decimal digits: 1
//	              "token"                                          26 random characters, base32
//	              "created"                                        when the file was made, RFC 3339
//	              "log"                                            hash of the last event, 32 bytes; none while the log is empty
//	messages      hash of the raw mail, 32 bytes                   Message, JSON
//	raw           hash of the raw mail, 32 bytes                   nested bucket, see below
//	places        account NUL folder NUL uidvalidity(4) uid(4)     Sighting, JSON
//	cases         number                                           Case, JSON
//	counters      name                                             the last count given out, 8 bytes
//	letters       ID(8), from 1                                    Letter, JSON
//	letter-bytes  ID(8)                                            the letter as it is sent
//	periods       count(8), from 1                                 Period, JSON
//	counts        account NUL folder NUL                           Count, JSON
//	log           Seq(8), from 1                                   Event, JSON
//
// The sequence numbers of the buckets letters, periods and log are the last key given out.
//
// # Indexes
//
// The value of every index entry is the key of the record it leads to, in the bucket its name begins with.
//
//	index                  key
//	messages-by-time       Registered(time) hash
//	places-by-message      hash place NUL                   (place is a key of the bucket places)
//	cases-by-call          call NUL counter NUL Seq(8)
//	cases-by-sender        digest(call, sender) Opened(time) Seq(8) counter NUL
//	letters-by-message-id  digest(Message-ID)
//	letters-by-answer      hash of the message it answers; only letters that answer one
//	letters-by-day         digest(Day, recipient) ID(8); only letters with a Day
//	letters-due            Next(time) ID(8); only Queued, Claimed and Uncertain ones
//
// Addresses go into a digest in lower case. A digest stands where a stranger chose the words: keys have a limit of 32 KiB,
// and no address, however long, may make a mail impossible to record.
//
// # Raw mail
//
// Each raw mail has a nested bucket in raw, named by its hash. Its keys are chunk numbers of 4 bytes, from 0; all chunks
// have 256 KiB, only the last has fewer (and a mail without any bytes has no chunk). Behind them stands the key "end" with the
// size in bytes (8). A transaction takes about 16 MB, so a large mail needs several and a group of small ones shares one. The
// end mark is written with the last chunk: a mail without it was cut short, is not there for any reader, and is begun anew
// by the next PutRaw. One bucket for each mail, because big values side by side in one bucket are written again and again.
//
// # The log
//
// The log is only ever added to. Each event carries the hash of the one before. Its own hash is the SHA-256 of its JSON as it is
// stored, with the 64 digits of the last field, "hash", replaced by zeros; so it is verified by its bytes, and an older
// build can verify what a newer one wrote. The hash of the last event stands in meta, so that a log which lost its end is found
// out. This shows accidents and careless hands. Whoever can write the file can also compute a new chain: keep a copy of the
// last hash elsewhere if that matters.
//
// # What Check verifies
//
//   - Every record is readable, is valid by itself (its state is one of those listed, its versions are numbered 1, 2, 3), and
//     stands under its own key.
//   - Every index holds what the records ask for, and nothing else.
//   - Every raw mail with an end mark has all its chunks, that size and that hash.
//   - Every message has its raw mail whole, and of the size it says.
//   - A message and its case agree: a message with a number belongs to a case that exists; a version has its message, a message
//     that made a version is that version's; a question has its message.
//   - Every place leads to a message, unless its state is Failed.
//   - The cases of a counter have the counts 1, 2, 3 up to the last one given out.
//   - Letters are numbered without gaps and have their bytes; what they answer, and their case and version, exist; no message has
//     two answers and no Message-ID is used twice; a letter has an end exactly when it is not to be sent any more.
//   - Periods are numbered without gaps, each begins where the one before ended, and their letters exist.
//   - The log is numbered without gaps, its chain holds, and what it speaks of exists.
//   - The pages of the file are each in use once or free.
//
// Raw mail without a message is no fault: see Sweep.
//
// # Compatibility
//
// The format number tells which file a build can use; it goes up when an older build would misread or lose something. Within one
// number fields may be added to records and keys to meta; names of buckets, keys and fields never change their meaning and
// never come back with another. An older build ignores fields it does not know, and drops them when it writes the record: a
// field that must not be lost needs a new number. A file with a higher number than the build knows is refused with ErrNewer.
//
// # When the file cannot be trusted
//
// ErrDamaged comes out of Open, View, Update and Check wherever something cannot be read: a cut file, a record that is not
// JSON, pages that bbolt stumbles over. None of it is a panic. A fault of the caller's own function stays a panic, and rolls the
// transaction back. Open refuses a file shorter than it says it is. An empty file is damage too, not a new database: who
// starts anew registers and answers all mail a second time. A new file is made aside and linked into place when it is
// whole.
//
// Two things cannot be caught: pages damaged so that they lead in a circle, and a process that dies while it writes. The second
// does no harm, since bbolt never writes over a page in use; syncing is never turned off.
package store
