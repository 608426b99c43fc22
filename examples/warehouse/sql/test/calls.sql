-- The calls and what the functions say of them, for DuckDB; and the same as CSV, for PostgreSQL.
CREATE SCHEMA hangup;
CREATE TABLE hangup.calls AS
SELECT
    CAST(id AS VARCHAR) AS call_uuid, code, name, source, word, answered, direction, status,
    CAST(day AS VARCHAR) AS end_time
FROM 'calls.parquet';
CREATE TABLE hangup.expected AS FROM 'expected.parquet';
CREATE TABLE hangup.expected_by_code AS FROM 'expected_by_code.parquet';
COPY hangup.calls TO 'calls.csv';
COPY hangup.expected TO 'expected.csv';
COPY hangup.expected_by_code TO 'expected_by_code.csv';
