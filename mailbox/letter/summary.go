package letter

import (
	"time"

	"inkorg/store"
)

// A Summary is what one digest tells of: the records as they stand when its period ends. What is new, and what needs a
// person, is found out here.
type Summary struct {
	From    time.Time // when the period before ended; zero for the first digest
	To      time.Time // when this one ends: messages registered after From, and not after To, are new
	Calls   []Overview
	Other   []store.Message // messages of the period that belong to no case, in the order they were registered
	Digests []store.Letter  // earlier digests that are bounced, refused or uncertain
	Folders []Folder
}

// An Overview is one call with all its cases, in the order of their numbers.
type Overview struct {
	Call  Call
	Cases []Dossier
}

// A Dossier is one case with what belongs to it.
type Dossier struct {
	Case     store.Case
	Messages []store.Message // those that made its versions, and its questions
	Letters  []store.Letter  // the receipts and notices that answer them
}

// A Folder is the count of one watched folder, with the messages that the server would not give us.
type Folder struct {
	Count  store.Count
	Failed []store.Sighting
}
