//! What is asked, and the SQL of each rival.

use plivo_hangup::HangupCause;

/// A question, and by which SQL it is answered.
pub(super) struct Question {
    pub(super) asks: &'static str,
    /// Reads the columns and does next to nothing with them.
    floor: &'static str,
    rivals: fn() -> Vec<(&'static str, String)>,
}

pub(super) const QUESTIONS: [Question; 5] = [
    Question {
        asks: "the outcome of a code",
        floor: "SELECT sum(code_number) FROM calls",
        rivals: || counted("code_number", ""),
    },
    Question {
        asks: "the outcome of a code that is text",
        floor: "SELECT max(code) FROM calls",
        rivals: || counted("code", "'"),
    },
    Question {
        asks: "calls by outcome",
        floor: "SELECT sum(code_number) FROM calls",
        rivals: || grouped("code_number", ""),
    },
    Question {
        asks: "calls by outcome, the code is text",
        floor: "SELECT max(code) FROM calls",
        rivals: || grouped("code", "'"),
    },
    Question {
        asks: "calls by all that a row means",
        floor: "SELECT max(code), max(source), max(word), max(status) FROM calls",
        rivals: by_meaning,
    },
];

impl Question {
    /// The first is the floor.
    pub(super) fn queries(&self) -> Vec<(&'static str, String)> {
        let floor = ("floor", self.floor.to_owned());
        [floor].into_iter().chain((self.rivals)()).collect()
    }
}

const FUNCTION: &str = "function";
const CASE: &str = "CASE";
const JOIN: &str = "join";

fn counted(code: &str, quote: &str) -> Vec<(&'static str, String)> {
    let count =
        |outcome: &str, tables: &str| format!("SELECT count({outcome}) AS calls FROM {tables}");
    answers(code, quote, count)
}

/// Also with a cast, because DataFusion groups by plain text faster than by a dictionary.
fn grouped(code: &str, quote: &str) -> Vec<(&'static str, String)> {
    let group = |outcome: &str, tables: &str| {
        format!(
            "SELECT {outcome} AS outcome, count(*) AS calls FROM {tables} GROUP BY 1 ORDER BY 1"
        )
    };
    let cast = format!("CAST(hangup_outcome({code}) AS VARCHAR)");
    let mut answers = answers(code, quote, group);
    answers.insert(1, ("function, CAST", group(&cast, "calls")));
    answers
}

/// The outcome of a code by the function, by a CASE of all codes, and by the dimension table.
fn answers(
    code: &str,
    quote: &str,
    ask: impl Fn(&str, &str) -> String,
) -> Vec<(&'static str, String)> {
    let whens = HangupCause::ALL.iter().map(|cause| {
        let (code, outcome) = (cause.code(), cause.outcome().slug());
        format!("WHEN {quote}{code}{quote} THEN '{outcome}'")
    });
    let case = format!("CASE {code} {} END", whens.collect::<Vec<_>>().join(" "));
    let key_type = if quote.is_empty() { "INT" } else { "VARCHAR" };
    let causes = format!("SELECT CAST(code AS {key_type}) AS key, outcome FROM hangup.cause");
    let joined = format!("calls LEFT JOIN ({causes}) AS cause ON calls.{code} = cause.key");
    vec![
        (FUNCTION, ask(&format!("hangup_outcome({code})"), "calls")),
        (CASE, ask(&case, "calls")),
        (JOIN, ask("outcome", &joined)),
    ]
}

/// The join is the short SQL of `sql/README.md`, which is right for usual calls with another code than 0.
fn by_meaning() -> Vec<(&'static str, String)> {
    let function = "SELECT m['outcome'] AS outcome, m['retry'] AS retry, m['responsible'] AS responsible, \
            count(*) AS calls \
        FROM (SELECT hangup_meaning(code, name, source, word, answered, direction, status) AS m FROM calls WHERE code <> '0') \
        GROUP BY 1, 2, 3 ORDER BY 1, 2, 3";
    let join = "SELECT COALESCE(corrected.outcome, cause.outcome) AS outcome, \
            COALESCE(corrected.retry, cause.retry) AS retry, \
            COALESCE(CASE WHEN corrected.cause IS NULL THEN cause.responsible ELSE corrected.responsible END, \
                'nobody') AS responsible, \
            count(*) AS calls \
        FROM calls \
        LEFT JOIN (SELECT CAST(code AS VARCHAR) AS key, * FROM hangup.cause) AS cause ON cause.key = calls.code \
        LEFT JOIN hangup.source AS source ON source.name = calls.source \
        LEFT JOIN hangup.telephony AS word ON word.word = calls.word \
        LEFT JOIN hangup.corrected AS corrected ON corrected.cause = cause.slug \
            AND corrected.source = COALESCE(source.slug, '-') \
            AND corrected.word_outcome = COALESCE(word.outcome, '-') \
            AND corrected.answered = CASE WHEN calls.answered THEN 'yes' WHEN NOT calls.answered THEN 'no' ELSE '-' END \
        WHERE calls.code <> '0' GROUP BY 1, 2, 3 ORDER BY 1, 2, 3";
    vec![(FUNCTION, function.to_owned()), (JOIN, join.to_owned())]
}
