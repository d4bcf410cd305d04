-- The QR code of an order carries a secret of its own, so that whoever holds the ticket checks in with it alone.
ALTER TABLE reservations ADD COLUMN qr_secret TEXT NOT NULL DEFAULT '';
UPDATE reservations SET qr_secret = hex(randomblob(8));

-- Who has come for an order; an order that is moved is come for again.
CREATE TABLE arrivals (
    reservation INTEGER NOT NULL REFERENCES reservations (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (reservation, start)
) STRICT, WITHOUT ROWID;

-- Calls for help at a kiosk: nothing about a person. One is open at a time.
CREATE TABLE help_calls (
    id TEXT PRIMARY KEY,
    kiosk TEXT NOT NULL,
    office TEXT NOT NULL,
    page TEXT NOT NULL,
    state TEXT NOT NULL,
    called_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX help_calls_open ON help_calls (office, kiosk) WHERE state <> 'done';
