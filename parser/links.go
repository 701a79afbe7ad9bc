package parser

import (
	"html"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// clouds are the hosts, each with all names below it, behind which people leave files instead of attaching them.
var clouds = []string{
	"1drv.ms", "onedrive.live.com", "onedrive.com", "sharepoint.com", "sharepoint.de", "we.tl", "wetransfer.com", "drive.google.com", "docs.google.com",
	"drive.usercontent.google.com", "dropbox.com", "db.tt", "dropboxusercontent.com", "icloud.com", "icloud-content.com", "sprend.com", "sprend.se",
	"box.com", "box.net", "boxcloud.com", "mega.nz", "mega.io", "transfernow.net", "transfer.pcloud.com", "pcloud.link", "filemail.com", "hightail.com", "yousendit.com",
	"sendspace.com", "mediafire.com", "fromsmash.com", "swisstransfer.com", "transferxl.com", "myairbridge.com", "mab.to", "sync.com",
	"jottacloud.com", "egnyte.com", "sharefile.com", "sharefile.eu", "tresorit.com", "storegate.com", "storegate.se", "drive.proton.me", "disk.yandex.com",
	"filesender.sunet.se", "filesender.funet.fi", "dropsend.com", "files.fm", "uploadnow.io", "workdrive.zoho.eu", "mail.ru",
}

// ownCloud is the path of a shared file on a Nextcloud or ownCloud server, which every office can have under a name of its own.
var ownCloud = regexp.MustCompile(`^(/[\w.-]+)?(/index\.php)?/s/[A-Za-z0-9]{10,32}(/|$)`)

var webAddress = regexp.MustCompile(`(?i)\bhttps?://[^\s<>"'\x60\[\]{}|\\^]+`)

// hrefTarget is where a link of HTML leads, which its words need not say.
var hrefTarget = regexp.MustCompile(`(?i)\shref\s*=\s*["']?([^"'\s>]+)`)

// quotedHTML is where the mail that is answered starts in the HTML of the usual programs.
var quotedHTML = regexp.MustCompile(`(?i)<blockquote|id=["']?(divRplyFwdMsg|appendonsend|OLK_SRC_BODY)|class=["']?(gmail_quote|moz-cite)`)

// Bounds of the links that are told.
const (
	maxLinks    = 20
	maxLinkText = 256 << 10 // bytes of text that are looked through for links
)

// noteLinks remembers the links of HTML, which plainText leaves out.
func (r *reader) noteLinks(page string) {
	page = page[:min(len(page), maxLinkText)]
	if at := quotedHTML.FindStringIndex(page); at != nil {
		page = page[:at[0]]
	}
	for _, m := range hrefTarget.FindAllStringSubmatch(page, 500) {
		r.noteLink(html.UnescapeString(m[1]))
	}
}

// finishLinks adds the links in the words of the mail.
func (r *reader) finishLinks(own string) {
	for _, address := range webAddress.FindAllString(own[:min(len(own), maxLinkText)], 500) {
		r.noteLink(strings.TrimRight(address, ".,;:!?)*_"))
	}
}

func (r *reader) noteLink(address string) {
	address = unwrapLink(cleanLine(address, maxLine))
	if len(r.m.Links) < maxLinks && isCloud(address) && !slices.Contains(r.m.Links, address) {
		r.m.Links = append(r.m.Links, address)
	}
}

// unwrapLink takes a link out of what a mail filter made of it: Microsoft's Safe Links, Proofpoint's URL Defense, Google's redirect.
func unwrapLink(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	host := strings.ToLower(u.Hostname())
	switch {
	case strings.HasSuffix(host, ".safelinks.protection.outlook.com"):
		if inner := u.Query().Get("url"); inner != "" {
			return cleanLine(inner, maxLine)
		}
	case host == "www.google.com" && u.Path == "/url":
		if inner := u.Query().Get("q"); inner != "" {
			return cleanLine(inner, maxLine)
		}
	case strings.HasPrefix(host, "urldefense."):
		if _, inner, ok := strings.Cut(u.Path, "__http"); ok {
			inner, _, _ = strings.Cut(inner, "__;")
			return cleanLine("http"+inner, maxLine)
		}
	}
	return address
}

// isCloud reports whether an address leads to a file or folder of cloud storage. The front page of such a service is no file, and
// a form is none.
func isCloud(address string) bool {
	u, err := url.Parse(address)
	if err != nil || len(u.Path) < 2 && u.RawQuery == "" || u.Scheme != "http" && u.Scheme != "https" {
		return false
	}
	host := strings.ToLower(u.Hostname())
	for _, cloud := range clouds {
		if host == cloud || strings.HasSuffix(host, "."+cloud) {
			return !strings.HasPrefix(u.Path, "/forms/")
		}
	}
	return ownCloud.MatchString(u.Path)
}
