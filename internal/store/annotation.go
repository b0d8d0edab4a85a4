package store

import (
	"context"

	"stet/internal/factcheck"
)

func scanAnnotation(r row) (a factcheck.ImportedAnnotation, err error) {
	err = r.Scan(&a.ClaimID, &a.ArticleID, &a.Format, &a.Key, &a.By, moment{&a.At}, decoding{&a.Annotation})
	return a, err
}

const annotationColumns = `n.claim_id, n.article_id, n.format, n.external, n.imported_by, n.imported_at, n.annotation`

// AddAnnotation keeps what a claim was made of. One that the article has already is a conflict.
func (s *Store) AddAnnotation(ctx context.Context, a factcheck.ImportedAnnotation) error {
	annotation, err := encoded(a.Annotation)
	if err != nil {
		return err
	}
	err = s.run(ctx, `
		INSERT INTO annotations (claim_id, article_id, format, external, imported_by, imported_at, annotation) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		a.ClaimID, a.ArticleID, a.Format, a.Key, a.By, micros(a.At), annotation)
	if taken(err) {
		return factcheck.Because(err, factcheck.Conflict, "Somebody else imported the same annotations meanwhile. Look at what is there now.")
	}
	return err
}

// AnnotationsOf lists the annotations that an article's claims were made of, those of withdrawn ones as well.
func (s *Store) AnnotationsOf(ctx context.Context, id factcheck.ArticleID) ([]factcheck.ImportedAnnotation, error) {
	return all(ctx, s.reading(ctx), scanAnnotation, `SELECT `+annotationColumns+` FROM annotations n WHERE n.article_id = $1 ORDER BY n.claim_id`, id)
}

// AnnotationsFor lists what a claim was made of, and what those were that were merged into it.
func (s *Store) AnnotationsFor(ctx context.Context, id factcheck.ClaimID) ([]factcheck.ImportedAnnotation, error) {
	return all(ctx, s.reading(ctx), scanAnnotation, `
		SELECT `+annotationColumns+` FROM annotations n WHERE n.claim_id = $1
		UNION ALL
		SELECT `+annotationColumns+` FROM claims o JOIN claims c ON c.article_id = o.article_id AND c.withdrawn_at > 0 AND c.merged_into = o.id
			JOIN annotations n ON n.claim_id = c.id
		WHERE o.id = $1`, id)
}
