//! What is asked, and the SQL of each rival.

use std::sync::Arc;

use datafusion::arrow::array::{ArrayRef, Int32Array, RecordBatch, StringArray};
use datafusion::error::Result;
use plivo_hangup::HangupCause;

/// A question, and by which SQL it is answered.
pub(super) struct Question {
    pub(super) asks: &'static str,
    queries: fn() -> Vec<(&'static str, String)>,
}

pub(super) const QUESTIONS: [Question; 4] = [
    Question {
        asks: "the outcome of a code",
        queries: outcome,
    },
    Question {
        asks: "calls by outcome",
        queries: by_outcome,
    },
    Question {
        asks: "calls by outcome, codes as text",
        queries: by_outcome_of_text,
    },
    Question {
        asks: "calls by all that a row means",
        queries: by_meaning,
    },
];

impl Question {
    /// The first is the floor, which only reads the column.
    pub(super) fn queries(&self) -> Vec<(&'static str, String)> {
        (self.queries)()
    }
}

const FLOOR: &str = "the floor: a sum";
const FUNCTION: &str = "function";
const CASE: &str = "CASE";
const JOIN: &str = "join";

fn outcome() -> Vec<(&'static str, String)> {
    vec![
        (FLOOR, "SELECT sum(code_number) FROM calls".into()),
        (
            FUNCTION,
            "SELECT count(hangup_outcome(code_number)) AS calls FROM calls".into(),
        ),
        (
            CASE,
            format!(
                "SELECT count({}) AS calls FROM calls",
                case("code_number", "")
            ),
        ),
        (
            JOIN,
            "SELECT count(outcome) AS calls FROM calls LEFT JOIN causes ON code_number = number"
                .into(),
        ),
    ]
}

fn by_outcome() -> Vec<(&'static str, String)> {
    let by = |outcome: &str, tables: &str| {
        format!(
            "SELECT {outcome} AS outcome, count(*) AS calls FROM {tables} GROUP BY 1 ORDER BY 1"
        )
    };
    vec![
        (FLOOR, "SELECT sum(code_number) FROM calls".into()),
        (FUNCTION, by("hangup_outcome(code_number)", "calls")),
        (CASE, by(&case("code_number", ""), "calls")),
        (
            JOIN,
            by("outcome", "calls LEFT JOIN causes ON code_number = number"),
        ),
    ]
}

fn by_outcome_of_text() -> Vec<(&'static str, String)> {
    let by = |outcome: &str, tables: &str| {
        format!(
            "SELECT {outcome} AS outcome, count(*) AS calls FROM {tables} GROUP BY 1 ORDER BY 1"
        )
    };
    vec![
        (FLOOR, "SELECT max(calls.code) FROM calls".into()),
        (FUNCTION, by("hangup_outcome(code)", "calls")),
        (CASE, by(&case("code", "'"), "calls")),
        (
            JOIN,
            by(
                "outcome",
                "calls LEFT JOIN causes ON calls.code = causes.code",
            ),
        ),
    ]
}

fn by_meaning() -> Vec<(&'static str, String)> {
    vec![
        (FLOOR, "SELECT max(calls.code), max(source), max(word), max(status) FROM calls".into()),
        (
            FUNCTION,
            "SELECT m['outcome'] AS outcome, m['retry'] AS retry, m['responsible'] AS responsible, count(*) AS calls \
             FROM (SELECT hangup_meaning(code, name, source, word, answered, direction, status) AS m FROM calls) \
             GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"
                .into(),
        ),
    ]
}

/// The outcome of each listed code.
fn case(column: &str, quote: &str) -> String {
    let whens = HangupCause::ALL.iter().map(|cause| {
        format!(
            "WHEN {quote}{}{quote} THEN '{}'",
            cause.code(),
            cause.outcome().slug()
        )
    });
    format!("CASE {column} {} END", whens.collect::<Vec<_>>().join(" "))
}

/// The dimension table that the join needs.
pub(super) fn causes() -> Result<RecordBatch> {
    let causes = || HangupCause::ALL.iter();
    let codes = causes().map(|cause| cause.code().to_string());
    let numbers = causes().map(|cause| i32::from(cause.code()));
    let outcomes = causes().map(|cause| cause.outcome().slug());
    let columns: [(&str, ArrayRef); 3] = [
        ("code", Arc::new(StringArray::from_iter_values(codes))),
        ("number", Arc::new(Int32Array::from_iter_values(numbers))),
        ("outcome", Arc::new(StringArray::from_iter_values(outcomes))),
    ];
    Ok(RecordBatch::try_from_iter(columns)?)
}
