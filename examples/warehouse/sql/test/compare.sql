-- Where the SQL and the functions say different things.
CREATE TABLE hangup.said AS
SELECT call_uuid, outcome, retry, responsible, label FROM hangup.meaning;

CREATE TABLE hangup.said_by_code AS
SELECT DISTINCT
    calls.code, by_code.name, by_code.slug, by_code.category, by_code.outcome, by_code.retry, by_code.responsible,
    by_code.next_step, by_code.is_ours_to_fix
FROM hangup.by_code AS by_code
JOIN hangup.calls AS calls ON calls.call_uuid = by_code.call_uuid;

CREATE VIEW hangup.differing AS
SELECT 'SQL' AS says, only_one.* FROM (SELECT * FROM hangup.said EXCEPT SELECT * FROM hangup.expected) AS only_one
UNION ALL
SELECT 'functions' AS says, only_one.* FROM (SELECT * FROM hangup.expected EXCEPT SELECT * FROM hangup.said) AS only_one;

CREATE VIEW hangup.differing_by_code AS
SELECT 'SQL' AS says, only_one.*
FROM (SELECT * FROM hangup.said_by_code EXCEPT SELECT * FROM hangup.expected_by_code) AS only_one
UNION ALL
SELECT 'functions' AS says, only_one.*
FROM (SELECT * FROM hangup.expected_by_code EXCEPT SELECT * FROM hangup.said_by_code) AS only_one;

-- Each outcome, and each code that is listed or not, is there many times.
SELECT COALESCE(outcome, '(goes on)') AS outcome, COUNT(*) AS calls, COUNT(DISTINCT label) AS labels
FROM hangup.said
GROUP BY outcome
ORDER BY calls DESC;

SELECT *
FROM hangup.differing AS differing
JOIN hangup.calls AS calls ON calls.call_uuid = differing.call_uuid
ORDER BY differing.call_uuid, differing.says
LIMIT 10;

SELECT * FROM hangup.differing_by_code ORDER BY code, says LIMIT 10;
