-- What the functions say, for DataFusion. FOLDER is where it is written to.
COPY (
    SELECT
        CAST(id AS VARCHAR) AS call_uuid,
        CAST(meaning['outcome'] AS VARCHAR) AS outcome,
        CAST(meaning['retry'] AS VARCHAR) AS retry,
        CAST(meaning['responsible'] AS VARCHAR) AS responsible,
        CAST(meaning['label'] AS VARCHAR) AS label
    FROM (
        SELECT id, hangup_meaning(code, name, source, word, answered, direction, status) AS meaning FROM calls
    )
) TO 'FOLDER/expected.parquet' STORED AS PARQUET;

COPY (
    SELECT
        code,
        CAST(hangup_name(code) AS VARCHAR) AS name,
        CAST(hangup_slug(code) AS VARCHAR) AS slug,
        CAST(hangup_category(code) AS VARCHAR) AS category,
        CAST(hangup_outcome(code) AS VARCHAR) AS outcome,
        CAST(hangup_retry(code) AS VARCHAR) AS retry,
        CAST(hangup_responsible(code) AS VARCHAR) AS responsible,
        CAST(hangup_next_step(code) AS VARCHAR) AS next_step,
        hangup_is_ours_to_fix(code) AS is_ours_to_fix
    FROM (SELECT DISTINCT code FROM calls)
) TO 'FOLDER/expected_by_code.parquet' STORED AS PARQUET;
