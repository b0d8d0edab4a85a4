package ui

import "github.com/a-h/templ"

// articleFiles are the endings and media types of files that an article can be read from, for the browser's file chooser.
const articleFiles = ".txt,.text,.md,.markdown,.html,.htm,.xhtml,.mhtml,.mht,.docx,.epub,.pdf,text/plain,text/markdown,text/html,multipart/related," +
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document,application/epub+zip,application/pdf"

// The largest that is read, in megabytes.
const (
	MaxPageMB = 10 // of HTML
	maxFileMB = 20 // of packed files and PDF
)

func articleFileAttrs(f Form) templ.Attributes {
	attrs := templ.Attributes{"aria-describedby": "f-file-hint", "accept": articleFiles}
	if f.Error("file") != "" {
		attrs["aria-describedby"] = "f-file-hint f-file-error"
		attrs["aria-invalid"] = "true"
	}
	return attrs
}
