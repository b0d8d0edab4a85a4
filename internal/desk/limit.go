package desk

import (
	"net/netip"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"stet/internal/factcheck"
)

// How fast sign-ins may be tried: by account and by address, in a burst and then one an interval.
const (
	accountBurst    = 8
	accountInterval = 30 * time.Second
	addressBurst    = 30
	addressInterval = 5 * time.Second
	limitersKept    = 10_000
)

// attemptLimits slows down guessing of passwords. It counts accounts that do not exist like those that do.
type attemptLimits struct {
	mu       sync.Mutex
	limiters map[string]*rate.Limiter
}

func newAttemptLimits() *attemptLimits {
	return &attemptLimits{limiters: map[string]*rate.Limiter{}}
}

// try takes one attempt of the account and of the address, or says that there were too many.
func (l *attemptLimits) try(now time.Time, email, address string) error {
	place := l.limiter(now, "address "+network(address), addressInterval, addressBurst)
	account := l.limiter(now, "account "+email, accountInterval, accountBurst)
	if place.AllowN(now, 1) && account.AllowN(now, 1) { // in this order: who is slowed down anyway holds nobody else up
		return nil
	}
	return factcheck.Errorf(factcheck.RateLimited, "Too many attempts. Wait half a minute, then try again.")
}

// network is what counts as one place: an IPv4 address, or the /64 that a subscriber of IPv6 has to choose from freely
// (RFC 6177, section 2).
func network(address string) string {
	ip, err := netip.ParseAddr(address)
	if err != nil || ip.Unmap().Is4() {
		return address
	}
	prefix, _ := ip.WithZone("").Prefix(64) // no IPv6 address is shorter
	return prefix.String()
}

func (l *attemptLimits) limiter(now time.Time, key string, interval time.Duration, burst int) *rate.Limiter {
	l.mu.Lock()
	defer l.mu.Unlock()
	limiter, ok := l.limiters[key]
	if !ok {
		l.makeRoom(now)
		limiter = rate.NewLimiter(rate.Every(interval), burst)
		l.limiters[key] = limiter
	}
	return limiter
}

// makeRoom forgets the limiters that are full again, and, should all be in use, one of them at random: memory stays
// bounded whatever an attacker sends.
func (l *attemptLimits) makeRoom(now time.Time) {
	if len(l.limiters) < limitersKept {
		return
	}
	for key, limiter := range l.limiters {
		if limiter.TokensAt(now) >= float64(limiter.Burst()) {
			delete(l.limiters, key)
		}
	}
	for key := range l.limiters {
		if len(l.limiters) < limitersKept {
			return
		}
		delete(l.limiters, key)
	}
}
