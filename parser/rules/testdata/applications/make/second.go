package main

import (
	"fmt"
	"strings"
)

// second puts the second collection into the set. Whoever wrote it had seen neither the rules nor what they make of any file,
// and took no sentence of the first collection. It was written to be the unseen half.
func (s *set) second() {
	s.pool, s.half = "second/", "unseen"
	s.counties = counties(s.pool)
	s.secondWords()
	s.secondNumbers()
	s.secondSlips()
	s.secondShapes()
	s.secondTables()
	s.secondLayouts()
	s.secondPrograms()
	s.secondMails()
	s.secondDecoys()
	s.secondElsewhere()
	s.secondLists()
	s.secondEmpty()
	s.secondWrong()
	s.secondHeadless()
	s.secondClosed()
	s.secondMixed()
}

// rows adds papers of one way: maker, heading of the first section, heading of the second; without a heading, the applicant has
// forgotten the section.
func (s *set) rows(way string, rows ...[3]string) {
	for _, r := range rows {
		s.sheet(way, r[0], titledOrNone(r[1]), titledOrNone(r[2]))
	}
}

// sheet adds a paper with two sections in a frame of the second collection.
func (s *set) sheet(way, maker string, organ, medel part) *paper {
	return s.add(way, maker, func(a *author, d *paper) {
		d.truth["organ"], d.truth["medel"] = a.filled(organ.truth), a.filled(medel.truth)
		whole := organ.truth.Answer != missing.Answer && medel.truth.Answer != missing.Answer
		d.blocks = a.application(whole, organ.write(a, "organ"), medel.write(a, "medel"))
	})
}

func (a *author) filled(t answer) answer {
	t.Heading = a.fill(t.Heading)
	return t
}

func titledOrNone(heading string) part {
	if heading == "" {
		return none()
	}
	return titled(heading)
}

// titled is a section with a heading and what people put under one.
func titled(heading string) part {
	return part{func(a *author, subject string) []block {
		return append([]block{h(2, a.fill(heading))}, a.content(subject)...)
	}, found(strings.ReplaceAll(heading, "\n", " "))}
}

// content is prose, always first a whole paragraph, then more of it, a list, subheadings or a table.
func (a *author) content(subject string) []block {
	bs := ps(a.some(subject, 1)...)
	switch a.r.IntN(8) {
	case 0:
		return append(bs, a.enumeration(subject), p(a.some(subject, 1)[0]))
	case 1:
		return append(bs, h(3, a.inner(subject)), p(a.some(subject, 1)[0]), h(3, a.inner(subject)), p(a.some(subject, 1)[0]))
	case 2:
		return ps(strings.Join(append(a.some(subject, 3), bs[0].text), " "))
	case 3:
		return append(bs, a.enumeration(subject))
	case 4:
		return append(bs, ps(a.some(subject, 3)...)...)
	case 5:
		return append(bs, h(3, a.inner(subject)), p(a.some(subject, 1)[0]), a.enumeration(subject))
	}
	return append(bs, p(a.some(subject, 1)[0]))
}

// inner is a subheading, never the same one twice.
func (a *author) inner(subject string) string {
	if len(a.left["subheads "+subject]) == 0 {
		for _, f := range a.lines("subheads", subject) {
			a.left["subheads "+subject] = append(a.left["subheads "+subject], f...)
		}
	}
	first := a.left["subheads "+subject][0]
	a.left["subheads "+subject] = a.left["subheads "+subject][1:]
	return first
}

func (a *author) enumeration(subject string) block {
	if a.english {
		return block{kind: list, items: []string{a.fill("the municipalities of {ort} and {ort2}"), a.fill("staff from {landsting}"), "two invited observers without a vote"}}
	}
	lists := a.lines("lists", subject)
	return block{kind: list, items: lists[a.r.IntN(len(lists))], order: a.r.IntN(3) == 0}
}

// lines are those of a text that begin with the subject, cut at their bars.
func (a *author) lines(name, subject string) [][]string {
	if a.english {
		subject += "-en"
	}
	var all [][]string
	for line := range strings.Lines(text(a.pool + name)) {
		if f := strings.Split(strings.TrimSpace(line), "|"); f[0] == subject {
			for i := range f {
				f[i] = a.fill(f[i])
			}
			all = append(all, f[1:])
		}
	}
	return all
}

// application puts two sections into a whole paper. Where one of them is missing, no other chapter tells of plans or money.
func (a *author) application(whole bool, organ, medel []block) []block {
	bs := a.opening()
	if a.r.IntN(3) > 0 {
		bs = append(bs, a.part("background", "Utgångsläge", "Om länet", "Varför vi söker", "Nuläget i {lan}", "Sammanfattning")...)
	}
	if a.r.IntN(7) == 0 {
		organ, medel = medel, organ
	}
	bs = append(bs, organ...)
	if whole && a.r.IntN(4) == 0 {
		bs = append(bs, a.part("goals", "Vad vi vill uppnå", "Mätbara mål", "Effektmål")...)
	}
	bs = append(bs, medel...)
	if whole && a.r.IntN(3) == 0 {
		bs = append(bs, a.part("timeplan", "När det ska ske", "Kalender", "Tider")...)
	}
	if whole && a.r.IntN(4) == 0 {
		bs = append(bs, a.part("budget", "Kalkyl", "Kostnadsberäkning")...)
	}
	return append(bs, a.signed()...)
}

func (a *author) opening() []block {
	var bs []block
	if a.r.IntN(3) == 0 {
		bs = append(bs, ps(a.some("letterhead", 1)...)...)
	}
	return append(append(bs, h(1, a.name())), ps(a.some("intro", 1)...)...)
}

func (a *author) signed() []block {
	return append(a.part("contact", "Frågor besvaras av", "Handläggare", "Vem man kan ringa"), ps(a.some("closing", 1)...)...)
}

func (a *author) name() string {
	if a.english {
		return a.of("{short} county: application 2009", "To SKL: joint application from {short}")
	}
	return a.of("{lan}: ansökan till SKL", "Framställan om stöd till IT-utveckling i {lan}", "Ansökan 2009 – {short}", "Till SKL: gemensam ansökan från {short}",
		"{landsting} och kommunerna i {lan} ansöker", "Ansökningshandling, {lan}", "Begäran om stöd, {organ}")
}

// part is a chapter that the call does not ask for.
func (a *author) part(subject string, headings ...string) []block {
	name := a.of(headings...)
	if a.english {
		name = map[string]string{"background": "Where we are", "goals": "Targets", "timeplan": "Calendar", "budget": "Sums", "contact": "Questions"}[subject]
		if subject != "background" {
			return []block{h(2, name), p(a.fill(fmt.Sprintf("For this, write to {person} in {ort}, {mail} (%s).", strings.ToLower(name))))}
		}
	}
	return append([]block{h(2, name)}, ps(a.some(subject, 1)...)...)
}

// titlesInTurn are some of the call's own names for the two sections, one pair after the other.
func titlesInTurn(i int) [2]string {
	return [][2]string{{"Regionalt samverkansorgan", medelTitle}, {organTitle, "Planerad användning av medlen"}, {"Organisation för IT-samverkan", "Användning av stimulansmedlen"},
		{"IT-samverkansorgan", "Medlens användning"}, {organTitle, medelTitle}}[i%5]
}
