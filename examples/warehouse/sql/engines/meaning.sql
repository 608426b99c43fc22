-- What each call means: the same answers as the function hangup_meaning, from the tables of the catalog.
--
-- Every engine runs this file as it is, after its own file, which made the tables and hangup.call_text.

-- What a cause means instead, for all that can come with it: of the corrections that fit, the first counts.
-- '-' is for a source, a word or an answer that is not known.
CREATE OR REPLACE VIEW hangup.corrected AS
SELECT cause, source, word_outcome, answered, outcome, retry, responsible
FROM (
    SELECT
        correction.slug AS cause,
        sources.slug AS source,
        word_outcomes.slug AS word_outcome,
        answers.slug AS answered,
        correction.outcome AS outcome,
        correction.retry AS retry,
        correction.responsible AS responsible,
        ROW_NUMBER() OVER (
            PARTITION BY correction.slug, sources.slug, word_outcomes.slug, answers.slug
            ORDER BY correction.priority
        ) AS place
    FROM hangup.correction AS correction
    CROSS JOIN (SELECT slug FROM hangup.source UNION ALL SELECT '-' AS slug) AS sources
    CROSS JOIN (SELECT slug FROM hangup.outcome UNION ALL SELECT '-' AS slug) AS word_outcomes
    CROSS JOIN (
        SELECT 'yes' AS slug UNION ALL SELECT 'no' AS slug UNION ALL SELECT '-' AS slug
    ) AS answers
    WHERE (correction.source IS NULL OR correction.source = sources.slug)
        AND (correction.telephony_outcome IS NULL OR correction.telephony_outcome = word_outcomes.slug)
        AND (
            correction.answered IS NULL
            OR (correction.answered AND answers.slug = 'yes')
            OR (NOT correction.answered AND answers.slug = 'no')
        )
) AS fitting
WHERE place = 1;

CREATE OR REPLACE VIEW hangup.meaning AS
WITH
codes AS (SELECT spelling, slug FROM hangup.spelling WHERE vocabulary = 'cause_code'),
causes AS (SELECT spelling, slug FROM hangup.spelling WHERE vocabulary = 'cause'),
sources AS (SELECT spelling, slug FROM hangup.spelling WHERE vocabulary = 'source'),
words AS (SELECT spelling, slug FROM hangup.spelling WHERE vocabulary = 'telephony'),
statuses AS (SELECT spelling, slug FROM hangup.spelling WHERE vocabulary = 'call_status'),

-- What each text is. A code decides the cause, and without one the name. A name and a word that have changed
-- places are read as what they are.
recognized AS (
    SELECT
        texts.call_uuid AS call_uuid,
        CASE
            WHEN texts.code IS NOT NULL THEN by_code.slug
            WHEN by_name.slug IS NOT NULL THEN by_name.slug
            WHEN word.slug IS NULL THEN name_in_word.slug
        END AS cause,
        CASE
            WHEN texts.code IS NOT NULL THEN by_code.slug IS NULL
            WHEN texts.name IS NULL OR by_name.slug IS NOT NULL OR word_in_name.slug IS NOT NULL THEN FALSE
            ELSE word.slug IS NOT NULL OR name_in_word.slug IS NULL
        END AS is_unlisted,
        CASE
            WHEN word.slug IS NOT NULL THEN word.slug
            WHEN by_name.slug IS NULL THEN word_in_name.slug
        END AS word,
        COALESCE(source.slug, '-') AS source,
        status.slug AS status,
        texts.answered AS answered,
        texts.code IS NOT NULL OR texts.name IS NOT NULL OR texts.source IS NOT NULL OR texts.word IS NOT NULL
            AS is_reported
    FROM hangup.call_text AS texts
    LEFT JOIN codes AS by_code ON by_code.spelling = texts.code
    LEFT JOIN causes AS by_name ON by_name.spelling = texts.name
    LEFT JOIN words AS word_in_name ON word_in_name.spelling = texts.name_as_word
    LEFT JOIN sources AS source ON source.spelling = texts.source
    LEFT JOIN words AS word ON word.spelling = texts.word
    LEFT JOIN causes AS name_in_word ON name_in_word.spelling = texts.word
    LEFT JOIN statuses AS status ON status.spelling = texts.status
),

