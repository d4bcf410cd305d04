-- What the numbers of counters taught. Swept: calls after two days, hours after eight weeks, forecasts after sixty
-- days.

-- Numbers that were called, so that a restart does not lose the pace of the day.
CREATE TABLE learned_calls (
    office TEXT NOT NULL,
    counter TEXT NOT NULL,
    at INTEGER NOT NULL,
    number INTEGER NOT NULL,
    window TEXT,
    PRIMARY KEY (office, counter, at, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX learned_calls_by_age ON learned_calls (at);

-- One hour of one day at one counter, summed: looks that told the number waiting, people called, looks that told
-- the windows, services and their seconds. `waits`: seconds that people waited, a space after each.
CREATE TABLE learned_hours (
    office TEXT NOT NULL,
    counter TEXT NOT NULL,
    date TEXT NOT NULL,
    hour INTEGER NOT NULL,
    looks INTEGER NOT NULL,
    waiting_sum INTEGER NOT NULL,
    calls INTEGER NOT NULL,
    desk_looks INTEGER NOT NULL,
    desks_sum INTEGER NOT NULL,
    services INTEGER NOT NULL,
    service_sum INTEGER NOT NULL,
    service_squares INTEGER NOT NULL,
    waits TEXT NOT NULL,
    PRIMARY KEY (office, counter, date, hour)
) STRICT, WITHOUT ROWID;
CREATE INDEX learned_hours_by_date ON learned_hours (date);

-- Forecasts whose outcome is known, and those that held.
CREATE TABLE checked_forecasts (
    office TEXT NOT NULL,
    date TEXT NOT NULL,
    forecasts INTEGER NOT NULL,
    "right" INTEGER NOT NULL,
    PRIMARY KEY (office, date)
) STRICT, WITHOUT ROWID;
