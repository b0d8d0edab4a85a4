package accounts

import (
	"strings"

	"stet/internal/locale"
)

// sign is a part of a user agent and what it tells.
type sign struct{ part, name string }

// The signs are looked for in this order: most browsers call themselves Chrome or Safari as well, and Android calls itself
// Linux.
var (
	browserSigns = []sign{
		{"Edg/", "Edge"},
		{"EdgA/", "Edge"},
		{"EdgiOS/", "Edge"},
		{"OPR/", "Opera"},
		{"SamsungBrowser/", "Samsung Internet"},
		{"Vivaldi/", "Vivaldi"},
		{"Firefox/", "Firefox"},
		{"FxiOS/", "Firefox"},
		{"CriOS/", "Chrome"},
		{"Chrome/", "Chrome"},
		{"Safari/", "Safari"},
		{"curl/", "curl"},
	}
	systemSigns = []sign{
		{"iPhone", "iPhone"},
		{"iPad", "iPad"},
		{"Android", "Android"},
		{"Windows", "Windows"},
		{"CrOS", "ChromeOS"},
		{"Macintosh", "a Mac"},
		{"Linux", "Linux"},
	}
)

// BrowserName says in plain words which browser a user agent is, such as "Chrome on Linux". It is good enough to
// recognise one's own browser, not to tell what a browser can do.
func BrowserName(userAgent string) locale.Message {
	browser, system := nameOf(userAgent, browserSigns), nameOf(userAgent, systemSigns)
	switch {
	case browser == "" && system == "":
		return locale.M("Unknown browser")
	case browser == "":
		return locale.M("A browser on %s", system)
	case system == "":
		return locale.Plain(browser)
	}
	return locale.M("%s on %s", browser, system)
}

func nameOf(userAgent string, signs []sign) string {
	for _, s := range signs {
		if strings.Contains(userAgent, s.part) {
			return s.name
		}
	}
	return ""
}
