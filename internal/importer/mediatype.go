package importer

import "strings"

// articleTypes are the media types under which sites send what may be an article. Under no type at all it may be one as well.
var articleTypes = wordSet(`text/html application/xhtml+xml text/plain text/markdown text/x-markdown application/pdf application/octet-stream
	binary/octet-stream application/vnd.openxmlformats-officedocument.wordprocessingml.document application/epub+zip application/msword
	application/rtf text/rtf application/zip`)

// unwanted refuses what a site itself says is no article: a picture, a film, data.
func unwanted(mediaType string) error {
	essence, _, _ := strings.Cut(strings.ToLower(mediaType), ";")
	if essence = strings.TrimSpace(essence); essence == "" || articleTypes[essence] {
		return nil
	}
	return refuse(ErrNotText, "The site says that this is %s, which is no article. Check the address.", essence)
}
