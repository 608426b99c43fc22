-- BigQuery: the tables of the catalog, and what texts are compared by. Put the Parquet files of the tables into a
-- bucket, write its name here instead of YOUR_BUCKET, and run meaning.sql after it:
--
--     gcloud storage cp *.parquet gs://YOUR_BUCKET/hangup/
--     bq query --use_legacy_sql=false < ../engines/bigquery.sql
--     bq query --use_legacy_sql=false < ../engines/meaning.sql

CREATE SCHEMA IF NOT EXISTS hangup;

LOAD DATA OVERWRITE hangup.cause
FROM FILES (format = 'PARQUET', uris = ['gs://YOUR_BUCKET/hangup/cause.parquet']);

LOAD DATA OVERWRITE hangup.correction
FROM FILES (format = 'PARQUET', uris = ['gs://YOUR_BUCKET/hangup/correction.parquet']);

LOAD DATA OVERWRITE hangup.spelling
FROM FILES (format = 'PARQUET', uris = ['gs://YOUR_BUCKET/hangup/spelling.parquet']);

LOAD DATA OVERWRITE hangup.telephony
FROM FILES (format = 'PARQUET', uris = ['gs://YOUR_BUCKET/hangup/telephony.parquet']);

LOAD DATA OVERWRITE hangup.source
FROM FILES (format = 'PARQUET', uris = ['gs://YOUR_BUCKET/hangup/source.parquet']);

LOAD DATA OVERWRITE hangup.call_status
FROM FILES (format = 'PARQUET', uris = ['gs://YOUR_BUCKET/hangup/call_status.parquet']);

LOAD DATA OVERWRITE hangup.outcome
FROM FILES (format = 'PARQUET', uris = ['gs://YOUR_BUCKET/hangup/outcome.parquet']);

-- hangup.calls has to exist: README.md shows how.
--
-- Without the blanks around a text and in lower case, of ASCII alone: LOWER makes a k of the Kelvin sign. NULL for a
-- blank text.
CREATE OR REPLACE FUNCTION hangup.key(reported STRING) RETURNS STRING AS (
    TRANSLATE(
        NULLIF(TRIM(reported, ' \t\n\f\r'), ''), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz'
    )
);

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
