package desk_test

import (
	"context"
	"errors"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"stet/internal/desk"
	"stet/internal/factcheck"
)

// methods are the exported methods of the desk, and whether each takes the person who acts.
func methods() map[string]bool {
	all, actor := map[string]bool{}, reflect.TypeFor[factcheck.Actor]()
	for i := range reflect.TypeFor[*desk.Desk]().NumMethod() {
		m := reflect.TypeFor[*desk.Desk]().Method(i)
		all[m.Name] = false
		for j := range m.Type.NumIn() {
			all[m.Name] = all[m.Name] || m.Type.In(j) == actor
		}
	}
	return all
}

func TestEveryMethodOfTheDeskHasARowInTheTable(t *testing.T) {
	all := methods()
	for name, takesActor := range all {
		row, ok := table[name]
		switch {
		case !ok:
			t.Errorf("%s has no row", name)
		case takesActor && (row.call == nil || row.open != ""):
			t.Errorf("%s takes who acts, and has to be called for everybody", name)
		case !takesActor && (row.open == "" || row.instead == nil):
			t.Errorf("%s takes nobody, and has to say why and what it checks instead", name)
		}
	}
	for name := range table {
		if _, ok := all[name]; !ok {
			t.Errorf("the row %s is about no method", name)
		}
	}
}

// parse reads the answers of a row: for each thing, one word a column.
func parse(lines string) map[string][]string {
	parsed := map[string][]string{}
	for line := range strings.Lines(lines) {
		on, words, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok {
			panic("not a line of answers: " + line)
		}
		answer := strings.Fields(words)
		if len(answer) == 1 {
			answer = slices.Repeat(answer, len(columns))
		}
		if len(answer) != len(columns) || parsed[on] != nil {
			panic("not a line of answers: " + line)
		}
		parsed[on] = answer
	}
	return parsed
}

var errUndo = errors.New("undo")

// undone calls the method in a transaction that is then undone, so that each call finds the same scene.
func (s *scene) undone(row rights, actor factcheck.Actor, on string) (wrote int, err error) {
	before := s.store.wrote
	kept := s.store.Atomically(s.t.Context(), func(ctx context.Context) error {
		err = row.call(&caller{scene: s, ctx: ctx, actor: actor, on: on})
		return errUndo
	})
	if kept != errUndo {
		s.t.Fatal(kept)
	}
	return s.store.wrote - before, err
}

func TestEveryMethodAnswersEverybodyAsTheTableSays(t *testing.T) {
	s := newScene(t)
	before := s.dump()
	for _, name := range slices.Sorted(maps.Keys(table)) {
		row := table[name]
		if row.call == nil {
			continue
		}
		for on, words := range parse(row.answers) {
			for i, column := range columns {
				wrote, err := s.undone(row, s.actors[column], on)
				want, known := answers[words[i]]
				switch {
				case !known:
					t.Errorf("%s: %q is not an answer", name, words[i])
				case factcheck.CodeOf(err) != want || (err == nil) != (words[i] == "ok"):
					t.Errorf("%s, %s by %s: got %v, want %s", name, on, column, err, words[i])
				case err == nil && wrote != row.entries:
					t.Errorf("%s, %s by %s: wrote %d audit entries, want %d", name, on, column, wrote, row.entries)
				}
			}
		}
	}
	if after := s.dump(); after != before {
		t.Errorf("the scene was changed:\n%s", difference(before, after))
	}
}

func TestNothingIsDoneForSomebodyWhoIsNotSignedIn(t *testing.T) {
	s := newScene(t)
	for name, row := range table {
		if row.call == nil {
			continue
		}
		for on := range parse(row.answers) {
			if wrote, err := s.undone(row, factcheck.Actor{}, on); !factcheck.Is(err, factcheck.Unauthenticated) || wrote != 0 {
				t.Errorf("%s, %s: got %v", name, on, err)
			}
		}
	}
}

func TestNothingIsDoneForAnAccountWithoutARole(t *testing.T) {
	s := newScene(t)
	actor := s.employ("No Role", factcheck.Nobody).Actor()
	for name, row := range table {
		if row.call == nil {
			continue
		}
		for on := range parse(row.answers) {
			if wrote, err := s.undone(row, actor, on); factcheck.CodeOf(err) == "" || wrote != 0 {
				t.Errorf("%s, %s: got %v", name, on, err)
			}
		}
	}
}

func TestAChangeIsKeptWithItsAuditEntryOrNotAtAll(t *testing.T) {
	s := newScene(t)
	before := s.dump()
	s.store.failing = true
	for name, row := range table {
		if row.entries == 0 {
			continue
		}
		on, actor := s.allowed(row)
		if err := row.call(&caller{scene: s, ctx: t.Context(), actor: actor, on: on}); !errors.Is(err, errAuditFails) {
			t.Errorf("%s, %s: got %v", name, on, err)
		}
		if after := s.dump(); after != before {
			t.Fatalf("%s, %s was kept without its audit entry:\n%s", name, on, difference(before, after))
		}
	}
}

// allowed is a thing and a person for whom the method succeeds.
func (s *scene) allowed(row rights) (string, factcheck.Actor) {
	for on, words := range parse(row.answers) {
		if i := slices.Index(words, "ok"); i >= 0 {
			return on, s.actors[columns[i]]
		}
	}
	s.t.Fatal("nobody may do this")
	return "", factcheck.Actor{}
}

func TestOpenMethodsCheckSomethingInstead(t *testing.T) {
	for name, row := range table {
		if row.open != "" {
			t.Run(name, row.instead)
		}
	}
}
