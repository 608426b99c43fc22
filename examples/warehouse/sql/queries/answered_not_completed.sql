-- Which calls were answered, and paid for, but did not end as planned? These broke in the middle of a conversation.
WITH judged AS (
    SELECT *, hangup_meaning(code, name, source, word, answered, direction, status) AS meaning
    FROM calls
    WHERE problem IS NULL AND is_sip_trunk IS NOT TRUE
)
SELECT
    meaning['outcome'] AS outcome,
    meaning['label'] AS cause,
    count(*) AS calls,
    sum(bill_duration) AS billed_seconds
FROM judged
WHERE answered AND meaning['outcome'] <> 'completed'
GROUP BY outcome, cause
ORDER BY calls DESC, outcome, cause;
