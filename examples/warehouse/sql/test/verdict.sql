-- How many rows differ, are missing or are too many.
SELECT
    (SELECT COUNT(*) FROM hangup.differing)
    + (SELECT COUNT(*) FROM hangup.differing_by_code)
    + ABS((SELECT COUNT(*) FROM hangup.said) - (SELECT COUNT(*) FROM hangup.expected))
    + CASE WHEN (SELECT COUNT(*) FROM hangup.expected) > 0 THEN 0 ELSE 1 END;
