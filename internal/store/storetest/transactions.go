package storetest

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"sync"

	"stet/internal/factcheck"
	"stet/internal/sample"
)

var transactions = map[string]func(*scene){
	"an error undoes everything":                             errorUndoes,
	"a panic undoes everything and goes on":                  panicUndoes,
	"a transaction reads what it wrote, others do not":       isolation,
	"an inner part that fails is undone by itself":           innerFails,
	"an inner part that panics is undone by itself":          innerPanics,
	"an inner part is undone with the whole":                 outerFails,
	"a context that ends undoes everything":                  contextEnds,
	"a consistent reader sees one state":                     oneState,
	"a consistent reader cannot write":                       readersDoNotWrite,
	"a consistent reader in a transaction sees its writes":   readingOwnWrites,
	"writers that read first lose no update":                 writersLoseNothing,
	"stale writers lose no update":                           staleWritersLoseNothing,
	"citations added at the same time get different numbers": citationsAtOnce,
}

var errOnPurpose = errors.New("on purpose")

func (s *scene) rename(ctx context.Context, name string) error {
	u, err := s.User(ctx, s.reviewer.ID)
	if err != nil {
		return err
	}
	u.Name = name
	return s.SaveUser(ctx, u)
}

func (s *scene) called(name string) {
	s.Helper()
	u, err := s.User(s.ctx, s.reviewer.ID)
	s.must(err)
	same(s, u.Name, name)
}

func errorUndoes(s *scene) {
	err := s.Atomically(s.ctx, func(ctx context.Context) error {
		s.must(s.rename(ctx, "a"))
		s.must(s.AddArticle(ctx, sample.Article("b", s.editor.ID)))
		return errOnPurpose
	})
	if !errors.Is(err, errOnPurpose) {
		s.Fatalf("got %v", err)
	}
	s.called(s.reviewer.Name)
	same(s, len(s.list(factcheck.ArticleFilter{}).Articles), 1)
}

// panicking runs do and gives what it panicked with.
func panicking(do func()) (value any) {
	defer func() { value = recover() }()
	do()
	return nil
}

func panicUndoes(s *scene) {
	value := panicking(func() {
		_ = s.Atomically(s.ctx, func(ctx context.Context) error {
			s.must(s.rename(ctx, "a"))
			panic("on purpose")
		})
	})
	same(s, value, any("on purpose"))
	s.called(s.reviewer.Name)
	s.must(s.rename(s.ctx, "b")) // the writer is free again
	s.called("b")
}

func isolation(s *scene) {
	s.must(s.Atomically(s.ctx, func(ctx context.Context) error {
		s.must(s.rename(ctx, "a"))
		u, err := s.User(ctx, s.reviewer.ID)
		s.must(err)
		same(s, u.Name, "a")
		s.called(s.reviewer.Name)
		return nil
	}))
	s.called("a")
}

func oneState(s *scene) {
	s.must(s.Consistently(s.ctx, func(ctx context.Context) error {
		before, err := s.ClaimsOf(ctx, s.article.ID)
		s.must(err)
		s.must(s.rename(s.ctx, "a"))
		s.addClaim("30 countries")
		u, err := s.User(ctx, s.reviewer.ID)
		s.must(err)
		same(s, u.Name, s.reviewer.Name)
		after, err := s.ClaimsOf(ctx, s.article.ID)
		s.must(err)
		same(s, after, before)
		return nil
	}))
	s.called("a")
}

func readersDoNotWrite(s *scene) {
	err := s.Consistently(s.ctx, func(ctx context.Context) error { return s.rename(ctx, "a") })
	if err == nil {
		s.Error("a reader wrote")
	}
	err = s.Consistently(s.ctx, func(ctx context.Context) error {
		return s.Atomically(ctx, func(ctx context.Context) error { return s.rename(ctx, "b") })
	})
	if err == nil {
		s.Error("a transaction in a reader wrote")
	}
	s.called(s.reviewer.Name)
	s.must(s.rename(s.ctx, "c")) // and others can
	s.called("c")
}

