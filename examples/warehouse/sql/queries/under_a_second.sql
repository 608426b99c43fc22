-- How many of the answered calls lasted less than a second? If the percent rises, carriers may take your numbers for
-- spam, or something answers and hangs up at once: look at the source.
-- Durations are in whole seconds, so these are the calls with an answer and a duration of 0.
WITH judged AS (
    SELECT *, hangup_meaning(code, name, source, word, answered, direction, status) AS meaning
    FROM calls
    WHERE problem IS NULL AND is_sip_trunk IS NOT TRUE
)
SELECT
    substr(end_time, 1, 10) AS day,
    source,
    count(*) AS answered_calls,
    count(*) FILTER (WHERE duration = 0) AS under_a_second,
    round(100.0 * count(*) FILTER (WHERE duration = 0) / count(*), 2) AS percent
FROM judged
WHERE answered AND duration IS NOT NULL AND meaning['outcome'] IS NOT NULL
GROUP BY day, source
ORDER BY day, answered_calls DESC, source;
