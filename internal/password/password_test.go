package password

import (
	"context"
	"errors"
	"strings"
	"testing"
)

func TestAPasswordMatchesItsOwnHashAndNoOther(t *testing.T) {
	h := NewHasher()
	for _, password := range []string{"correct horse battery staple", "пароль із кирилиці 🙂", "", strings.Repeat("long ", 200)} {
		hash, err := h.Hash(t.Context(), password)
		if err != nil {
			t.Fatal(err)
		}
		if ok, err := h.Matches(t.Context(), password, hash); !ok || err != nil {
			t.Errorf("Matches(%q) = %v, %v; want true", password, ok, err)
		}
		if ok, err := h.Matches(t.Context(), password+"x", hash); ok || err != nil {
			t.Errorf("Matches(%q and more) = %v, %v; want false", password, ok, err)
		}
	}
}

func TestAHashCarriesThePinnedParametersAndASaltOfItsOwn(t *testing.T) {
	h := NewHasher()
	first, err := h.Hash(t.Context(), "same password")
	if err != nil {
		t.Fatal(err)
	}
	second, err := h.Hash(t.Context(), "same password")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(first, "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Errorf("the hash is %q", first)
	}
	if first == second {
		t.Error("two hashes of one password are equal")
	}
}

const soundSalt, soundKey = "c29tZSBzYWx0IG9mIDE2Yg", "u1M0YBcvMzlMVPUmE8cbWzyl4bHM1cXPuC1YbAsnh1s"

func TestAHashThatIsNotOursIsRefused(t *testing.T) {
	sound := "$argon2id$v=19$m=19456,t=2,p=1$" + soundSalt + "$" + soundKey
	if err := check(sound); err != nil {
		t.Fatalf("the sound hash is refused: %v", err)
	}
	for name, hash := range map[string]string{
		"empty":                "",
		"plain text":           "hunter2",
		"too few parts":        "$argon2id$v=19$m=19456,t=2,p=1$" + soundSalt,
		"too many parts":       sound + "$",
		"another variant":      strings.Replace(sound, "argon2id", "argon2i", 1),
		"another version":      strings.Replace(sound, "v=19", "v=16", 1),
		"no version":           strings.Replace(sound, "v=19", "v=", 1),
		"no passes":            strings.Replace(sound, "t=2", "t=0", 1),
		"no lanes":             strings.Replace(sound, "p=1", "p=0", 1),
		"no memory":            strings.Replace(sound, "m=19456", "m=0", 1),
		"4 TiB":                strings.Replace(sound, "m=19456", "m=4294967295", 1),
		"1 GiB":                strings.Replace(sound, "m=19456", "m=1048576", 1),
		"memory past 32 bits":  strings.Replace(sound, "m=19456", "m=99999999999", 1),
		"a billion passes":     strings.Replace(sound, "t=2", "t=1000000000", 1),
		"negative passes":      strings.Replace(sound, "t=2", "t=-2", 1),
		"255 lanes":            strings.Replace(sound, "p=1", "p=255", 1),
		"no key":               strings.Replace(sound, soundKey, "", 1),
		"a short key":          strings.Replace(sound, soundKey, "AAAA", 1),
		"no salt":              strings.Replace(sound, soundSalt, "", 1),
		"a salt out of base64": strings.Replace(sound, soundSalt, "!!!!!!!!!!!!!!!!", 1),
		"a very long key":      strings.Replace(sound, soundKey, strings.Repeat("A", 1<<16), 1),
		"a key of 96 bytes":    strings.Replace(sound, soundKey, strings.Repeat("A", 128), 1),
	} {
		t.Run(name, func(t *testing.T) {
			ok, err := NewHasher().Matches(t.Context(), "whatever", hash)
			if ok || !errors.Is(err, ErrUnusable) {
				t.Errorf("Matches = %v, %v; want an error that wraps ErrUnusable", ok, err)
			}
		})
	}
}

func TestWhoeverWaitsForATurnGoesWhenTheContextEnds(t *testing.T) {
	h := NewHasher()
	for range atOnce {
		if err := h.wait(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error)
	go func() { _, err := h.Hash(ctx, "password"); done <- err }()
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("Hash = %v; want the context's error", err)
	}
	h.leave()
	if _, err := h.Hash(t.Context(), "password"); err != nil {
		t.Errorf("once there is a turn again, Hash = %v", err)
	}
}

func TestNothingIsHashedForAContextThatIsOver(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := NewHasher().Hash(ctx, "password"); !errors.Is(err, context.Canceled) {
		t.Errorf("Hash = %v; want the context's error", err)
	}
}

// FuzzMatches holds that no stored hash, whatever it is, panics or takes long.
func FuzzMatches(f *testing.F) {
	f.Add("$argon2id$v=19$m=8,t=1,p=1$" + soundSalt + "$" + soundKey)
	f.Add("$argon2id$v=19$m=8,t=0,p=0$$")
	f.Fuzz(func(t *testing.T, hash string) {
		if check(hash) != nil {
			return
		}
		if _, err := NewHasher().Matches(t.Context(), "password", hash); err != nil {
			t.Errorf("a hash that passed the check fails: %v", err)
		}
	})
}
