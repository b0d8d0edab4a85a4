package web

import (
	"database/sql"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"stet/internal/desk"
	"stet/internal/factcheck"
	"stet/internal/paths"
	"stet/internal/sample"
	"stet/views/claims"
)

// What comes of asking for a route.
const (
	signIn    = "asked to sign in"
	ok        = "ok"   // and a POST changed something, a GET nothing
	idle      = "idle" // a POST that is answered and changes nothing in the database
	forbidden = "forbidden"
	notFound  = "not found"
	invalid   = "refused as input"
	decided   = "refused: somebody was quicker"
)

// roles are the columns of the table. The reviewer imported the article, made the claim and works on it; the second
// reviewer has nothing to do with it.
var roles = [...]factcheck.Role{factcheck.Nobody, second, factcheck.Reviewer, factcheck.Editor, factcheck.Admin}

type outcomes [len(roles)]string

// The rows that many routes share.
var (
	anybody    = outcomes{ok, ok, ok, ok, ok}
	noSuch     = outcomes{notFound, notFound, notFound, notFound, notFound}
	signedIn   = outcomes{signIn, ok, ok, ok, ok}
	signedIdle = outcomes{signIn, idle, idle, idle, idle}
	nowhere    = outcomes{signIn, notFound, notFound, notFound, notFound}
	owner      = outcomes{signIn, notFound, ok, notFound, notFound}
	insiders   = outcomes{signIn, notFound, ok, ok, ok} // its very existence is confidential
	citers     = outcomes{signIn, invalid, ok, ok, ok}  // and answered as if there were no such source
	workers    = outcomes{signIn, forbidden, ok, ok, ok}
	assignee   = outcomes{signIn, forbidden, ok, forbidden, forbidden}
	editors    = outcomes{signIn, forbidden, forbidden, ok, ok}
	ownDraft   = outcomes{signIn, idle, ok, idle, idle} // the others have none of that name
	admins     = outcomes{signIn, forbidden, forbidden, forbidden, ok}
)

// access is a row of the table: what is asked for, of what in which state, and what comes of it for each role.
type access struct {
	ask  func(*scene) (path string, form url.Values)
	want outcomes
}

