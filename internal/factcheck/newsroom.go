package factcheck

// SecondCheck says when another reviewer has to reach the verdict independently.
type SecondCheck string

// When a second check is required.
const (
	SecondCheckNever SecondCheck = "never"
)

// Policy is what this newsroom asks of a claim before its verdict can be proposed or approved.
type Policy struct {
	MinimumSources     int         `json:"minimum_sources"`     // different ones
	IndependentSources int         `json:"independent_sources"` // of which no two tell one and the same story
	PrimarySource      bool        `json:"primary_source"`      // at least one
	Pinpoint           bool        `json:"pinpoint"`            // every citation says which words count, or where they stand
	SecondCheck        SecondCheck `json:"second_check"`
}

// Newsroom is whom this installation works for, and how.
type Newsroom struct {
	Name       string // empty until somebody says it
	Scale      string // Scale.Ref of the scale in use
	Policy     Policy
	Language   string // of the pages, for whoever asks for none that the site speaks; empty for English
	LookHours  int    // between two looks at the address of a source; 0: never by itself
	RowVersion int    // 0 until it is saved for the first time
}

// DefaultNewsroom is what a fresh installation starts with; it has no name yet.
func DefaultNewsroom() Newsroom {
	return Newsroom{
		Scale:     publicScale.Ref(),
		Policy:    Policy{MinimumSources: 1, SecondCheck: SecondCheckNever},
		LookHours: 7 * 24,
	}
}
