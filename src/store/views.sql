-- What people read of a store. No data lies here: an older file gets these anew.

CREATE VIEW positions AS
SELECT e.id AS edge, h.name AS holder, p.name AS party, e.stance,
  coalesce(i.label, t.meaning) AS about, e.first, e.last, e.records, e.intensity, e.confidence,
  e.holder AS holder_id, e.party AS party_id, coalesce(e.issue, e.target) AS about_id,
  (SELECT count(*) FROM evidence r WHERE r.edge = e.number AND r.reviewed IS NOT NULL) AS reviewed
FROM edges e
JOIN actors h ON h.id = e.holder
LEFT JOIN actors p ON p.id = e.party
LEFT JOIN issues i ON i.id = e.issue
LEFT JOIN targets t ON t.id = e.target;

CREATE VIEW statements AS
SELECT v.number AS statement, v.date, h.name AS holder, p.name AS party, e.stance, v.act,
  coalesce(i.label, t.meaning) AS about, v.target_meaning AS meaning, v.quotation,
  v.document, d.title, d.publisher, d.url,
  (SELECT group_concat(a.name, ', ') FROM evidence_actors a
   WHERE a.evidence = v.number AND a.role = 'via') AS via,
  v.intensity, v.modality, v.scope, v.quoted, v.confidence, v.rule,
  v.quotation_start, v.quotation_end, e.id AS edge,
  e.holder AS holder_id, e.party AS party_id, coalesce(e.issue, e.target) AS about_id, v.reviewed
FROM evidence v
JOIN edges e ON e.number = v.edge
JOIN documents d ON d.id = v.document
JOIN actors h ON h.id = e.holder
LEFT JOIN actors p ON p.id = e.party
LEFT JOIN issues i ON i.id = e.issue
LEFT JOIN targets t ON t.id = e.target;

CREATE VIEW members AS
SELECT a.name AS member, o.name AS organisation, m.since, m.until,
  m.actor AS member_id, m.organisation AS organisation_id
FROM memberships m
JOIN actors a ON a.id = m.actor
LEFT JOIN actors o ON o.id = m.organisation;

CREATE VIEW ballots AS
SELECT a.name AS country, v.choice, r.date, r.resolution, r.title, r.description,
  i.label AS issue, v.country AS country_id, r.issue AS issue_id, r.id AS roll_call
FROM votes v
JOIN roll_calls r ON r.id = v.roll_call
JOIN actors a ON a.id = v.country
LEFT JOIN issues i ON i.id = r.issue;

-- What a state says beside how it votes on the same issue.
CREATE VIEW words_beside_votes AS
SELECT a.name AS country, i.label AS issue, e.stance AS says, s.date AS said_on, s.quotation,
  s.document, v.choice AS voted, r.date AS voted_on, r.resolution, r.title, e.id AS edge,
  s.scope, v.country AS country_id, r.issue AS issue_id, r.id AS roll_call
FROM edges e
JOIN evidence s ON s.edge = e.number
JOIN issues i ON i.id = e.issue
JOIN roll_calls r ON r.issue = e.issue
JOIN votes v ON v.roll_call = r.id AND v.country = coalesce(e.party, e.holder)
JOIN actors a ON a.id = v.country;