// accesses has a row for every route, and further ones, with a word after the pattern, where the state matters.
var accesses = map[string]access{
	"GET /sign-in":                    {at(paths.SignIn), anybody},
	"POST /sign-in":                   {(*scene).signInForm, anybody},
	"POST /try/sign-in":               {(*scene).tryForm, noSuch}, // this is no try-out
	"POST /language":                  {with(paths.Language, "language", "uk", "next", paths.SignIn), outcomes{idle, idle, idle, idle, idle}},
	"POST /sign-out":                  {at(paths.SignOut), outcomes{idle, ok, ok, ok, ok}},
	"GET /set-up/{token}":             {at(paths.SetUp("token")), noSuch}, // there are accounts already
	"POST /set-up/{token}":            {at(paths.SetUp("token")), noSuch},
	"GET /invitations/{token}":        {(*scene).invitation, anybody}, // the token is the right to it
	"POST /invitations/{token}":       {(*scene).acceptance, anybody},
	"GET /find":                       {at(paths.Find + "?q=firms"), signedIn},
	"GET /find: its part":             {at(paths.Find + "?q=firms&part=options"), signedIn},
	"GET /keys":                       {at(paths.Keys), signedIn},
	"GET /me/preferences":             {at(paths.Preferences), signedIn},
	"POST /me/preferences":            {with(paths.Preferences, "language", "uk"), signedIn},
	"POST /me/preferences/keys":       {with(paths.OwnKeys, "key-claim-next", "z"), signedIn},
	"GET /account":                    {at(paths.Account), signedIn},
	"POST /account/password":          {with(paths.Password, "current", testPassword, "new", "a better password"), signedIn},
	"POST /account/sessions/{id}/end": {(*scene).session, owner},

	"GET /admin/users":                        {at(paths.Users), admins},
	"POST /admin/users/{id}/role":             {(*scene).newRole, admins},
	"POST /admin/users/{id}/disable":          {(*scene).disabling, admins},
	"POST /admin/users/{id}/enable":           {(*scene).enabling, admins},
	"GET /admin/newsroom":                     {at(paths.Newsroom), admins},
	"POST /admin/newsroom":                    {with(paths.Newsroom, "name", "The Gazette", "language", "uk", "row_version", "0"), admins},
	"GET /admin/newsroom/policy":              {at(paths.Policy), admins},
	"GET /admin/newsroom/policy: a trial":     {at(paths.Policy + "?minimum_sources=2&pinpoint=true"), admins},
	"POST /admin/newsroom/policy":             {with(paths.Policy, "minimum_sources", "2", "row_version", "0"), admins},
	"POST /admin/invitations":                 {with(paths.Invitations, "email", "new@newsroom.example", "role", "admin"), admins},
	"POST /admin/invitations/{hash}/withdraw": {(*scene).withdrawal, admins},

	"GET /{$}":                      {at(paths.Desk), signedIn},
	"GET /articles":                 {at(paths.Articles), signedIn},
	"GET /articles/new":             {at(paths.NewArticle), signedIn},
	"POST /imports":                 {with(paths.Imports, "paste", sample.Text), signedIn},
	"GET /imports/{id}":             {(*scene).staged, owner},
	"POST /imports/{id}":            {(*scene).confirmation, owner},
	"POST /imports/{id}/blocks":     {(*scene).puttingBack, owner},
	"POST /imports/{id}/discard":    {(*scene).discarding, owner},
	"GET /articles/{id}":            {ofArticle(paths.Article), signedIn},
	"GET /articles/{id}: none":      {at(paths.Article("none")), nowhere},
	"GET /articles/{id}/edit":       {ofArticle(paths.EditArticle), signedIn},
	"POST /articles/{id}/edit":      {ofArticle(paths.EditArticle, "title", "Another title", "row_version", "1"), signedIn},
	"POST /articles/{id}/staff":     {ofArticle(paths.StaffArticle, "deadline", "2026-02-01T12:00", "row_version", "1"), editors},
	"GET /articles/{id}/export":     {ofArticle(paths.Export), signedIn},
	"POST /articles/{id}/export":    {ofArticle(paths.Export, "format", "json"), signedIn},
	"GET /articles/{id}/sentences":  {ofArticle(paths.Sentences), signedIn},
	"GET /articles/{id}/claims/new": {(*scene).newClaim, signedIn},
	"POST /articles/{id}/claims":    {(*scene).highlight, signedIn},

	"GET /articles/{id}/versions":               {ofArticle(paths.Versions), signedIn},
	"GET /articles/{id}/versions: of none":      {at(paths.Versions("none")), nowhere},
	"POST /articles/{id}/versions":              {ofArticle(paths.Versions, "paste", sample.Text+"\n\nMore."), signedIn},
	"GET /articles/{id}/versions/new":           {ofArticle(paths.NewVersion), signedIn},
	"GET /articles/{id}/versions/edit":          {ofArticle(paths.EditText), signedIn},
	"POST /articles/{id}/versions/edit":         {(*scene).editedText, signedIn},
	"GET /articles/{id}/versions/{number}":      {ofArticle(func(id factcheck.ArticleID) string { return paths.Version(id, 1) }), signedIn},
	"GET /articles/{id}/versions/{number}/raw":  {ofArticle(func(id factcheck.ArticleID) string { return paths.Raw(id, 1) }), signedIn},
	"POST /articles/{id}/versions/reextraction": {(*scene).readLongAgo, editors},
	"GET /staged-versions/{id}":                 {(*scene).stagedText, owner},
	"POST /staged-versions/{id}":                {(*scene).confirmedText, owner},
	"POST /staged-versions/{id}/discard":        {(*scene).discardedText, owner},
	"GET /articles/{id}/placements":             {ofArticle(paths.Placements), signedIn},
	"POST /articles/{id}/placements/typography": {ofArticle(paths.Typography), signedIdle}, // nothing waits
	"GET /claims/{id}/placement/pick":           {picking, signedIn},
	"POST /claims/{id}/placement":               {placing(open), signedIn},
	"POST /claims/{id}/placement: in work":      {placing(researching), workers},

	"GET /articles/{id}/annotations":          {ofArticle(paths.Annotations), signedIn},
	"POST /articles/{id}/annotations":         {ofArticle(paths.Annotations), outcomes{signIn, invalid, invalid, invalid, invalid}}, // without a file
	"GET /staged-annotations/{id}":            {(*scene).stagedNotes, owner},
	"POST /staged-annotations/{id}":           {(*scene).confirmedNotes, owner},
	"POST /staged-annotations/{id}/discard":   {(*scene).discardedNotes, owner},
	"GET /staged-versions/{id}: no version":   {(*scene).notesAsVersion, nowhere},
	"GET /staged-annotations/{id}: a version": {(*scene).versionAsNotes, nowhere},

	"GET /articles/{id}/proposed-sources":           {ofArticle(paths.Proposed), signedIn},
	"GET /articles/{id}/proposed-sources: of none":  {at(paths.Proposed("none")), nowhere},
	"POST /proposed-sources/{id}/set-aside":         {decidingProposed(paths.SetAsideProposed, false), signedIn},
	"POST /proposed-sources/{id}/set-aside: hidden": {decidingProposed(paths.SetAsideProposed, true), outcomes{signIn, notFound, decided, decided, decided}},
	"POST /proposed-sources/{id}/put-back":          {(*scene).setAside, signedIn},
	"POST /claims/{id}/citations: proposed":         {(*scene).takingProposed, signedIn},
	"GET /claims/{id}/citations/new: proposed":      {(*scene).takingForm, signedIn},

	"GET /claims/{id}":                                           {inState(open, paths.Claim), signedIn},
	"GET /claims/{id}: none":                                     {at(paths.Claim("none")), nowhere},
	"GET /claims/{id}/edit":                                      {inState(open, paths.EditClaim), signedIn},
	"POST /claims/{id}/edit":                                     {inState(open, paths.EditClaim, "statement", "Said anew.", "kind", "other"), signedIn},
	"POST /claims/{id}/edit: in work":                            {inState(researching, paths.EditClaim, "statement", "Said anew.", "kind", "other"), workers},
	"POST /claims/{id}/edit: approved":                           {inState(approved, paths.EditClaim, "statement", "Said anew.", "kind", "other"), workers},
	"GET /articles/{id}/sentences.json":                          {(*scene).sentenceData, signedIn},
	"GET /articles/{id}/drawings/{name}":                         {(*scene).crowdedDrawing, signedIn},
	"GET /articles/{id}/drawings/{name}: none":                   {ofArticle(func(id factcheck.ArticleID) string { return paths.Rest(id, "none") }), nowhere},
	"GET /articles/{id}/claims/here":                             {ofArticle(func(id factcheck.ArticleID) string { return paths.ClaimsHere(id) + "?start=0&end=14" }), signedIn},
	"GET /claims/{id}/borders":                                   {inState(open, paths.Borders), signedIn},
	"POST /claims/{id}/borders":                                  {inState(open, paths.Borders, "quote", "250 firms"), signedIn},
	"POST /claims/{id}/borders: in work":                         {inState(researching, paths.Borders, "quote", "250 firms"), workers},
	"GET /claims/{id}/split":                                     {inState(open, paths.Split), signedIn},
	"POST /claims/{id}/split":                                    {inState(open, paths.Split, "quote", "Over", "other_quote", "250 firms", "statement", "There were 250."), signedIn},
	"POST /claims/{id}/split: approved":                          {inState(approved, paths.Split, "quote", "Over", "other_quote", "250 firms", "statement", "There were 250."), workers},
	"GET /claims/{id}/merge":                                     {inState(open, paths.Merge), signedIn},
	"POST /claims/{id}/merge":                                    {merging(open), signedIn},
	"POST /claims/{id}/merge: in work":                           {merging(researching), workers},
	"POST /claims/{id}/{step}: no such":                          {step(open, "publish"), nowhere},
	"POST /claims/{id}/{step}: take":                             {step(open, "take"), signedIn},
	"POST /claims/{id}/{step}: assign":                           {(*scene).assignment, editors},
	"POST /claims/{id}/{step}: close":                            {step(open, "close", "reason", string(factcheck.CloseReasons[0])), signedIn},
	"POST /claims/{id}/{step}: close in work":                    {step(researching, "close", "reason", string(factcheck.CloseReasons[0])), workers},
	"POST /claims/{id}/{step}: reopen":                           {step(approved, "reopen", "comment", "There is news."), editors},
	"POST /claims/{id}/{step}: propose":                          {step(researching, "propose", "verdict", "true", "rationale", "As [1] says."), assignee},
	"POST /claims/{id}/{step}: submit":                           {step(proposed, "submit"), assignee},
	"POST /claims/{id}/{step}: take-back":                        {step(proposed, "take-back"), workers},
	"POST /claims/{id}/{step}: take-back from approval":          {step(waiting, "take-back"), assignee},
	"POST /claims/{id}/{step}: approve":                          {step(waiting, "approve"), editors},
	"POST /claims/{id}/{step}: approve what the editor proposed": {step(editorsOwn, "approve"), outcomes{signIn, forbidden, forbidden, forbidden, ok}},
	"POST /claims/{id}/{step}: return":                           {step(waiting, "return", "comment", "Look again."), editors},
	"POST /claims/{id}/{step}: withdraw":                         {step(open, "withdraw"), workers},
	"POST /claims/{id}/{step}: restore":                          {step(withdrawn, "restore"), workers},

	"GET /claims/{id}/citations/new":                        {inState(researching, paths.NewCitation), signedIn},
	"POST /claims/{id}/citations":                           {inState(researching, paths.Citations, citing("")...), workers},
	"POST /claims/{id}/citations: of a confidential source": {(*scene).citingConfidential, citers},
	"GET /citations/{id}":                                   {(*scene).citation, signedIn},
	"GET /citations/{id}: of a confidential source":         {(*scene).confidentialCitation, insiders},
	"POST /citations/{id}":                                  {(*scene).revisedCitation, workers},
	"POST /citations/{id}: of a confidential source":        {(*scene).revisedConfidential, insiders},
	"POST /citations/{id}/detach":                           {(*scene).detachment, workers},
	"POST /citations/{id}/detach: of a confidential source": {(*scene).detachedConfidential, insiders},

	"POST /undo": {with(paths.Undo, "step", "none"), signedIdle}, // what there is to undo is the session's own: see undo_test.go
	"POST /redo": {with(paths.Redo, "step", "none"), signedIdle},

	"GET /approvals":      {at(paths.Approvals), editors},
	"GET /approvals/{id}": {inState(waiting, paths.Approval), editors},

	"GET /drafts":                {at(paths.Drafts), signedIn},
	"GET /drafts/kept":           {at(paths.Drafts + "/kept?key=import"), signedIn},
	"GET /drafts/{key}/send":     {at(paths.SendDraft("import")), signedIn},
	"PUT /drafts/{key}":          {with(paths.Drafts+"/import", "json", `{"form":"f1","values":{"paste":["Firms"]}}`), signedIn},
	"DELETE /drafts/{key}":       {(*scene).draft, ownDraft},
	"POST /drafts/{key}/discard": {(*scene).draftToDiscard, ownDraft},

	"GET /events: of all articles":  {ended("list", "articles"), signedIn},
	"GET /events: of the queue":     {ended("list", "queue"), editors},
	"GET /events: of nothing":       {ended(), nowhere},
	"GET /events: of an article":    {(*scene).articleStream, signedIn},
	"GET /news: of all articles":    {at(paths.News + "?list=articles"), signedIn},
	"GET /news: of the queue":       {at(paths.News + "?list=queue"), editors},
	"GET /news: of an article":      {(*scene).articleNews, signedIn},
	"GET /news: of another's claim": {(*scene).foreignNews, nowhere},
	"GET /news: of no article":      {at(paths.News + "?article=none"), nowhere},

	"GET /sources":                                {at(paths.Sources), signedIn},
	"GET /sources/new":                            {at(paths.NewSource), signedIn},
	"POST /sources":                               {with(paths.Sources, "source_title", "A list", "source_kind", "news"), signedIn},
	"GET /sources/{id}":                           {ofSource(false, paths.Source), signedIn},
	"GET /sources/{id}: confidential":             {ofSource(true, paths.Source), insiders},
	"GET /sources/{id}/edit":                      {ofSource(false, paths.EditSource), workers},
	"GET /sources/{id}/edit: confidential":        {ofSource(true, paths.EditSource), insiders},
	"POST /sources/{id}/edit":                     {ofSource(false, paths.EditSource, "source_title", "B", "source_kind", "news", "row_version", "1"), workers},
	"POST /sources/{id}/edit: confidential":       {ofSource(true, paths.EditSource, "source_title", "B", "source_kind", "news", "row_version", "1"), insiders},
	"POST /sources/{id}/look":                     {at("/sources/none/look"), nowhere},                                                           // the site of this test watches nothing: see capture_test.go
	"POST /sources/{id}/captures":                 {ofSource(false, paths.SourceCaptures), outcomes{signIn, invalid, invalid, invalid, invalid}}, // it takes a file: likewise
	"GET /captures/{id}":                          {ofCapture(false, paths.Capture), signedIn},
	"GET /captures/{id}: confidential":            {ofCapture(true, paths.Capture), insiders},
	"GET /captures/{id}: none":                    {at(paths.Capture("none")), nowhere},
	"GET /captures/{id}/bytes":                    {ofCapture(false, paths.CaptureBytes), signedIn},
	"GET /captures/{id}/bytes: confidential":      {ofCapture(true, paths.CaptureBytes), insiders},
	"GET /captures/{id}/picture":                  {ofCapture(false, paths.CapturePicture), nowhere}, // it is none
	"POST /alarms/{id}/acknowledge":               {ofAlarm(false), signedIn},
	"POST /alarms/{id}/acknowledge: confidential": {ofAlarm(true), insiders},
	"POST /admin/newsroom/looks":                  {with(paths.NewsroomLooks, "look_hours", "24"), admins},
	"POST /preview":                               {with(paths.Preview, "rationale", "*So*"), signedIdle},
}

