-- +goose Up
-- A version never changes: every offset of every claim is counted in its text, and its hash says which text that is. Nor does it
-- go: what was checked can be read for ever as it was.

-- +goose StatementBegin
CREATE TRIGGER versions_are_never_rewritten BEFORE UPDATE OF id, article_id, number, hash, format, extractor, text, created_by, created_at ON versions
BEGIN
    SELECT RAISE(ABORT, 'a version never changes');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER versions_are_never_replaced BEFORE INSERT ON versions WHEN EXISTS (SELECT 1 FROM versions WHERE id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'a version never changes');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER versions_are_never_deleted BEFORE DELETE ON versions
BEGIN
    SELECT RAISE(ABORT, 'a version never changes');
END;
-- +goose StatementEnd

-- +goose Down
DROP TRIGGER versions_are_never_deleted;
DROP TRIGGER versions_are_never_replaced;
DROP TRIGGER versions_are_never_rewritten;
