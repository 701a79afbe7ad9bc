package main

import (
	"fmt"
	"strings"
)

// third puts the third collection into the set, for the unseen half. Whoever wrote it had seen neither the rules and the readers
// nor what they make of any file, and took no sentence, person or body of the other two. Its names begin with third-, so that it
// can be made alone.
func (s *set) third() {
	s.pool, s.half, s.prefix = "third/", "unseen", "third-"
	s.counties = counties(s.pool)
	s.thirdWords()
	s.thirdNumbers()
	s.thirdSlips()
	s.thirdShapes()
	s.thirdTables()
	s.thirdForms()
	s.thirdLayouts()
	s.thirdLong()
	s.thirdPrograms()
	s.thirdPages()
	s.thirdMails()
	s.thirdDecoys()
	s.thirdElsewhere()
	s.thirdEmpty()
	s.thirdWrong()
	s.thirdHeadless()
	s.thirdClosed()
	s.thirdMixed()
	s.thirdFonts()
}

// thirdFonts takes the largest of the fonts out of most papers that have it, for one that need not be embedded.
func (s *set) thirdFonts() {
	kept := false
	for _, d := range s.papers {
		if !strings.HasPrefix(d.name, s.prefix) || latexFont(d) != `\usepackage{lmodern}` {
			continue
		}
		if kept && d.maker != "latex-ps" && d.maker != "latex-ot1" {
			d.swap = append([]string{`\usepackage{lmodern}`, `\usepackage{helvet}\renewcommand\familydefault{\sfdefault}\pdfmapfile{=bare.map}`}, d.swap...)
		}
		kept = true
	}
}

// leaves adds papers of one way: maker, heading of the first section, heading of the second; without a heading, the section is
// not there.
func (s *set) leaves(way string, rows ...[3]string) {
	for _, r := range rows {
		s.leaf(way, r[0], toldOrNone(r[1]), toldOrNone(r[2]))
	}
}

// leaf adds a paper with two sections in a frame of the third collection.
func (s *set) leaf(way, maker string, organ, medel part) *paper {
	return s.add(way, maker, func(a *author, d *paper) {
		d.truth["organ"], d.truth["medel"] = a.filled(organ.truth), a.filled(medel.truth)
		whole := organ.truth.Answer != missing.Answer && medel.truth.Answer != missing.Answer
		d.blocks = a.dossier(whole, organ.write(a, "organ"), medel.write(a, "medel"))
	})
}

func toldOrNone(heading string) part {
	if heading == "" {
		return none()
	}
	return told(heading)
}

// told is a section with a heading and a text as offices write them.
func told(heading string) part {
	return part{func(a *author, subject string) []block {
		return append([]block{h(2, a.fill(heading))}, a.matter(subject)...)
	}, found(strings.NewReplacer("\n", " ", "\t", " ").Replace(heading))}
}

// tells is a section with a heading, and the given number of paragraphs under it.
func tells(heading string, n int) part {
	return part{func(a *author, subject string) []block {
		return append([]block{h(2, a.fill(heading))}, ps(a.some(subject, n)...)...)
	}, found(heading)}
}

// matter begins with a whole paragraph.
func (a *author) matter(subject string) []block {
	bs := ps(a.some(subject, 1)...)
	switch a.r.IntN(9) {
	case 0, 1:
		return append(bs, ps(a.some(subject, 2)...)...)
	case 2:
		return append(bs, p(a.of("Närmare bestämt:", "I korthet:", "Det rör sig om")), a.points3(subject), p(a.some(subject, 1)[0]))
	case 3:
		return append(bs, h(3, a.inner(subject)), p(a.some(subject, 1)[0]), h(3, a.inner(subject)), p(a.some(subject, 1)[0]))
	case 4:
		return ps(bs[0].text + " " + strings.Join(a.some(subject, 4), " "))
	case 5:
		return bs
	case 6:
		return append(bs, a.points3(subject))
	}
	return append(bs, p(a.some(subject, 1)[0]))
}

func (a *author) points3(subject string) block {
	lists := a.lines("lists", subject)
	return block{kind: list, items: lists[a.r.IntN(len(lists))], order: a.r.IntN(3) == 0}
}

// dossier puts two sections into a whole paper. Where one of them is missing, no other chapter tells of plans or money.
func (a *author) dossier(whole bool, organ, medel []block) []block {
	bs := a.front()
	if a.r.IntN(2) > 0 {
		bs = append(bs, a.aside("background", "Förutsättningar", "Läget i länet", "Länet i korthet", "Skälen till att vi söker", "Ingress")...)
	}
	if a.r.IntN(8) == 0 {
		organ, medel = medel, organ
	}
	bs = append(bs, organ...)
	if whole && a.r.IntN(4) == 0 {
		bs = append(bs, a.aside("goals", "Målbild", "Vad som ska vara annorlunda efteråt", "Effekter")...)
	}
	bs = append(bs, medel...)
	if whole && a.r.IntN(3) == 0 {
		bs = append(bs, a.aside("timeplan", "Tidsschema", "Etappindelning", "Hålltider")...)
	}
	if whole && a.r.IntN(4) == 0 {
		bs = append(bs, a.aside("budget", "Kostnadsbild", "Ekonomisk översikt", "Siffror")...)
	}
	return append(bs, a.back()...)
}

func (a *author) front() []block {
	var bs []block
	if a.r.IntN(3) == 0 {
		bs = append(bs, ps(a.some("letterhead", 1)...)...)
	}
	return append(append(bs, h(1, a.head())), ps(a.some("intro", 1)...)...)
}

func (a *author) back() []block {
	return append(a.aside("contact", "Upplysningar lämnas av", "Kontaktvägar", "Svar skickas till"), ps(a.some("closing", 1)...)...)
}

func (a *author) head() string {
	if a.english {
		return a.of("{lan}: answer to the call of 2009", "{organ}: application to SALAR")
	}
	return a.of("{lan} söker stöd för 2009", "Gemensamt svar från {short}", "Ansökan om stöd till länets IT-arbete", "Regional IT 2009, {lan}", "Anhållan om bidrag för {lan}", "Skrivelse från {organ}", "Ansökan, version för inlämning", "{short} – ansökan mars 2009")
}

// aside is a chapter that the call does not ask for.
func (a *author) aside(subject string, headings ...string) []block {
	name := a.of(headings...)
	if a.english {
		name = map[string]string{"background": "The county", "goals": "What shall be different", "timeplan": "Dates", "budget": "Figures", "contact": "Address"}[subject]
		if subject != "background" {
			return []block{h(2, name), p(a.fill(fmt.Sprintf("%s: {person} will answer by return of post or at {mail}.", name)))}
		}
	}
	return append([]block{h(2, name)}, ps(a.some(subject, 1)...)...)
}

// namesInTurn are the call's own names for the two sections, one pair after the other.
func namesInTurn(i int) [2]string {
	return [][2]string{{"IT-samverkansorgan", "Användning av stimulansmedlen"}, {organTitle, "Medlens användning"}, {"Regionalt samverkansorgan", "Planerad användning av medlen"},
		{"Organisation för IT-samverkan", medelTitle}, {"Regionalt samverkansorgan", "Användning av stimulansmedlen"}, {organTitle, medelTitle}, {"IT-samverkansorgan", "Medlens användning"}}[i%7]
}
