package claims

import (
	"context"

	"stet/internal/document"
	"stet/internal/locale"
)

// DrawnWords are what an article's text says besides itself, in the language of the page.
func DrawnWords(ctx context.Context) document.Words {
	return document.Words{
		Table: locale.T(ctx, "Table"), Image: locale.T(ctx, "Image"), Video: locale.T(ctx, "Video"), Audio: locale.T(ctx, "Audio"),
		Embed: locale.T(ctx, "Embedded content"), Original: locale.T(ctx, "see the original"),
	}
}
