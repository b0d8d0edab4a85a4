package password

import (
	"errors"
	"fmt"

	"github.com/alexedwards/argon2id"
)

// ErrUnusable is why a stored hash is not compared: it is malformed, or its parameters are out of all reason.
var ErrUnusable = errors.New("the stored password hash is not usable")

// What a stored hash may ask for. The bounds leave room to raise what is pinned, and keep a tampered row from taking the
// machine's memory or panicking the algorithm, which accepts neither zero passes nor zero lanes.
const (
	mostKiB        = 128 * 1024
	mostIterations = 8
	mostLanes      = 8
	longestHash    = 256
)

func check(hash string) error {
	if len(hash) > longestHash {
		return fmt.Errorf("%w: it is %d bytes long", ErrUnusable, len(hash))
	}
	params, _, _, err := argon2id.DecodeHash(hash)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrUnusable, err)
	}
	if !reasonable(*params) {
		return fmt.Errorf("%w: its parameters are %+v", ErrUnusable, *params)
	}
	return nil
}

func reasonable(p argon2id.Params) bool {
	return within(p.Memory, 8, mostKiB) && within(p.Iterations, 1, mostIterations) && within(uint32(p.Parallelism), 1, mostLanes) &&
		within(p.SaltLength, 8, 64) && within(p.KeyLength, 16, 64)
}

func within(n, least, most uint32) bool { return least <= n && n <= most }