func readingOwnWrites(s *scene) {
	s.must(s.Atomically(s.ctx, func(ctx context.Context) error {
		s.must(s.rename(ctx, "a"))
		return s.Consistently(ctx, func(ctx context.Context) error {
			u, err := s.User(ctx, s.reviewer.ID)
			same(s, u.Name, "a")
			return err
		})
	}))
	s.called("a")
}

func innerFails(s *scene) {
	s.must(s.Atomically(s.ctx, func(ctx context.Context) error {
		s.must(s.rename(ctx, "outer"))
		err := s.Atomically(ctx, func(ctx context.Context) error {
			s.must(s.rename(ctx, "inner"))
			return errOnPurpose
		})
		if !errors.Is(err, errOnPurpose) {
			s.Fatalf("got %v", err)
		}
		return s.AddArticle(ctx, sample.Article("b", s.editor.ID))
	}))
	s.called("outer")
	same(s, len(s.list(factcheck.ArticleFilter{}).Articles), 2)
}

func innerPanics(s *scene) {
	s.must(s.Atomically(s.ctx, func(ctx context.Context) error {
		s.must(s.rename(ctx, "outer"))
		value := panicking(func() {
			_ = s.Atomically(ctx, func(ctx context.Context) error {
				s.must(s.rename(ctx, "inner"))
				panic("on purpose")
			})
		})
		same(s, value, any("on purpose"))
		return nil
	}))
	s.called("outer")
}

func outerFails(s *scene) {
	_ = s.Atomically(s.ctx, func(ctx context.Context) error {
		s.must(s.Atomically(ctx, func(ctx context.Context) error { return s.rename(ctx, "inner") }))
		return errOnPurpose
	})
	s.called(s.reviewer.Name)
}

func contextEnds(s *scene) {
	ctx, cancel := context.WithCancel(s.ctx)
	err := s.Atomically(ctx, func(ctx context.Context) error {
		s.must(s.rename(ctx, "a"))
		cancel()
		return nil
	})
	if !errors.Is(err, context.Canceled) {
		s.Fatalf("got %v", err)
	}
	s.called(s.reviewer.Name)
	if _, err := s.User(ctx, s.reviewer.ID); !errors.Is(err, context.Canceled) {
		s.Fatalf("got %v", err)
	}
}

const (
	writers = 16
	rounds  = 10
)

// together runs do in every writer at the same time.
func together(s *scene, do func(writer int) error) {
	s.Helper()
	var wait sync.WaitGroup
	failures := make([]error, writers)
	for n := range writers {
		wait.Go(func() { failures[n] = do(n) })
	}
	wait.Wait()
	s.must(errors.Join(failures...))
}

// count adds one to the number that the reviewer is called.
func (s *scene) count(ctx context.Context) error {
	u, err := s.User(ctx, s.reviewer.ID)
	if err != nil {
		return err
	}
	n, _ := strconv.Atoi(u.Name) // the name it begins with counts as 0
	u.Name = fmt.Sprint(n + 1)
	return s.SaveUser(ctx, u)
}

func writersLoseNothing(s *scene) {
	together(s, func(int) error {
		for range rounds {
			if err := s.Atomically(s.ctx, s.count); err != nil {
				return err
			}
		}
		return nil
	})
	s.called(fmt.Sprint(writers * rounds))
}

func staleWritersLoseNothing(s *scene) {
	together(s, func(int) error {
		for done := 0; done < rounds; {
			err := s.count(s.ctx) // reads and writes by themselves: the row version tells
			if err != nil && !factcheck.Is(err, factcheck.Conflict) {
				return err
			}
			if err == nil {
				done++
			}
		}
		return nil
	})
	s.called(fmt.Sprint(writers * rounds))
}

func citationsAtOnce(s *scene) {
	c, source := s.addClaim("30 countries"), s.addSource("List")
	together(s, func(int) error {
		_, err := s.AddCitation(s.ctx, sample.Citation(c.ID, source, s.reviewer.ID))
		return err
	})
	evidence, err := s.EvidenceOf(s.ctx, c.ID)
	s.must(err)
	var want []int
	for n := range writers {
		want = append(want, n+1)
	}
	same(s, mapped(evidence, func(c factcheck.Citation) int { return c.Number }), want)
}
