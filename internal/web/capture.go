package web

import (
	"bytes"
	"net/http"
	"path"
	"strings"

	"stet/internal/desk"
	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/library"
	"stet/views/ui"
)

func (s *Server) captureRoutes() []route {
	return []route{
		{Pattern: "POST /sources/{id}/look", Handler: s.lookAgain},
		{Pattern: "POST /sources/{id}/captures", Handler: s.uploadCapture},
		{Pattern: "GET /captures/{id}", Handler: s.capture},
		{Pattern: "GET /captures/{id}/bytes", Handler: s.captureBytes},
		{Pattern: "GET /captures/{id}/picture", Handler: s.capturePicture},
		{Pattern: "POST /alarms/{id}/acknowledge", Handler: s.acknowledgeAlarm},
		{Pattern: "POST /admin/newsroom/looks", Handler: s.setLookInterval},
	}
}

func captureID(v *visit) factcheck.CaptureID { return factcheck.CaptureID(v.PathValue("id")) }

// lookAgain asks for a look at a source's address; what comes of it is on the source's page.
func (s *Server) lookAgain(w http.ResponseWriter, v *visit) error {
	if err := s.desk.LookAgain(v.Context(), v.Actor, sourceID(v)); err != nil {
		return err
	}
	return s.done(w, v, paths.Source(sourceID(v)), locale.M("The page will be looked at."))
}

// uploadCapture keeps a file that somebody brought of a source.
func (s *Server) uploadCapture(w http.ResponseWriter, v *visit) error {
	id, err := s.keepUploaded(v)
	if err == nil {
		return s.done(w, v, paths.Capture(id), locale.M("The file is kept."))
	}
	form, status, ok := refused(v, err)
	if !ok {
		return err
	}
	return s.showSource(w, v, status, form)
}

func (s *Server) keepUploaded(v *visit) (factcheck.CaptureID, error) {
	if _, err := typed(v); err != nil {
		return "", err
	}
	file, header, err := v.FormFile("file")
	if err != nil {
		return "", factcheck.InvalidField("file", "Choose a file.")
	}
	raw, err := uploaded(file, header)
	if err != nil {
		return "", err
	}
	return s.desk.UploadCapture(v.Context(), v.Actor, sourceID(v), raw)
}

// capture is what was kept of a source at a moment.
func (s *Server) capture(w http.ResponseWriter, v *visit) error {
	file, err := s.desk.Capture(v.Context(), v.Actor, captureID(v))
	if err != nil {
		return err
	}
	_, content, err := s.desk.CaptureBytes(v.Context(), v.Actor, captureID(v))
	if err != nil {
		return err
	}
	page, err := library.NewCapture(file, factcheck.CitationID(v.URL.Query().Get("citation")), rasterType(content) != "")
	if err != nil {
		return err
	}
	return s.page(w, v, http.StatusOK, locale.Plain(file.Source.Title), library.CaptureView(page))
}

// captureBytes sends a capture as it came, to save; a browser never shows it as a page of this site.
func (s *Server) captureBytes(w http.ResponseWriter, v *visit) error {
	capture, content, err := s.desk.CaptureBytes(v.Context(), v.Actor, captureID(v))
	if err != nil {
		return err
	}
	title := captureName(capture)
	return download(w, "capture"+safeEnding(title), title, "application/octet-stream", bytes.NewBuffer(content))
}

// captureName is a name for the file of a capture.
func captureName(c factcheck.Capture) string {
	if c.Name != "" {
		return c.Name
	}
	return c.Hash[:12] + endings[strings.ToLower(strings.TrimSpace(strings.SplitN(c.MediaType, ";", 2)[0]))]
}

var endings = map[string]string{
	"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "application/pdf": ".pdf", "image/png": ".png",
	"image/jpeg": ".jpg", "image/gif": ".gif", "image/webp": ".webp",
}

// safeEnding is the ending of a file's name, if it is a plain one.
func safeEnding(name string) string {
	ending := strings.ToLower(path.Ext(name))
	for _, known := range endings {
		if ending == known {
			return ending
		}
	}
	return ".bin"
}

// capturePicture shows a capture that is a picture, of the kinds in which nothing can run. What it is, is told by its bytes
// and not by what anybody said.
func (s *Server) capturePicture(w http.ResponseWriter, v *visit) error {
	_, content, err := s.desk.CaptureBytes(v.Context(), v.Actor, captureID(v))
	if err != nil {
		return err
	}
	kind := rasterType(content)
	if kind == "" {
		return factcheck.Errorf(factcheck.NotFound, "There is no such page.")
	}
	h := w.Header()
	h.Set("Content-Type", kind)
	h.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	_, _ = w.Write(content) // the visitor may be gone; there is nobody to tell
	return nil
}

// rasterType is the media type of a picture that browsers show and nothing can run in; empty for all else.
func rasterType(content []byte) string {
	switch kind := http.DetectContentType(content); kind {
	case "image/png", "image/jpeg", "image/gif", "image/webp":
		return kind
	}
	return ""
}

// acknowledgeAlarm says that somebody has seen to an alarm.
func (s *Server) acknowledgeAlarm(w http.ResponseWriter, v *visit) error {
	source, err := s.desk.AcknowledgeAlarm(v.Context(), v.Actor, factcheck.AlarmID(v.PathValue("id")))
	if err != nil {
		return err
	}
	return s.done(w, v, paths.Source(source), locale.M("The alarm is acknowledged."))
}

// setLookInterval changes how often sources are looked at.
func (s *Server) setLookInterval(w http.ResponseWriter, v *visit) error {
	in, err := decode[desk.LookWords](v)
	if err == nil {
		err = s.desk.SetLookInterval(v.Context(), v.Actor, in)
	}
	if err != nil {
		return s.refusedUsers(w, v, err)
	}
	return s.done(w, v, paths.Users, locale.M("The interval is set."))
}

// lookForm is the form of the interval as it is.
func (s *Server) lookForm(v *visit) (ui.Form, error) {
	interval, err := s.desk.LookInterval(v.Context(), v.Actor)
	return formOf(interval), err
}
