package accounts

// Key is what one key does.
type Key struct {
	Keys []string
	Does string
}

// KeyGroup is the keys of one page.
type KeyGroup struct {
	Name string
	Keys []Key
}

// Keys is the page that lists the keys.
type Keys struct {
	Off    bool // this browser has switched them off
	Groups []KeyGroup
}

// NewKeys makes the page of the keys.
func NewKeys(off bool) Keys {
	return Keys{Off: off, Groups: []KeyGroup{
		{Name: "Everywhere", Keys: []Key{
			{Keys: []string{"?"}, Does: "this list"},
			{Keys: []string{"Tab"}, Does: "to the next link, button or field, in the order they are read"},
		}},
		{Name: "An article", Keys: []Key{
			{Keys: []string{"j"}, Does: "next claim"},
			{Keys: []string{"k"}, Does: "previous claim"},
			{Keys: []string{"c"}, Does: "make a claim of the selected text"},
			{Keys: []string{"Esc"}, Does: "let go of the selected text"},
		}},
		{Name: "A claim", Keys: []Key{
			{Keys: []string{"t"}, Does: "take it"},
			{Keys: []string{"e"}, Does: "edit its words"},
			{Keys: []string{"s"}, Does: "add a source"},
			{Keys: []string{"1", "…", "9"}, Does: "choose the verdict with this number"},
			{Keys: []string{"p"}, Does: "propose the verdict and send it for approval"},
			{Keys: []string{"x"}, Does: "close it: it is not checkable"},
		}},
		{Name: "Approvals", Keys: []Key{
			{Keys: []string{"a"}, Does: "approve"},
			{Keys: []string{"r"}, Does: "return it"},
			{Keys: []string{"n"}, Does: "next decision"},
		}},
	}}
}
