package web

import (
	"bytes"
	"cmp"
	"net/http"
	"path"
	"strconv"
	"strings"

	"stet/internal/factcheck"
	"stet/internal/paths"
	"stet/views/ui"
)

// rawVersion sends the bytes that a version was read from, as a file to save. Whatever they are, a browser is told of bytes and
// nothing more, so that it opens none of them here.
func (s *Server) rawVersion(w http.ResponseWriter, v *visit) error {
	all, err := s.desk.Versions(v.Context(), v.Actor, articleID(v))
	if err != nil {
		return err
	}
	known, err := versionNumbered(all, v.PathValue("number"))
	if err != nil {
		return err
	}
	version, raw, err := s.desk.Raw(v.Context(), v.Actor, known.ID)
	if err != nil {
		return err
	}
	name := "version-" + strconv.Itoa(version.Number) + ending(version, raw)
	return download(w, name, cmp.Or(raw.Name, name), "application/octet-stream", bytes.NewBuffer(raw.Bytes))
}

// rawEndings are those of files by the format they were read as.
var rawEndings = map[string]string{"plain": ".txt", "markdown": ".md", "html": ".html", "docx": ".docx", "epub": ".epub", "pdf": ".pdf", factcheck.EditedFormat: ".json"}

// ending is that of the file as it was brought, where it has one that is safe in a header, else that of its format.
func ending(version factcheck.Version, raw factcheck.Raw) string {
	own := strings.ToLower(path.Ext(raw.Name))
	for _, known := range rawEndings {
		if own == known {
			return own
		}
	}
	return cmp.Or(rawEndings[version.Format], ".bin")
}

// readAgain reads the bytes of the current version once more and leads to where what comes of it is compared.
func (s *Server) readAgain(w http.ResponseWriter, v *visit) error {
	id, err := s.desk.StageReextraction(v.Context(), v.Actor, articleID(v))
	if err == nil {
		http.Redirect(w, v.Request, paths.StagedVersion(id), http.StatusSeeOther)
		return nil
	}
	form, status, ok := refused(v, err)
	if !ok {
		return err
	}
	return s.showVersions(w, v, status, asMessage(form))
}

// asMessage makes what is wrong with a field a sentence about the whole, for pages without the field.
func asMessage(form ui.Form) ui.Form {
	for _, wrong := range form.Errors {
		form.Message = cmp.Or(form.Message, wrong)
	}
	form.Errors = nil
	return form
}
