package main

// secondWrong have headings that share words with the titles, over texts about something else.
func (s *set) secondWrong() {
	told := [][]string{{"Stödet för det året är förbrukat. Det betalade en lösenordsinventering i {ort2} och arvode till en utredare.", "Slutlig redovisning lämnades till SKL den 14 november 2008, och revisorerna hade inget att invända."},
		{"Förra omgången, som avslutades vid nyår, bekostade en kurs för sextio chefer och en förstudie om e-arkiv. Inget belopp finns kvar att disponera.", "Slutrapporten, daterad den 8 december 2008, kan fås från {organ}."}}
	for i, m := range []string{"via-pdf", "word-en", "html-saved", "latex-t1", "drawn/late", "txt-utf8/underline", "lo-doc", "lo-odt"} {
		title := []string{"Hur stimulansmedlen användes under 2008", "Användning av 2008 års stimulansmedel", "Medlens användning 2008 – slutredovisning", "Så har förra årets stimulansmedel använts"}[i%4]
		s.sheet("last-year", m, titled(titlesInTurn(i)[0]), under(title, told[i/4]...))
	}
	about := func(title, words string) part {
		return part{func(a *author, _ string) []block { return []block{h(2, a.fill(title)), p(a.fill(words))} }, missing}
	}
	for _, r := range []struct{ maker, section, title, text string }{
		{"via-pdf", "medel", "Användning av läkemedel i hemsjukvården", "Läkemedelsgenomgångar görs en gång om året för alla över 75 år. Sjuksköterskan i {ort} ansvarar för att listan stämmer och att utgångna förpackningar lämnas åter."},
		{"lo-docx", "organ", "Organisation för IT-drift i {ort}", "Driften i {ort} sköts av nio tekniker i två skift. Servrarna står i källaren under stadshuset, och jouren betalas av den förvaltning som ringer."},
		{"word-own", "medel", "Medlemmarnas användning av intranätet", "Föreningens medlemmar loggar in i genomsnitt två gånger i veckan. Mest läst är telefonlistan, därefter lunchmenyn och blanketterna för resor."},
		{"latex-ps", "organ", "Regionalt samverkansorgan mot våld i nära relationer", "Polis, åklagare och kvinnojourer möts sedan 2005 i ett råd hos länsstyrelsen. Rådet delar ut skrifter, håller utbildningar och för statistik över anmälningar."},
		{"html-saved/bold", "medel", "Hur stimulansmedlen ska redovisas", "Revisorerna i {ort} granskar bokföringen. Varje utgift bokförs på eget konto med kopia av verifikationen, och räkenskaperna sparas i tio år."},
		{"lo-odt", "organ", "Beskrivning av det regionala vägnätet", "Riksväg och länsvägar underhålls av Vägverket. Bron norr om {ort} har nedsatt bärighet, vilket påverkar ambulansernas körtider vintertid."},
		{"drawn", "medel", "Planerad användning av lokalerna", "Kansliet flyttar till gamla brandstationen i {ort}. Övervåningen hyrs ut till en dansskola på kvällarna, och förrådet blir arkiv."},
		{"groff", "organ", "IT-samverkan i Norge", "I Norge har kommunerna ett gemensamt bolag som äger växlar och fiber. En delegation från {ort} var på besök i höstas och fick se driftcentralen i Trondheim."},
		{"txt-utf8/underline", "medel", "Användning av e-tjänster", "Under januari använde 3 100 invånare någon av de elva e-tjänsterna. Vanligast var anmälan till förskola, följt av felanmälan av gatubelysning."},
		{"lo-doc", "organ", "Organisation för krisberedskap", "Vid kris leder räddningschefen arbetet från bunkern. Larmlistan uppdateras varje månad, och övningar hålls tillsammans med militärregionen."},
		{"rtf/bold", "medel", "Medlens ursprung", "Pengarna kommer från ett överskott i förbundets verksamhet under 2007, vilket kongressen har bestämt ska återföras till medlemmarna."},
	} {
		if r.section == "organ" {
			s.sheet("other-subject", r.maker, about(r.title, r.text), titled("Användning av stimulansmedlen"))
			continue
		}
		s.sheet("other-subject", r.maker, titled("Regionalt samverkansorgan"), about(r.title, r.text))
	}
	for _, m := range []string{"via-pdf", "html-saved", "txt-utf8/caps"} { // nothing of what was asked for: another application altogether
		s.sheet("other-subject", m, about("Organisation för badhusets drift", "Badhuset i {ort} drivs av en förening med fyra anställda. Vattnet värms med spillvärme från pappersbruket, och skolorna har förtur på förmiddagarna."),
			about("Användning av bassängen", "Bassängen används av simskolan på vardagar och av allmänheten på helger. Vi söker pengar till en ny hiss för rullstolar."))
	}
}
