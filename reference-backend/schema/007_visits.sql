-- Visits that were asked for, and groups that gather.

-- `resident` is the phone of the one for whom it is, or the permission where there is none; empty once it is
-- forgotten. `owner` is the account that asked. `request` is what was asked, as JSON.
CREATE TABLE visits (
    id INTEGER PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL,
    owner INTEGER REFERENCES persons (id) ON DELETE SET NULL,
    resident TEXT,
    permission INTEGER REFERENCES permissions (id),
    service TEXT NOT NULL,
    dong TEXT NOT NULL,
    request TEXT NOT NULL,
    members INTEGER,
    state TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    finished_at INTEGER
) STRICT;
CREATE INDEX visits_by_resident ON visits (resident, asked_at);
CREATE INDEX visits_by_permission ON visits (permission);
CREATE INDEX visits_by_state ON visits (state, asked_at);

-- Everything that happened. Nothing is ever changed or taken away.
CREATE TABLE visit_events (
    id INTEGER PRIMARY KEY,
    visit INTEGER NOT NULL REFERENCES visits (id),
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    actor TEXT NOT NULL,
    start INTEGER,
    officer_name TEXT,
    desk_ko TEXT,
    desk_en TEXT,
    desk_phone TEXT,
    body_ko TEXT,
    body_en TEXT
) STRICT;
CREATE INDEX visit_events_by_visit ON visit_events (visit);
CREATE TRIGGER visit_events_are_not_changed BEFORE UPDATE ON visit_events
BEGIN SELECT RAISE(ABORT, 'what happened is not changed'); END;
CREATE TRIGGER visit_events_are_not_deleted BEFORE DELETE ON visit_events
BEGIN SELECT RAISE(ABORT, 'what happened is not deleted'); END;

-- What was said with an event. Beside it, so that the words of a person can be erased and that it happened stays.
CREATE TABLE visit_words (
    event INTEGER PRIMARY KEY REFERENCES visit_events (id),
    ko TEXT,
    en TEXT,
    -- What was taken down on the spot, or the answers of the happy call, as JSON.
    data TEXT
) STRICT;

-- Times that a visit takes up: wished for in the first place, agreed, done.
CREATE TABLE visit_times (
    visit INTEGER NOT NULL REFERENCES visits (id),
    start INTEGER NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (visit, start)
) STRICT, WITHOUT ROWID;
CREATE INDEX visit_times_by_start ON visit_times (start);

-- The key of a group only lets one join and see a count; its leader hands it on, so that it is kept in clear.
CREATE TABLE visit_groups (
    id INTEGER PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    key TEXT NOT NULL,
    leader INTEGER REFERENCES persons (id) ON DELETE SET NULL,
    request TEXT NOT NULL,
    needed INTEGER NOT NULL,
    state TEXT NOT NULL,
    opened_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    visit INTEGER REFERENCES visits (id)
) STRICT;
CREATE TABLE visit_group_members (
    visit_group INTEGER NOT NULL REFERENCES visit_groups (id),
    phone TEXT NOT NULL,
    PRIMARY KEY (visit_group, phone)
) STRICT, WITHOUT ROWID;

-- Photos of receipts become photos of whatever a resident sends one for.
CREATE TABLE photos (
    id TEXT PRIMARY KEY,
    payback INTEGER REFERENCES paybacks (id),
    visit INTEGER REFERENCES visits (id),
    media_type TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    received INTEGER NOT NULL,
    state TEXT NOT NULL,
    begun_at INTEGER NOT NULL,
    data BLOB NOT NULL,
    CHECK ((payback IS NULL) <> (visit IS NULL))
) STRICT;
INSERT INTO photos (id, payback, media_type, bytes, received, state, begun_at, data)
SELECT id, payback, media_type, bytes, received, state, begun_at, data FROM receipts;
DROP TABLE receipts;
CREATE INDEX photos_by_payback ON photos (payback, begun_at);
CREATE INDEX photos_by_visit ON photos (visit, begun_at);
