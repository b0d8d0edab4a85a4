package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"stet/internal/exporter"
	"stet/internal/factcheck"
	"stet/internal/locale"
)

func runExport(ctx context.Context, t terminal, args []string) error {
	flags, c, err := newFlags("export")
	if err != nil {
		return err
	}
	c.BindData(flags)
	name := flags.String("format", "", "`form`: "+formatNames())
	language := flags.String("lang", "", "`language` of the labels in html: "+languageCodes()+"; else the article’s, else the newsroom’s")
	out := flags.String("o", "-", "`file` to write, - for standard output")
	rest, err := parse(flags, args)
	if err != nil {
		return err
	}
	if len(rest) != 1 || *name == "" {
		return usagef("Name one article and the form: stet export ID --format %s.", formatNames())
	}
	if *language != "" && !locale.Speaks(*language) {
		return usagef("Labels are not written in %q. Choose one of these: %s.", *language, languageCodes())
	}
	format, err := exporter.ByName(*name)
	if err != nil {
		return err
	}
	h, err := enterHouse(ctx, c.Data)
	if err != nil {
		return err
	}
	defer h.close()
	id, err := h.articleNamed(ctx, rest[0])
	if err != nil {
		return err
	}
	dossier, err := h.desk.ExportArticle(ctx, operator(), id, format.Name)
	if err != nil {
		return err
	}
	return writeFile(t, *out, func(w io.Writer) error { return format.Write(w, dossier, exporter.Words(dossier, *language)) })
}

// shortestName is how much of an article's id names it, at least.
const shortestName = 8

// articleNamed finds an article by its id, or by the beginning of its id where no other begins alike.
func (h *house) articleNamed(ctx context.Context, name string) (factcheck.ArticleID, error) {
	article, err := h.desk.Article(ctx, operator(), factcheck.ArticleID(name))
	if !factcheck.Is(err, factcheck.NotFound) || len(name) < shortestName {
		return article.ID, err
	}
	records, err := h.articles(ctx)
	if err != nil {
		return "", err
	}
	others := slices.DeleteFunc(records, func(r articleRecord) bool { return !strings.HasPrefix(string(r.ID), name) })
	switch len(others) {
	case 0:
		return "", factcheck.Errorf(factcheck.NotFound, "There is no article %s. `stet articles` lists those there are.", name)
	case 1:
		return others[0].ID, nil
	}
	return "", factcheck.Errorf(factcheck.Conflict, "%d articles begin with %s. Give more of the id.", len(others), name)
}

func formatNames() string {
	var names []string
	for _, f := range exporter.Formats {
		names = append(names, f.Name)
	}
	return strings.Join(names, "|")
}

func languageCodes() string {
	var codes []string
	for _, l := range locale.Languages {
		codes = append(codes, l.Code)
	}
	return strings.Join(codes, "|")
}

// writeFile writes beside the file and moves it into place, so that nobody ever finds half of it.
func writeFile(t terminal, path string, write func(io.Writer) error) error {
	if path == "-" {
		return write(t.out)
	}
	temporary, err := os.CreateTemp(filepath.Dir(path), ".stet-*")
	if err != nil {
		return factcheck.Because(err, factcheck.Invalid, "%s cannot be written: %v.", path, err)
	}
	defer func() { _ = os.Remove(temporary.Name()) }() // gone already when it was moved
	if err := write(temporary); err != nil {
		_ = temporary.Close()
		return err
	}
	if err := temporary.Chmod(0o644); err != nil {
		return err
	}
	if err := temporary.Close(); err != nil {
		return factcheck.Because(err, factcheck.Unavailable, "%s cannot be written: %v.", path, err)
	}
	return os.Rename(temporary.Name(), path)
}
