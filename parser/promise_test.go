package parser_test

import (
	"slices"
	"strings"
	"testing"

	"inkorg/parser"
)

// TestLinks: a link to cloud storage is told, in whatever form it came; other links are not.
func TestLinks(t *testing.T) {
	t.Parallel()
	cloud := []string{
		"https://1drv.ms/b/s!Abc", "https://kommun-my.sharepoint.com/:b:/g/personal/anna/E1?e=x", "https://we.tl/t-abc", "https://kommun.wetransfer.com/downloads/a/b",
		"https://drive.google.com/file/d/1/view?usp=sharing", "https://docs.google.com/document/d/1/edit", "https://www.dropbox.com/s/abc/a.pdf?dl=0",
		"https://www.icloud.com/iclouddrive/0abc", "https://sprend.com/download?C=abc", "https://app.box.com/s/abc", "http://mega.nz/file/abc",
		"https://moln.kommun.example/index.php/s/AbCdEfGhIjKlMnO", "https://moln.kommun.example/nextcloud/s/AbCdEfGhIjKlMnO/download", "https://filesender.sunet.se/?s=download",
	}
	for _, link := range cloud {
		m := parser.Parse(mail("Subject: Ansökan", "Hej,\n\nhär är den: "+link+".\n"), office)
		if want := []string{link}; !slices.Equal(m.Links, want) {
			t.Errorf("links %q, want %q", m.Links, want)
		}
	}
	others := []string{
		"https://www.kommun.example/s/plan", "https://www.dropbox.com", "https://docs.google.com/forms/d/1", "https://evil.example/?u=drive.google.com",
		"https://notdropbox.com/s/abc", "ftp://dropbox.com/s/abc", "https://box.company.example/a", "drive.google.com",
	}
	for _, link := range others {
		if m := parser.Parse(mail("Subject: Ansökan", "Se "+link+" för mer."), office); len(m.Links) > 0 {
			t.Errorf("%s is told as %q", link, m.Links)
		}
	}
}

func TestLinksInTheirForms(t *testing.T) {
	t.Parallel()
	const link = "https://www.dropbox.com/s/abc/a.pdf?dl=0"
	tests := []struct {
		name, header, body string
		want               []string
	}{
		{"behind words", "Content-Type: text/html", `<p><a title="x" href='` + link + `'>Ansökan.pdf</a></p>`, []string{link}},
		{"escaped", "Content-Type: text/html", `<A HREF=https://drive.google.com/open?id=1&amp;x=2>a</a>`, []string{"https://drive.google.com/open?id=1&x=2"}},
		{"safe links", "Content-Type: text/html", `<a href="https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.dropbox.com%2Fs%2Fabc%2Fa.pdf%3Fdl%3D0&amp;data=1">a</a>`, []string{link}},
		{"url defense", "", "https://urldefense.com/v3/__https://we.tl/t-abc__;!!x$", []string{"https://we.tl/t-abc"}},
		{"twice", "", link + "\n" + link, []string{link}},
		{"in angle brackets", "", "Ansökan <" + link + ">", []string{link}},
		{"quoted", "", "Tack!\n> " + link, nil},
		{"in an earlier mail", "", "Tack!\n\n-----Ursprungligt meddelande-----\n" + link, nil},
		{"in an earlier mail, HTML", "Content-Type: text/html", "Tack!<div id=\"divRplyFwdMsg\"><a href=\"" + link + "\">a</a></div>", nil},
		{"forwarded with no word", "", "-----Ursprungligt meddelande-----\n" + link, []string{link}},
		{"in a forwarded message", "Content-Type: message/rfc822", "From: a@b.example\nContent-Type: text/html\n\n<a href=\"" + link + "\">a</a>", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if m := parser.Parse(mail(tt.header, tt.body), office); !slices.Equal(m.Links, tt.want) {
				t.Errorf("links %q, want %q (%q)", m.Links, tt.want, m.Body)
			}
		})
	}
}

