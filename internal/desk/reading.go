package desk

import (
	"slices"
	"sync"

	"stet/internal/factcheck"
)

// mostKept is how many claims are kept in memory at once, of all articles and readers: some 40 MB.
const mostKept = 50_000

// reading is what one person may see of an article's text and claims. It is true for as long as nothing has happened since: every
// change writes its entry in the same transaction. What is in it is shared, and is not to be changed.
type reading struct {
	article factcheck.ArticleID
	actor   factcheck.UserID
	role    factcheck.Role
	newest  int64 // the last entry when it was read
	version factcheck.Version
	claims  []factcheck.ClaimFile
}

func (r *reading) isOf(o *reading) bool {
	return r.article == o.article && r.actor == o.actor && r.role == o.role
}

// readings are the last ones, so that who goes from page to page of one article does not have all of its claims read again.
type readings struct {
	mu   sync.Mutex
	kept []*reading // the one used last at the end
}

// find gives what is kept for the same article and reader since the same entry, or nil.
func (k *readings) find(of reading) *reading {
	k.mu.Lock()
	defer k.mu.Unlock()
	i := slices.IndexFunc(k.kept, of.isOf)
	if i < 0 || k.kept[i].newest != of.newest || k.kept[i].version.ID != of.version.ID {
		return nil
	}
	found := k.kept[i]
	k.kept = append(slices.Delete(k.kept, i, i+1), found)
	return found
}

// keep takes a reading in the place of an older one, and forgets those that were used longest ago.
func (k *readings) keep(r *reading) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.kept = append(slices.DeleteFunc(k.kept, r.isOf), r)
	size := 0
	for i, one := range slices.Backward(k.kept) {
		if size += len(one.claims) + 1; size > mostKept && i < len(k.kept)-1 {
			k.kept = slices.Delete(k.kept, 0, i+1)
			return
		}
	}
}
