-- A photo can be sent before the request to which it will belong: until then it is its sender's own.
CREATE TABLE photos_new (
    id TEXT PRIMARY KEY,
    payback INTEGER REFERENCES paybacks (id),
    visit INTEGER REFERENCES visits (id),
    person INTEGER REFERENCES persons (id) ON DELETE CASCADE,
    media_type TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    received INTEGER NOT NULL,
    state TEXT NOT NULL,
    begun_at INTEGER NOT NULL,
    data BLOB NOT NULL,
    CHECK ((payback IS NOT NULL) + (visit IS NOT NULL) + (person IS NOT NULL) = 1)
) STRICT;
INSERT INTO photos_new (id, payback, visit, media_type, bytes, received, state, begun_at, data)
SELECT id, payback, visit, media_type, bytes, received, state, begun_at, data FROM photos;
DROP TABLE photos;
ALTER TABLE photos_new RENAME TO photos;
CREATE INDEX photos_by_payback ON photos (payback, begun_at);
CREATE INDEX photos_by_visit ON photos (visit, begun_at);
CREATE INDEX photos_by_person ON photos (person, begun_at);