-- What the word and the status say of the end. A status denies an answer if nothing else says.
reported AS (
    SELECT
        recognized.call_uuid AS call_uuid,
        recognized.cause AS cause,
        recognized.is_unlisted AS is_unlisted,
        recognized.source AS source,
        recognized.status IS NOT NULL AND status.outcome IS NULL AND NOT recognized.is_reported AS goes_on,
        CASE
            WHEN recognized.answered THEN 'yes'
            WHEN NOT recognized.answered THEN 'no'
            WHEN status.outcome IN ('busy', 'no_answer', 'rejected', 'canceled') THEN 'no'
            ELSE '-'
        END AS answered,
        word.outcome AS word_outcome,
        word.retry AS word_retry,
        word.responsible AS word_responsible,
        status.outcome AS status_outcome,
        status.retry AS status_retry,
        status.responsible AS status_responsible
    FROM recognized
    LEFT JOIN hangup.telephony AS word ON word.slug = recognized.word
    LEFT JOIN hangup.call_status AS status ON status.slug = recognized.status
),

-- Whether the answer, or the lack of one, leaves a report possible. A report may be about another leg.
weighed AS (
    SELECT
        reported.*,
        CASE
            WHEN word_outcome = 'completed' THEN answered <> 'no'
            WHEN word_outcome IN ('busy', 'no_answer', 'rejected', 'canceled') THEN answered <> 'yes'
            ELSE word_outcome IS NOT NULL
        END AS word_is_possible,
        CASE
            WHEN status_outcome = 'completed' THEN answered <> 'no'
            WHEN status_outcome IN ('busy', 'no_answer', 'rejected', 'canceled') THEN answered <> 'yes'
            ELSE status_outcome IS NOT NULL
        END AS status_is_possible
    FROM reported
),

-- What the meaning goes by. A report that says completed yields to one that says more.
based AS (
    SELECT
        weighed.*,
        CASE
            WHEN is_unlisted THEN 'unlisted'
            WHEN cause <> 'unknown' THEN 'cause'
            WHEN word_is_possible AND word_outcome <> 'completed' THEN 'word'
            WHEN status_is_possible AND status_outcome <> 'completed' THEN 'status'
            WHEN word_is_possible THEN 'word'
            WHEN status_is_possible THEN 'status'
            WHEN word_outcome IS NOT NULL OR status_outcome IS NOT NULL THEN 'answer'
            WHEN cause IS NOT NULL THEN 'cause'
            ELSE 'nothing'
        END AS basis
    FROM weighed
),

-- The outcome that is left when neither a cause nor a report decides.
concluded AS (
    SELECT
        based.*,
        CASE
            WHEN basis = 'answer' AND answered = 'yes' THEN 'completed'
            WHEN basis = 'answer' THEN 'canceled'
            WHEN basis <> 'unlisted' THEN 'unknown'
            WHEN source = 'error' THEN 'failed'
            WHEN word_is_possible
                AND word_outcome IN ('failed', 'busy', 'no_answer', 'rejected', 'canceled') THEN word_outcome
            WHEN status_is_possible
                AND status_outcome IN ('failed', 'busy', 'no_answer', 'rejected', 'canceled') THEN status_outcome
            WHEN answered = 'yes' AND source IN ('caller', 'callee') THEN 'completed'
            ELSE 'unknown'
        END AS conclusion
    FROM based
),

