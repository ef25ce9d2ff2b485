-- Ids are text and times milliseconds since 1970 (UTC), so that SQLite and PostgreSQL run the same SQL.

CREATE TABLE feed (
  id TEXT NOT NULL PRIMARY KEY
);

CREATE TABLE service_record (
  environment TEXT NOT NULL,
  service TEXT NOT NULL,
  state_version BIGINT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (environment, service)
);

CREATE TABLE event (
  position BIGINT NOT NULL PRIMARY KEY,
  at BIGINT NOT NULL,
  environment TEXT NOT NULL,
  service TEXT NOT NULL,
  body TEXT NOT NULL
);

CREATE TABLE rollout (
  id TEXT NOT NULL PRIMARY KEY,
  environment TEXT NOT NULL,
  service TEXT NOT NULL,
  started BIGINT NOT NULL,
  ended BIGINT,
  body TEXT NOT NULL,
  state TEXT NOT NULL
);

CREATE INDEX rollout_of_service ON rollout (environment, service, started);

CREATE TABLE pin (
  service TEXT NOT NULL,
  version TEXT NOT NULL,
  digest TEXT NOT NULL,
  PRIMARY KEY (service, version)
);

CREATE TABLE proof (
  environment TEXT NOT NULL,
  service TEXT NOT NULL,
  artifact_hash TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (environment, service)
);

CREATE TABLE answer (
  idempotency_key TEXT NOT NULL PRIMARY KEY,
  at BIGINT NOT NULL,
  body TEXT NOT NULL
);
