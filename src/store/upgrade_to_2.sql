-- From form 1 to form 2: how people judged the records. views.sql comes after it.

ALTER TABLE evidence ADD COLUMN reviewed TEXT CHECK (reviewed IN ('accepted', 'corrected'));
DROP VIEW positions;
DROP VIEW statements;
DROP VIEW members;
DROP VIEW ballots;
DROP VIEW words_beside_votes;
