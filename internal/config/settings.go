// Package config is how an installation is told what to do: flags and STET_* environment variables, read into one struct
// and checked in one place. A flag wins over its variable. Secrets are not settings; files that hold them are.
package config

import (
	"errors"
	"flag"

	"github.com/caarlos0/env/v11"

	"stet/internal/factcheck"
)

// Where things are unless somebody says otherwise.
const (
	DefaultData    = "data"     // folder of the real thing, below the working directory
	DefaultTryData = "stet-try" // folder of the try-out, below the working directory
	DefaultAddr    = "127.0.0.1:8080"
)

// Settings are what flags and environment said, as they said it. Serving and TryingOut check them.
type Settings struct {
	Data         string `env:"STET_DATA"`
	Addr         string `env:"STET_ADDR"`
	PublicURL    string `env:"STET_PUBLIC_URL"`
	Unencrypted  bool   `env:"STET_LISTEN_BEYOND_LOOPBACK_WITHOUT_HTTPS"`
	Log          string `env:"STET_LOG"`
	Proxies      string `env:"STET_TRUSTED_PROXIES"`
	FetchInside  string `env:"STET_FETCH_INSIDE"`
	PasswordFile string `env:"STET_PASSWORD_FILE"`
}

// FromEnvironment gives the defaults, and over them what the environment (as of os.Environ) says.
func FromEnvironment(environ []string) (Settings, error) {
	s := Settings{Data: DefaultData, Addr: DefaultAddr, Log: "text"}
	err := env.ParseWithOptions(&s, env.Options{Environment: filled(environ)})
	var wrong env.ParseError
	if errors.As(err, &wrong) { // the only variable that is more than text
		return s, factcheck.Because(err, factcheck.Invalid, "STET_LISTEN_BEYOND_LOOPBACK_WITHOUT_HTTPS has to be true or false.")
	}
	return s, err
}

// filled are the variables with a value; an empty one is as good as none.
func filled(environ []string) map[string]string {
	variables := env.ToMap(environ)
	for name, value := range variables {
		if value == "" {
			delete(variables, name)
		}
	}
	return variables
}

// BindData adds the flag that names the data folder.
func (s *Settings) BindData(flags *flag.FlagSet) {
	flags.StringVar(&s.Data, "data", s.Data, "the data `DIR`; made when it is not there (STET_DATA)")
}

// BindListening adds the flags of a command that listens anywhere at all.
func (s *Settings) BindListening(flags *flag.FlagSet) {
	flags.StringVar(&s.Addr, "addr", s.Addr, "the `HOST:PORT` to listen on; port 0 takes a free one (STET_ADDR)")
	flags.StringVar(&s.Log, "log", s.Log, "how the log is written, json or text, as `FORMAT` (STET_LOG)")
	s.BindFetching(flags)
}

// BindServing adds the flags of the real server.
func (s *Settings) BindServing(flags *flag.FlagSet) {
	s.BindListening(flags)
	flags.StringVar(&s.PublicURL, "public-url", s.PublicURL,
		"the `URL` people reach stet at, such as https://check.example.org (STET_PUBLIC_URL)")
	flags.BoolVar(&s.Unencrypted, "listen-beyond-loopback-without-https", s.Unencrypted,
		"let passwords and sessions cross the network unencrypted (STET_LISTEN_BEYOND_LOOPBACK_WITHOUT_HTTPS)")
	flags.StringVar(&s.Proxies, "trusted-proxies", s.Proxies,
		"the `ADDRESSES` and CIDRs, with commas between them, of proxies whose X-Forwarded-For is believed, or none; "+
			"this machine where the public URL is https (STET_TRUSTED_PROXIES)")
}

// BindFetching adds the flag of a command that gets pages from the web.
func (s *Settings) BindFetching(flags *flag.FlagSet) {
	flags.StringVar(&s.FetchInside, "fetch-inside", s.FetchInside,
		"the `ADDRESSES` and CIDRs, with commas between them, of this network that pages may be fetched from, such as an archive of "+
			"one's own; everything else inside it is refused (STET_FETCH_INSIDE)")
}

// BindPasswordFile adds the flag that names the file a password stands in.
func (s *Settings) BindPasswordFile(flags *flag.FlagSet) {
	flags.StringVar(&s.PasswordFile, "password-file", s.PasswordFile, "the `FILE` with the password, or - for standard input (STET_PASSWORD_FILE)")
}
