package versions

import (
	"net/url"
	"slices"
	"strconv"
)

// View is how the difference of two texts is looked at: in one column or side by side, with stretches unfolded in which nothing
// changed, each named by its first row.
type View struct {
	Side     bool
	Unfolded []string

	page string
}

// NewView reads the view from the query of the page's address. What is in it besides is left out.
func NewView(query url.Values) View {
	return View{Side: query.Get("view") == "side", Unfolded: query["unfold"]}
}

func (v View) unfolds(row int) bool { return slices.Contains(v.Unfolded, strconv.Itoa(row)) }

// with is the view with one stretch more unfolded.
func (v View) with(row int) View {
	v.Unfolded = append(slices.Clone(v.Unfolded), strconv.Itoa(row))
	return v
}

// other is the view the other way.
func (v View) other() View {
	v.Side = !v.Side
	return v
}

func (v View) address() string {
	query := url.Values{}
	if v.Side {
		query.Set("view", "side")
	}
	for _, row := range v.Unfolded {
		query.Add("unfold", row)
	}
	if len(query) == 0 {
		return v.page
	}
	return v.page + "?" + query.Encode()
}
