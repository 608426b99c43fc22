-- Snowflake: the tables of the catalog, and what texts are compared by. Run it with SnowSQL in the folder of the
-- Parquet files of the tables, and meaning.sql after it:
--
--     snowsql -d YOUR_DATABASE -f ../engines/snowflake.sql
--     snowsql -d YOUR_DATABASE -f ../engines/meaning.sql

CREATE SCHEMA IF NOT EXISTS hangup;
CREATE OR REPLACE FILE FORMAT hangup.parquet TYPE = PARQUET;
CREATE OR REPLACE STAGE hangup.tables FILE_FORMAT = hangup.parquet;
PUT file://*.parquet @hangup.tables AUTO_COMPRESS = FALSE OVERWRITE = TRUE;

CREATE OR REPLACE TABLE hangup.cause USING TEMPLATE (
    SELECT ARRAY_AGG(OBJECT_CONSTRUCT(*)) FROM TABLE(INFER_SCHEMA(
        LOCATION => '@hangup.tables/cause.parquet', FILE_FORMAT => 'hangup.parquet', IGNORE_CASE => TRUE
    ))
);
COPY INTO hangup.cause FROM @hangup.tables/cause.parquet
    FILE_FORMAT = (FORMAT_NAME = 'hangup.parquet') MATCH_BY_COLUMN_NAME = CASE_INSENSITIVE;

CREATE OR REPLACE TABLE hangup.correction USING TEMPLATE (
    SELECT ARRAY_AGG(OBJECT_CONSTRUCT(*)) FROM TABLE(INFER_SCHEMA(
        LOCATION => '@hangup.tables/correction.parquet', FILE_FORMAT => 'hangup.parquet', IGNORE_CASE => TRUE
    ))
);
COPY INTO hangup.correction FROM @hangup.tables/correction.parquet
    FILE_FORMAT = (FORMAT_NAME = 'hangup.parquet') MATCH_BY_COLUMN_NAME = CASE_INSENSITIVE;

CREATE OR REPLACE TABLE hangup.spelling USING TEMPLATE (
    SELECT ARRAY_AGG(OBJECT_CONSTRUCT(*)) FROM TABLE(INFER_SCHEMA(
        LOCATION => '@hangup.tables/spelling.parquet', FILE_FORMAT => 'hangup.parquet', IGNORE_CASE => TRUE
    ))
);
COPY INTO hangup.spelling FROM @hangup.tables/spelling.parquet
    FILE_FORMAT = (FORMAT_NAME = 'hangup.parquet') MATCH_BY_COLUMN_NAME = CASE_INSENSITIVE;

CREATE OR REPLACE TABLE hangup.telephony USING TEMPLATE (
    SELECT ARRAY_AGG(OBJECT_CONSTRUCT(*)) FROM TABLE(INFER_SCHEMA(
        LOCATION => '@hangup.tables/telephony.parquet', FILE_FORMAT => 'hangup.parquet', IGNORE_CASE => TRUE
    ))
);
COPY INTO hangup.telephony FROM @hangup.tables/telephony.parquet
    FILE_FORMAT = (FORMAT_NAME = 'hangup.parquet') MATCH_BY_COLUMN_NAME = CASE_INSENSITIVE;

CREATE OR REPLACE TABLE hangup.source USING TEMPLATE (
    SELECT ARRAY_AGG(OBJECT_CONSTRUCT(*)) FROM TABLE(INFER_SCHEMA(
        LOCATION => '@hangup.tables/source.parquet', FILE_FORMAT => 'hangup.parquet', IGNORE_CASE => TRUE
    ))
);
COPY INTO hangup.source FROM @hangup.tables/source.parquet
    FILE_FORMAT = (FORMAT_NAME = 'hangup.parquet') MATCH_BY_COLUMN_NAME = CASE_INSENSITIVE;

CREATE OR REPLACE TABLE hangup.call_status USING TEMPLATE (
    SELECT ARRAY_AGG(OBJECT_CONSTRUCT(*)) FROM TABLE(INFER_SCHEMA(
        LOCATION => '@hangup.tables/call_status.parquet', FILE_FORMAT => 'hangup.parquet', IGNORE_CASE => TRUE
    ))
);
COPY INTO hangup.call_status FROM @hangup.tables/call_status.parquet
    FILE_FORMAT = (FORMAT_NAME = 'hangup.parquet') MATCH_BY_COLUMN_NAME = CASE_INSENSITIVE;

CREATE OR REPLACE TABLE hangup.outcome USING TEMPLATE (
    SELECT ARRAY_AGG(OBJECT_CONSTRUCT(*)) FROM TABLE(INFER_SCHEMA(
        LOCATION => '@hangup.tables/outcome.parquet', FILE_FORMAT => 'hangup.parquet', IGNORE_CASE => TRUE
    ))
);
COPY INTO hangup.outcome FROM @hangup.tables/outcome.parquet
    FILE_FORMAT = (FORMAT_NAME = 'hangup.parquet') MATCH_BY_COLUMN_NAME = CASE_INSENSITIVE;

-- hangup.calls has to exist: README.md shows how.
--
-- Without the blanks around a text and in lower case, of ASCII alone: LOWER makes a k of the Kelvin sign. NULL for a
-- blank text.
CREATE OR REPLACE FUNCTION hangup.key(reported VARCHAR) RETURNS VARCHAR AS
$$
    TRANSLATE(
        NULLIF(TRIM(reported, ' \t\n\f\r'), ''), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz'
    )
$$;

CREATE OR REPLACE VIEW hangup.call_text AS
SELECT
    call_uuid,
    hangup.key(code) AS code,
    hangup.key(name) AS name,
    REPLACE(hangup.key(name), ' ', '_') AS name_as_word,
    hangup.key(source) AS source,
    hangup.key(word) AS word,
    answered,
    hangup.key(status) AS status
FROM hangup.calls;
