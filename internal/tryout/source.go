package tryout

import (
	"context"
	_ "embed" // what was kept of a source

	"stet/internal/desk"
	"stet/internal/factcheck"
)

// The sources of the try-out's library. They are examples and say so: their words were written for the try-out.
const (
	exhibitors = "Example: list of exhibitors"
	opening    = "Example: opening address, official transcript"
	preview    = "Example: agency report three days before the forum"
	contracts  = "Example: the alliance’s notice on framework contracts"
	video      = "Example: recording of the video address"
	stocks     = "Example: survey of ammunition stocks"
	organiser  = "Example: talk with one of the organisers"
)

var library = []struct {
	by    string
	words desk.SourceWords
}{
	{Olena, desk.SourceWords{
		Title: exhibitors, Publisher: "Organisers of the forum", URL: "https://example.org/forum/exhibitors", Kind: factcheck.PrimaryRecord,
		IndependenceGroup: "organisers", PublishedOn: "2023-09-29", SeenOn: "2023-10-01",
	}},
	{Olena, desk.SourceWords{
		Title: opening, Publisher: "Office of the President", URL: "https://example.org/president/opening-address", Kind: factcheck.OfficialStatement,
		IndependenceGroup: "president", PublishedOn: "2023-09-29", SeenOn: "2023-10-01",
	}},
	{Olena, desk.SourceWords{
		Title: preview, Publisher: "Sample Agency", Author: "Economics desk", URL: "https://example.org/agency/forum-preview", Kind: factcheck.News,
		IndependenceGroup: "organisers", PublishedOn: "2023-09-26", SeenOn: "2023-10-01",
	}},
	{Taras, desk.SourceWords{
		Title: contracts, Publisher: "Procurement agency", URL: "https://example.org/procurement/framework-contracts", Kind: factcheck.PrimaryRecord,
		IndependenceGroup: "alliance", PublishedOn: "2023-09-28", SeenOn: "2023-10-01",
	}},
	{Taras, desk.SourceWords{
		Title: video, Publisher: "Sample Courier", Author: "Taras Melnyk", Kind: factcheck.OwnObservation,
		IndependenceGroup: "alliance", PublishedOn: "2023-09-29", SeenOn: "2023-09-29",
	}},
	{Olena, desk.SourceWords{
		Title: stocks, Publisher: "Institute for Sample Studies", URL: "https://example.org/institute/stocks-2023", Kind: factcheck.DataSet,
		PublishedOn: "2023-08-15", SeenOn: "2023-10-01",
	}},
	{Taras, desk.SourceWords{
		Title: organiser, Kind: factcheck.Interview, IndependenceGroup: "organisers", Confidential: true, SeenOn: "2023-09-30",
	}},
}

//go:embed captures/framework-contracts.html
var contractsPage []byte

// keepSource keeps a page of the library as somebody saved it: nothing is fetched for the try-out.
func (n *newsroom) keepSource(ctx context.Context) error {
	page := factcheck.Raw{Name: "framework-contracts.html", MediaType: "text/html; charset=utf-8", Bytes: contractsPage}
	_, err := n.desk.UploadCapture(ctx, n.people[Taras], n.sources[contracts], page)
	n.pause()
	return err
}

func (n *newsroom) collectSources(ctx context.Context) error {
	for _, s := range library {
		id, err := n.desk.AddSource(ctx, n.people[s.by], s.words)
		if err != nil {
			return err
		}
		n.sources[s.words.Title] = id
	}
	n.pause()
	return nil
}