func TestEveryRouteAnswersEveryRoleAsTheTableSays(t *testing.T) {
	for name, row := range accesses {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newSite(t)
			for i, role := range roles {
				if got := (&scene{site: s, t: t}).try(name, row, role); got != row.want[i] {
					t.Errorf("%q: %s, not %s", role, got, row.want[i])
				}
			}
		})
	}
}

func TestEveryRouteHasARowInTheTableAndEveryRowARoute(t *testing.T) {
	var routes []string
	for _, r := range (&Server{}).table() {
		routes = append(routes, r.Pattern)
	}
	rows := map[string]bool{}
	for name := range accesses {
		pattern, _, _ := strings.Cut(name, ": ")
		rows[pattern] = true
		if !slices.Contains(routes, pattern) {
			t.Errorf("the row %q is about no route", name)
		}
	}
	for _, pattern := range routes {
		if !rows[pattern] {
			t.Errorf("the route %q has no row", pattern)
		}
	}
	for name := range steps {
		if _, known := accesses["POST /claims/{id}/{step}: "+name]; !known {
			t.Errorf("the step %q has no row", name)
		}
	}
}

// TestOnlyRoutesThatSayAnybodyAreOpen holds the Open mark of the route table to this one.
func TestOnlyRoutesThatAnswerAnybodyAreOpen(t *testing.T) {
	for _, r := range (&Server{}).table() {
		row, known := accesses[r.Pattern]
		if known && r.Open != (row.want[0] != signIn) {
			t.Errorf("%s is marked open: %v, and answers nobody with %q", r.Pattern, r.Open, row.want[0])
		}
	}
}

