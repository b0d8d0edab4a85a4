// Package password turns passwords into argon2id hashes and compares them, slowly on purpose.
package password

import (
	"context"
	"fmt"

	"github.com/alexedwards/argon2id"
)

// What a password costs: 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet, Argon2id). They are pinned,
// so that the cost does not follow the machine, and stand in every hash, so that they can be raised later.
const (
	memoryKiB  = 19 * 1024
	iterations = 2
	lanes      = 1
	saltBytes  = 16
	keyBytes   = 32
)

// atOnce is how many passwords are hashed at the same time. More would let a crowd of sign-ins take the memory.
const atOnce = 2

var pinned = argon2id.Params{
	Memory: memoryKiB, Iterations: iterations, Parallelism: lanes, SaltLength: saltBytes, KeyLength: keyBytes,
}

// Hasher hashes and compares passwords, at most two at a time; others wait for their turn. It is safe for use by many.
type Hasher struct {
	turns chan struct{}
}

// NewHasher makes a Hasher.
func NewHasher() *Hasher { return &Hasher{turns: make(chan struct{}, atOnce)} }

// Hash gives the password's argon2id hash in its encoded form, with a salt of its own. It fails only when the context
// ends before its turn comes.
func (h *Hasher) Hash(ctx context.Context, password string) (string, error) {
	if err := h.wait(ctx); err != nil {
		return "", err
	}
	defer h.leave()
	return argon2id.CreateHash(password, &pinned)
}

// Matches says whether the hash was made of this password. A hash that is malformed, or asks for more work than any of
// ours does, is an error and no work is done on it.
func (h *Hasher) Matches(ctx context.Context, password, hash string) (bool, error) {
	if err := check(hash); err != nil {
		return false, err
	}
	if err := h.wait(ctx); err != nil {
		return false, err
	}
	defer h.leave()
	return argon2id.ComparePasswordAndHash(password, hash)
}

func (h *Hasher) wait(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("wait for a turn to hash a password: %w", err)
	}
	select {
	case h.turns <- struct{}{}:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("wait for a turn to hash a password: %w", ctx.Err())
	}
}

func (h *Hasher) leave() { <-h.turns }
