-- One row: how often a session has taken hold of this journal. Whoever finds another number than it left was not alone.
CREATE TABLE holding (
  generation BIGINT NOT NULL
);

INSERT INTO holding (generation) VALUES (0);
