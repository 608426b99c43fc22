-- What people ask, in SQL that every engine runs as it is. end_time is text that begins with the day, as Plivo writes
-- it; if yours is a time, truncate it to the day instead.

-- Outcomes by day. A call that goes on has no outcome yet.
SELECT SUBSTR(calls.end_time, 1, 10) AS day, meaning.outcome AS outcome, COUNT(*) AS how_many
FROM hangup.calls AS calls
JOIN hangup.meaning AS meaning ON meaning.call_uuid = calls.call_uuid
WHERE meaning.outcome IS NOT NULL
GROUP BY 1, 2
ORDER BY 1, 3 DESC, 2
LIMIT 10;

-- What is ours to fix: your application or your account has to change something.
SELECT meaning.label AS label, meaning.responsible AS responsible, COUNT(*) AS how_many
FROM hangup.meaning AS meaning
WHERE meaning.retry = 'after_fix' AND meaning.responsible IN ('application', 'account')
GROUP BY 1, 2
ORDER BY 3 DESC, 1
LIMIT 10;

-- Calls to place again, the oldest first.
SELECT calls.call_uuid AS call_uuid, calls.end_time AS end_time, meaning.retry AS retry, meaning.label AS label
FROM hangup.calls AS calls
JOIN hangup.meaning AS meaning ON meaning.call_uuid = calls.call_uuid
WHERE meaning.retry IN ('later', 'with_backoff') AND COALESCE(calls.direction, '') <> 'inbound'
ORDER BY 2, 1
LIMIT 10;

-- Codes and names that this catalog does not list. A newer one may.
SELECT calls.code AS code, CASE WHEN calls.code IS NULL THEN calls.name END AS name, COUNT(*) AS how_many
FROM hangup.calls AS calls
JOIN hangup.meaning AS meaning ON meaning.call_uuid = calls.call_uuid
WHERE meaning.label = 'unlisted'
GROUP BY 1, 2
ORDER BY 3 DESC, 1, 2
LIMIT 10;
