package config

import (
	"net"
	"net/netip"
	"net/url"
	"strings"

	"stet/internal/factcheck"
)

// Serving is how to listen, checked.
type Serving struct {
	Data      string
	Addr      string // HOST:PORT
	PublicURL *url.URL
	Proxies   []netip.Prefix // whose word on where a request comes from counts
	Fetchable []netip.Prefix // what pages may be fetched from inside the newsroom's own network
	LogJSON   bool
}

// Serving checks the settings of the real server: it listens beyond loopback only behind an https public URL, or when
// told in so many words that it may do so without.
func (s Settings) Serving() (Serving, error) {
	serving, loopback, err := s.listening()
	if err != nil {
		return serving, err
	}
	if s.PublicURL != "" {
		if serving.PublicURL, err = parsePublicURL(s.PublicURL); err != nil {
			return serving, err
		}
	}
	if !loopback && !serving.Secure() && !s.Unencrypted {
		return serving, factcheck.Errorf(factcheck.Invalid,
			"%s can be reached from other machines, and without https everybody on the way could read passwords and sessions. "+
				"Put a proxy that speaks https in front and name its address with --public-url https://…, listen on 127.0.0.1, "+
				"or say --listen-beyond-loopback-without-https.", s.Addr)
	}
	serving.Proxies, err = parseProxies(s.Proxies, serving.Secure())
	return serving, err
}

// TryingOut checks the settings of the try-out, where anybody can be anybody: it listens on loopback, and nowhere else.
func (s Settings) TryingOut() (Serving, error) {
	serving, loopback, err := s.listening()
	if err == nil && !loopback {
		err = factcheck.Errorf(factcheck.Invalid,
			"The try-out lets anybody sign in as anybody, so it listens on this machine alone: use --addr 127.0.0.1:PORT, [::1]:PORT or localhost:PORT, not %s.", s.Addr)
	}
	return serving, err
}

func (s Settings) listening() (serving Serving, loopback bool, err error) {
	serving = Serving{Data: s.Data, Addr: s.Addr, LogJSON: s.Log == "json"}
	if s.Data == "" {
		return serving, false, factcheck.InvalidField("data", "Name the data folder with --data DIR.")
	}
	if s.Log != "json" && s.Log != "text" {
		return serving, false, factcheck.InvalidField("log", "The log is written as json or as text, not as “%s”.", s.Log)
	}
	host, port, err := net.SplitHostPort(s.Addr)
	if err != nil || !validPort(port) {
		return serving, false, factcheck.Errorf(factcheck.Invalid, "“%s” is not an address to listen on; write HOST:PORT, such as %s.", s.Addr, DefaultAddr)
	}
	serving.Fetchable, err = s.Fetchable()
	return serving, isLoopback(host), err
}

func validPort(port string) bool {
	_, err := net.LookupPort("tcp", port)
	return err == nil
}

// isLoopback says whether only this machine can reach the host. A name other than localhost may lead anywhere.
func isLoopback(host string) bool {
	if strings.EqualFold(host, "localhost") {
		return true
	}
	ip, err := netip.ParseAddr(host)
	return err == nil && ip.Unmap().IsLoopback()
}

func parsePublicURL(text string) (*url.URL, error) {
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.Opaque != "" {
		return nil, factcheck.Errorf(factcheck.Invalid, "“%s” is not a public URL; write it as https://check.example.org.", text)
	}
	if strings.Trim(u.Path, "/") != "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil {
		return nil, factcheck.Errorf(factcheck.Invalid, "The public URL is a host of its own, such as https://check.example.org, with nothing behind it: not “%s”.", u.Redacted())
	}
	return &url.URL{Scheme: u.Scheme, Host: u.Host}, nil
}

// Secure says whether browsers reach the site by https only, so that cookies may say so too.
func (s Serving) Secure() bool { return s.PublicURL != nil && s.PublicURL.Scheme == "https" }

// At is the public URL of a server that listens on the address: the one given, else the address itself.
func (s Serving) At(bound net.Addr) *url.URL {
	if s.PublicURL != nil {
		return s.PublicURL
	}
	host, _, _ := net.SplitHostPort(s.Addr)
	if ip, err := netip.ParseAddr(host); host == "" || err == nil && ip.IsUnspecified() {
		host = "localhost" // a browser has no use for 0.0.0.0
	}
	_, port, _ := net.SplitHostPort(bound.String())
	return &url.URL{Scheme: "http", Host: net.JoinHostPort(host, port)}
}
