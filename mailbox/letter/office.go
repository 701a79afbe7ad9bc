package letter

import "time"

// An Office is the authority that writes.
type Office struct {
	Name     string         // Sveriges Kommuner och Landsting
	Language string         // sv, en, or sv+en: Swedish first, English below
	Contact  string         // whom an applicant can ask: a name, a telephone number
	Zone     *time.Location // in which times are told; nil is UTC
	FromName string
	FromAddr string // also the envelope sender, so that bounces come back to us
	Token    string // value of the X-Inkorg header, by which our own mail is known again
}

// A Call is what letters tell of one call for applications.
type Call struct {
	ID       string
	Title    string    // "" when the call is not known
	Deadline time.Time // the first instant too late, as it is told to this applicant; zero when there is none
	Sections []Section
	Areas    []Area
	Expected []Applicant
}

// A Section is a part that an application must have.
type Section struct {
	ID, Title string
	Aliases   []string // other headings that mean the same
	MinWords  int      // fewer words under the heading count as nothing
}

// An Area is a subject an application may speak of. It is told, never required.
type Area struct{ ID, Title string }

// An Applicant is one of those expected to apply.
type Applicant struct {
	Code, Name string
	Share      int // of the money, in whole kronor; 0 when there is no frame to share
}
