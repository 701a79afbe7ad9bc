package letter_test

import (
	"strings"
	"testing"

	"inkorg/mailbox/letter"
	"inkorg/parser/container"
	"inkorg/store"
)

// A file that lay in a container without a name is told by what that was, in the words of the letter.
func TestPackedInNameless(t *testing.T) {
	t.Parallel()
	for _, format := range []container.Format{container.Outlook, container.Zip, container.SMIME, container.PGP, container.AppleSingle,
		container.MacBinary, container.BinHex, container.Archive} {
		_, raw, err := receiptTo(t, dalarna, func(o *letter.Office, _ *letter.Call, _ *store.Case, v *store.Version, _ *store.Message) {
			o.Language, v.Documents[0].Container = "sv+en", string(format)
		})
		if err != nil {
			t.Fatal(err)
		}
		if _, text := open(t, raw); strings.Contains(text, `"`+string(format)+`"`) {
			t.Errorf("the receipt names a %q:\n%s", format, text)
		}
	}
}
