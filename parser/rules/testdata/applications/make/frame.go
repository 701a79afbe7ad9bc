package main

// A part is how one section stands in a document, and what is true of it.
type part struct {
	write func(a *author, subject string) []block
	truth answer
}

var (
	missing = answer{Answer: "not-found"}
	unknown = answer{Answer: "unreadable"}
	likely  = answer{Answer: "not-found", Likely: true}
)

func found(heading string) answer { return answer{Answer: "found", Heading: heading} }

// has is a section with a heading, and two or three paragraphs under it.
func has(text string) part {
	return part{func(a *author, subject string) []block {
		return append([]block{h(2, text)}, a.body(subject)...)
	}, found(text)}
}

// body is what stands under a heading: paragraphs, sometimes with a subheading or a list.
func (a *author) body(subject string) []block {
	bs := ps(a.some(subject, 2)...)
	switch a.r.IntN(4) {
	case 0:
		bs = append(bs, a.subheading(subject), p(a.some(subject, 1)[0]))
	case 1:
		bs = append(bs, p(a.some(subject, 1)[0]))
	case 2:
		bs = append(bs, a.points(subject))
	}
	return bs
}

func (a *author) subheading(subject string) block {
	if a.english {
		return h(3, a.of("Staff", "In practice", "Next steps"))
	}
	if subject == "organ" {
		return h(3, a.of("Ledning och styrning", "Arbetsgrupper", "Finansiering", "Historik"))
	}
	return h(3, a.of("Utbildning", "Personal och bemanning", "Etapper", "Inköp"))
}

func (a *author) points(subject string) block {
	if a.english {
		return block{kind: list, items: []string{"secure login in home care", "common terms for discharge planning", "seminars and study visits"}}
	}
	if subject == "organ" {
		return block{kind: list, items: []string{a.fill("kommunchefen i {ort}"), "landstingets IT-direktör", a.fill("två företrädare för kommunförbundet, varav en från {ort2}")}}
	}
	return block{kind: list, items: []string{"samordnare på halvtid", a.fill("utbildning i {ort} och {ort2}"), "köp av kort och läsare", "temadagar för handläggare"}}
}

// under is a heading with the given words under it and nothing more.
func under(text string, words ...string) part {
	return part{func(a *author, _ string) []block {
		bs := []block{h(2, text)}
		for _, w := range words {
			bs = append(bs, p(a.fill(w)))
		}
		return bs
	}, missing}
}

func none() part { return part{func(*author, string) []block { return nil }, missing} }

// is gives the part another truth.
func (q part) is(t answer) part {
	q.truth = t
	return q
}

// with puts blocks behind the part.
func (q part) with(bs ...block) part {
	write := q.write
	q.write = func(a *author, subject string) []block { return append(write(a, subject), bs...) }
	return q
}

// frame puts the two sections into a whole application.
func (a *author) frame(organ, medel []block) []block {
	bs := append([]block{h(1, a.title())}, ps(a.some("intro", 1)...)...)
	if a.r.IntN(2) == 0 {
		bs = append(bs, a.chapter("background", "Bakgrund", "Länets förutsättningar", "Inledning", "Nuläge")...)
	}
	first, second := organ, medel
	if a.r.IntN(6) == 0 {
		first, second = medel, organ
	}
	bs = append(bs, first...)
	if a.r.IntN(3) == 0 {
		bs = append(bs, a.chapter("goals", "Mål och förväntade effekter", "Mål", "Uppföljning")...)
	}
	bs = append(bs, second...)
	return append(bs, a.ending()...)
}

func (a *author) ending() []block {
	var bs []block
	if a.r.IntN(2) == 0 {
		bs = append(bs, a.chapter("timeplan", "Tidplan", "Tidsplan")...)
	}
	if a.r.IntN(3) == 0 {
		bs = append(bs, a.chapter("budget", "Budget", "Kostnader", "Ekonomi")...)
	}
	bs = append(bs, a.chapter("contact", "Kontaktperson", "Kontaktuppgifter", "Kontakt")...)
	return append(bs, ps(a.some("closing", 1)...)...)
}

func (a *author) title() string {
	if a.english {
		return a.of("Application for support 2009, {short} county", "Joint application from {short} county")
	}
	return a.of("Ansökan om stimulansmedel för regional IT-samverkan 2009", "Gemensam ansökan från {lan}",
		"Ansökan: regional IT-samverkan i {lan}", "Ansökan från kommunerna i {lan} och {landsting}", "{lan}s ansökan 2009", "Ansökan om medel")
}

// chapter is a part that the call does not ask for.
func (a *author) chapter(subject string, headings ...string) []block {
	name := a.of(headings...)
	if a.english {
		name = map[string]string{"background": "Background", "goals": "Goals", "timeplan": "Timetable", "budget": "Budget", "contact": "Contact"}[subject]
		if subject != "background" {
			return []block{h(2, name), p(a.of("See above; {person} in {ort} answers all questions.", "This is handled by {person} at {organ} in {ort}."))}
		}
	}
	return append([]block{h(2, name)}, ps(a.some(subject, 1)...)...)
}
