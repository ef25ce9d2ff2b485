-- Rises with each change of a row, so that what was read of it before need not be read again. The outbox looks at everything
-- that waits whenever anything happens: the indexes answer without touching the rows.
ALTER TABLE card ADD COLUMN version BIGINT NOT NULL DEFAULT 0;
ALTER TABLE line ADD COLUMN version BIGINT NOT NULL DEFAULT 0;
ALTER TABLE whisper ADD COLUMN version BIGINT NOT NULL DEFAULT 0;

DROP INDEX card_waits;
CREATE INDEX card_waits ON card (id, version) WHERE waits = 1;
