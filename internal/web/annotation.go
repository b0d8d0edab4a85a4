package web

import (
	"errors"
	"net/http"

	"stet/internal/desk"
	"stet/internal/factcheck"
	"stet/internal/importer"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/annotations"
	"stet/views/ui"
)

func (s *Server) annotationRoutes() []route {
	return []route{
		{Pattern: "GET /articles/{id}/annotations", Handler: s.newAnnotations},
		{Pattern: "POST /articles/{id}/annotations", Handler: s.stageAnnotations},
		{Pattern: "GET /staged-annotations/{id}", Handler: s.stagedAnnotations},
		{Pattern: "POST /staged-annotations/{id}", Handler: s.confirmAnnotations},
		{Pattern: "POST /staged-annotations/{id}/discard", Handler: s.discardAnnotations},
	}
}

// newAnnotations is the form on which a file of annotations is brought in.
func (s *Server) newAnnotations(w http.ResponseWriter, v *visit) error {
	return s.showNewAnnotations(w, v, http.StatusOK, ui.Form{})
}

func (s *Server) showNewAnnotations(w http.ResponseWriter, v *visit, status int, form ui.Form) error {
	article, err := s.desk.Article(v.Context(), v.Actor, articleID(v))
	if err != nil {
		return err
	}
	return s.page(w, v, status, locale.M("Import annotations"), annotations.ArrivalView(annotations.NewArrival(article, form)))
}

// stageAnnotations reads the file and leads to where it is looked over.
func (s *Server) stageAnnotations(w http.ResponseWriter, v *visit) error {
	in, err := annotatedFile(v)
	var id factcheck.ImportID
	if err == nil {
		id, err = s.desk.StageAnnotations(v.Context(), v.Actor, articleID(v), in)
	}
	if err == nil {
		http.Redirect(w, v.Request, paths.StagedAnnotations(id), http.StatusSeeOther)
		return nil
	}
	form, status, ok := refused(v, err)
	if !ok {
		return err
	}
	return s.showNewAnnotations(w, v, status, aboutField(form, "file"))
}

func annotatedFile(v *visit) (in desk.AnnotatedFile, err error) {
	if _, err := typed(v); err != nil {
		if factcheck.Is(err, factcheck.TooLarge) {
			err = factcheck.Because(err, factcheck.TooLarge, "The file is larger than %d MB, which is the most that can be read.", importer.MaxAnnotationBytes>>20)
		}
		return in, err
	}
	if in.Raw, err = fileOf(v, "file"); err != nil {
		return in, err
	}
	if len(in.Raw.Bytes) == 0 {
		return in, factcheck.InvalidField("file", "Choose the file of annotations.")
	}
	in.Text, err = fileOf(v, "text")
	return in, err
}

// fileOf is an uploaded file; an empty one where none was chosen.
func fileOf(v *visit, field string) (factcheck.Raw, error) {
	file, header, err := v.FormFile(field)
	switch {
	case errors.Is(err, http.ErrMissingFile), errors.Is(err, http.ErrNotMultipart):
		return factcheck.Raw{}, nil
	case err != nil:
		return factcheck.Raw{}, bodyError(err)
	}
	return uploaded(file, header)
}

// stagedAnnotations tells what would become of each annotation.
func (s *Server) stagedAnnotations(w http.ResponseWriter, v *visit) error {
	return s.showAnnotations(w, v, http.StatusOK, v.URL.Query().Get("all_pages") == "true", ui.Form{})
}

func (s *Server) showAnnotations(w http.ResponseWriter, v *visit, status int, allPages bool, form ui.Form) error {
	plan, err := s.desk.PreviewAnnotations(v.Context(), v.Actor, importID(v), desk.AnnotationChoice{AllPages: allPages})
	if err != nil {
		return err
	}
	return s.page(w, v, status, locale.M("Import annotations"), annotations.PreviewView(annotations.NewPreview(importID(v), plan, allPages, form)))
}

// confirmAnnotations makes the claims, if they were looked at on the version that is current still.
func (s *Server) confirmAnnotations(w http.ResponseWriter, v *visit) error {
	in, err := decode[desk.AnnotationChoice](v)
	var done factcheck.AnnotationsPlan
	if err == nil {
		done, err = s.desk.ConfirmAnnotations(v.Context(), v.Actor, importID(v), in)
	}
	if err == nil {
		made := 0
		for _, a := range done.All {
			if a.Claim != "" && a.Fate != factcheck.AnnotationKnown {
				made++
			}
		}
		return s.done(w, v, paths.Article(done.Article.ID), locale.Count(made, "1 claim was made of the annotations.", "%d claims were made of the annotations."))
	}
	form, status, ok := refused(v, err)
	if !ok {
		return err
	}
	return s.showAnnotations(w, v, status, in.AllPages, form)
}

// discardAnnotations forgets the file.
func (s *Server) discardAnnotations(w http.ResponseWriter, v *visit) error {
	plan, err := s.desk.PreviewAnnotations(v.Context(), v.Actor, importID(v), desk.AnnotationChoice{})
	if err != nil {
		return err
	}
	if err := s.desk.DiscardImport(v.Context(), v.Actor, importID(v)); err != nil {
		return err
	}
	return s.done(w, v, paths.Annotations(plan.Article.ID), locale.M("Discarded. Nothing was stored."))
}
