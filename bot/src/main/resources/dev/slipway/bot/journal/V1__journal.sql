-- Ids are text and times milliseconds since 1970 (UTC), so that SQLite and PostgreSQL run the same SQL.

-- What came from Slack and is not dealt with.
CREATE TABLE received (
  number BIGINT NOT NULL PRIMARY KEY,
  at BIGINT NOT NULL,
  body TEXT NOT NULL
);

-- Ids of what came, so that a delivery that is sent again is known.
CREATE TABLE seen (
  id TEXT NOT NULL PRIMARY KEY,
  number BIGINT NOT NULL UNIQUE,
  at BIGINT NOT NULL
);

CREATE INDEX seen_by_age ON seen (at);

-- One row: how far the reconciler's feed was dealt with.
CREATE TABLE feed_cursor (
  reader TEXT NOT NULL PRIMARY KEY,
  body TEXT NOT NULL
);

CREATE TABLE request (
  id TEXT NOT NULL PRIMARY KEY,
  environment TEXT NOT NULL,
  service TEXT NOT NULL,
  asked BIGINT NOT NULL,
  unfinished INTEGER NOT NULL,
  body TEXT NOT NULL
);

CREATE INDEX request_of_place ON request (environment, service, asked);
CREATE INDEX request_unfinished ON request (asked) WHERE unfinished = 1;

CREATE TABLE following (
  rollout TEXT NOT NULL PRIMARY KEY,
  environment TEXT NOT NULL,
  service TEXT NOT NULL,
  started BIGINT NOT NULL,
  unfinished INTEGER NOT NULL,
  body TEXT NOT NULL
);

CREATE INDEX following_of_place ON following (environment, service, started);
CREATE INDEX following_unfinished ON following (started) WHERE unfinished = 1;

-- The outbox. `waits` is 1 while something is to be said.
CREATE TABLE card (
  id TEXT NOT NULL PRIMARY KEY,
  waits INTEGER NOT NULL,
  channel TEXT,
  ts TEXT,
  body TEXT NOT NULL
);

CREATE INDEX card_waits ON card (id) WHERE waits = 1;
CREATE INDEX card_at ON card (channel, ts);

CREATE TABLE line (
  number BIGINT NOT NULL PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  card TEXT NOT NULL,
  at BIGINT NOT NULL,
  waits INTEGER NOT NULL,
  body TEXT NOT NULL
);

CREATE INDEX line_waits ON line (card, number) WHERE waits = 1;

CREATE TABLE whisper (
  id TEXT NOT NULL PRIMARY KEY,
  at BIGINT NOT NULL,
  waits INTEGER NOT NULL,
  body TEXT NOT NULL
);

CREATE INDEX whisper_waits ON whisper (at) WHERE waits = 1;

CREATE TABLE home (
  id TEXT NOT NULL PRIMARY KEY,
  waits INTEGER NOT NULL,
  body TEXT NOT NULL
);

CREATE INDEX home_waits ON home (id) WHERE waits = 1;

-- What the outbox has given up.
CREATE TABLE failure (
  number BIGINT NOT NULL PRIMARY KEY,
  at BIGINT NOT NULL,
  lane TEXT NOT NULL,
  reason TEXT NOT NULL
);

-- Who did what and why. Rows are added, never changed or removed; numbers have no gaps, so that each can be bound to the
-- one before it.
CREATE TABLE audit (
  number BIGINT NOT NULL PRIMARY KEY,
  at BIGINT NOT NULL,
  actor TEXT NOT NULL,
  what TEXT NOT NULL,
  about TEXT NOT NULL,
  why TEXT NOT NULL
);
