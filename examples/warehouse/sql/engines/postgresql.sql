-- PostgreSQL: the tables of the catalog, and what texts are compared by. Run it in the folder of the tables, and
-- meaning.sql after it:
--
--     cd ../tables && psql --single-transaction -v ON_ERROR_STOP=1 -f ../engines/postgresql.sql -f ../engines/meaning.sql

CREATE SCHEMA IF NOT EXISTS hangup;

CREATE TABLE IF NOT EXISTS hangup.cause (
    code INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    slug TEXT NOT NULL UNIQUE,
    category TEXT NOT NULL,
    outcome TEXT NOT NULL,
    retry TEXT NOT NULL,
    responsible TEXT,
    description TEXT NOT NULL,
    next_step TEXT NOT NULL,
    because TEXT NOT NULL,
    sources TEXT,
    call_types TEXT,
    call_states TEXT,
    sources_evidence TEXT NOT NULL,
    call_types_evidence TEXT NOT NULL,
    call_states_evidence TEXT NOT NULL,
    retry_evidence TEXT NOT NULL
);

-- A condition that is NULL always holds.
CREATE TABLE IF NOT EXISTS hangup.correction (
    code INTEGER NOT NULL,
    slug TEXT NOT NULL,
    priority INTEGER NOT NULL,
    source TEXT,
    telephony_outcome TEXT,
    answered BOOLEAN,
    outcome TEXT NOT NULL,
    retry TEXT NOT NULL,
    responsible TEXT,
    description TEXT NOT NULL,
    next_step TEXT NOT NULL,
    because TEXT NOT NULL,
    PRIMARY KEY (code, priority)
);

CREATE TABLE IF NOT EXISTS hangup.spelling (
    vocabulary TEXT,
    spelling TEXT,
    slug TEXT NOT NULL,
    PRIMARY KEY (vocabulary, spelling)
);

CREATE TABLE IF NOT EXISTS hangup.telephony (
    number INTEGER PRIMARY KEY,
    word TEXT NOT NULL UNIQUE,
    slug TEXT NOT NULL UNIQUE,
    origin TEXT NOT NULL,
    description TEXT NOT NULL,
    outcome TEXT,
    retry TEXT,
    responsible TEXT,
    next_step TEXT,
    because TEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS hangup.source (
    name TEXT NOT NULL UNIQUE,
    slug TEXT PRIMARY KEY,
    description TEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS hangup.call_status (
    name TEXT NOT NULL UNIQUE,
    slug TEXT PRIMARY KEY,
    description TEXT NOT NULL,
    outcome TEXT,
    retry TEXT,
    responsible TEXT,
    next_step TEXT
);

CREATE TABLE IF NOT EXISTS hangup.outcome (
    name TEXT NOT NULL UNIQUE,
    slug TEXT PRIMARY KEY,
    description TEXT NOT NULL,
    retry TEXT NOT NULL,
    responsible TEXT,
    next_step TEXT NOT NULL
);

-- A newer catalog replaces the rows.
TRUNCATE
    hangup.cause, hangup.correction, hangup.spelling, hangup.telephony, hangup.source, hangup.call_status,
    hangup.outcome;
\copy hangup.cause FROM 'cause.csv' WITH (FORMAT csv, HEADER match)
\copy hangup.correction FROM 'correction.csv' WITH (FORMAT csv, HEADER match)
\copy hangup.spelling FROM 'spelling.csv' WITH (FORMAT csv, HEADER match)
\copy hangup.telephony FROM 'telephony.csv' WITH (FORMAT csv, HEADER match)
\copy hangup.source FROM 'source.csv' WITH (FORMAT csv, HEADER match)
\copy hangup.call_status FROM 'call_status.csv' WITH (FORMAT csv, HEADER match)
\copy hangup.outcome FROM 'outcome.csv' WITH (FORMAT csv, HEADER match)

-- hangup.calls has to exist: README.md shows how.
--
-- Without the blanks around a text and in lower case, of ASCII alone. NULL for a blank text.
CREATE OR REPLACE FUNCTION hangup.key(reported TEXT) RETURNS TEXT
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN lower(nullif(btrim(reported, E' \t\n\f\r'), '') COLLATE "C");

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
