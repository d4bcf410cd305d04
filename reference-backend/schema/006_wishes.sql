-- Who wishes that a truck or bus came to a dong: an account, or a device in a one-way form. Once each.
CREATE TABLE visit_wishes (
    dong TEXT NOT NULL,
    person INTEGER REFERENCES persons (id) ON DELETE CASCADE,
    device BLOB,
    at INTEGER NOT NULL,
    CHECK ((person IS NULL) <> (device IS NULL))
) STRICT;
CREATE UNIQUE INDEX visit_wishes_of_person ON visit_wishes (dong, person) WHERE person IS NOT NULL;
CREATE UNIQUE INDEX visit_wishes_of_device ON visit_wishes (dong, device) WHERE device IS NOT NULL;
CREATE INDEX visit_wishes_by_age ON visit_wishes (at);
