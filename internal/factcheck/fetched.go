package factcheck

import "time"

// Fetched is what a site answered when it was asked for an address, as it came.
type Fetched struct {
	URL       string // where it came from in the end
	MovedTo   string // that address, where every redirect on the way was for good (301, 308)
	Status    int
	Header    map[string][]string // what tells about the content: its type, its age, its validators
	MediaType string              // as the site names it, parameters and all
	Bytes     []byte
	SHA256    string // of Bytes, in hex
	At        time.Time
}

// Raw is what was fetched as something that an article can be read from.
func (f Fetched) Raw() Raw {
	return Raw{MediaType: f.MediaType, Bytes: f.Bytes, Provenance: Provenance{Base: f.URL, URL: f.URL, Status: f.Status, Header: f.Header, At: f.At}}
}
