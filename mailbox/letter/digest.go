package letter

type digest struct{ speech }

func newDigest(s speech, o Office, sum Summary) *digest { return &digest{s} }

func (d *digest) Subject() string { return "Inkorg" }
