package pdf

import (
	"math"

	"github.com/ledongthuc/pdf"

	"inkorg/parser/document/lines"
)

// The bounds of one page.
const (
	maxContent = 64 << 20 // bytes of content streams
	maxGlyphs  = 500_000
	maxForms   = 5_000 // form XObjects drawn
	maxNesting = 12    // of form XObjects
	maxSaved   = 500   // graphics states
)

// A matrix is [a b c d e f] (PDF 1.7, section 8.3.3).
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// times applies m first, then n.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func translation(x, y float64) matrix { return matrix{1, 0, 0, 1, x, y} }

// graphics is the part of the graphics state that text depends on (sections 8.4 and 9.3).
type graphics struct {
	ctm                           matrix
	font                          *font
	size                          float64
	charSpace, wordSpace, stretch float64
	leading, rise                 float64
	mode                          int
}

// A secondPage is read by carrying out its operators; what it shows are glyphs.
type secondPage struct {
	file     *secondFile
	g        graphics
	saved    []graphics
	tm, line matrix
	glyphs   []lines.Glyph
	images   bool
	unnamed  int // glyphs of which the fonts do not say what they show
	forms    int
	content  int   // bytes read
	lost     error // why a part of it could not be read; nil if all was
}

// readPage reads one page. rotate is how it is turned when shown, clockwise in degrees.
func (f *secondFile) readPage(v pdf.Value, res pdf.Value, rotate int64) (p *secondPage, err error) {
	p = &secondPage{file: f, g: graphics{ctm: identity, stretch: 1}, tm: identity, line: identity}
	for range ((rotate/90)%4 + 4) % 4 {
		p.g.ctm = p.g.ctm.times(matrix{0, -1, 1, 0, 0, 0})
	}
	err = guarded(func() error {
		p.run(p.contents(v.Key("Contents")), f.resources(res), 0)
		return nil
	})
	if err == nil {
		err = p.lost
	}
	return p, err
}

// contents puts the streams of a page together. One that cannot be read is left out, and remembered.
func (p *secondPage) contents(v pdf.Value) []byte {
	if v.Kind() == pdf.Stream {
		return p.stream(v)
	}
	var all []byte
	for i := range v.Len() {
		all = append(append(all, p.stream(v.Index(i))...), '\n')
	}
	return all
}

func (p *secondPage) stream(v pdf.Value) []byte {
	b, err := streamBytes(v, maxContent-p.content)
	if err != nil {
		p.lost = err
	}
	p.content += len(b)
	return b
}

// run carries out the operators of one content stream.
func (p *secondPage) run(content []byte, res *resources, depth int) {
	l := lexer{b: content}
	for {
		op, args, ok := l.next()
		if !ok || len(p.glyphs) > maxGlyphs {
			return
		}
		if op == "Do" && len(args) > 0 {
			p.draw(args[len(args)-1].str, res, depth)
			continue
		}
		p.do(op, args, res)
	}
}

// draw shows a form XObject (section 8.10), or notes that there is an image.
func (p *secondPage) draw(name string, res *resources, depth int) {
	x := res.v.Key("XObject").Key(name)
	if x.Key("Subtype").Name() == "Image" {
		p.images = true
		return
	}
	p.forms++
	if x.Kind() != pdf.Stream || depth >= maxNesting || p.forms > maxForms {
		return
	}
	inner := res
	if r := x.Key("Resources"); r.Kind() == pdf.Dict {
		inner = p.file.resources(r)
	}
	outer, tm, line, saved := p.g, p.tm, p.line, len(p.saved)
	if m := x.Key("Matrix"); m.Len() == 6 {
		var n matrix
		for i := range n {
			n[i] = m.Index(i).Float64()
		}
		p.g.ctm = n.times(p.g.ctm)
	}
	p.run(p.stream(x), inner, depth+1)
	p.g, p.tm, p.line, p.saved = outer, tm, line, p.saved[:min(saved, len(p.saved))]
}

