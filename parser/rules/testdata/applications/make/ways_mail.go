package main

import "strings"

func (s *set) mails() {
	for i, m := range []string{"mail/plain", "mail/caps", "mail/underline", "mail", "mail-html", "mail-html/bold", "mail-html/plain", "mail/plain"} {
		names := [][2]string{{"IT-samverkansorganet", "Användning av stimulansmedlen"}, {"Regionalt samverkansorgan", "Medlens användning"}, {organTitle, medelTitle}}[i%3]
		s.letter("mail-body", m, has(names[0]), has(names[1]), "")
	}
	for _, m := range []string{"mail/plain", "mail/plain", "mail-html"} {
		s.letter("mail-run-in", m, runIn("IT-samverkansorgan:"), runIn("Medlens användning:"), "")
	}
	for i, m := range []string{"mail/plain", "mail/plain", "mail/plain", "mail-html", "mail/plain"} { // only in the mail that is answered
		s.letter("quoted-only", m, none(), none(), []string{"original", "angle", "wrote", "html", "sent"}[i])
	}
	for i, m := range []string{"mail/plain", "mail/caps", "mail-html", "mail/plain"} { // in both
		s.letter("quoted-too", m, has("Regionalt samverkansorgan"), has(medelTitle), []string{"original", "angle", "html", "wrote"}[i])
	}
	for i, m := range []string{"mail/plain", "mail/plain", "mail-html"} { // one in the mail, the other only in what it quotes
		s.letter("quoted-half", m, has("IT-samverkansorgan"), none(), []string{"original", "angle", "html"}[i])
	}
	for _, m := range []string{"mail/plain", "mail-html"} {
		s.letter("mail-announces", m, part{func(*author, string) []block {
			return ps("Bifogat finns en beskrivning av det regionala IT-samverkansorganet samt hur stimulansmedlen ska användas.")
		}, missing}, none(), "")
	}
}

// letter is an application written into the mail itself.
func (s *set) letter(way, maker string, organ, medel part, quote string) {
	s.add(way, maker, func(a *author, d *paper) {
		d.truth["organ"], d.truth["medel"] = organ.truth, medel.truth
		bs := []block{p(a.of("Hej!", "Till förbundet", "God dag,")), p(a.of("Här kommer ansökan från {lan}.", "Vi har inte möjlighet att bifoga filer, så ansökan ligger här i brevet.", "Se nedan vad gäller {lan}."))}
		bs = append(bs, organ.write(a, "organ")...)
		bs = append(bs, medel.write(a, "medel")...)
		sign := a.fill("Med vänlig hälsning\n{person}\n{organ}\n")
		if maker == "mail-html" || strings.HasPrefix(maker, "mail-html") {
			bs = append(bs, block{kind: raw, text: "<p>" + strings.ReplaceAll(sign, "\n", "<br>") + "</p>"})
		} else {
			bs = append(bs, block{kind: raw, text: sign + "-- \n" + a.fill("{person}, {ort}\ntfn 010-123 45 67\n")})
		}
		d.blocks = append(bs, quoted(a, quote)...)
	})
}

// quoted is the earlier mail below: what another county sent, as an example of what an application looks like.
func quoted(a *author, how string) []block {
	if how == "" {
		return nil
	}
	old := joined([]block{h(2, organTitle)}, ps(a.some("organ", 2)...), []block{h(2, medelTitle)}, ps(a.some("medel", 2)...))
	if how == "html" {
		w := &page{d: &paper{}}
		w.blocks(old)
		return []block{{kind: raw, text: "<div>Den 2 mars 2009 10:14 skrev Kansliet &lt;kansli@grannlan.example&gt;:</div><blockquote type=\"cite\">" + w.String() + "</blockquote>"}}
	}
	w := &txt{d: &paper{look: plain}, width: 66}
	w.blocks(old)
	text := w.String()
	head := map[string]string{
		"original": "\n-----Ursprungligt meddelande-----\nFrån: Kansliet [mailto:kansli@grannlan.example]\nSkickat: den 2 mars 2009 10:14\nTill: " + a.c.person + "\nÄmne: Vår ansökan\n\n",
		"sent":     "\nFrån: Kansliet\nSkickat: den 2 mars 2009 10:14\nTill: " + a.c.person + "\nÄmne: Exempel på ansökan\n\n",
		"angle":    "\nKansliet skrev:\n",
		"wrote":    "\nDen 2 mars 2009 10:14 skrev Kansliet <kansli@grannlan.example>:\n",
	}[how]
	if how == "angle" || how == "wrote" {
		text = "> " + strings.ReplaceAll(strings.TrimSpace(text), "\n", "\n> ") + "\n"
	}
	return []block{{kind: raw, text: head + text}}
}