// try asks as the person of this role, and says what came of it.
func (s *scene) try(name string, row access, role factcheck.Role) string {
	s.t.Helper()
	path, form := row.ask(s)
	b := s.as(s.t, role)
	before := s.kept()
	method, _, _ := strings.Cut(name, " ")
	var p *page
	switch method {
	case http.MethodGet:
		p = b.get(path)
	case http.MethodPost:
		p = b.post(path, form)
	default:
		p = b.send(b.request(method, path, strings.NewReader(form.Get("json"))))
	}
	outcome, changed := outcomeOf(p), s.kept() != before
	switch {
	case outcome == ok && method != http.MethodGet && !changed:
		return idle
	case changed && (outcome != ok || method == http.MethodGet):
		return outcome + ", and something was changed"
	}
	return outcome
}

func outcomeOf(p *page) string {
	switch {
	case p.Status == http.StatusUnauthorized, p.URL.Path == paths.SignIn && p.URL.Query().Has("next"):
		return signIn
	case p.Status == http.StatusOK, p.Status == http.StatusNoContent:
		return ok
	case p.Status == http.StatusForbidden:
		return forbidden
	case p.Status == http.StatusNotFound:
		return notFound
	case p.Status == http.StatusUnprocessableEntity:
		return invalid
	}
	if p.Status == http.StatusConflict {
		return decided
	}
	return fmt.Sprintf("%d %s", p.Status, p.text("main"))
}

