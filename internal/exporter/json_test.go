package exporter

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"stet/internal/document"
	"stet/internal/factcheck"
)

func exportSchema(t testing.TB) *jsonschema.Schema {
	t.Helper()
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	schema, err := compiler.Compile("../../docs/export.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func decoded(t testing.TB, out string) any {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	return value
}

func TestRecordKeepsToItsSchema(t *testing.T) {
	schema := exportSchema(t)
	for name, d := range map[string]factcheck.Dossier{"full": sampleDossier(t), "minimal": minimalDossier(t)} {
		if err := schema.Validate(decoded(t, export(t, "json", d))); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSchemaRefusesWhatIsNotInIt(t *testing.T) {
	schema := exportSchema(t)
	for name, change := range map[string][2]string{
		"another member":  {`"format": "stet-export"`, `"format": "stet-export", "extra": 1`},
		"an address":      {`"role": "editor"`, `"role": "editor", "email": "a@b.example"`},
		"a local time":    {`"2026-03-09T16:30:00Z"`, `"2026-03-09T18:30:00+02:00"`},
		"an unknown word": {`"state": "approved"`, `"state": "finished"`},
		"a null list":     {`"objects": [`, `"objects": null, "none": [`},
	} {
		out := export(t, "json", sampleDossier(t))
		changed := strings.Replace(out, change[0], change[1], 1)
		if changed == out {
			t.Fatalf("%s: %s is not in the export", name, change[0])
		}
		if schema.Validate(decoded(t, changed)) == nil {
			t.Errorf("%s is allowed", name)
		}
	}
}

// TestSchemaKnowsEveryWord holds the schema's lists of words to the ones of the program.
func TestSchemaKnowsEveryWord(t *testing.T) {
	schema := exportSchema(t)
	var record map[string]any
	if err := json.Unmarshal([]byte(export(t, "json", sampleDossier(t))), &record); err != nil {
		t.Fatal(err)
	}
	claim := record["claims"].([]any)[0].(map[string]any)
	source := claim["evidence"].([]any)[0].(map[string]any)["source"].(map[string]any)
	citation := claim["evidence"].([]any)[0].(map[string]any)
	block := record["version"].(map[string]any)["blocks"].([]any)[0].(map[string]any)
	try := func(in map[string]any, member, word string) {
		before := in[member]
		in[member] = word
		if err := schema.Validate(any(record)); err != nil {
			t.Errorf("%s %q: %v", member, word, err)
		}
		in[member] = before
	}
	for _, w := range factcheck.States {
		try(claim, "state", string(w))
	}
	for _, w := range factcheck.Kinds {
		try(claim, "kind", string(w))
	}
	for _, w := range factcheck.SourceKinds {
		try(source, "kind", string(w))
	}
	for _, w := range factcheck.Stances {
		try(citation, "stance", string(w))
	}
	for _, w := range []document.BlockKind{
		document.Paragraph, document.Heading, document.Preformatted, document.Caption, document.Cell,
		document.HeaderCell, document.Term, document.Description, document.Figure,
	} {
		try(block, "kind", string(w))
	}
}

func TestRecordHoldsTheWholeText(t *testing.T) {
	d := sampleDossier(t)
	var record struct {
		Version struct {
			Text    string
			SHA256  string
			Blocks  []document.Block
			Runs    []document.Run
			Objects []document.Object
		}
		Claims []struct {
			Quote   string
			Passage document.Range
		}
	}
	if err := json.Unmarshal([]byte(export(t, "json", d)), &record); err != nil {
		t.Fatal(err)
	}
	got := document.Text{Content: record.Version.Text, Blocks: record.Version.Blocks, Runs: record.Version.Runs, Objects: record.Version.Objects}
	if diff := cmp.Diff(d.Version.Text, got); diff != "" {
		t.Error(diff)
	}
	if got.Hash() != record.Version.SHA256 {
		t.Error("the hash is not that of the text")
	}
	for _, c := range record.Claims {
		if quote, _ := got.Slice(c.Passage); quote != c.Quote {
			t.Errorf("%q stands where %q should", quote, c.Quote)
		}
	}
}

// TestRecordLeavesNothingOutUnawares fails when the subject gets a field that the export neither has nor is known to
// leave out.
func TestRecordLeavesNothingOutUnawares(t *testing.T) {
	for _, c := range []struct {
		subject, record any
		otherwise       string // fields left out, or under another name
	}{
		{factcheck.Claim{}, claimRecord{}, "ArticleID VersionID EvidenceEditor MergedInto WithdrawnAt RowVersion"},
		{factcheck.Verdict{}, verdictRecord{}, "ClaimID"},
		{factcheck.Citation{}, citationRecord{}, "ClaimID CreatedBy CreatedAt DetachedAt RowVersion Withheld"},
		{factcheck.Source{}, sourceRecord{}, "Confidential CreatedBy CreatedAt UpdatedAt WithdrawnAt RowVersion"},
		{factcheck.Approval{}, approvalRecord{}, "ClaimID Hash"},
		{factcheck.Entry{}, entryRecord{}, "Actor Article Claim Withheld"},
		{factcheck.Article{}, articleRecord{}, "Current Number WithdrawnAt RowVersion"},
		{factcheck.User{}, personRecord{}, "Email PasswordHash DisabledAt CreatedAt Preferences RowVersion"},
	} {
		record := reflect.TypeOf(c.record)
		for field := range reflect.TypeOf(c.subject).Fields() {
			if _, told := record.FieldByName(field.Name); !told && !slices.Contains(strings.Fields(c.otherwise), field.Name) {
				t.Errorf("%T.%s is in no export", c.subject, field.Name)
			}
		}
	}
}
