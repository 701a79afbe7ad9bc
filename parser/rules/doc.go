// Package rules holds the call: until when, from whom and with which parts an application must come. It says what a
// message and its documents fulfil and lack. It is pure: it reads no clock, file or network, keeps no state, and gives
// the same answer to the same question every time, so that an old decision can be made again and compared.
//
// It never rejects. Every answer is something to tell a person, with the proof that goes with it.
//
// # Deadline and clocks
//
// A Deadline is one instant, the first that is too late. A day means all of it: 2009-03-15 in Europe/Stockholm ends at
// 2009-03-16 00:00, which is 2009-03-15T23:00:00Z. A time of day means before that time, so a deadline of 23:59 gives
// away the last minute of the day. A local time that the change to or from summer time makes doubtful is read in the
// applicant's favour (ParseDeadline).
//
// A message has up to four clocks. The first of these that exists decides when it was received:
//
//   - border, the topmost Received line written by a host of our own (RFC 5321, section 4.4): the message is in our hands
//     from then on, whatever happens to it inside;
//   - internal, the INTERNALDATE of the mailbox (RFC 3501, section 2.3.3): for delivered mail the time of its delivery,
//     but a copied or restored mailbox may have another;
//   - seen, when Inkorg first saw it, which can only be too late.
//
// The Date header is the sender's word and never decides. The Swedish Supreme Court (NJA 2024 s. 3) held that a mail had
// come in time that the authority's spam filter took in at 23:57 and let through at 00:27. Hence the order, and hence
// Confirm: where border says in time and internal says late, the message is in time, and a person is shown both.
// A message that the deciding clock calls late is Late, even if another clock says otherwise.
//
// # Three answers, with proof
//
// For each required section Check answers Found, NotFound or Unread. Found names the document, the page, the heading as
// written and the words under it. NotFound names the heading that came nearest: the right one with too little under it
// (Words says how much), else the one that shares most words with the section's names, for a person to look at. Unread
// means that the section is not in what could be read, and that a document, or a page of one, could not be read: it is
// named, and nobody is told that the section is missing. So it is where the text of a page was recognised in a picture: what
// stands in it counts, and what does not may have been misread. Reader says so in both answers.
//
// Telling an applicant that a part is missing when it is there costs trust, or a grant. Telling a coordinator that it is
// there when it is not costs a minute. Where the two errors must be weighed, Check leans to Found.
//
// # What is a heading
//
// A line, or up to three lines together, whose words are the title or an alias of the section:
//
//   - case, punctuation, numbering ("2.", "1.2", "1 a)", "A1", "§ 3", "IV", "Bilaga 1:", "Svar på fråga 2:", "Rubrik:"), "m.m." at the
//     end and articles do not matter; "&" is "och";
//   - words may be inflected (medel, medlen, medlens), have one stem by the Snowball rules (funds, funding), or be a verb and what its doing is
//     called (spridas, spridning). One slip of the pen is forgiven for each 8 letters; in a name of 6 or 7 letters a letter too many, too few or
//     swapped inside. Dots and rings may all be missing;
//   - words may be split, run together, or joined by hyphens (samverkans organ, stimulans-medlen), and a compound may be taken apart or made:
//     "Beskrivning av projektet", "Projektbeskrivning"; "Risk- och konsekvensanalys" for "Riskanalys"; "Projektbudget" for "Budget";
//   - people who have named a compound shorten it: in names of three words or more "medlen" stands for "stimulansmedlen". Names of
//     two words may be turned: "användning av medlen" for "Medlens användning", "samverkansorgan för IT" for "IT-samverkansorgan",
//     "Organisation, sökande". In longer ones any order will do, and the words that only join others may be others;
//   - "Beskrivning av" may be left out or put before, and an adjective or an owner be left out where two words remain that tell
//     something ("Mål och resultat" for "Mål och förväntade resultat");
//   - if the reader of the document marked the line as a heading, or it is a short line of its own, two more words may stand
//     inside a name of three words or more ("Hur de sökta stimulansmedlen ska användas"), besides those that only join others, and up to four
//     beside any ("Hur stimulansmedlen ska användas under 2009"): numbers are not counted, and it may be six if all but two of them only join
//     others. Not if they make it a heading of something else, such as the title of the whole application, or a question to answer with yes
//     or no. A heading that begins with a name of three words or more may go on for 14 ("… för att stödja och stärka samverkan");
//   - text may follow on the same line: behind a colon ("Användning av medlen: Vi ska …"), and, where a paragraph begins, behind
//     a full stop, a question mark or a dash, or beside the name as in a table ("Medlens användning Vi ska …").
//
// Words that mean the same are given as further aliases of the section. A list of synonyms beside them would make headings
// that nobody has read.
//
// What is no heading, or none of this application, though the words are there: a line inside running text (it is as wide as the lines around it, and
// the sentence goes on before and behind); an entry in the table of contents (dot leaders, a page number, or under the
// title of one, where the line comes again later); a page header or footer (marked by the reader, or the same line in
// the same type among the first or last three on three pages or more); a heading in the past tense, or of the money of a year, that
// names only years before the call's ("Redovisning av medlens användning 2008"); one with more than the name, over a part that says of itself
// that it is outside of the application; an entry of a list of what comes with the letter
// ("Bilagor:", "Ansökan består av:"), of an agenda or a checklist; a line of a table of sums ("IT-samverkansorgan 120 000"); one of what is done about the
// matter ("Samråd om medlens användning"), or of the same matter of others ("… i andra län"); anything in the call itself, sent back. A
// document is the call where headings of sections stand as a bare list behind a sentence such as "Ansökan ska innehålla",
// it tells how to send an application, and nobody speaks of himself behind the list. All these signs must be there, for an
// applicant may have written between the lines.
//
// A heading needs words under it: MinWords of them, DefaultMinWords (1) where the call does not say. They are counted up
// to the next heading of its level or above, or the next that matches another section, subheadings and what stands under
// them included; the part under an unmarked line ends at any marked heading. A heading numbered as the first of a list
// ends nothing: the list belongs to the part. The end of a letter ("Med vänlig hälsning") ends all. So does a short line behind a
// placeholder or a bare number, as in a table of costs, and, right under the heading, one that is no part of anything else ("Kontakt"), or the field below where a form is signed ("Behörig företrädare"). Sentences that are empty do not count: in up to 8 words a promise or a pointer
// ("TBD", "kompletteras senare", "se bilaga"); in up to 12 a denial ("har ännu inte beslutat"); in up to 60 the
// instructions of a template ("Beskriv hur …", "max 2000 tecken"); in up to 14 those that say nothing as a whole (hollow.go); the filling of
// designers ("Lorem ipsum"); what stands in square or pointed brackets, up to 8 words; what tells somebody else what to write (directs.go): a command, a
// sentence that says "ni" and not "vi", how long a text should be, what an application shall hold. Behind a colon an answer may follow. Three things count only beside as many words
// that say something: a question, which people repeat before they answer it; a sentence in up to 14 words that all speak of the text that is not
// there, of who writes or decides, and when (unwritten.go); and, where the section asks how or why, a date, a sum, an address or the name of a person alone (mere.go).
// In a part of more than 120 words all count. Of several
// headings of one section the one with the most words is the proof, documents before the body of the mail where they have as many.
//
// A pointer under a heading is followed: to a file that it names, an annex of its number or letter (by the name of the file or
// its first lines), an annex behind in the same document, or the only other file, unless that holds another section. If that
// came and has MinWords words, at least 25, the section is found there, and Refers has the pointer.
//
// # Likely
//
// Where a section is not found, Likely may name a place that seems to be it without a heading: the words of one of its
// names that tell anything stand within 14 words of each other (of four or more such words one may be missing; a
// single one must come first in its paragraph, or twice), in a sentence that states something, and it and its neighbours have
// MinWords words, at least 25. Not under the heading of another section or an earlier year, not in the call. It changes neither
// answer nor status. It is said to the applicant and the coordinators, so it need not be complete, but it should be right.
//
// # Statuses
//
// NoDocument: no document came, and no section stands in the mail itself. Unreadable: a section was not found and a
// document or a page could not be read; or the call has no sections and nothing could be read. Complete: every section was found,
// though something else may be unreadable. Incomplete: everything could be read and a section is missing.
//
// # Areas and amounts
//
// Areas are told, never required: one is spoken of where one of its words or phrases occurs in anything readable. From 6
// letters on its forms and compounds count too (standarder: informationsstandarden); a shorter word stands as it is.
// Table of contents, page headers and the call itself are not counted.
//
// A sum of money is a number beside a unit of kronor. It is Asked where its sentence applies for it in the present tense, or the
// label of a field does, and nothing takes that back: a range, "per år", a part of a cost, another to ask, an earlier year.
// In doubt it is only named: what is told as asked for must be in the text.
//
// # Limits
//
// A heading has at most 300 bytes. The first 200 headings of a section in a document are weighed. Time grows with the
// length of the text times the number of names, and no file can make it grow faster.
package rules
