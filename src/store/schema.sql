-- The form of a demarche store. docs/store.md explains it; its views are in views.sql.

CREATE TABLE documents (
  id TEXT PRIMARY KEY NOT NULL,
  title TEXT,
  date TEXT,
  publisher TEXT,
  url TEXT,
  speaker TEXT,
  party TEXT,
  hash TEXT NOT NULL
);

CREATE TABLE actors (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  party TEXT
);

CREATE TABLE memberships (
  actor TEXT NOT NULL REFERENCES actors (id),
  place INTEGER NOT NULL,
  organisation TEXT NOT NULL,
  since TEXT,
  until TEXT,
  PRIMARY KEY (actor, place)
) WITHOUT ROWID;
CREATE INDEX memberships_by_organisation ON memberships (organisation);

CREATE TABLE offices (
  actor TEXT NOT NULL REFERENCES actors (id),
  place INTEGER NOT NULL,
  title TEXT NOT NULL,
  organisation TEXT NOT NULL,
  since TEXT,
  until TEXT,
  PRIMARY KEY (actor, place)
) WITHOUT ROWID;

CREATE TABLE issues (
  id TEXT PRIMARY KEY NOT NULL,
  label TEXT NOT NULL
);

CREATE TABLE broader (
  issue TEXT NOT NULL REFERENCES issues (id),
  place INTEGER NOT NULL,
  broader TEXT NOT NULL,
  PRIMARY KEY (issue, place)
) WITHOUT ROWID;

CREATE TABLE targets (
  id TEXT PRIMARY KEY NOT NULL,
  meaning TEXT NOT NULL
);

CREATE TABLE edges (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  holder TEXT NOT NULL REFERENCES actors (id),
  party TEXT REFERENCES actors (id),
  stance TEXT NOT NULL CHECK (stance IN ('supports', 'opposes', 'warns')),
  issue TEXT REFERENCES issues (id),
  target TEXT REFERENCES targets (id),
  first TEXT,
  last TEXT,
  records INTEGER NOT NULL,
  intensity INTEGER NOT NULL,
  confidence REAL NOT NULL,
  CHECK ((issue IS NULL) <> (target IS NULL))
);
CREATE INDEX edges_by_holder ON edges (holder, stance);
CREATE INDEX edges_by_party ON edges (party, stance);
CREATE INDEX edges_by_issue ON edges (issue, stance) WHERE issue IS NOT NULL;
CREATE INDEX edges_by_target ON edges (target, stance) WHERE target IS NOT NULL;

CREATE TABLE evidence (
  number INTEGER PRIMARY KEY,
  edge INTEGER NOT NULL REFERENCES edges (number),
  -- Those of its edge: a record is read from one row.
  holder TEXT NOT NULL REFERENCES actors (id),
  party TEXT REFERENCES actors (id),
  stance TEXT NOT NULL,
  issue TEXT REFERENCES issues (id),
  document TEXT NOT NULL REFERENCES documents (id),
  date TEXT,
  act TEXT NOT NULL,
  intensity INTEGER NOT NULL,
  modality TEXT NOT NULL,
  scope TEXT NOT NULL,
  quoted INTEGER NOT NULL,
  confidence REAL NOT NULL,
  rule TEXT NOT NULL,
  quotation TEXT NOT NULL,
  quotation_start INTEGER NOT NULL,
  quotation_end INTEGER NOT NULL,
  target_text TEXT NOT NULL,
  target_start INTEGER NOT NULL,
  target_end INTEGER NOT NULL,
  target_meaning TEXT NOT NULL,
  issue_label TEXT,
  holder_name TEXT NOT NULL,
  holder_kind TEXT NOT NULL,
  party_name TEXT,
  party_kind TEXT,
  others INTEGER NOT NULL,
  reviewed TEXT CHECK (reviewed IN ('accepted', 'corrected'))
);
CREATE INDEX evidence_by_edge ON evidence (edge);
CREATE INDEX evidence_by_holder ON evidence (holder, stance);
CREATE INDEX evidence_by_party ON evidence (party, stance);
CREATE INDEX evidence_by_document ON evidence (document);

CREATE TABLE evidence_actors (
  evidence INTEGER NOT NULL REFERENCES evidence (number),
  role TEXT NOT NULL CHECK (role IN ('aimed at', 'addressed to', 'via')),
  place INTEGER NOT NULL,
  actor TEXT NOT NULL REFERENCES actors (id),
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (evidence, role, place)
) WITHOUT ROWID;
CREATE INDEX evidence_actors_by_actor ON evidence_actors (actor, role);

CREATE VIRTUAL TABLE passages USING fts5 (
  quotation, target_text, target_meaning,
  content = 'evidence', content_rowid = 'number',
  tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER evidence_is_added AFTER INSERT ON evidence BEGIN
  INSERT INTO passages (rowid, quotation, target_text, target_meaning)
  VALUES (new.number, new.quotation, new.target_text, new.target_meaning);
END;
CREATE TRIGGER evidence_is_removed AFTER DELETE ON evidence BEGIN
  INSERT INTO passages (passages, rowid, quotation, target_text, target_meaning)
  VALUES ('delete', old.number, old.quotation, old.target_text, old.target_meaning);
END;

-- Stems of what an edge is about, for the questions of `demarche ask`.
CREATE VIRTUAL TABLE edge_words USING fts5 (
  stems, content = '', contentless_delete = 1,
  tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* S* Co'"
);

CREATE TABLE roll_calls (
  id TEXT PRIMARY KEY NOT NULL,
  session INTEGER,
  date TEXT,
  resolution TEXT,
  title TEXT NOT NULL,
  description TEXT NOT NULL,
  important INTEGER NOT NULL,
  issue TEXT REFERENCES issues (id)
);
CREATE INDEX roll_calls_by_issue ON roll_calls (issue);

CREATE TABLE votes (
  country TEXT NOT NULL REFERENCES actors (id),
  roll_call TEXT NOT NULL REFERENCES roll_calls (id),
  choice TEXT NOT NULL CHECK (choice IN ('yes', 'no', 'abstain')),
  PRIMARY KEY (country, roll_call)
) WITHOUT ROWID;
