package locale

import (
	"context"
	"encoding/json"
	"path"
)

// scriptWords are the texts that scripts write, by language, as JSON for the page.
var scriptWords = mustReadScripts()

// scriptFile is the catalogue of what scripts write.
const scriptFile = "scripts.json"

func mustReadScripts() map[string]string {
	all := map[string]string{}
	for _, l := range Languages[1:] {
		data, err := files.ReadFile(path.Join(l.Code, scriptFile))
		if err != nil {
			panic(err) // the catalogues are part of the program
		}
		texts := map[string]string{} // a plural is nothing a script can choose
		if err := json.Unmarshal(data, &texts); err != nil {
			panic(err)
		}
		compact, err := json.Marshal(texts)
		if err != nil {
			panic(err)
		}
		all[l.Code] = string(compact)
	}
	return all
}

// ScriptWords is what scripts write in the reader's language, a JSON object by English text; empty where that is English.
func ScriptWords(ctx context.Context) string { return scriptWords[From(ctx).language.Code] }
