// Package rtf reads the language of Rich Text Format (specification 1.9.1): groups, control words, escapes and the bytes of text.
// It knows no documents: what words mean for a page is the business of who reads them. Package document makes paragraphs and
// headings of RTF files with it, package container the plain words of messages that Outlook has written in RTF. It knows no other
// room but codepage, and it never fails: any bytes are taken, and each byte is looked at once.
//
// # The contract
//
// [Reader.Next] gives one [Token] after another: groups as they open and close, words, and text. Text is decoded and whole: hex
// escapes, \u with its substitutes, pairs of surrogates, and words that stand for a sign (\emdash, \tab) are text here, and
// codepages are gone. A word that only says how text is written (\uc, \f, \ansicpg…) is not given to the caller.
//
// Open and Close come in pairs: a brace that closes nothing is left out, and so is each group deeper than [MaxDepth], whose
// content counts as that of the last one. So a caller keeps one state for a group, pushed at Open and popped at Close, and its
// stack is bounded. Groups that are open at the end of the file are not closed.
//
// [Reader.Skip] passes over the rest of a group, to its Close, at the speed of a search for braces. [Token.Hidden] says of a word
// whether it begins a destination that is text for nobody. A caller that wants one of these after all, such as the style sheet,
// looks for its word first. Two destinations are settled here: the font table is taken in, and of an \upr (the same text twice,
// without and with Unicode) only the better half is given.
//
// HTML that Exchange has wrapped in RTF ([MS-OXRTFEX]) needs no care: its tags are in hidden destinations, and the words stand
// beside them.
//
// # Which codepage
//
// That of the font, where the font table gives it one (\fcharset, \cpg), else that of the file (\ansicpg, \mac, \pc, \pca), else
// windows-1252. Bytes are decoded when the text or the codepage ends, since a character may be two of them. See package codepage
// for what is not believed.
//
// # Limits
//
// [MaxDepth] groups in one another, 10,000 fonts, 100 substitutes behind a \u. A text of more than 64 kB comes in several tokens.
package rtf
