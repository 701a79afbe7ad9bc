package main

import "strings"

func (s *set) secondMails() {
	for i, m := range []string{"mail/underline", "mail/bold", "mail-saved/bold", "mail-html/large", "mail/plain", "mail-saved"} {
		names := titlesInTurn(i)
		if i == 4 {
			names[1] = ""
		}
		s.note("mail-body", m, titledOrNone(names[0]), titledOrNone(names[1]), "")
	}
	s.note("mail-run-in", "mail/plain", led("1. Regionalt samverkansorgan", ":"), led("2. Hur stimulansmedlen ska användas", ":"), "")
	s.note("mail-run-in", "mail-saved", led("Organisation för IT-samverkan", "."), led("Planerad användning av medlen", "."), "")
	for i, m := range []string{"mail/plain", "mail/plain", "mail-html", "mail/plain", "mail-saved", "mail/plain", "mail/underline"} {
		s.note("quoted-only", m, none(), none(), []string{"notes", "apple", "gmail", "thunderbird", "outlook", "english", "apple"}[i])
	}
	for i, m := range []string{"mail/underline", "mail/plain", "mail-html"} {
		names := titlesInTurn(i + 3)
		s.note("quoted-too", m, titled(names[0]), titled(names[1]), []string{"apple", "thunderbird", "gmail"}[i])
	}
	for i, m := range []string{"mail/underline", "mail/caps", "mail-saved", "mail/plain"} {
		organ, medel := titledOrNone(titlesInTurn(i)[0]), none()
		if i == 1 {
			organ, medel = none(), titled(titlesInTurn(i)[1])
		}
		s.note("quoted-half", m, organ, medel, []string{"notes", "english", "outlook", "thunderbird"}[i])
	}
	for i, m := range []string{"mail/plain", "mail-saved", "mail/plain"} {
		s.note("mail-announces", m, part{func(*author, string) []block {
			if i == 2 {
				return []block{{kind: raw, text: "Bilagor:\n- Organisation för IT-samverkan (pdf)\n- Användning av stimulansmedlen (pdf)\n"}}
			}
			return ps([]string{"I bilagan hittar ni det ni bett om, nämligen en beskrivning av det regionala IT-samverkansorganet och av hur stimulansmedlen ska användas. Hör av er om filen inte går att öppna.",
				"Ansökan kommer i ett separat brev senare i dag. Där står det om vårt IT-samverkansorgan och om medlens användning."}[i])
		}, missing}, none(), "")
	}
}

// note is an application written into a mail, as people write mails.
func (s *set) note(way, maker string, organ, medel part, quote string) {
	s.add(way, maker, func(a *author, d *paper) {
		d.truth["organ"], d.truth["medel"] = a.filled(organ.truth), a.filled(medel.truth)
		greeting, first := a.of("Hej igen,", "Hej SKL!", "Goddag!", "Till den det vederbör"), a.of("vår ansökan klistras in här nedanför eftersom bilagor fastnar i brandväggen.", "Bifogar inget, allt står här.", "{organ} vill härmed söka del av beloppet.")
		if quote != "" && organ.truth.Answer == missing.Answer && medel.truth.Answer == missing.Answer {
			first = a.of("Tack för exemplet, det var till hjälp. Vår egen ansökan från {lan} kommer före sista dag.", "Mottaget! Vi återkommer med något eget från {short} i nästa vecka.")
		}
		bs := joined(ps(greeting, first), organ.write(a, "organ"), medel.write(a, "medel"))
		sign := a.fill("Hälsningar\n{person}\n{organ}, {ort}\n070-000 11 22\n")
		if d.maker == "mail" {
			bs = append(bs, block{kind: raw, text: "\n" + sign})
		} else {
			bs = append(bs, p(sign))
		}
		d.blocks = append(bs, a.earlier(d.maker, quote)...)
	})
}

// earlier is the mail that is answered, which holds the application of another county.
func (a *author) earlier(maker, how string) []block {
	if how == "" {
		return nil
	}
	other := joined([]block{h(2, "Regionalt samverkansorgan")}, ps(a.some("organ", 2)...), []block{h(2, "Användning av stimulansmedlen")}, ps(a.some("medel", 2)...))
	switch maker {
	case "mail-html":
		w := &page{d: &paper{}}
		w.blocks(other)
		return []block{{kind: raw, text: `<div class="gmail_quote">Den 27 februari 2009 08:51 skrev Eva i granlänet &lt;<a href="mailto:eva@annatlan.example">eva@annatlan.example</a>&gt;:<br><blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px #ccc solid;padding-left:1ex">` + w.String() + `</blockquote></div>`}}
	case "mail-saved":
		w := &saved{d: &paper{look: bold}}
		w.blocks(other)
		return []block{{kind: raw, text: `<div><div style='border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal><b>Från:</b> Eva i grannlänet [mailto:eva@annatlan.example] <br><b>Skickat:</b> den 27 februari 2009 08:51<br><b>Till:</b> ` + escape(a.c.person) + `<br><b>Ämne:</b> Så här skrev vi</p></div></div>` + w.String()}}
	}
	w := &txt{d: &paper{look: plain}, width: 64}
	w.blocks(other)
	marked := func(s string) string { return "> " + strings.ReplaceAll(strings.TrimSpace(s), "\n", "\n> ") + "\n" }
	switch how {
	case "apple":
		return []block{{kind: raw, text: "\n27 feb 2009 kl. 08.51 skrev Eva i grannlänet:\n\n" + marked(w.String())}}
	case "thunderbird":
		return []block{{kind: raw, text: "\nEva i grannlänet skrev 2009-02-27 08:51:\n" + marked(w.String())}}
	case "english":
		return []block{{kind: raw, text: "\n-----Original Message-----\nFrom: Eva [mailto:eva@annatlan.example]\nSent: Friday, February 27, 2009 8:51 AM\nTo: " + a.c.person + "\nSubject: Så här skrev vi\n\n" + w.String()}}
	}
	return []block{{kind: raw, text: "\n________________________________\n\nFrån: Eva i grannlänet\nSkickat: den 27 februari 2009 08:51\nTill: " + a.c.person + "\nÄmne: Så här skrev vi\n\n" + w.String()}}
}
