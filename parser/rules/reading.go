package rules

// A reading is one readable source, prepared for every question that is asked of it.
type reading struct {
	name     string
	reader   func(page int) string // which one read the page
	body     bool                  // it is the mail itself
	year     int                   // of the call
	letter   bool                  // it is the call: nothing in it is the applicant's
	text     text
	hits     []hit // headings of sections, weighed, in reading order
	passages []passage
}

// readings prepares what can be read: documents first, because of two equal findings the first stands.
func readings(sources []Source, p plan) (all []reading) {
	for _, s := range inOrder(sources) {
		r := reading{name: s.Name, reader: s.Document.Reader, body: s.Body, year: p.year, text: rows(s.Document)}
		r.passages = passages(r.text)
		r.hits = r.text.find(p)
		r.text.weigh(r.hits, p)
		r.letter = r.text.isCall(r.hits)
		all = append(all, r)
	}
	return all
}

// inOrder returns what can be read, documents first.
func inOrder(sources []Source) []Source {
	var documents, bodies []Source
	for _, s := range sources {
		switch {
		case !s.Document.Readable:
		case s.Body:
			bodies = append(bodies, s)
		default:
			documents = append(documents, s)
		}
	}
	return append(documents, bodies...)
}
