-- Which calls may be placed again, and how soon? Give them to your retry queue, and count the attempts there.
-- Nobody can place an inbound call again. later: in minutes or hours. with_backoff: soon, with a longer pause before each attempt, paced by cause.
WITH judged AS (
    SELECT *, hangup_meaning(code, name, source, word, answered, direction, status) AS meaning
    FROM calls
    WHERE problem IS NULL AND is_sip_trunk IS NOT TRUE
)
SELECT
    meaning['retry'] AS how_soon,
    meaning['label'] AS cause,
    end_time,
    call_uuid
FROM judged
WHERE meaning['retry'] IN ('later', 'with_backoff') AND direction IS DISTINCT FROM 'inbound'
ORDER BY how_soon DESC, end_time, call_uuid;
