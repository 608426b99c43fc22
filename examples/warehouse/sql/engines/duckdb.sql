-- DuckDB: the tables of the catalog, and what texts are compared by. Run it in the folder of the tables, and
-- meaning.sql after it:
--
--     cd ../tables && duckdb calls.duckdb -f ../engines/duckdb.sql -f ../engines/meaning.sql

CREATE SCHEMA IF NOT EXISTS hangup;

CREATE OR REPLACE TABLE hangup.cause AS FROM read_csv('cause.csv', header = true);
CREATE OR REPLACE TABLE hangup.correction AS FROM read_csv('correction.csv', header = true);
CREATE OR REPLACE TABLE hangup.spelling AS FROM read_csv('spelling.csv', header = true, all_varchar = true);
CREATE OR REPLACE TABLE hangup.telephony AS FROM read_csv('telephony.csv', header = true);
CREATE OR REPLACE TABLE hangup.source AS FROM read_csv('source.csv', header = true);
CREATE OR REPLACE TABLE hangup.call_status AS FROM read_csv('call_status.csv', header = true);
CREATE OR REPLACE TABLE hangup.outcome AS FROM read_csv('outcome.csv', header = true);

-- hangup.calls has to exist: README.md shows how.
--
-- Without the blanks around a text and in lower case, of ASCII alone. NULL for a blank text. A text with other
-- letters does not spell anything, so it may stay as it is: lower() makes a k of the Kelvin sign.
CREATE OR REPLACE MACRO hangup.trimmed(reported) AS nullif(trim(reported, E' \t\n\f\r'), '');
CREATE OR REPLACE MACRO hangup.key(reported) AS
    CASE WHEN strlen(reported) = length(reported) THEN lower(hangup.trimmed(reported)) ELSE hangup.trimmed(reported) END;

CREATE OR REPLACE VIEW hangup.call_text AS
SELECT
    call_uuid,
    hangup.key(code) AS code,
    hangup.key(name) AS name,
    replace(hangup.key(name), ' ', '_') AS name_as_word,
    hangup.key(source) AS source,
    hangup.key(word) AS word,
    answered,
    hangup.key(status) AS status
FROM hangup.calls;
