-- When the last digest was due that is dealt with, told or left out: one row.
CREATE TABLE digest (
  id TEXT NOT NULL PRIMARY KEY,
  due BIGINT NOT NULL
);

-- Numbers and the digest look at all places.
CREATE INDEX following_by_age ON following (started);
