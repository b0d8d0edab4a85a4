package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"stet/internal/desk"
	"stet/internal/factcheck"
	"stet/internal/importer"
)

func runImport(ctx context.Context, t terminal, args []string) error {
	flags, c, err := newFlags("import")
	if err != nil {
		return err
	}
	c.BindData(flags)
	c.BindFetching(flags)
	var given desk.Particulars
	flags.StringVar(&given.Title, "title", "", "`title`, instead of the one read from the content")
	flags.StringVar(&given.URL, "url", "", "`URL` it was published at")
	flags.StringVar(&given.Publisher, "publisher", "", "`publisher`")
	flags.StringVar(&given.Byline, "byline", "", "`author` line")
	flags.StringVar(&given.Language, "lang", "", "`language` code, such as en or uk")
	flags.StringVar(&given.PublishedOn, "published", "", "`day` it was published on, such as 2023-09-30")
	article := flags.String("article", "", "make the file the next version of the article with this `id`")
	var notes annotationFlags
	notes.bind(flags)
	as := flags.String("as", "", "`e-mail` address of the person who imports (an admin unless told)")
	asJSON := flags.Bool("json", false, "print a record for each file, of those that fail too")
	files, err := parse(flags, args)
	if err != nil {
		return err
	}
	if err := notes.check(files, *article); err != nil {
		return err
	}
	if len(files) == 0 && notes.file == "" {
		return usagef("Name the file or web address to import, or - for standard input.")
	}
	if len(files) > 1 && (given.Title != "" || given.URL != "") {
		return usagef("A title and a URL belong to one article. Import the files one by one, or leave --title and --url out.")
	}
	if *article != "" && notes.file == "" && (len(files) > 1 || given != desk.Particulars{URL: given.URL}) {
		return usagef("A new version is one file, and takes no particulars but --url: those of the article stay.")
	}
	fetchable, err := c.Fetchable()
	if err != nil {
		return usagef("%s", sentence(err))
	}
	h, err := enterHouse(ctx, c.Data, fetching(fetchable))
	if err != nil {
		return err
	}
	defer h.close()
	actor, err := h.person(ctx, *as)
	if err != nil {
		return err
	}
	if notes.file != "" {
		return importAnnotated(ctx, t, h, actor, files, factcheck.ArticleID(*article), given, notes, *asJSON)
	}
	if *article != "" {
		return importVersion(ctx, t, h, actor, files[0], factcheck.ArticleID(*article), given.URL, *asJSON)
	}
	return importAll(ctx, t, h, actor, files, given, *asJSON)
}

// importVersion makes the file the article's next version, and says how many claims wait for a place then.
func importVersion(ctx context.Context, t terminal, h *house, actor factcheck.Actor, file string, id factcheck.ArticleID, url string, asJSON bool) error {
	in, err := brought(t, file, url)
	if err != nil {
		return err
	}
	if _, err := h.desk.AddVersion(ctx, actor, id, in); err != nil {
		return err
	}
	article, err := h.desk.Article(ctx, actor, id)
	if err != nil {
		return err
	}
	waiting, err := h.desk.WaitingForPlace(ctx, actor, id)
	if err != nil {
		return err
	}
	if waiting > 0 {
		say(t.err, "stet: %d claims wait for a place in version %d.\n", waiting, article.Number)
	}
	report := importReport{t: t, asJSON: asJSON, given: 1}
	return report.add(importedAs(file, article))
}

// importAnnotated imports annotations into an article that is there, or that is imported with them.
func importAnnotated(ctx context.Context, t terminal, h *house, actor factcheck.Actor, files []string, id factcheck.ArticleID, given desk.Particulars, notes annotationFlags, asJSON bool) error {
	if len(files) == 1 {
		article, err := importOne(ctx, t, h, actor, files[0], given)
		if err != nil {
			return err
		}
		report := importReport{t: t, asJSON: asJSON, given: 1}
		if err := report.add(importedAs(files[0], article)); err != nil {
			return err
		}
		id = article.ID
	}
	return importAnnotations(ctx, t, h, actor, id, files, notes, asJSON)
}

// importAll goes on past a file that cannot be imported, and fails in the end when there was one.
func importAll(ctx context.Context, t terminal, h *house, actor factcheck.Actor, files []string, given desk.Particulars, asJSON bool) error {
	report := importReport{t: t, asJSON: asJSON, given: len(files)}
	for _, file := range files {
		article, err := importOne(ctx, t, h, actor, file, given)
		if ctx.Err() != nil && err != nil {
			break
		}
		record := importedAs(file, article)
		if err != nil {
			record = importRecord{File: file, Error: sentence(err)}
		}
		if err := report.add(record); err != nil {
			return err
		}
	}
	return report.end()
}

func importOne(ctx context.Context, t terminal, h *house, actor factcheck.Actor, file string, given desk.Particulars) (factcheck.Article, error) {
	in, err := brought(t, file, given.URL)
	if err != nil {
		return factcheck.Article{}, err
	}
	return h.desk.ImportArticle(ctx, actor, in, given)
}

// brought is a file's content, published at the URL, or what is to be fetched where a web address is named for the file.
func brought(t terminal, file, url string) (desk.Arrival, error) {
	if strings.HasPrefix(file, "https://") || strings.HasPrefix(file, "http://") {
		return desk.Arrival{URL: file}, nil
	}
	raw, err := arrival(t, file)
	return desk.Arrival{Raw: raw, URL: url}, err
}

// arrival reads a file, or standard input for "-", no further than an article may be long.
func arrival(t terminal, file string) (factcheck.Raw, error) {
	in, name := t.in, ""
	if file != "-" {
		opened, err := os.Open(file)
		if err != nil {
			return factcheck.Raw{}, fileProblem(err, file)
		}
		defer func() { _ = opened.Close() }()
		in, name = opened, filepath.Base(file)
	}
	b, err := io.ReadAll(io.LimitReader(in, importer.MaxPackedBytes+1))
	if err != nil {
		return factcheck.Raw{}, fileProblem(err, file)
	}
	return factcheck.Raw{Name: name, Bytes: b}, nil
}

func fileProblem(err error, file string) error {
	var path *os.PathError
	if errors.As(err, &path) {
		return factcheck.Because(err, factcheck.Invalid, "%s cannot be read: %v.", file, path.Err)
	}
	return factcheck.Because(err, factcheck.Invalid, "%s cannot be read: %v.", file, err)
}
