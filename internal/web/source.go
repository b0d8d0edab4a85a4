package web

import (
	"net/http"

	"stet/internal/desk"
	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/library"
	"stet/views/ui"
)

func (s *Server) sourceRoutes() []route {
	return []route{
		{Pattern: "GET /sources", Handler: s.sourceList},
		{Pattern: "POST /sources", Handler: s.addSource},
		{Pattern: "GET /sources/new", Handler: s.newSource},
		{Pattern: "GET /sources/{id}", Handler: s.source},
		{Pattern: "GET /sources/{id}/edit", Handler: s.editSource},
		{Pattern: "POST /sources/{id}/edit", Handler: s.saveSource},
		{Pattern: "POST /preview", Handler: s.preview},
	}
}

func sourceID(v *visit) factcheck.SourceID { return factcheck.SourceID(v.PathValue("id")) }

// sourceList is the library, filtered and paged by its address.
func (s *Server) sourceList(w http.ResponseWriter, v *visit) error {
	query := library.ParseQuery(v.URL.Query())
	page, err := s.desk.Sources(v.Context(), v.Actor, query.Filter())
	if err != nil {
		return err
	}
	return s.page(w, v, http.StatusOK, locale.M("Sources"), library.ListView(library.NewList(query, page)))
}

// newSource is the form of a new source.
func (s *Server) newSource(w http.ResponseWriter, v *visit) error {
	return s.page(w, v, http.StatusOK, locale.M("Add a source"), library.EditView(library.NewSource(ui.Form{})))
}

// addSource puts a source into the library.
func (s *Server) addSource(w http.ResponseWriter, v *visit) error {
	in, err := decode[desk.SourceWords](v)
	var id factcheck.SourceID
	if err == nil {
		id, err = s.desk.AddSource(v.Context(), v.Actor, in)
	}
	if err == nil {
		return s.done(w, v, paths.Source(id), locale.M("The source is in the library."))
	}
	form, status, ok := refused(v, err)
	if !ok {
		return err
	}
	return s.page(w, v, status, locale.M("Add a source"), library.EditView(library.NewSource(form)))
}

// source is a source's page: what is known of it, what cites it, its history.
func (s *Server) source(w http.ResponseWriter, v *visit) error {
	return s.showSource(w, v, http.StatusOK, ui.Form{})
}

func (s *Server) showSource(w http.ResponseWriter, v *visit, status int, form ui.Form) error {
	file, err := s.desk.Source(v.Context(), v.Actor, sourceID(v))
	if err != nil {
		return err
	}
	return s.page(w, v, status, locale.Plain(file.Source.Title), library.PageView(library.NewPage(file, v.Actor, form)))
}

// editSource is the form of a source of the library.
func (s *Server) editSource(w http.ResponseWriter, v *visit) error {
	edit, err := s.sourceForm(v)
	if err != nil {
		return err
	}
	return s.page(w, v, http.StatusOK, locale.M("Edit: %s", edit.BackName), library.EditView(edit))
}

func (s *Server) sourceForm(v *visit) (library.Edit, error) {
	file, err := s.desk.Source(v.Context(), v.Actor, sourceID(v))
	if err == nil {
		err = factcheck.MayEditSource(v.Actor, file.Source)
	}
	return library.NewEdit(file.Source, formOf(desk.SourceWordsOf(file.Source))), err
}

// saveSource changes what the library says of a source.
func (s *Server) saveSource(w http.ResponseWriter, v *visit) error {
	version, err := rowVersion(v)
	var in desk.SourceWords
	if err == nil {
		in, err = decode[desk.SourceWords](v)
	}
	if err == nil {
		err = s.desk.EditSource(v.Context(), v.Actor, sourceID(v), version, in)
	}
	if err == nil {
		return s.done(w, v, paths.Source(sourceID(v)), locale.M("Saved."))
	}
	return s.refusedSource(w, v, err)
}

func (s *Server) refusedSource(w http.ResponseWriter, v *visit, cause error) error {
	form, status, ok := refused(v, cause)
	if !ok {
		return cause
	}
	edit, err := s.sourceForm(v)
	if err != nil {
		return err
	}
	stored := edit.Form
	edit = edit.Refused(form)
	if factcheck.Is(cause, factcheck.Conflict) {
		file, err := s.desk.Source(v.Context(), v.Actor, sourceID(v))
		if err != nil {
			return err
		}
		edit = edit.Compare(stored, file.People.Name(lastOf(file.History).Actor), lastOf(file.History).At)
	}
	return s.page(w, v, status, locale.M("Edit: %s", edit.BackName), library.EditView(edit))
}
