-- ClickHouse: the tables of the catalog, and what texts are compared by. Run it in the folder of the tables, and
-- meaning.sql after it:
--
--     cd ../tables && clickhouse local --path ../calls --queries-file ../engines/clickhouse.sql ../engines/meaning.sql
--
-- For a server, put the tables into its folder of user files.

CREATE DATABASE IF NOT EXISTS hangup;

-- Every column has to be Nullable: a join gives NULL then if it finds no row, even with join_use_nulls = 0.
SET schema_inference_make_columns_nullable = 1;

CREATE OR REPLACE TABLE hangup.cause ENGINE = MergeTree ORDER BY tuple()
AS SELECT * FROM file('cause.csv', 'CSVWithNames');

CREATE OR REPLACE TABLE hangup.correction ENGINE = MergeTree ORDER BY tuple()
AS SELECT * FROM file('correction.csv', 'CSVWithNames');

CREATE OR REPLACE TABLE hangup.spelling ENGINE = MergeTree ORDER BY tuple()
AS SELECT * FROM file('spelling.csv', 'CSVWithNames');

CREATE OR REPLACE TABLE hangup.telephony ENGINE = MergeTree ORDER BY tuple()
AS SELECT * FROM file('telephony.csv', 'CSVWithNames');

CREATE OR REPLACE TABLE hangup.source ENGINE = MergeTree ORDER BY tuple()
AS SELECT * FROM file('source.csv', 'CSVWithNames');

CREATE OR REPLACE TABLE hangup.call_status ENGINE = MergeTree ORDER BY tuple()
AS SELECT * FROM file('call_status.csv', 'CSVWithNames');

CREATE OR REPLACE TABLE hangup.outcome ENGINE = MergeTree ORDER BY tuple()
AS SELECT * FROM file('outcome.csv', 'CSVWithNames');

-- hangup.calls has to exist: README.md shows how.
--
-- Without the blanks around a text and in lower case, of ASCII alone. NULL for a blank text.
CREATE OR REPLACE FUNCTION hangup_key AS (reported) ->
    lower(nullIf(trim(BOTH ' \t\n\f\r' FROM reported), ''));

CREATE OR REPLACE VIEW hangup.call_text AS
SELECT
    call_uuid,
    hangup_key(code) AS code,
    hangup_key(name) AS name,
    replaceAll(hangup_key(name), ' ', '_') AS name_as_word,
    hangup_key(source) AS source,
    hangup_key(word) AS word,
    answered,
    hangup_key(status) AS status
FROM hangup.calls;
