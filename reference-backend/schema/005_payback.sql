-- Book payback.

-- What is known of a book when it is applied for, and how it stands: the sum of its events, kept beside them so
-- that ten thousand can be listed. `reader` is the phone of the one whose book it is, or the permission where
-- there is none; empty once the history is deleted. `owner` is the account that applied.
CREATE TABLE paybacks (
    id INTEGER PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL,
    owner INTEGER REFERENCES persons (id) ON DELETE SET NULL,
    reader TEXT,
    permission INTEGER REFERENCES permissions (id),
    process TEXT NOT NULL,
    isbn13 TEXT NOT NULL,
    title TEXT NOT NULL,
    author TEXT NOT NULL,
    publisher TEXT NOT NULL,
    price_won INTEGER NOT NULL,
    published TEXT NOT NULL,
    kind TEXT NOT NULL,
    demo INTEGER NOT NULL,
    -- Title, author and ISBN without spaces, in lower case.
    search TEXT NOT NULL,
    store TEXT NOT NULL,
    applied_at INTEGER NOT NULL,
    applied_on TEXT NOT NULL,
    state TEXT NOT NULL,
    bought_on TEXT,
    amount_won INTEGER NOT NULL,
    return_by TEXT,
    returned_on TEXT,
    paid_on TEXT,
    finished_at INTEGER,
    lent_times INTEGER NOT NULL DEFAULT 0,
    -- Last day of which the reader was reminded.
    reminded TEXT
) STRICT;
CREATE INDEX paybacks_by_reader ON paybacks (reader, applied_at);
CREATE INDEX paybacks_by_owner ON paybacks (owner);
CREATE INDEX paybacks_by_permission ON paybacks (permission);
CREATE INDEX paybacks_by_day ON paybacks (applied_on, state, amount_won);

-- Everything that happened. Nothing is ever changed or taken away.
CREATE TABLE payback_events (
    id INTEGER PRIMARY KEY,
    payback INTEGER NOT NULL REFERENCES paybacks (id),
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    actor TEXT NOT NULL,
    reason_ko TEXT,
    reason_en TEXT,
    rule TEXT,
    on_date TEXT,
    amount_won INTEGER,
    account TEXT,
    library_ko TEXT,
    library_en TEXT
) STRICT;
CREATE INDEX payback_events_by_payback ON payback_events (payback);
-- Sums look at payments alone.
CREATE INDEX payback_payments ON payback_events (payback) WHERE kind = 'paid';
CREATE TRIGGER payback_events_are_not_changed BEFORE UPDATE ON payback_events
BEGIN SELECT RAISE(ABORT, 'what happened is not changed'); END;
CREATE TRIGGER payback_events_are_not_deleted BEFORE DELETE ON payback_events
BEGIN SELECT RAISE(ABORT, 'what happened is not deleted'); END;

-- Photos of receipts: `data` grows part by part, and is cleaned when it is whole.
CREATE TABLE receipts (
    id TEXT PRIMARY KEY,
    payback INTEGER NOT NULL REFERENCES paybacks (id),
    media_type TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    received INTEGER NOT NULL,
    state TEXT NOT NULL,
    begun_at INTEGER NOT NULL,
    data BLOB NOT NULL
) STRICT;
CREATE INDEX receipts_by_payback ON receipts (payback, begun_at);

-- How many books of a month count for the quota although their history is deleted: a number, no book.
CREATE TABLE payback_used (
    reader TEXT NOT NULL,
    month TEXT NOT NULL,
    books INTEGER NOT NULL,
    PRIMARY KEY (reader, month)
) STRICT, WITHOUT ROWID;

-- Who does not want a history.
CREATE TABLE payback_stops (
    person INTEGER PRIMARY KEY REFERENCES persons (id) ON DELETE CASCADE,
    since INTEGER NOT NULL
) STRICT;

CREATE TABLE payback_suggestions (
    reference TEXT PRIMARY KEY,
    person INTEGER REFERENCES persons (id) ON DELETE SET NULL,
    at INTEGER NOT NULL,
    name TEXT NOT NULL,
    place TEXT NOT NULL,
    why TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX payback_suggestions_by_person ON payback_suggestions (person, at);
