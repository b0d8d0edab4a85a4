package web

import (
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"

	"stet/internal/desk"
	"stet/internal/factcheck"
	"stet/internal/importer"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/articles"
	"stet/views/ui"
)

// newArticle is the form on which an article is pasted or uploaded.
func (s *Server) newArticle(w http.ResponseWriter, v *visit) error {
	return s.showArrival(w, v, http.StatusOK, ui.Form{})
}

func (s *Server) showArrival(w http.ResponseWriter, v *visit, status int, form ui.Form) error {
	return s.page(w, v, status, locale.M("Import an article"), articles.ArrivalView(articles.NewArrival(form)))
}

// stageImport reads what was pasted or uploaded and leads to where it is looked over.
func (s *Server) stageImport(w http.ResponseWriter, v *visit) error {
	in, field, err := arrival(v)
	var id factcheck.ImportID
	if err == nil {
		id, err = s.desk.StageImport(v.Context(), v.Actor, in)
	}
	if err == nil {
		http.Redirect(w, v.Request, paths.Import(id), http.StatusSeeOther)
		return nil
	}
	form, status, ok := refused(v, aboutAddress(err, field))
	if !ok {
		return err
	}
	return s.showArrival(w, v, status, aboutField(form, field))
}

// aboutField makes what is wrong as a whole a sentence about the field it came by.
func aboutField(form ui.Form, field string) ui.Form {
	if len(form.Errors) == 0 {
		form.Errors, form.Message = map[string]string{field: form.Message}, ""
	}
	return form
}

// aboutAddress makes a site that gave nothing an error of the form: another address may do better.
func aboutAddress(err error, field string) error {
	if field == "url" && factcheck.Is(err, factcheck.Unavailable) {
		return factcheck.As(err, factcheck.Invalid)
	}
	return err
}

// arrival reads what somebody brings, and names the field by which it came.
func arrival(v *visit) (in desk.Arrival, field string, err error) {
	values, err := typed(v)
	if factcheck.Is(err, factcheck.TooLarge) {
		err = factcheck.Because(err, factcheck.TooLarge, "This is larger than 1 MB, as HTML than %d MB or as a file than %d MB, which is the most that can be imported.", importer.MaxPageBytes>>20, importer.MaxPackedBytes>>20)
	}
	if err != nil {
		return in, "file", err
	}
	in.URL = strings.TrimSpace(values.Get("url"))
	if !webAddress(in.URL) {
		return in, "url", factcheck.InvalidField("url", "This is not a web address: it begins with https:// or http://.")
	}
	in.Raw, field, err = brought(v, values.Get("paste"), in.URL != "")
	return in, field, err
}

// brought is the file where there is one, else the paste; both at once are refused, for one of them would be lost unseen.
// Without either it is nothing, if there is an address to fetch it from.
func brought(v *visit, paste string, fetchable bool) (raw factcheck.Raw, field string, err error) {
	blank := strings.TrimSpace(paste) == ""
	file, header, err := v.FormFile("file")
	switch {
	case err == nil && blank:
		raw, err = uploaded(file, header)
		return raw, "file", err
	case err == nil:
		return raw, "file", factcheck.InvalidField("file", "Either paste the text or choose a file, not both. Empty the field above to import the file.")
	case !errors.Is(err, http.ErrMissingFile) && !errors.Is(err, http.ErrNotMultipart):
		return raw, "file", bodyError(err)
	case blank && fetchable:
		return raw, "url", nil
	case blank:
		return raw, "paste", factcheck.InvalidField("paste", "Give the article’s web address, paste its text, or choose a file.")
	}
	return factcheck.Raw{Bytes: []byte(paste)}, "paste", nil
}

func uploaded(file multipart.File, header *multipart.FileHeader) (factcheck.Raw, error) {
	content, err := io.ReadAll(file)
	err = errors.Join(err, file.Close())
	return factcheck.Raw{Name: header.Filename, MediaType: header.Header.Get("Content-Type"), Bytes: content}, err
}

// webAddress says whether a text is empty or an address on the web.
func webAddress(text string) bool {
	if text == "" {
		return true
	}
	u, err := url.Parse(text)
	return err == nil && u.Host != "" && (u.Scheme == "http" || u.Scheme == "https") && len(text) <= factcheck.MaxURL
}

func importID(v *visit) factcheck.ImportID { return factcheck.ImportID(v.PathValue("id")) }

// stagedImport shows an arrival as it would be stored, with its particulars to correct.
func (s *Server) stagedImport(w http.ResponseWriter, v *visit) error {
	return s.showProof(w, v, http.StatusOK, nil)
}

func (s *Server) showProof(w http.ResponseWriter, v *visit, status int, refused *ui.Form) error {
	staged, x, err := s.desk.StagedImport(v.Context(), v.Actor, importID(v))
	if err != nil {
		return err
	}
	form := formOf(desk.ParticularsOf(staged.Offered))
	if refused != nil {
		form = *refused
	}
	proof, err := articles.NewProof(staged, x, form)
	if err != nil {
		return err
	}
	return s.page(w, v, status, locale.M("Import: %s", staged.Offered.Title), articles.ProofView(proof))
}

// confirmImport makes the arrival an article.
func (s *Server) confirmImport(w http.ResponseWriter, v *visit) error {
	in, err := decode[desk.Particulars](v)
	var id factcheck.ArticleID
	if err == nil {
		id, err = s.desk.ConfirmImport(v.Context(), v.Actor, importID(v), in)
	}
	if err == nil {
		return s.done(w, v, paths.Article(id), locale.M("The article is imported. Select words in it to make the first claim."))
	}
	form, status, ok := refused(v, err)
	if !ok {
		return err
	}
	return s.showProof(w, v, status, &form)
}

// putBlockBack takes a block into what arrived that was left out of it, or leaves it out again.
func (s *Server) putBlockBack(w http.ResponseWriter, v *visit) error {
	values, err := typed(v)
	if err != nil {
		return err
	}
	in, err := decodeValues[desk.Particulars](values)
	if err != nil {
		return err
	}
	key, back := values.Get("leave_out"), false
	if values.Has("put_back") {
		key, back = values.Get("put_back"), true
	}
	staged, err := s.desk.PutBlockBack(v.Context(), v.Actor, importID(v), key, back, in)
	if err != nil {
		return err
	}
	to := paths.Import(staged.ID)
	if staged.Offered.ID != "" {
		to = paths.StagedVersion(staged.ID)
	}
	http.Redirect(w, v.Request, to+"#left-out", http.StatusSeeOther)
	return nil
}

// discardImport forgets the arrival.
func (s *Server) discardImport(w http.ResponseWriter, v *visit) error {
	if err := s.desk.DiscardImport(v.Context(), v.Actor, importID(v)); err != nil {
		return err
	}
	return s.done(w, v, paths.NewArticle, locale.M("Discarded. Nothing was stored."))
}
