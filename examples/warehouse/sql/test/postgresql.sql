-- The calls and what the functions say of them, for PostgreSQL.
CREATE SCHEMA hangup;
CREATE TABLE hangup.calls (
    call_uuid TEXT, code TEXT, name TEXT, source TEXT, word TEXT, answered BOOLEAN, direction TEXT, status TEXT,
    end_time TEXT
);
CREATE TABLE hangup.expected (call_uuid TEXT, outcome TEXT, retry TEXT, responsible TEXT, label TEXT);
CREATE TABLE hangup.expected_by_code (
    code TEXT, name TEXT, slug TEXT, category TEXT, outcome TEXT, retry TEXT, responsible TEXT, next_step TEXT,
    is_ours_to_fix BOOLEAN
);
\copy hangup.calls FROM 'calls.csv' WITH (FORMAT csv, HEADER match)
\copy hangup.expected FROM 'expected.csv' WITH (FORMAT csv, HEADER match)
\copy hangup.expected_by_code FROM 'expected_by_code.csv' WITH (FORMAT csv, HEADER match)
ANALYZE;
