-- How many days before the last one a reader wants to be reminded; empty: as many as is usual.
ALTER TABLE paybacks ADD COLUMN remind_days INTEGER;
