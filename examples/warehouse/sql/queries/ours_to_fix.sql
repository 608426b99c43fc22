-- What of our own is broken, and what to do about it? Fix the first line first: no call of these succeeds before.
-- They are the calls that need a fix by the application or the account. Such a cause has one next step.
WITH judged AS (
    SELECT *, hangup_meaning(code, name, source, word, answered, direction, status) AS meaning
    FROM calls
    WHERE problem IS NULL AND is_sip_trunk IS NOT TRUE
)
SELECT
    coalesce(hangup_name(code), name) AS cause,
    meaning['responsible'] AS responsible,
    count(*) AS calls,
    hangup_next_step(code) AS next_step
FROM judged
WHERE meaning['retry'] = 'after_fix' AND meaning['responsible'] IN ('application', 'account')
GROUP BY cause, responsible, next_step
ORDER BY calls DESC, cause;
