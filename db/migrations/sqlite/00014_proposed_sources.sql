-- +goose Up
-- What the writer said about a passage, in a comment or a footnote of the text as it arrived: a source that waits for somebody
-- to take it for a claim, or to set it aside.
CREATE TABLE proposed_sources (
    id          TEXT    PRIMARY KEY,
    article_id  TEXT    NOT NULL REFERENCES articles (id),
    quote       TEXT    NOT NULL, -- the words it stood on when it arrived
    origin      TEXT    NOT NULL, -- comment, footnote
    author      TEXT    NOT NULL,
    written_at  INTEGER NOT NULL DEFAULT 0,
    text        TEXT    NOT NULL,
    links       TEXT    NOT NULL, -- JSON: [address]
    arrived_at  INTEGER NOT NULL,
    state       TEXT    NOT NULL, -- waiting, taken, set aside
    claim_id    TEXT    REFERENCES claims (id),
    source_id   TEXT    REFERENCES sources (id),
    decided_by  TEXT    REFERENCES users (id),
    decided_at  INTEGER NOT NULL DEFAULT 0,
    row_version INTEGER NOT NULL
) STRICT;
CREATE INDEX proposed_sources_of_article ON proposed_sources (article_id, id);

-- Where each stands in the versions of its article from the one on that it arrived with: start and stop are of the version that
-- it was last seen in, which is this one or an earlier one.
CREATE TABLE proposed_places (
    proposed_id TEXT    NOT NULL REFERENCES proposed_sources (id),
    version_id  TEXT    NOT NULL REFERENCES versions (id),
    seen_in     TEXT    NOT NULL REFERENCES versions (id),
    start       INTEGER NOT NULL,
    stop        INTEGER NOT NULL,
    PRIMARY KEY (version_id, proposed_id),
    CHECK (start >= 0 AND stop > start)
) STRICT;

-- What another system said of a passage, for the claim that was made of it.
CREATE TABLE annotations (
    claim_id    TEXT    PRIMARY KEY REFERENCES claims (id),
    article_id  TEXT    NOT NULL REFERENCES articles (id),
    format      TEXT    NOT NULL, -- hypothesis, web annotation, brat
    external    TEXT    NOT NULL, -- by which it is known when it comes again
    imported_by TEXT    NOT NULL REFERENCES users (id),
    imported_at INTEGER NOT NULL,
    annotation  TEXT    NOT NULL, -- JSON
    UNIQUE (article_id, external)
) STRICT;

-- +goose Down
DROP TABLE annotations;
DROP TABLE proposed_places;
DROP TABLE proposed_sources;
