-- Who can change how the calls end? Send each line to its team: application and account are yours, contact_data is
-- whoever keeps the numbers. For carrier and plivo, open a ticket with some call_uuid.
WITH judged AS (
    SELECT *, hangup_meaning(code, name, source, word, answered, direction, status) AS meaning
    FROM calls
    WHERE problem IS NULL AND is_sip_trunk IS NOT TRUE
)
SELECT
    meaning['responsible'] AS responsible,
    meaning['outcome'] AS outcome,
    meaning['label'] AS cause,
    count(*) AS calls
FROM judged
WHERE meaning['responsible'] <> 'nobody'
GROUP BY responsible, outcome, cause
ORDER BY responsible, calls DESC, outcome, cause;
