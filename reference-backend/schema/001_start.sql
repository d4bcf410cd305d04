-- Times are UNIX milliseconds; dates are YYYY-MM-DD in Korean time.

-- What the office changed against the catalogue and the rules.
CREATE TABLE fees (
    document TEXT PRIMARY KEY,
    fee_won INTEGER NOT NULL CHECK (fee_won >= 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE capacities (
    office TEXT NOT NULL,
    start INTEGER NOT NULL,
    capacity INTEGER NOT NULL CHECK (capacity >= 0),
    PRIMARY KEY (office, start)
) STRICT, WITHOUT ROWID;

CREATE TABLE closures (
    office TEXT NOT NULL,
    date TEXT NOT NULL,
    reason_ko TEXT NOT NULL,
    reason_en TEXT,
    PRIMARY KEY (office, date)
) STRICT, WITHOUT ROWID;

CREATE TABLE holds (
    id TEXT PRIMARY KEY,
    office TEXT NOT NULL,
    start INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX holds_by_slot ON holds (office, start);

CREATE TABLE reservations (
    id INTEGER PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    office TEXT NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    collect_until INTEGER NOT NULL,
    total_won INTEGER NOT NULL,
    applicant_name TEXT NOT NULL,
    birth_date TEXT NOT NULL,
    phone TEXT NOT NULL,
    behalf_name TEXT,
    behalf_collector TEXT,
    counter_kind TEXT NOT NULL,
    ticket_date TEXT NOT NULL,
    ticket_number INTEGER NOT NULL,
    undo_until INTEGER,
    cancelled_by TEXT,
    cancel_reason_ko TEXT,
    cancel_reason_en TEXT,
    UNIQUE (office, ticket_date, ticket_number)
) STRICT;
CREATE INDEX reservations_by_slot ON reservations (office, start);
CREATE INDEX reservations_by_person ON reservations (phone, birth_date);

-- Last ticket number of an office and day.
CREATE TABLE tickets (
    office TEXT NOT NULL,
    date TEXT NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (office, date)
) STRICT, WITHOUT ROWID;

-- Keys that open an order; only their SHA-256 is kept.
CREATE TABLE reservation_keys (
    key_hash BLOB PRIMARY KEY,
    reservation INTEGER NOT NULL REFERENCES reservations (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX keys_by_reservation ON reservation_keys (reservation, created_at);

-- Name, fee and papers as they were when it was ordered.
CREATE TABLE reservation_documents (
    reservation INTEGER NOT NULL REFERENCES reservations (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    ordered TEXT NOT NULL,
    PRIMARY KEY (reservation, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE reservation_history (
    reservation INTEGER NOT NULL REFERENCES reservations (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    state TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (reservation, position)
) STRICT, WITHOUT ROWID;

-- First answers by idempotency key (its SHA-256), for 24 hours. The key of an order is not in `body`: it is
-- made anew from the idempotency key and `salt`.
CREATE TABLE answers (
    key_hash BLOB PRIMARY KEY,
    fingerprint BLOB NOT NULL,
    status INTEGER NOT NULL,
    etag TEXT,
    body TEXT NOT NULL,
    salt TEXT,
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX answers_by_age ON answers (created_at);
