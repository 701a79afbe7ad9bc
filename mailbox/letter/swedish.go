package letter

var swedish = language{
	tag: "sv", receipt: "Mottagningsbekräftelse", notice: "Meddelande mottaget",
	months: [12]string{"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti",
		"september", "oktober", "november", "december"},
	short:    [12]string{"jan", "feb", "mars", "apr", "maj", "juni", "juli", "aug", "sept", "okt", "nov", "dec"},
	weekdays: [7]string{"söndag", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag"},
	and:      "och", or: "eller", bytes: "byte", decimal: ",", at: " kl." + string(glue), clock: "15.04", precise: "15.04.05", until: "senast", before: "före",
	over: "Sista dagen var", up: "Tiden gick ut",
	packed: map[string]string{
		"message": "ett bifogat mejl", "body": "mejlets text", "Outlook message": "ett bifogat mejl", "zip archive": "ett zip-arkiv",
		"S/MIME message": "ett signerat mejl", "PGP message": "ett krypterat mejl", "AppleSingle file": "en fil från en Mac",
		"MacBinary file": "en fil från en Mac", "BinHex file": "en fil från en Mac", "archive": "ett arkiv",
	},
	zones: map[string]string{"Europe/Stockholm": "svensk tid"},
	clocks: map[string]string{
		"border":   "enligt vår mottagande server",
		"internal": "enligt vår brevlåda",
		"seen":     "då vi läste brevlådan",
	},
	reasons: map[string]string{
		"encrypted":   "filen är låst med lösenord",
		"scan":        "filen består av inskannade bilder utan text",
		"corrupt":     "filen är skadad",
		"empty":       "filen är tom",
		"unsupported": "vi kan inte läsa det filformatet automatiskt",
		"bomb":        "filen är för stor eller för komplicerad för att läsas automatiskt",
		"":            "filen gick inte att läsa automatiskt",
	},
	mend: map[string]string{
		"encrypted":   "Spara den utan lösenord och skicka den igen.",
		"scan":        "Skicka den som en PDF med text, till exempel sparad direkt från ordbehandlaren.",
		"corrupt":     "Spara eller exportera den på nytt, kontrollera att den går att öppna och skicka den igen.",
		"empty":       "Kontrollera att rätt fil är sparad och skicka den igen.",
		"unsupported": "Skicka den som PDF eller Word.",
		"bomb":        "Spara den som en vanlig PDF och skicka den igen.",
		"":            "Skicka den som PDF eller Word.",
	},
	timings:  map[string]string{"on-time": "i tid", "late": "för sent", "confirm": "bekräfta"},
	statuses: map[string]string{"complete": "komplett", "incomplete": "ofullständig", "unreadable": "ej läsbar", "no-document": "utan fil"},
	tallies: map[string][2]string{
		"case": {"i ärenden", "i ärenden"}, "auto-reply": {"autosvar", "autosvar"}, "bounce": {"retur", "returer"},
		"list": {"utskick", "utskick"}, "own": {"eget brev", "egna brev"}, "other": {"övrigt", "övriga"},
		"duplicate": {"dubblett", "dubbletter"}, "failed": {"kunde inte hämtas", "kunde inte hämtas"},
		"missing": {"inte läst än", "inte lästa än"},
	},
	receipts: map[string]string{
		"queued": "väntar på att skickas", "claimed": "håller på att skickas", "sent": "skickad",
		"uncertain": "osäkert om den kom fram", "refused": "gick inte att skicka", "bounced": "kom tillbaka",
	},
	glossary: terms(swedishTerms),
}
