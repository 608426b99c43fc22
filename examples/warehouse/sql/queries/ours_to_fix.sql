-- What of our own is broken, and what to do about it? Fix the first line first: no call of these succeeds before.
-- They are the calls that need a fix by the application or the account. The next step is that of the code; it is null if
-- only what came with the code says whose fault it was.
WITH judged AS (
    SELECT *, hangup_meaning(code, name, source, word, answered, direction, status) AS meaning
    FROM calls
    WHERE problem IS NULL AND is_sip_trunk IS NOT TRUE
)
SELECT
    meaning['label'] AS cause,
    meaning['responsible'] AS responsible,
    count(*) AS calls,
    CASE WHEN hangup_is_ours_to_fix(code) THEN hangup_next_step(code) END AS next_step
FROM judged
WHERE meaning['retry'] = 'after_fix' AND meaning['responsible'] IN ('application', 'account')
GROUP BY cause, responsible, next_step
ORDER BY calls DESC, cause;
