-- Which calls have ended and report no reason? Fetch their records again: right after the end they have none.
-- If they stay like this, they are from before 20 November 2018, or a relay drops the hangup's keys.
WITH judged AS (
    SELECT *, hangup_meaning(code, name, source, word, answered, direction, status) AS meaning
    FROM calls
    WHERE problem IS NULL AND is_sip_trunk IS NOT TRUE
)
SELECT call_uuid, end_time
FROM judged
WHERE meaning['label'] = 'not_reported' AND meaning['outcome'] IS NOT NULL AND word IS NULL
ORDER BY end_time, call_uuid;
