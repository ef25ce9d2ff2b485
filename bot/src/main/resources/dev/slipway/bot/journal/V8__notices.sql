-- What notifiers beside Slack are told of incidents. A lane is told in order of `number`; `given_up` says why, and is empty for what arrived.
CREATE TABLE notice (
  id TEXT NOT NULL PRIMARY KEY,
  number BIGINT NOT NULL,
  notifier TEXT NOT NULL,
  lane TEXT NOT NULL,
  recorded BIGINT NOT NULL,
  waits INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  due BIGINT NOT NULL,
  given_up TEXT,
  body TEXT NOT NULL
);
CREATE UNIQUE INDEX notice_by_number ON notice (number);
CREATE INDEX notice_waiting ON notice (notifier, lane, number) WHERE waits = 1;