// do carries out one operator. An operator with too few operands, or one that does not touch text, is passed over.
func (p *secondPage) do(op string, args []operand, res *resources) {
	n := func(i int) float64 {
		if i < len(args) {
			return args[i].num
		}
		return 0
	}
	switch op {
	case "q":
		if len(p.saved) < maxSaved {
			p.saved = append(p.saved, p.g)
		}
	case "Q":
		if k := len(p.saved); k > 0 {
			p.g, p.saved = p.saved[k-1], p.saved[:k-1]
		}
	case "cm":
		p.g.ctm = matrix{n(0), n(1), n(2), n(3), n(4), n(5)}.times(p.g.ctm)
	case "BI":
		p.images = true
	case "BT":
		p.tm, p.line = identity, identity
	case "Tm":
		p.line = matrix{n(0), n(1), n(2), n(3), n(4), n(5)}
		p.tm = p.line
	case "Td":
		p.move(n(0), n(1))
	case "TD":
		p.g.leading = -n(1)
		p.move(n(0), n(1))
	case "T*":
		p.move(0, -p.g.leading)
	case "gs":
		p.setState(res, args)
	case "Tj", "TJ", "'", "\"":
		p.showLine(op, args)
	default:
		p.setText(op, args, n, res)
	}
}

// setText carries out the operators that set the text state (section 9.3).
func (p *secondPage) setText(op string, args []operand, n func(int) float64, res *resources) {
	switch op {
	case "Tf":
		if len(args) >= 2 {
			p.g.font, p.g.size = res.font(args[0].str), n(1)
		}
	case "Tc":
		p.g.charSpace = n(0)
	case "Tw":
		p.g.wordSpace = n(0)
	case "Tz":
		p.g.stretch = n(0) / 100
	case "TL":
		p.g.leading = n(0)
	case "Ts":
		p.g.rise = n(0)
	case "Tr":
		p.g.mode = int(n(0))
	}
}

// setState takes the font from an external graphics state (section 8.4.5).
func (p *secondPage) setState(res *resources, args []operand) {
	if len(args) == 0 {
		return
	}
	if f := res.v.Key("ExtGState").Key(args[0].str).Key("Font"); f.Len() == 2 {
		p.g.font, p.g.size = newFont(f.Index(0)), f.Index(1).Float64()
	}
}

func (p *secondPage) move(x, y float64) {
	p.line = translation(x, y).times(p.line)
	p.tm = p.line
}

func (p *secondPage) showLine(op string, args []operand) {
	if len(args) == 0 {
		return
	}
	last := args[len(args)-1]
	switch op {
	case "\"":
		if len(args) >= 3 {
			p.g.wordSpace, p.g.charSpace = args[0].num, args[1].num
		}
		p.move(0, -p.g.leading)
	case "'":
		p.move(0, -p.g.leading)
	case "TJ":
		for _, x := range last.list {
			if x.kind == 'n' {
				p.advance(-x.num / 1000 * p.g.size * p.g.stretch)
			}
			p.show(x.str)
		}
		return
	}
	p.show(last.str)
}

func (p *secondPage) advance(tx float64) { p.tm = translation(tx, 0).times(p.tm) }

// strokeToo is the rendering mode that fills and strokes: the way to make a font bold that is not.
const strokeToo = 2

// show adds the glyphs of one string (section 9.4.4).
func (p *secondPage) show(s string) {
	f, g := p.g.font, &p.g
	if f == nil {
		return
	}
	for s != "" && len(p.glyphs) <= maxGlyphs {
		text, w, space, rest := f.next(s)
		s = rest
		m := matrix{g.size * g.stretch, 0, 0, g.size, 0, g.rise}.times(p.tm).times(g.ctm)
		p.add(m, w, f, text)
		tx := w*g.size + g.charSpace
		if space {
			tx += g.wordSpace
		}
		p.advance(tx * g.stretch)
	}
}

// add notes one glyph in the coordinates of its own direction of writing: x along the line, y upwards from it.
func (p *secondPage) add(m matrix, w float64, f *font, text string) {
	along := math.Hypot(m[0], m[1])
	if text == "" {
		p.unnamed++
	}
	if text == "" || along == 0 || math.IsNaN(along) || math.IsInf(along, 0) {
		return
	}
	cos, sin := m[0]/along, m[1]/along
	p.glyphs = append(p.glyphs, lines.Glyph{
		X: m[4]*cos + m[5]*sin, Y: m[5]*cos - m[4]*sin, W: w * along,
		Size: lines.Finite(math.Hypot(m[2], m[3]) * f.scale),
		Turn: int(math.Round(math.Atan2(sin, cos) * 180 / math.Pi / 5)),
		Bold: f.bold || p.g.mode == strokeToo, Text: text,
	})
}
