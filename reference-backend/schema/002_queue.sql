-- What happened at a counter from outside, in order: what residents did with their tickets, and what the office
-- did. A day of the simulation is played again from it. `command` is JSON.
CREATE TABLE queue_commands (
    id INTEGER PRIMARY KEY,
    office TEXT NOT NULL,
    counter TEXT NOT NULL,
    date TEXT NOT NULL,
    at INTEGER NOT NULL,
    command TEXT NOT NULL
) STRICT;
CREATE INDEX queue_commands_by_day ON queue_commands (office, date);

-- Tickets taken from home. Where one stands follows from the day. `client` is a one-way form of the address it
-- was taken from, for the limit; `key_hash` is the SHA-256 of the secret that opens it.
CREATE TABLE queue_tickets (
    id INTEGER PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    key_hash BLOB NOT NULL,
    office TEXT NOT NULL,
    counter TEXT NOT NULL,
    date TEXT NOT NULL,
    client BLOB NOT NULL,
    taken_at INTEGER NOT NULL
) STRICT;
CREATE INDEX queue_tickets_by_client ON queue_tickets (client, date);
CREATE INDEX queue_tickets_by_age ON queue_tickets (taken_at);