// kept is everything in the database but the sessions, which note when they are used.
func (s *scene) kept() string {
	s.t.Helper()
	db, err := sql.Open("sqlite3", "file:"+s.file+"?mode=ro")
	if err != nil {
		s.t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	var all strings.Builder
	for _, table := range []string{"newsroom", "users", "invitations", "imports", "articles", "versions", "assignments", "verdicts", "claims", "placements", "approvals", "sources", "citations", "entries", "drafts", "steps", "step_changes", "blobs", "provenances", "proposed_sources", "proposed_places", "annotations", "captures", "watches", "alarms", "excerpts"} {
		s.dump(&all, db, table)
	}
	return all.String()
}

func (s *scene) dump(all *strings.Builder, db *sql.DB, table string) {
	s.t.Helper()
	rows, err := db.QueryContext(s.t.Context(), `SELECT * FROM `+table)
	if err != nil {
		s.t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	columns, err := rows.Columns()
	if err != nil {
		s.t.Fatal(err)
	}
	for rows.Next() {
		values, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			s.t.Fatal(err)
		}
		fmt.Fprintln(all, table, values)
	}
	if err := rows.Err(); err != nil {
		s.t.Fatal(err)
	}
}

func TestTheDumpOfTheDatabaseLeavesNoTableOut(t *testing.T) {
	s := &scene{site: newSite(t), t: t}
	db, err := sql.Open("sqlite3", "file:"+s.file+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	var tables int
	err = db.QueryRowContext(t.Context(), `SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'goose_%'
		AND name NOT LIKE 'claim\_words%' ESCAPE '\' AND name <> 'claim_numbers'`).Scan(&tables)
	if err != nil || tables != 27 { // the 26 above and the sessions; an index tells nothing of its own
		t.Errorf("%d tables (%v)", tables, err)
	}
	before := s.kept()
	s.article(t)
	if s.kept() == before || !regexp.MustCompile(`entries \[.*import`).MatchString(s.kept()) {
		t.Error("the dump does not show an import")
	}
}

// scene is what one role is tried on; each has things of its own.
type scene struct {
	*site
	t *testing.T
}

// values makes a form of names and values in turn.
func values(pairs ...string) url.Values {
	form := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		form.Set(pairs[i], pairs[i+1])
	}
	return form
}

func at(path string) func(*scene) (string, url.Values) { return with(path) }

func with(path string, pairs ...string) func(*scene) (string, url.Values) {
	return func(*scene) (string, url.Values) { return path, values(pairs...) }
}

func ofArticle(path func(factcheck.ArticleID) string, pairs ...string) func(*scene) (string, url.Values) {
	return func(s *scene) (string, url.Values) { return path(s.article(s.t).ID), values(pairs...) }
}

func ofSource(confidential bool, path func(factcheck.SourceID) string, pairs ...string) func(*scene) (string, url.Values) {
	return func(s *scene) (string, url.Values) { return path(s.source(confidential)), values(pairs...) }
}

// ofCapture asks for something of a capture of a source, which may be confidential.
func ofCapture(confidential bool, path func(factcheck.CaptureID) string) func(*scene) (string, url.Values) {
	return func(s *scene) (string, url.Values) {
		id, err := s.desk.UploadCapture(s.t.Context(), s.actor(factcheck.Editor), s.source(confidential), sample.Raw("Words <script>alert(1)</script>"))
		s.do(s.t, err)
		return path(id), nil
	}
}

// ofAlarm acknowledges an alarm about a source, which may be confidential.
func ofAlarm(confidential bool) func(*scene) (string, url.Values) {
	return func(s *scene) (string, url.Values) {
		a := factcheck.Alarm{ID: factcheck.AlarmID(sample.ID()), SourceID: s.source(confidential), Kind: factcheck.Dead, RaisedAt: sample.At}
		s.do(s.t, s.store.SaveAlarm(s.t.Context(), a))
		return paths.AcknowledgeAlarm(a.ID), nil
	}
}

// inState asks for something of a claim in a state, with the row version that the claim has.
func inState(state func(*scene) factcheck.Claim, path func(factcheck.ClaimID) string, pairs ...string) func(*scene) (string, url.Values) {
	return func(s *scene) (string, url.Values) {
		c := state(s)
		return path(c.ID), values(append(pairs, "row_version", itoa(c.RowVersion), "place", "claim")...)
	}
}

func step(state func(*scene) factcheck.Claim, name string, pairs ...string) func(*scene) (string, url.Values) {
	return inState(state, func(id factcheck.ClaimID) string { return paths.ClaimStep(id, name) }, pairs...)
}

// The claims of the table; all are the reviewer's, but for the editor's own.
func open(s *scene) factcheck.Claim        { return s.claim(s.t, s.article(s.t), quoted) }
func researching(s *scene) factcheck.Claim { return s.researched(s.t, s.article(s.t), quoted) }
func waiting(s *scene) factcheck.Claim     { return s.inApproval(s.t, s.article(s.t), quoted) }
func approved(s *scene) factcheck.Claim    { return s.approved(s.t, s.article(s.t), quoted) }

const quoted = "Over 250 firms"

func proposed(s *scene) factcheck.Claim {
	c := researching(s)
	verdict := desk.NewVerdict{Key: "true", Rationale: "As [1] says."}
	s.do(s.t, s.desk.Propose(s.t.Context(), s.actor(factcheck.Reviewer), c.ID, c.RowVersion, verdict))
	return s.now(s.t, c.ID)
}

func withdrawn(s *scene) factcheck.Claim {
	c := open(s)
	s.do(s.t, s.desk.Withdraw(s.t.Context(), s.actor(factcheck.Reviewer), c.ID, c.RowVersion))
	return s.now(s.t, c.ID)
}

func editorsOwn(s *scene) factcheck.Claim {
	c, editor := researching(s), s.actor(factcheck.Editor)
	s.do(s.t, s.desk.AssignClaim(s.t.Context(), editor, c.ID, c.RowVersion, editor.ID))
	verdict := desk.NewVerdict{Key: "true", Rationale: "As [1] says.", Submit: true}
	s.do(s.t, s.desk.Propose(s.t.Context(), editor, c.ID, c.RowVersion+1, verdict))
	return s.now(s.t, c.ID)
}

func (s *scene) signInForm() (string, url.Values) {
	return paths.SignIn, values("email", s.people[factcheck.Editor].Email, "password", testPassword)
}

func (s *scene) tryForm() (string, url.Values) {
	return paths.TrySignIn, values("user", string(s.people[factcheck.Admin].ID))
}

func (s *scene) invited() string {
	token, err := s.desk.Invite(s.t.Context(), s.actor(factcheck.Admin), desk.NewInvitation{Email: sample.ID() + "@newsroom.example", Role: factcheck.Reviewer})
	s.do(s.t, err)
	return token
}

func (s *scene) invitation() (string, url.Values) { return paths.Invitation(s.invited()), nil }

func (s *scene) acceptance() (string, url.Values) {
	return paths.Invitation(s.invited()), values("email", sample.ID()+"@newsroom.example", "name", "Nova", "password", testPassword)
}

func (s *scene) withdrawal() (string, url.Values) {
	s.invited()
	invitations, err := s.desk.Invitations(s.t.Context(), s.actor(factcheck.Admin))
	s.do(s.t, err)
	return paths.WithdrawInvitation(invitations[0].TokenHash), nil
}

// session is one of the reviewer's, on another device.
func (s *scene) session() (string, url.Values) {
	s.as(s.t, factcheck.Reviewer)
	sessions, err := s.desk.Sessions(s.t.Context(), s.actor(factcheck.Reviewer))
	s.do(s.t, err)
	return paths.EndSession(sessions[0].ID), nil
}

// newcomer is somebody else's account.
func (s *scene) newcomer() factcheck.UserID {
	user := sample.User(sample.ID(), factcheck.Reviewer)
	s.do(s.t, s.store.AddUser(s.t.Context(), user))
	return user.ID
}

func (s *scene) newRole() (string, url.Values) {
	return paths.UserRole(s.newcomer()), values("role", "editor")
}

func (s *scene) disabling() (string, url.Values) { return paths.DisableUser(s.newcomer()), nil }

func (s *scene) enabling() (string, url.Values) {
	id := s.newcomer()
	s.do(s.t, s.desk.DisableUser(s.t.Context(), s.actor(factcheck.Admin), id))
	return paths.EnableUser(id), nil
}

func (s *scene) stagedID() factcheck.ImportID {
	id, err := s.desk.StageImport(s.t.Context(), s.actor(factcheck.Reviewer), desk.Arrival{Raw: sample.Raw(sample.Text)})
	s.do(s.t, err)
	return id
}

func (s *scene) staged() (string, url.Values) { return paths.Import(s.stagedID()), nil }

func (s *scene) confirmation() (string, url.Values) {
	return paths.Import(s.stagedID()), values("title", "Firms meet")
}

// puttingBack asks for the navigation of a page that the reviewer staged.
func (s *scene) puttingBack() (string, url.Values) {
	page := `<html><body><nav>Home and News</nav><article><p>` + sample.Text + `</p></article></body></html>`
	id, err := s.desk.StageImport(s.t.Context(), s.actor(factcheck.Reviewer), desk.Arrival{Raw: factcheck.Raw{Name: "a.html", Bytes: []byte(page)}})
	s.do(s.t, err)
	_, x, err := s.desk.StagedImport(s.t.Context(), s.actor(factcheck.Reviewer), id)
	s.do(s.t, err)
	return paths.ImportBlocks(id), values("put_back", x.Dropped[0].Key)
}

// readLongAgo is an article whose text another extractor read, and otherwise.
func (s *scene) readLongAgo() (string, url.Values) {
	a := s.article(s.t)
	s.readByAnother(s.t, a)
	return paths.Reextraction(a.ID), nil
}

func (s *scene) discarding() (string, url.Values) { return paths.DiscardImport(s.stagedID()), nil }

func (s *scene) newClaim() (string, url.Values) {
	return paths.NewClaimAt(s.article(s.t).ID, values("start", "0", "end", "14")), nil
}

func (s *scene) highlight() (string, url.Values) {
	a := s.article(s.t)
	version, matches, err := s.desk.FindQuote(s.t.Context(), s.actor(factcheck.Reviewer), a.ID, "30 countries")
	s.do(s.t, err)
	return paths.Claims(a.ID), values("version", string(version.ID), "hash", version.Hash, "start", itoa(matches[0].Range.Start),
		"end", itoa(matches[0].Range.End), "quote", "30 countries", "statement", "They came from 30 countries.", "kind", "quantity")
}

func (s *scene) assignment() (string, url.Values) {
	return step(open, "assign", "assignee", string(s.people[second].ID))(s)
}

func (s *scene) sentenceData() (string, url.Values) {
	a := s.article(s.t)
	return paths.SentenceData(a.ID, a.Current), nil
}

// crowdedDrawing is that of a text with many claims, as it was drawn for the reviewer.
func (s *scene) crowdedDrawing() (string, url.Values) {
	article, _ := s.crowded(s.t, 301)
	return s.as(s.t, factcheck.Reviewer).get(paths.Article(article)).attr("#text", "data-apart"), nil
}

// merging takes the claim that follows into the claim in that state.
func merging(state func(*scene) factcheck.Claim) func(*scene) (string, url.Values) {
	return func(s *scene) (string, url.Values) {
		kept := state(s)
		article, err := s.desk.Article(s.t.Context(), s.actor(factcheck.Reviewer), kept.ArticleID)
		s.do(s.t, err)
		other := s.claim(s.t, article, "from 30 countries")
		return paths.Merge(kept.ID), values("row_version", itoa(kept.RowVersion), "other", claims.OtherValue(other), "statement", "Both.")
	}
}

// source is one that the reviewer put into the library.
func (s *scene) source(confidential bool) factcheck.SourceID {
	words := desk.SourceWords{Title: "A witness", Kind: factcheck.Interview, Confidential: confidential}
	id, err := s.desk.AddSource(s.t.Context(), s.actor(factcheck.Reviewer), words)
	s.do(s.t, err)
	return id
}

func citing(source factcheck.SourceID) []string {
	if source == "" {
		return []string{"stance", "supports", "source_title", "A list", "source_kind", "news"}
	}
	return []string{"stance", "supports", "source", string(source)}
}

// citingConfidential is on a claim that is everybody's, so that only the source can stand in the way.
func (s *scene) citingConfidential() (string, url.Values) {
	return inState(open, paths.Citations, citing(s.source(true))...)(s)
}

// cited is the citation of a source on the reviewer's claim.
func (s *scene) cited(state func(*scene) factcheck.Claim, confidential bool) factcheck.Citation {
	c, me := state(s), s.actor(factcheck.Reviewer)
	s.do(s.t, s.desk.Attach(s.t.Context(), me, c.ID, s.source(confidential), desk.CitationWords{Stance: factcheck.Refutes}))
	evidence, err := s.store.EvidenceOf(s.t.Context(), c.ID)
	s.do(s.t, err)
	return evidence[len(evidence)-1]
}

func (s *scene) citation() (string, url.Values) {
	return paths.Citation(s.cited(researching, false).ID), nil
}

func (s *scene) confidentialCitation() (string, url.Values) {
	return paths.Citation(s.cited(open, true).ID), nil
}

func revised(c factcheck.Citation) (string, url.Values) {
	return paths.Citation(c.ID), values("stance", "context", "row_version", itoa(c.RowVersion))
}

func (s *scene) revisedCitation() (string, url.Values)     { return revised(s.cited(researching, false)) }
func (s *scene) revisedConfidential() (string, url.Values) { return revised(s.cited(open, true)) }

// draft is what the reviewer has typed of an import.
func (s *scene) draft() (string, url.Values) {
	in := desk.NewDraft{Key: factcheck.ImportDraft, Form: "f1", Values: map[string][]string{"paste": {"Firms"}}}
	_, err := s.desk.KeepDraft(s.t.Context(), s.actor(factcheck.Reviewer), in)
	s.do(s.t, err)
	return paths.Drafts + "/" + string(in.Key), nil
}

func (s *scene) draftToDiscard() (string, url.Values) {
	s.draft()
	return paths.DiscardDraft(factcheck.ImportDraft), nil
}

func detached(c factcheck.Citation) (string, url.Values) {
	return paths.DetachCitation(c.ID), values("row_version", itoa(c.RowVersion))
}

func (s *scene) detachment() (string, url.Values)           { return detached(s.cited(researching, false)) }
func (s *scene) detachedConfidential() (string, url.Values) { return detached(s.cited(open, true)) }

// ended is a stream that ends as it begins, because the program does.
func ended(pairs ...string) func(*scene) (string, url.Values) {
	return func(s *scene) (string, url.Values) {
		s.live.Close()
		return paths.Events + "?" + values(pairs...).Encode(), nil
	}
}

func (s *scene) articleStream() (string, url.Values) {
	s.live.Close()
	return paths.Watched(paths.Events, s.article(s.t).ID, "", ""), nil
}

func (s *scene) articleNews() (string, url.Values) {
	c := s.claim(s.t, s.article(s.t), "30 countries")
	return paths.Watched(paths.News, c.ArticleID, c.ID, ""), nil
}

// foreignNews are of an article, with a claim of another one.
func (s *scene) foreignNews() (string, url.Values) {
	return paths.Watched(paths.News, s.article(s.t).ID, s.claim(s.t, s.article(s.t), "30 countries").ID, ""), nil
}
