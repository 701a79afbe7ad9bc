package main

import "strings"

func (s *set) thirdMails() {
	for i, m := range []string{"mail/caps", "mail/underline", "mail-html/bold", "mail-saved/bold", "mail/plain", "mail-html", "mail/bold"} {
		names := namesInTurn(i + 1)
		s.missive("mail-body", m, tells(names[0], 1+i%2), tells(names[1], 2), "")
	}
	s.missive("mail-run-in", "mail/plain", led("* Organisation för IT-samverkan", ":"), led("* Medlens användning", ":"), "")
	s.missive("mail-run-in", "mail-html", led("Regionalt samverkansorgan", ":"), led("Hur stimulansmedlen ska användas", ":"), "")
	for i, m := range []string{"mail/plain", "mail/plain", "mail-html", "mail-saved"} {
		s.missive("quoted-only", m, none(), none(), []string{"colon", "sent", "", ""}[i]+"x")
	}
	for i, m := range []string{"mail/underline", "mail-html", "mail/caps"} {
		names := namesInTurn(i + 2)
		s.missive("quoted-too", m, tells(names[0], 1), tells(names[1], 1), []string{"colon", "x", "sent"}[i])
	}
	s.missive("quoted-half", "mail/underline", tells("Regionalt samverkansorgan", 2), none(), "sent")
	s.missive("quoted-half", "mail-saved/bold", none(), tells("Medlens användning", 2), "x")
	for i, m := range []string{"mail/plain", "mail-html"} {
		s.missive("mail-announces", m, part{func(*author, string) []block {
			return ps([]string{"Två filer är med: den ena är en beskrivning av det regionala IT-samverkansorganet, den andra handlar om användning av stimulansmedlen. Går de inte att läsa så skickar vi dem på papper.",
				"Vi postar i dag ett brev med rubrikerna Regionalt samverkansorgan och Medlens användning. Betrakta det här meddelandet som en förvarning."}[i])
		}, missing}, none(), "")
	}
}

// missive is a paper written into a mail; what it answers is quoted below.
func (s *set) missive(way, maker string, organ, medel part, quote string) {
	s.add(way, maker, func(a *author, d *paper) {
		d.truth["organ"], d.truth["medel"] = organ.truth, medel.truth
		first := a.of("som utlovat kommer här vårt svar på utlysningen.", "nedanstående utgör {lan}s ansökan.", "jag skickar texten direkt i brevet så slipper ni öppna något.")
		if organ.truth.Answer == missing.Answer && medel.truth.Answer == missing.Answer {
			first = a.of("tack för att vi fick se er text! Vår egen skickar vi i morgon.", "hej och tack för hjälpen, vi hör av oss till SKL med en egen skrivelse.")
			if quote == "" {
				first = "ett par ord om vår handling."
			}
		}
		bs := joined(ps(a.of("Hallå,", "Hej Kerstin,", "Bästa SKL,"), first), organ.write(a, "organ"), medel.write(a, "medel"))
		sign := a.fill("Vänligen\n{person}, {organ}\n{ort}\n")
		if d.maker == "mail" {
			bs = append(bs, block{kind: raw, text: "\n" + sign})
		} else {
			bs = append(bs, p(sign))
		}
		d.blocks = append(bs, a.received(d.maker, quote)...)
	})
}

// received is the mail that is answered, with what another county wrote.
func (a *author) received(maker, how string) []block {
	if how == "" {
		return nil
	}
	other := joined([]block{h(2, "IT-samverkansorgan")}, ps(a.some("organ", 2)...), []block{h(2, medelTitle)}, ps(a.some("medel", 2)...))
	switch maker {
	case "mail-html":
		w := &page{d: &paper{}}
		w.blocks(other)
		return []block{{kind: raw, text: `<div><div>9 mars 2009 kl. 16.40 skrev Kerstin Rehn &lt;<a href="mailto:kerstin@norrom.example">kerstin@norrom.example</a>&gt;:</div><br><blockquote type="cite">` + w.String() + `</blockquote></div>`}}
	case "mail-saved":
		w := &saved{d: &paper{look: bold}}
		w.blocks(other)
		return []block{{kind: raw, text: `<div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal><b>Från:</b> Kerstin Rehn &lt;kerstin@norrom.example&gt; <br><b>Skickat:</b> den 9 mars 2009 16:40<br><b>Till:</b> ` + escape(a.c.person) + `<br><b>Ämne:</b> Utkastet</p></div>` + w.String()}}
	}
	w := &txt{d: &paper{look: plain}, width: 68}
	w.blocks(other)
	if strings.HasPrefix(how, "colon") {
		return []block{{kind: raw, text: "\nKerstin Rehn <kerstin@norrom.example> skrev den 9 mars 2009 16:40:\n\n>" + strings.ReplaceAll(strings.TrimSpace(w.String()), "\n", "\n>") + "\n"}}
	}
	return []block{{kind: raw, text: "\n\nFrån: Kerstin Rehn [mailto:kerstin@norrom.example] \nSkickat: den 9 mars 2009 16:40\nTill: " + a.c.person + "\nKopia: kansliet\nÄmne: Utkastet\n\n" + w.String()}}
}
