-- Locks that stand in Git, since when they were seen there, and whether their owners were reminded of them.
CREATE TABLE lock_seen (
  id TEXT NOT NULL PRIMARY KEY,
  since BIGINT NOT NULL,
  reminded INTEGER NOT NULL
);
