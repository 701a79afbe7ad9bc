package codepage_test

import (
	"testing"

	"inkorg/parser/codepage"
)

func TestText(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		number int
		bytes  string
		want   string
	}{
		{"western", codepage.Western, "\xe5\xe4\xf6", "åäö"},
		{"ISO 8859-1 is read as windows-1252", 28591, "\x96", "–"},
		{"Macintosh", codepage.Macintosh, "\x8c", "å"},
		{"DOS", codepage.OEMWest, "\x86", "å"},
		{"DOS in the north", 865, "\x9b", "ø"},
		{"Cyrillic", 1251, "\xcf\xf0\xe8", "При"},
		{"Cyrillic Macintosh", 10007, "\x8f", "П"},
		{"two bytes", 932, "\x93\xfa", "日"},
		{"UTF-8 under another label", codepage.Western, "p\xc3\xa5", "på"},
		{"bytes of two that are UTF-8 by chance", 936, "\xc4\xa3", "模"},
		{"no UTF-8 under its label", codepage.UTF8, "p\xe5", "på"},
		{"unknown", 4711, "\xe5", "å"},
		{"not in the codepage", 932, "\xff", "\ufffd"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got := codepage.Text(codepage.Encoding(test.number), []byte(test.bytes)); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestNames(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name      string
		got, want int
	}{
		{"Russian", codepage.OfLanguage(0x419), 1251}, {"Polish", codepage.OfLanguage(0x415), 1250}, {"Swedish", codepage.OfLanguage(0x41d), 0},
		{"Chinese of the mainland", codepage.OfLanguage(0x804), 936}, {"Chinese of Taiwan", codepage.OfLanguage(0x404), 950},
		{"Cyrillic font", codepage.OfFont(204), 1251}, {"OEM font", codepage.OfFont(255), codepage.OEMWest}, {"western font", codepage.OfFont(0), 0},
	}
	for _, test := range tests {
		if test.got != test.want {
			t.Errorf("%s: got %d, want %d", test.name, test.got, test.want)
		}
	}
	if codepage.Labelled("latin2") != codepage.Encoding(28592) || codepage.Labelled("nonsense") != nil {
		t.Error("labels of the web are not what they should be")
	}
}
