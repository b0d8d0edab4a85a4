package web

import (
	"errors"
	"net/url"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stet/internal/desk"
	"stet/internal/factcheck"
)

// inputs are all inputs of the desk that forms are decoded into.
var inputs = map[string]func(url.Values) (any, error){
	"SignIn":        decodeAny[desk.SignIn],
	"Acceptance":    decodeAny[desk.Acceptance],
	"NewPassword":   decodeAny[desk.NewPassword],
	"NewUser":       decodeAny[desk.NewUser],
	"NewInvitation": decodeAny[desk.NewInvitation],
	"Particulars":   decodeAny[desk.Particulars],
	"Staffing":      decodeAny[desk.Staffing],
	"NewClaim":      decodeAny[desk.NewClaim],
	"ClaimWords":    decodeAny[desk.ClaimWords],
	"CitationWords": decodeAny[desk.CitationWords],
	"SourceWords":   decodeAny[desk.SourceWords],
	"NewVerdict":    decodeAny[desk.NewVerdict],
}

func decodeAny[T any](values url.Values) (any, error) { return decodeValues[T](values) }

func FuzzDecodeForm(f *testing.F) {
	for _, query := range []string{
		"", "email=a%40b.example&password=x", "start=1&end=9&quote=%F0%9F%8E%89", "start=1e9", "end=-1", "start=99999999999999999999",
		"people=a&people=b", "people.0=a&people.999999999=b", "source_confidential=maybe", "submit=true", "submit=on", "verdict=&verdict=",
		"Token=x&token=y&Address=z", "a.b.c.d=1", ".=1", "..=1", "people.-1=a", "deadline=x", "%00=%00", "quote=%ff%fe",
	} {
		f.Add(query)
	}
	f.Fuzz(func(t *testing.T, query string) {
		values, err := url.ParseQuery(query)
		if err != nil && len(values) == 0 {
			return
		}
		for name, decode := range inputs {
			in, err := decode(values)
			if err != nil && !factcheck.Is(err, factcheck.Invalid) {
				t.Errorf("%s: an error that is not for the person: %v", name, err)
			}
			checkUnreachable(t, name, in)
		}
	})
}

// checkUnreachable makes sure that no form reaches the fields that the server fills.
func checkUnreachable(t *testing.T, name string, in any) {
	t.Helper()
	v := reflect.ValueOf(in)
	for i := range v.NumField() {
		if v.Type().Field(i).Tag.Get("form") == "-" && !v.Field(i).IsZero() {
			t.Errorf("%s: a form filled in %s with %v", name, v.Type().Field(i).Name, v.Field(i))
		}
	}
}

func TestAFormIsReadAndShownAsItWas(t *testing.T) {
	in := desk.SourceWords{Title: "Список <учасників>", Kind: factcheck.PrimaryRecord, Confidential: true, PublishedOn: "2026-01-02"}
	got, err := decodeValues[desk.SourceWords](formOf(in).Values)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(in, got); diff != "" {
		t.Error(diff)
	}
}

func TestAValueOfTheWrongKindIsAnErrorAboutItsField(t *testing.T) {
	_, err := decodeValues[desk.NewClaim](url.Values{"start": {"one"}, "end": {"9"}})
	var e *factcheck.Error
	if !errors.As(err, &e) || e.Code != factcheck.Invalid || e.Fields["start"].String() == "" || e.Fields["end"].String() != "" {
		t.Errorf("got %v", err)
	}
}

func TestWhatAFormDoesNotKnowIsLeftAlone(t *testing.T) {
	in, err := decodeValues[desk.CitationWords](url.Values{"stance": {"supports"}, "row_version": {"3"}, "place": {"claim"}})
	if err != nil || in.Stance != factcheck.Supports {
		t.Errorf("got %v, %v", in, err)
	}
}

func TestAListLongerThanAnyPageSendsIsRefused(t *testing.T) {
	_, err := decodeValues[desk.Staffing](url.Values{"people.100000000": {"x"}})
	if err != nil && !factcheck.Is(err, factcheck.Invalid) {
		t.Errorf("got %v", err)
	}
	in, err := decodeValues[desk.Staffing](url.Values{"people": strings.Split(strings.Repeat("x,", 200), ",")})
	if err != nil || len(in.People) == 0 {
		t.Errorf("got %v, %v", in, err)
	}
}
