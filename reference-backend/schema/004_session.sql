-- Accounts, sessions, and acting for someone else.

-- Someone who has signed in. The phone was shown to be theirs; name and birth date are what they said.
CREATE TABLE persons (
    id INTEGER PRIMARY KEY,
    phone TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    birth_date TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

-- Only the SHA-256 of what the cookie carries is kept.
CREATE TABLE sessions (
    token_hash BLOB PRIMARY KEY,
    person INTEGER NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    idle_until INTEGER NOT NULL,
    ends_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_person ON sessions (person);

-- Attempts to sign in. `used_with` is the SHA-256 of the idempotency key that signed in, `made` of the session.
CREATE TABLE sign_in_attempts (
    id TEXT PRIMARY KEY,
    phone TEXT NOT NULL,
    code TEXT NOT NULL,
    sent_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    tries_left INTEGER NOT NULL,
    used_with BLOB,
    made BLOB
) STRICT, WITHOUT ROWID;

-- What was sent to a phone. `{code}` and `{link}` in a text stand for what only the phone gets to see.
CREATE TABLE messages (
    id INTEGER PRIMARY KEY,
    phone TEXT NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    text_ko TEXT NOT NULL,
    text_en TEXT NOT NULL,
    code TEXT,
    link TEXT,
    about TEXT
) STRICT;
CREATE INDEX messages_by_phone ON messages (phone, at);

-- `helper` is empty once the account is erased; names are masked then.
CREATE TABLE permissions (
    id INTEGER PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    helper INTEGER REFERENCES persons (id) ON DELETE SET NULL,
    helper_name TEXT NOT NULL,
    represented_name TEXT NOT NULL,
    represented_phone TEXT,
    services TEXT NOT NULL,
    until TEXT NOT NULL,
    state TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    answer_until INTEGER NOT NULL,
    answered_by TEXT,
    ended_by TEXT,
    code TEXT,
    code_tries_left INTEGER NOT NULL,
    sent_at INTEGER NOT NULL,
    sent_times INTEGER NOT NULL,
    mark INTEGER NOT NULL
) STRICT;
CREATE INDEX permissions_by_helper ON permissions (helper);
CREATE INDEX permissions_by_phone ON permissions (represented_phone);

-- Keys of the represented person; only their SHA-256 is kept.
CREATE TABLE permission_keys (
    key_hash BLOB PRIMARY KEY,
    permission INTEGER NOT NULL REFERENCES permissions (id) ON DELETE CASCADE,
    -- `link` or `code`: how whoever holds it came by it.
    origin TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What happened, in the words that both sides read.
CREATE TABLE permission_records (
    permission INTEGER NOT NULL REFERENCES permissions (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    at INTEGER NOT NULL,
    step TEXT NOT NULL,
    actor TEXT NOT NULL,
    text_ko TEXT NOT NULL,
    text_en TEXT NOT NULL,
    order_reference TEXT,
    PRIMARY KEY (permission, position)
) STRICT, WITHOUT ROWID;

ALTER TABLE reservations ADD COLUMN owner INTEGER REFERENCES persons (id) ON DELETE SET NULL;
ALTER TABLE reservations ADD COLUMN permission INTEGER REFERENCES permissions (id);
CREATE INDEX reservations_by_owner ON reservations (owner);
CREATE INDEX reservations_by_permission ON reservations (permission);

-- Whose session the answer was for: erased with the account.
ALTER TABLE answers ADD COLUMN person INTEGER REFERENCES persons (id) ON DELETE CASCADE;
