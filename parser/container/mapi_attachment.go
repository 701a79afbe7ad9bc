package container

import (
	"path"
	"strings"
)

// attachments collects the files of a message.
type attachments struct {
	content *Content
	budget  *Budget
	left    int    // files for which there was no budget
	first   string // the name of the first of them
}

// add takes one file; cost are the bytes that were copied for it (see Budget.Take).
func (a *attachments) add(f File, cost int64) {
	if a.budget.Take(cost) {
		a.content.Files = append(a.content.Files, f)
		return
	}
	if a.left == 0 {
		a.first = f.Name
	}
	a.left++
}

// end says what was left out.
func (a *attachments) end() {
	switch {
	case a.left == 1:
		a.content.lose("holds more than is taken out of one message; %s was left out", quoted(a.first))
	case a.left > 1:
		a.content.lose("holds more than is taken out of one message; %s and %d other files were left out", quoted(a.first), a.left-1)
	}
}

// empty takes an attachment without bytes. present says whether there is a place for them: then the file is empty indeed, and is
// still a file. Else it is a link, or lost.
func (a *attachments) empty(p *properties, present bool) {
	name, where := quoted(p.filename()), p.label(pidLongPathname, pidPathname)
	switch method := p.number(pidMethod); {
	case method == methodWeb:
		a.content.lose("holds only a link to %s, to be found at %s", name, quoted(where))
	case method >= methodReference && method <= 4:
		a.content.lose("does not hold %s but only says where the sender keeps it: %s", name, quoted(where))
	case present:
		a.content.problem("holds %s, which is empty", name)
		a.add(p.file(nil), 0)
	default:
		a.content.lose("holds %s without any bytes", name)
	}
}

// filename is the name of an attached file. The short name is a last resort where it is cut ("REPORT~1.PDF").
func (p *properties) filename() string {
	name := p.label(pidLongFilename)
	short, shown := p.label(pidFilename, pidTransportName), p.label(pidDisplayName)
	if name == "" && (short == "" || strings.Contains(short, "~") && strings.EqualFold(path.Ext(short), path.Ext(shown))) {
		name = shown
	}
	if name == "" {
		name = short
	}
	if name == "" {
		full := p.label(pidLongPathname, pidPathname)
		name = full[strings.LastIndexAny(full, `\/`)+1:]
	}
	if e := p.label(pidExtension); name != "" && path.Ext(name) == "" && strings.HasPrefix(e, ".") {
		name += e
	}
	return name
}

// title is the name of an attachment that is no file: the short name is only what stands below its picture.
func (p *properties) title() string { return p.label(pidLongFilename, pidDisplayName, pidFilename) }

// file is an attachment with its bytes.
func (p *properties) file(data []byte) File {
	return File{
		Name:   p.filename(),
		Type:   strings.ToLower(p.label(pidMIMETag)),
		Data:   data,
		CID:    strings.Trim(p.label(pidContentID), "<>"),
		Hidden: p.number(pidHidden)&0xff != 0,
	}
}

// signed is a file of a message that is signed: the attachment of the class MultipartSigned is the whole mail as it was sent, so it
// is a message of its own ([MS-OXOSMIME], section 2.1.2).
func signed(f File, class string) File {
	if strings.HasSuffix(strings.ToLower(class), ".smime.multipartsigned") || f.Type == "multipart/signed" {
		f.Type = "message/rfc822"
	}
	return f
}
