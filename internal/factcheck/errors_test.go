package factcheck_test

import (
	"errors"
	"fmt"
	"testing"

	"stet/internal/factcheck"
)

func TestAnErrorKeepsItsCodeAndItsCauseOnTheWayUp(t *testing.T) {
	cause := errors.New("disk is full")
	err := fmt.Errorf("save: %w", factcheck.Because(cause, factcheck.Unavailable, "Nothing was saved."))
	if factcheck.CodeOf(err) != factcheck.Unavailable || !factcheck.Is(err, factcheck.Unavailable) || !errors.Is(err, cause) {
		t.Errorf("got %v", err)
	}
	if got := err.Error(); got != "save: unavailable: Nothing was saved.: disk is full" {
		t.Errorf("got %q", got)
	}
}

func TestAFaultOfOursHasNoCode(t *testing.T) {
	if code := factcheck.CodeOf(errors.New("nil map")); code != "" {
		t.Errorf("got %q", code)
	}
	if factcheck.Is(nil, factcheck.NotFound) {
		t.Error("no error has a code")
	}
}
