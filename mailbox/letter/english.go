package letter

var english = language{
	tag: "en", receipt: "Receipt", notice: "Message received",
	months: [12]string{"January", "February", "March", "April", "May", "June", "July", "August",
		"September", "October", "November", "December"},
	short:    [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
	weekdays: [7]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
	and:      "and", or: "or", bytes: "bytes", decimal: ".", at: ", ", clock: "15:04", precise: "15:04:05", until: "no later than", before: "before",
	over: "The last day was", up: "The time was up",
	packed: map[string]string{
		"message": "an attached e-mail", "body": "the text of the e-mail", "Outlook message": "an attached e-mail", "zip archive": "a zip archive",
		"S/MIME message": "a signed e-mail", "PGP message": "an encrypted e-mail", "AppleSingle file": "a file from a Mac",
		"MacBinary file": "a file from a Mac", "BinHex file": "a file from a Mac", "archive": "an archive",
	},
	zones: map[string]string{"Europe/Stockholm": "Swedish time"},
	clocks: map[string]string{
		"border":   "by our receiving server",
		"internal": "by our mailbox",
		"seen":     "when we read the mailbox",
	},
	reasons: map[string]string{
		"encrypted":   "the file is locked with a password",
		"scan":        "the file is made of scanned pictures without text",
		"corrupt":     "the file is damaged",
		"empty":       "the file is empty",
		"unsupported": "we cannot read this file format automatically",
		"bomb":        "the file is too large or too complicated to be read automatically",
		"":            "the file could not be read automatically",
	},
	mend: map[string]string{
		"encrypted":   "Save it without a password and send it again.",
		"scan":        "Send it as a PDF with text, for instance saved directly from your word processor.",
		"corrupt":     "Save or export it again, check that it opens, and send it again.",
		"empty":       "Check that the right file is saved and send it again.",
		"unsupported": "Send it as PDF or Word.",
		"bomb":        "Save it as a plain PDF and send it again.",
		"":            "Send it as PDF or Word.",
	},
	timings:  map[string]string{"on-time": "in time", "late": "late", "confirm": "confirm"},
	statuses: map[string]string{"complete": "complete", "incomplete": "incomplete", "unreadable": "unreadable", "no-document": "no file"},
	tallies: map[string][2]string{
		"case": {"in cases", "in cases"}, "auto-reply": {"automatic reply", "automatic replies"}, "bounce": {"bounce", "bounces"},
		"list": {"mailing", "mailings"}, "own": {"letter of ours", "letters of ours"}, "other": {"other", "others"},
		"duplicate": {"duplicate", "duplicates"}, "failed": {"could not be fetched", "could not be fetched"},
		"missing": {"not read yet", "not read yet"},
	},
	receipts: map[string]string{
		"queued": "waiting to be sent", "claimed": "being sent", "sent": "sent",
		"uncertain": "uncertain whether it arrived", "refused": "could not be sent", "bounced": "came back",
	},
}
