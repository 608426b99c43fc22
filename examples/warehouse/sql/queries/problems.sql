-- Which lines could not be read, and why? Repair the files and read them again, or write to whoever made them.
SELECT problem
FROM calls
WHERE problem IS NOT NULL
ORDER BY problem
LIMIT 100;
