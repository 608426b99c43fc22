-- Which codes does this version of the catalog not list? Look them up on Plivo's page of hangup causes, and update.
-- Until then nobody is blamed for these calls, and none is retried unless its word or status says busy or no answer.
WITH judged AS (
    SELECT *, hangup_meaning(code, name, source, word, answered, direction, status) AS meaning
    FROM calls
    WHERE problem IS NULL AND is_sip_trunk IS NOT TRUE
)
SELECT
    code,
    name,
    source,
    word,
    count(*) AS calls,
    min(end_time) AS first_end_time,
    max(end_time) AS last_end_time
FROM judged
WHERE meaning['label'] = 'unlisted'
GROUP BY code, name, source, word
ORDER BY calls DESC, code, name, source, word;
