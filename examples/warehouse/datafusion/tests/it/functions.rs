//! The functions against facts that are typed by hand, and against the library row by row.

use std::sync::Arc;

use datafusion::arrow::array::{
    ArrayRef, BooleanArray, DictionaryArray, Int8Array, Int16Array, Int64Array, LargeStringArray,
    RecordBatch, StringArray, StringViewArray, UInt8Array, UInt64Array,
};
use datafusion::arrow::datatypes::{DataType, Int16Type};
use datafusion::arrow::util::display::{ArrayFormatter, FormatOptions};
use datafusion::prelude::SessionContext;

fn context() -> SessionContext {
    let context = SessionContext::new();
    plivo_hangup_datafusion::register(&context);
    context
}

/// The rows of a query, each as its values with a blank between them.
async fn rows(context: &SessionContext, sql: &str) -> Vec<String> {
    let batches = context.sql(sql).await.unwrap().collect().await.unwrap();
    let options = FormatOptions::default().with_null("null");
    let mut rows = Vec::new();
    for batch in &batches {
        let columns = batch.columns().iter();
        let columns: Vec<_> = columns
            .map(|column| ArrayFormatter::try_new(column, &options).unwrap())
            .collect();
        rows.extend((0..batch.num_rows()).map(|row| {
            let values = columns.iter().map(|column| column.value(row).to_string());
            values.collect::<Vec<_>>().join(" ")
        }));
    }
    rows
}

async fn row(sql: &str) -> String {
    let mut rows = rows(&context(), sql).await;
    assert_eq!(rows.len(), 1, "{sql}");
    rows.remove(0)
}

#[tokio::test]
async fn what_a_code_says() {
    for (function, expected) in [
        ("hangup_name", "Busy Line"),
        ("hangup_slug", "busy_line"),
        ("hangup_category", "rejection"),
        ("hangup_outcome", "busy"),
        ("hangup_retry", "later"),
        ("hangup_responsible", "callee"),
        (
            "hangup_next_step",
            "Try again later, or let the caller leave a voicemail.",
        ),
        ("hangup_is_ours_to_fix", "false"),
    ] {
        assert_eq!(row(&format!("SELECT {function}(3010)")).await, expected);
    }
    assert_eq!(row("SELECT hangup_responsible(1000)").await, "nobody");
    assert_eq!(row("SELECT hangup_is_ours_to_fix(1010)").await, "true");
    assert_eq!(row("SELECT hangup_outcome(0)").await, "unknown");
}

#[tokio::test]
async fn what_is_not_a_listed_code_is_null() {
    for code in [
        "NULL",
        "4210",
        "-1",
        "70000",
        "''",
        "' '",
        "'03010'",
        "'+3010'",
        "'Busy Line'",
        "'00'",
    ] {
        assert_eq!(
            row(&format!("SELECT hangup_name({code})")).await,
            "null",
            "{code}"
        );
        assert_eq!(
            row(&format!("SELECT hangup_is_ours_to_fix({code})")).await,
            "null",
            "{code}"
        );
    }
    assert_eq!(row("SELECT hangup_name(' 3010\t')").await, "Busy Line");
    assert_eq!(row("SELECT hangup_name('0')").await, "Unknown");
}

#[tokio::test]
async fn a_column_of_codes_may_be_of_many_types() {
    let text = || [Some("3010"), None, Some("4210"), Some("4000")];
    let number = || [Some(3010), None, Some(4210), Some(4000)];
    let words: DictionaryArray<Int16Type> = text().into_iter().collect();
    let columns: [ArrayRef; 7] = [
        Arc::new(Int16Array::from_iter(number())),
        Arc::new(Int64Array::from_iter(
            number().map(|code| code.map(i64::from)),
        )),
        Arc::new(UInt64Array::from_iter(
            number().map(|code| code.map(|code| u64::try_from(code).unwrap())),
        )),
        Arc::new(StringArray::from_iter(text())),
        Arc::new(LargeStringArray::from_iter(text())),
        Arc::new(StringViewArray::from_iter(text())),
        Arc::new(words),
    ];
    let label = "hangup_meaning(code, NULL, NULL, NULL, NULL, NULL, NULL)['label']";
    for codes in columns {
        let of_type = codes.data_type().clone();
        let context = context();
        let batch = RecordBatch::try_from_iter([("code", codes)]).unwrap();
        context.register_batch("calls", batch).unwrap();
        let found = rows(
            &context,
            &format!("SELECT hangup_slug(code), {label} FROM calls"),
        )
        .await;
        let expected = [
            "busy_line busy_line",
            "null not_reported",
            "null unlisted",
            "normal_hangup normal_hangup",
        ];
        assert_eq!(found, expected, "{of_type}");
    }
    // Code 0 is the only one that fits into a byte.
    for codes in [
        Arc::new(Int8Array::from(vec![0, -1])) as ArrayRef,
        Arc::new(UInt8Array::from(vec![0, 9])),
    ] {
        let context = context();
        context
            .register_batch(
                "calls",
                RecordBatch::try_from_iter([("code", codes)]).unwrap(),
            )
            .unwrap();
        assert_eq!(
            rows(&context, "SELECT hangup_slug(code) FROM calls").await,
            ["unknown", "null"]
        );
    }
    assert_eq!(
        row("SELECT hangup_name(CAST(3010 AS DECIMAL(5, 0)))").await,
        "Busy Line"
    );
}

