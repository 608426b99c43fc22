-- How much do the other queries leave out? Look at this once for each new set of files.
-- not_read: see the column problem. sip_trunk: another product, whose codes mean something else. goes_on: not ended.
WITH judged AS (
    SELECT *, hangup_meaning(code, name, source, word, answered, direction, status) AS meaning
    FROM calls
)
SELECT
    CASE
        WHEN problem IS NOT NULL THEN 'not_read'
        WHEN is_sip_trunk THEN 'sip_trunk'
        WHEN meaning['outcome'] IS NULL THEN 'goes_on'
        ELSE 'judged'
    END AS what,
    count(*) AS lines
FROM judged
GROUP BY what
ORDER BY lines DESC, what;
