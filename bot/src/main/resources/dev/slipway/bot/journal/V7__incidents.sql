-- Incidents. `opening` names what an incident was opened for: what is seen again under it belongs to the newest one.
CREATE TABLE incident (
  id TEXT NOT NULL PRIMARY KEY,
  opening TEXT NOT NULL,
  opened BIGINT NOT NULL,
  unfinished INTEGER NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX incident_by_opening ON incident (opening, opened);
CREATE INDEX incident_by_age ON incident (opened);
CREATE INDEX incident_unfinished ON incident (opened) WHERE unfinished = 1;
