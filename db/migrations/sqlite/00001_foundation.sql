-- +goose Up
-- Times are microseconds since 1970 in UTC; 0 means none. Keys are made by the program (UUID, version 7).

CREATE TABLE newsroom (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    name   TEXT    NOT NULL,
    scale  TEXT    NOT NULL,
    policy TEXT    NOT NULL
) STRICT;

CREATE TABLE users (
    id            TEXT    PRIMARY KEY,
    email         TEXT    NOT NULL UNIQUE,
    name          TEXT    NOT NULL,
    role          TEXT    NOT NULL,
    password_hash TEXT    NOT NULL,
    disabled_at   INTEGER NOT NULL DEFAULT 0,
    created_at    INTEGER NOT NULL,
    row_version   INTEGER NOT NULL
) STRICT;

CREATE TABLE invitations (
    token_hash TEXT    PRIMARY KEY,
    email      TEXT    NOT NULL,
    role       TEXT    NOT NULL,
    set_up     INTEGER NOT NULL,
    invited_by TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    used_at    INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE sessions (
    id         TEXT    PRIMARY KEY,
    token_hash TEXT    NOT NULL UNIQUE,
    user_id    TEXT    NOT NULL REFERENCES users (id),
    created_at INTEGER NOT NULL,
    seen_at    INTEGER NOT NULL,
    user_agent TEXT    NOT NULL,
    address    TEXT    NOT NULL,
    data       TEXT    NOT NULL
) STRICT;
CREATE INDEX sessions_of_user ON sessions (user_id, seen_at);

CREATE TABLE imports (
    id         TEXT    PRIMARY KEY,
    name       TEXT    NOT NULL,
    media_type TEXT    NOT NULL,
    bytes      BLOB    NOT NULL,
    offered    TEXT    NOT NULL,
    created_by TEXT    NOT NULL REFERENCES users (id),
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE articles (
    id           TEXT    PRIMARY KEY,
    title        TEXT    NOT NULL,
    title_folded TEXT    NOT NULL, -- for searching: case-folded by the program, which knows every script
    url          TEXT    NOT NULL,
    publisher    TEXT    NOT NULL,
    byline       TEXT    NOT NULL,
    language     TEXT    NOT NULL,
    published_on TEXT    NOT NULL,
    deadline     INTEGER NOT NULL DEFAULT 0,
    current      TEXT    NOT NULL,
    created_by   TEXT    NOT NULL REFERENCES users (id),
    created_at   INTEGER NOT NULL,
    updated_at   INTEGER NOT NULL,
    row_version  INTEGER NOT NULL
) STRICT;
CREATE INDEX articles_newest ON articles (created_at, id);
CREATE INDEX articles_due ON articles (deadline, id) WHERE deadline > 0;

CREATE TABLE versions (
    id         TEXT    PRIMARY KEY,
    article_id TEXT    NOT NULL REFERENCES articles (id),
    number     INTEGER NOT NULL,
    hash       TEXT    NOT NULL,
    format     TEXT    NOT NULL,
    extractor  INTEGER NOT NULL,
    raw_name   TEXT    NOT NULL,
    raw_type   TEXT    NOT NULL,
    created_by TEXT    NOT NULL REFERENCES users (id),
    created_at INTEGER NOT NULL,
    text       TEXT    NOT NULL, -- the canonical text with its blocks and runs, JSON; long columns last, so that a query
    raw        BLOB    NOT NULL, -- without them reads one page of the row
    UNIQUE (article_id, number)
) STRICT;

CREATE TABLE assignments (
    article_id TEXT NOT NULL REFERENCES articles (id),
    user_id    TEXT NOT NULL REFERENCES users (id),
    PRIMARY KEY (article_id, user_id)
) STRICT;
CREATE INDEX assignments_of_user ON assignments (user_id, article_id);

CREATE TABLE verdicts (
    id         TEXT    PRIMARY KEY,
    claim_id   TEXT    NOT NULL REFERENCES claims (id),
    scale      TEXT    NOT NULL,
    key        TEXT    NOT NULL,
    rationale  TEXT    NOT NULL,
    by_user    TEXT    NOT NULL REFERENCES users (id),
    at         INTEGER NOT NULL
) STRICT;
CREATE INDEX verdicts_of_claim ON verdicts (claim_id, at);

CREATE TABLE claims (
    id              TEXT    PRIMARY KEY,
    article_id      TEXT    NOT NULL REFERENCES articles (id),
    quote           TEXT    NOT NULL,
    statement       TEXT    NOT NULL,
    claimant        TEXT    NOT NULL,
    kind            TEXT    NOT NULL,
    notes           TEXT    NOT NULL,
    state           TEXT    NOT NULL,
    assignee        TEXT    REFERENCES users (id),
    close_reason    TEXT    NOT NULL,
    verdict_id      TEXT    REFERENCES verdicts (id) DEFERRABLE INITIALLY DEFERRED,
    evidence_editor TEXT    REFERENCES users (id),
    created_by      TEXT    NOT NULL REFERENCES users (id),
    created_at      INTEGER NOT NULL,
    updated_at      INTEGER NOT NULL,
    withdrawn_at    INTEGER NOT NULL DEFAULT 0,
    row_version     INTEGER NOT NULL
) STRICT;
CREATE INDEX claims_of_article ON claims (article_id, withdrawn_at, state);
CREATE INDEX claims_in_state ON claims (state, updated_at);
CREATE INDEX claims_of_assignee ON claims (assignee, state);

CREATE TABLE placements (
    claim_id   TEXT    NOT NULL REFERENCES claims (id),
    version_id TEXT    NOT NULL REFERENCES versions (id),
    start      INTEGER NOT NULL,
    stop       INTEGER NOT NULL,
    quote      TEXT    NOT NULL, -- what stands there in this version
    state      TEXT    NOT NULL, -- exact
    created_at INTEGER NOT NULL,
    PRIMARY KEY (claim_id, version_id),
    CHECK (start >= 0 AND stop > start)
) STRICT;
CREATE INDEX placements_of_version ON placements (version_id, start);

CREATE TABLE approvals (
    id         TEXT    PRIMARY KEY,
    claim_id   TEXT    NOT NULL REFERENCES claims (id),
    decision   TEXT    NOT NULL,
    verdict_id TEXT    NOT NULL REFERENCES verdicts (id),
    hash       TEXT    NOT NULL,
    comment    TEXT    NOT NULL,
    by_user    TEXT    NOT NULL REFERENCES users (id),
    at         INTEGER NOT NULL,
    voided_at  INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX approvals_of_claim ON approvals (claim_id, at);

CREATE TABLE sources (
    id                 TEXT    PRIMARY KEY,
    title              TEXT    NOT NULL,
    publisher          TEXT    NOT NULL,
    author             TEXT    NOT NULL,
    url                TEXT    NOT NULL,
    kind               TEXT    NOT NULL,
    independence_group TEXT    NOT NULL,
    confidential       INTEGER NOT NULL,
    published_on       TEXT    NOT NULL,
    seen_on            TEXT    NOT NULL,
    folded             TEXT    NOT NULL, -- title, publisher, author and url for searching, case-folded
    created_by         TEXT    NOT NULL REFERENCES users (id),
    created_at         INTEGER NOT NULL,
    updated_at         INTEGER NOT NULL,
    row_version        INTEGER NOT NULL
) STRICT;
CREATE INDEX sources_newest ON sources (created_at, id);
CREATE INDEX sources_confidential ON sources (id) WHERE confidential = 1;

CREATE TABLE citations (
    id          TEXT    PRIMARY KEY,
    claim_id    TEXT    NOT NULL REFERENCES claims (id),
    source_id   TEXT    NOT NULL REFERENCES sources (id),
    number      INTEGER NOT NULL,
    stance      TEXT    NOT NULL,
    excerpt     TEXT    NOT NULL,
    locator     TEXT    NOT NULL,
    note        TEXT    NOT NULL,
    created_by  TEXT    NOT NULL REFERENCES users (id),
    created_at  INTEGER NOT NULL,
    detached_at INTEGER NOT NULL DEFAULT 0,
    row_version INTEGER NOT NULL,
    UNIQUE (claim_id, number)
) STRICT;
CREATE INDEX citations_of_source ON citations (source_id, claim_id);

CREATE TABLE entries (
    seq         INTEGER PRIMARY KEY,
    at          INTEGER NOT NULL,
    actor       TEXT    NOT NULL,
    action      TEXT    NOT NULL,
    object_kind TEXT    NOT NULL,
    object_id   TEXT    NOT NULL,
    article_id  TEXT    NOT NULL,
    claim_id    TEXT    NOT NULL,
    source_id   TEXT    NOT NULL,
    comment     TEXT    NOT NULL,
    changes     TEXT    NOT NULL -- JSON: [{field, before, after}]
) STRICT;
CREATE INDEX entries_of_claim ON entries (claim_id, seq) WHERE claim_id <> '';
CREATE INDEX entries_of_article ON entries (article_id, seq) WHERE article_id <> '';
CREATE INDEX entries_of_source ON entries (source_id, seq) WHERE source_id <> '';

-- +goose StatementBegin
CREATE TRIGGER entries_are_never_replaced BEFORE INSERT ON entries WHEN EXISTS (SELECT 1 FROM entries WHERE seq = NEW.seq)
BEGIN
    SELECT RAISE(ABORT, 'audit entries are only ever added');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER entries_are_never_changed BEFORE UPDATE ON entries
BEGIN
    SELECT RAISE(ABORT, 'audit entries are only ever added');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER entries_are_never_deleted BEFORE DELETE ON entries
BEGIN
    SELECT RAISE(ABORT, 'audit entries are only ever added');
END;
-- +goose StatementEnd

-- +goose Down
DROP TABLE entries;
DROP TABLE citations;
DROP TABLE sources;
DROP TABLE approvals;
DROP TABLE placements;
DROP TABLE claims;
DROP TABLE verdicts;
DROP TABLE assignments;
DROP TABLE versions;
DROP TABLE articles;
DROP TABLE imports;
DROP TABLE sessions;
DROP TABLE invitations;
DROP TABLE users;
DROP TABLE newsroom;
