-- How did the calls of each day end? Look for an outcome whose percent jumps from one day to the next.
-- The day is that of end_time as it was sent: with its own offset from UTC in records, in the account's time zone in
-- callbacks. Calls that go on have no outcome and are left out.
WITH judged AS (
    SELECT *, hangup_meaning(code, name, source, word, answered, direction, status) AS meaning
    FROM calls
    WHERE problem IS NULL AND is_sip_trunk IS NOT TRUE
)
SELECT
    substr(end_time, 1, 10) AS day,
    meaning['outcome'] AS outcome,
    count(*) AS calls,
    round(100.0 * count(*) / sum(count(*)) OVER (PARTITION BY substr(end_time, 1, 10)), 2) AS percent
FROM judged
GROUP BY day, outcome
-- In WHERE, the meaning would be computed twice.
HAVING count(meaning['outcome']) > 0
ORDER BY day, calls DESC, outcome;