judged AS (
    SELECT
        concluded.call_uuid AS call_uuid,
        concluded.cause AS cause,
        concluded.is_unlisted AS is_unlisted,
        concluded.goes_on AS goes_on,
        -- An error ended the call, so a report that nothing has to be done is not believed.
        concluded.source = 'error' AND NOT concluded.is_unlisted AND COALESCE(concluded.cause, 'unknown') = 'unknown'
            AS is_error,
        CASE
            WHEN concluded.basis = 'cause' THEN COALESCE(corrected.outcome, by_cause.outcome)
            WHEN concluded.basis = 'word' THEN concluded.word_outcome
            WHEN concluded.basis = 'status' THEN concluded.status_outcome
            ELSE concluded.conclusion
        END AS outcome,
        CASE
            WHEN concluded.basis = 'cause' THEN COALESCE(corrected.retry, by_cause.retry)
            WHEN concluded.basis = 'word' THEN concluded.word_retry
            WHEN concluded.basis = 'status' THEN concluded.status_retry
            WHEN concluded.basis <> 'unlisted' THEN by_outcome.retry
            WHEN concluded.conclusion IN ('busy', 'no_answer') THEN 'later'
            ELSE 'after_fix'
        END AS retry,
        CASE
            WHEN concluded.basis = 'cause' AND corrected.cause IS NOT NULL THEN corrected.responsible
            WHEN concluded.basis = 'cause' THEN by_cause.responsible
            WHEN concluded.basis = 'word' THEN concluded.word_responsible
            WHEN concluded.basis = 'status' THEN concluded.status_responsible
            WHEN concluded.basis <> 'unlisted' THEN by_outcome.responsible
        END AS responsible
    FROM concluded
    LEFT JOIN hangup.cause AS by_cause ON by_cause.slug = concluded.cause
    LEFT JOIN hangup.corrected AS corrected
        ON corrected.cause = concluded.cause
        AND corrected.source = concluded.source
        AND corrected.word_outcome = COALESCE(concluded.word_outcome, '-')
        AND corrected.answered = concluded.answered
    LEFT JOIN hangup.outcome AS by_outcome ON by_outcome.slug = concluded.conclusion
)

-- A call that goes on has no outcome yet.
SELECT
    judged.call_uuid AS call_uuid,
    CASE
        WHEN judged.goes_on THEN NULL
        WHEN judged.is_error AND judged.retry = 'not_needed' THEN failed.slug
        ELSE judged.outcome
    END AS outcome,
    CASE
        WHEN judged.goes_on THEN NULL
        WHEN judged.is_error AND judged.retry = 'not_needed' THEN failed.retry
        ELSE judged.retry
    END AS retry,
    CASE
        WHEN judged.goes_on THEN NULL
        WHEN judged.is_error AND judged.retry = 'not_needed' THEN COALESCE(failed.responsible, 'nobody')
        ELSE COALESCE(judged.responsible, 'nobody')
    END AS responsible,
    CASE
        WHEN judged.cause IS NOT NULL THEN judged.cause
        WHEN judged.is_unlisted THEN 'unlisted'
        ELSE 'not_reported'
    END AS label
FROM judged
CROSS JOIN (SELECT slug, retry, responsible FROM hangup.outcome WHERE slug = 'failed') AS failed;

-- What the code alone says: the functions hangup_name, hangup_slug and so on. NULL for a code that is not listed.
CREATE OR REPLACE VIEW hangup.by_code AS
SELECT
    texts.call_uuid AS call_uuid,
    cause.name AS name,
    cause.slug AS slug,
    cause.category AS category,
    cause.outcome AS outcome,
    cause.retry AS retry,
    CASE WHEN cause.slug IS NOT NULL THEN COALESCE(cause.responsible, 'nobody') END AS responsible,
    cause.next_step AS next_step,
    CASE
        WHEN cause.slug IS NOT NULL
        THEN cause.retry = 'after_fix' AND COALESCE(cause.responsible, 'nobody') IN ('application', 'account')
    END AS is_ours_to_fix
FROM hangup.call_text AS texts
LEFT JOIN (SELECT spelling, slug FROM hangup.spelling WHERE vocabulary = 'cause_code') AS by_code
    ON by_code.spelling = texts.code
LEFT JOIN hangup.cause AS cause ON cause.slug = by_code.slug;
