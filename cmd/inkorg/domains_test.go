package main

import "testing"

// An applicant's mail domain is known by both of its forms, whichever the configuration has.
func TestApplicantsDomain(t *testing.T) {
	t.Parallel()
	for _, written := range []string{"Örebro.example", "xn--rebro-iua.example"} {
		c, err := parseConfig("inkorg.toml", []byte(`office.name = "A"
[[call]]
id = "a"
title = "A"
deadline = 2009-03-15
number = "A-{seq}"
[[call.applicant]]
code = "18"
name = "Orebro lan"
domains = ["`+written+`"]
`))
		if err != nil {
			t.Fatal(err)
		}
		if who, ok := c.calls[0].Recognise("registrator@post.örebro.example"); !ok || who.Code != "18" {
			t.Errorf("%s: recognised %+v", written, who)
		}
	}
}
