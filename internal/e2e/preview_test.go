package e2e

import (
	"testing"

	"stet/internal/browsertest"
)

// TestThePreviewMovesNoButton would have a click meet nothing where the preview comes while somebody goes for the button.
func TestThePreviewMovesNoButton(t *testing.T) {
	v := try(t).page(t, browsertest.Options{})
	v.signIn("Olena Bondar")
	v.openSample()
	v.openMine()
	const place = `(() => {
	  const form = document.querySelector('.card.open [name=rationale]').form;
	  return Math.round(form.querySelector('button').getBoundingClientRect().top - form.getBoundingClientRect().top);
	})()`
	before := browsertest.Eval[int](v.Page, place)
	v.Fill(".card.open [name=rationale]", "The organisers counted **252 companies**.")
	v.WaitText(".card.open .preview strong", "252 companies")
	if after := browsertest.Eval[int](v.Page, place); after != before {
		t.Errorf("the preview moved the button by %d pixels", after-before)
	}
}
