-- Binds each row to the one before it; empty in rows that are older than this column.
ALTER TABLE audit ADD COLUMN hash TEXT NOT NULL DEFAULT '';
