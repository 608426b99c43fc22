-- Which causes are more frequent than on the day before? Start here when calls fail "since this morning".
-- A day is compared with the day before it in the table. The first line is the largest rise, in points of percent.
WITH judged AS (
    SELECT *, hangup_meaning(code, name, source, word, answered, direction, status) AS meaning
    FROM calls
    WHERE problem IS NULL AND is_sip_trunk IS NOT TRUE
),
by_day AS (
    SELECT substr(end_time, 1, 10) AS day, meaning['label'] AS cause, count(meaning['outcome']) AS calls
    FROM judged
    WHERE end_time IS NOT NULL
    GROUP BY day, cause
    -- Calls that go on have no outcome. In WHERE, the meaning would be computed twice.
    HAVING count(meaning['outcome']) > 0
),
shares AS (
    SELECT
        *,
        100.0 * calls / sum(calls) OVER (PARTITION BY day) AS percent,
        dense_rank() OVER (ORDER BY day) AS number
    FROM by_day
),
compared AS (
    SELECT
        *,
        -- A cause that the day before did not have had no share of it.
        CASE WHEN lag(number) OVER of_cause = number - 1 THEN lag(percent) OVER of_cause ELSE 0.0 END AS percent_before
    FROM shares
    WINDOW of_cause AS (PARTITION BY cause ORDER BY day)
)
SELECT
    day,
    cause,
    calls,
    round(percent, 2) AS percent,
    round(percent_before, 2) AS percent_before,
    round(percent - percent_before, 2) AS rise
FROM compared
WHERE number > 1 AND percent > percent_before
ORDER BY rise DESC, day, cause;
