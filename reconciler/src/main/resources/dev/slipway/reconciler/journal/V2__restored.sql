-- One row in a journal that was restored from a backup: the moment it is of, and when that was done.
CREATE TABLE restored (
  made BIGINT NOT NULL,
  at BIGINT NOT NULL
);

-- Environments whose services are held since then.
CREATE TABLE held (
  environment TEXT NOT NULL PRIMARY KEY
);