// TestPromised: a file that was spoken of and forgotten is noticed; words that promise none are not.
func TestPromised(t *testing.T) {
	t.Parallel()
	forgotten := []string{
		"Härmed bifogas vår ansökan.", "Bifogar ansökan.", "Se bifogad fil!", "Se bilaga.", "Ansökan i bilaga", "Vår ansökan är bifogad", "Vi bilägger ansökan.",
		"Please find attached our application.", "See attachment.", "Our application is enclosed.", "I attach the form",
		"Anbei unser Antrag.", "Der Antrag ist beigefügt.", "Im Anhang finden Sie den Antrag.", "Hakemus liitteenä.", "Oheisena hakemuksemme",
		"Vedlagt følger søknaden.", "Se vedhæftede fil", "Vedhæftet ansøgning", "Se vedlegg.", "Veuillez trouver ci-joint notre demande", "La demande est en pièce jointe.",
		"Hej!\n\nAnsökan\nbifogas.\n\nDen 3 mars 2009 skrev Bo Ek:\n> hej",
	}
	for _, body := range forgotten {
		if m := parser.Parse(mail("Subject: Ansökan", body), office); !m.Promised {
			t.Errorf("%q promises a file", body)
		}
	}
	others := []string{
		"Hej, vi söker härmed stimulansmedel.", "Bilaga 1\nBudget för samverkan", "Eventuella bifogade filer är konfidentiella.", "Ritningar kan bifogas vid behov.",
		"This e-mail and any files attached to it are confidential.", "No file is attached.", "Vi har inte bifogat någon budget.", "Etwaige beigefügte Dateien sind vertraulich.",
		"Tack för hjälpen!\n\n-----Original Message-----\nBifogat finns utlysningen.", "Tack!\n> Bifogat finns utlysningen.", "Tack!\n\nOn 3 March 2009, Bo Ek wrote:\nSee attachment.",
		"Tack!\n\nFrån: Bo Ek\nSkickat: den 3 mars 2009\nTill: Anna\nÄmne: x\n\nBifogas.", "Obifogad",
	}
	for _, body := range others {
		if m := parser.Parse(mail("Subject: Ansökan", body), office); m.Promised {
			t.Errorf("%q promises nothing", body)
		}
	}
	with := parser.Parse(mail("Content-Type: multipart/mixed; boundary=x", "--x\n\nBifogas.\n--x\nContent-Type: application/pdf; name=a.pdf\n\n%PDF-1.4\n--x--\n"), office)
	if with.Promised {
		t.Error("the file came, yet it counts as forgotten")
	}
	logo := parser.Parse(mail("Content-Type: multipart/mixed; boundary=x", "--x\n\nBifogas.\n--x\nContent-Type: image/png; name=image001.png\nContent-ID: <a>\n\nx\n--x--\n"), office)
	if !logo.Promised {
		t.Error("a logo counts as the file that was promised")
	}
}

// TestOwnLetter: the letter of the call that comes back with an answer is no document of the applicant.
func TestOwnLetter(t *testing.T) {
	t.Parallel()
	letter := []byte("%PDF-1.4 the letter of the call")
	o := &parser.Options{Letters: []parser.Fingerprint{parser.FingerprintOf(letter)}}
	body := func(pdf string) []byte {
		return mail("Content-Type: multipart/mixed; boundary=x", "--x\nContent-Type: application/pdf; name=a.pdf\n\n"+pdf+"\n--x--\n")
	}
	if m := parser.Parse(body(string(letter)), o); len(m.Parts) != 1 || m.Parts[0].Document {
		t.Errorf("our letter is taken for an application: %+v", m.Parts)
	}
	if m := parser.Parse(body(strings.ToUpper(string(letter))), o); len(m.Parts) != 1 || !m.Parts[0].Document {
		t.Errorf("a file of the same length is taken for our letter: %+v", m.Parts)
	}
}