#[tokio::test]
async fn no_rows_give_no_rows() {
    let context = context();
    let empty: DictionaryArray<Int16Type> = Vec::<Option<&str>>::new().into_iter().collect();
    let batch = RecordBatch::try_from_iter([("code", Arc::new(empty) as ArrayRef)]).unwrap();
    context.register_batch("calls", batch).unwrap();
    let meaning = "hangup_meaning(code, code, code, code, NULL, code, code)";
    assert!(
        rows(
            &context,
            &format!("SELECT hangup_name(code), {meaning} FROM calls")
        )
        .await
        .is_empty()
    );
}

#[tokio::test]
async fn answers_are_dictionary_encoded() {
    let text = DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8));
    let sql = "SELECT hangup_name(3010), hangup_meaning('0', '', '', '', false, '', '')['outcome']";
    let frame = context().sql(sql).await.unwrap();
    assert!(
        frame
            .schema()
            .fields()
            .iter()
            .all(|field| *field.data_type() == text)
    );
}

#[tokio::test]
async fn a_type_that_cannot_be_a_code_is_refused_with_a_hint() {
    let error = context()
        .sql("SELECT hangup_name(3010.5)")
        .await
        .unwrap_err()
        .to_string();
    assert!(
        error.contains(
            "hangup_name: code is of type Float64, and must be an integer or text. Use CAST(code AS BIGINT)"
        ),
        "{error}"
    );
    let sql = "SELECT hangup_meaning('3010', NULL, NULL, NULL, 'yes', NULL, NULL)";
    let error = context().sql(sql).await.unwrap_err().to_string();
    assert!(
        error.contains("hangup_meaning: answered is of type Utf8, and must be a boolean. Use CAST(answered AS BOOLEAN)"),
        "{error}"
    );
}

/// Arguments, and what is expected of them: outcome, retry, responsible, label.
const MEANINGS: [(&str, &str); 18] = [
    (
        "3010, 'Busy Line', 'Carrier', 'USER_BUSY', false, 'outbound', 'busy'",
        "busy later callee busy_line",
    ),
    // The Hangup element of one's own XML.
    (
        "3010, NULL, 'Answer XML', NULL, true, NULL, NULL",
        "completed not_needed application busy_line",
    ),
    (
        "4000, NULL, 'Callee', NULL, true, NULL, 'completed'",
        "completed not_needed nobody normal_hangup",
    ),
    (
        "4000, NULL, 'Callee', NULL, false, NULL, NULL",
        "rejected after_fix callee normal_hangup",
    ),
    (
        "' 4000 ', NULL, 'callee', NULL, false, NULL, NULL",
        "rejected after_fix callee normal_hangup",
    ),
    // A status denies the answer if nothing else says.
    (
        "4000, NULL, 'Callee', NULL, NULL, NULL, 'no-answer'",
        "rejected after_fix callee normal_hangup",
    ),
    (
        "4010, NULL, 'Plivo', 'USER_BUSY', NULL, NULL, NULL",
        "completed not_needed nobody end_of_xml_instructions",
    ),
    (
        "4010, NULL, 'Plivo', 'USER_BUSY', false, NULL, NULL",
        "busy not_needed nobody end_of_xml_instructions",
    ),
    // Not listed: calm conclusions are not drawn.
    (
        "4210, 'New Cause', 'Callee', 'NORMAL_CLEARING', NULL, NULL, NULL",
        "unknown after_fix nobody unlisted",
    ),
    (
        "4210, NULL, 'Callee', NULL, true, NULL, NULL",
        "completed after_fix nobody unlisted",
    ),
    (
        "4210, NULL, 'Error', 'USER_BUSY', NULL, NULL, NULL",
        "failed after_fix nobody unlisted",
    ),
    (
        "'03010', NULL, NULL, 'USER_BUSY', false, NULL, NULL",
        "busy later nobody unlisted",
    ),
    // Without a code the name decides, and then the word.
    (
        "NULL, 'no answer', NULL, NULL, NULL, NULL, NULL",
        "no_answer later callee no_answer",
    ),
    (
        "'', NULL, NULL, 'user busy', NULL, NULL, NULL",
        "unknown after_fix nobody not_reported",
    ),
    (
        "NULL, NULL, NULL, 'USER_BUSY', NULL, NULL, NULL",
        "busy later callee not_reported",
    ),
    (
        "0, NULL, NULL, 'NORMAL_CIRCUIT_CONGESTION', NULL, NULL, NULL",
        "failed with_backoff carrier unknown",
    ),
    (
        "NULL, NULL, NULL, NULL, NULL, NULL, NULL",
        "unknown after_fix nobody not_reported",
    ),
    // The call goes on.
    (
        "NULL, NULL, NULL, NULL, NULL, NULL, 'ringing'",
        "null null null not_reported",
    ),
];

#[tokio::test]
async fn what_a_row_says() {
    for (arguments, expected) in MEANINGS {
        let sql = format!(
            "SELECT m['outcome'], m['retry'], m['responsible'], m['label'] \
             FROM (SELECT hangup_meaning({arguments}) AS m)"
        );
        assert_eq!(row(&sql).await, expected, "{arguments}");
    }
}

#[tokio::test]
async fn columns_and_constants_say_the_same() {
    let context = context();
    let sources: StringArray = [Some("Callee"), None, Some("Callee"), Some("Answer XML")]
        .into_iter()
        .collect();
    let answered: BooleanArray = [Some(false), None, Some(true), Some(true)]
        .into_iter()
        .collect();
    let batch = RecordBatch::try_from_iter([
        ("source", Arc::new(sources) as ArrayRef),
        ("answered", Arc::new(answered)),
    ]);
    context.register_batch("calls", batch.unwrap()).unwrap();
    let sql = "SELECT hangup_meaning('4000', NULL, source, NULL, answered, NULL, NULL)['outcome'] FROM calls";
    assert_eq!(
        rows(&context, sql).await,
        ["rejected", "completed", "completed", "completed"]
    );
}
