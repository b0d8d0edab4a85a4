package factcheck

// Preferences are how one person likes the workbench; they are no part of the record.
type Preferences struct {
	Language      string            `json:"language,omitempty"`      // of the interface, BCP 47; empty: as the browser asks
	SingleKeysOff bool              `json:"singleKeysOff,omitempty"` // keys that are a character by themselves do nothing
	Keys          map[string]string `json:"keys,omitempty"`          // own keys by command; empty for none
}
