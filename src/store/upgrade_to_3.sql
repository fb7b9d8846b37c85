-- From form 2 to form 3: a record has the holder, party, stance and issue of its edge beside it.

ALTER TABLE evidence ADD COLUMN holder TEXT NOT NULL DEFAULT '';
ALTER TABLE evidence ADD COLUMN party TEXT;
ALTER TABLE evidence ADD COLUMN stance TEXT NOT NULL DEFAULT '';
ALTER TABLE evidence ADD COLUMN issue TEXT;
UPDATE evidence SET (holder, party, stance, issue) =
  (SELECT e.holder, e.party, e.stance, e.issue FROM edges e WHERE e.number = evidence.edge);
CREATE INDEX evidence_by_holder ON evidence (holder, stance);
CREATE INDEX evidence_by_party ON evidence (party, stance);
