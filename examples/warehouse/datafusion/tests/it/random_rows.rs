//! `hangup_meaning` says of each row what the library says of a callback with the same values.

use std::collections::HashSet;
use std::sync::Arc;

use datafusion::arrow::array::{
    Array, ArrayRef, AsArray, BooleanArray, DictionaryArray, RecordBatch, StringArray,
    StringViewArray,
};
use datafusion::arrow::datatypes::{Int8Type, Int32Type};
use datafusion::datasource::MemTable;
use datafusion::prelude::{SessionConfig, SessionContext};
use plivo_hangup::{CallStatus, HangupCallback, HangupCause, HangupSource, TelephonyCause};
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use rand_pcg::Pcg64Mcg;
use serde_json::Value;

const BATCHES: usize = 40;
const BATCH_ROWS: usize = 5_000;

#[derive(Clone, Default)]
struct Row {
    code: Option<String>,
    name: Option<String>,
    source: Option<String>,
    word: Option<String>,
    answered: Option<bool>,
    direction: Option<String>,
    status: Option<String>,
}

impl Row {
    /// Outcome, retry, responsible and label.
    fn expected(&self) -> [Option<&'static str>; 4] {
        let answer_time = self
            .answered
            .map(|answered| if answered { "2026-01-01 10:00:00" } else { "" });
        let values = [
            ("HangupCauseCode", self.code.as_deref()),
            ("HangupCauseName", self.name.as_deref()),
            ("HangupSource", self.source.as_deref()),
            ("HangupCause", self.word.as_deref()),
            ("AnswerTime", answer_time),
            ("Direction", self.direction.as_deref()),
            ("CallStatus", self.status.as_deref()),
        ];
        let values = values
            .into_iter()
            .map(|(key, value)| (key.to_owned(), Value::from(value)));
        let callback = Value::Object(values.collect()).to_string();
        let callback = HangupCallback::from_json(callback).unwrap();
        let meaning = callback.meaning();
        [
            meaning.map(|meaning| meaning.outcome.slug()),
            meaning.map(|meaning| meaning.retry.slug()),
            meaning.map(|meaning| meaning.responsible_label()),
            Some(callback.hangup().label()),
        ]
    }
}

/// Values that a column may have, right ones and wrong ones.
struct Values {
    codes: Vec<String>,
    names: Vec<String>,
    sources: Vec<String>,
    words: Vec<String>,
    statuses: Vec<String>,
}

impl Values {
    fn new() -> Self {
        let odd = || {
            [
                "",
                " ",
                "4210",
                "new",
                "é",
                "No Answer",
                "user busy",
                "NULL",
            ]
            .map(str::to_owned)
        };
        let codes = HangupCause::ALL
            .iter()
            .flat_map(|cause| [cause.code().to_string(), format!(" {} ", cause.code())]);
        let names = HangupCause::ALL
            .iter()
            .flat_map(|cause| [cause.name().to_uppercase(), cause.slug().to_owned()]);
        let words = || {
            TelephonyCause::ALL
                .iter()
                .flat_map(|word| [word.word().to_owned(), word.slug().to_owned()])
        };
        let sources = HangupSource::ALL
            .iter()
            .flat_map(|source| [source.name().to_lowercase(), source.slug().to_owned()]);
        let statuses = CallStatus::ALL
            .iter()
            .map(|status| status.name().to_owned());
        Self {
            codes: codes.chain(odd()).collect(),
            names: names.clone().chain(words()).chain(odd()).collect(),
            sources: sources.chain(odd()).collect(),
            words: words().chain(names).chain(odd()).collect(),
            statuses: statuses.chain(odd()).collect(),
        }
    }

    fn row(&self, random: &mut Pcg64Mcg) -> Row {
        fn one(random: &mut Pcg64Mcg, present: f64, values: &[String]) -> Option<String> {
            random
                .random_bool(present)
                .then(|| values.choose(random).unwrap().clone())
        }
        Row {
            code: one(random, 0.7, &self.codes),
            name: one(random, 0.5, &self.names),
            source: one(random, 0.8, &self.sources),
            word: one(random, 0.8, &self.words),
            answered: [None, Some(true), Some(false)]
                .choose(random)
                .copied()
                .unwrap(),
            direction: one(random, 0.5, &["outbound".to_owned(), "sideways".to_owned()]),
            status: one(random, 0.5, &self.statuses),
        }
    }
}

fn texts<'a, A: FromIterator<Option<&'a str>>>(
    rows: &'a [Row],
    column: impl Fn(&Row) -> &Option<String>,
) -> A {
    rows.iter().map(|row| column(row).as_deref()).collect()
}

fn batch(rows: &[Row]) -> RecordBatch {
    let words: DictionaryArray<Int32Type> = rows.iter().map(|row| row.word.as_deref()).collect();
    let directions: DictionaryArray<Int8Type> =
        rows.iter().map(|row| row.direction.as_deref()).collect();
    let columns: [(&str, ArrayRef); 7] = [
        (
            "code",
            Arc::new(texts::<StringArray>(rows, |row| &row.code)),
        ),
        (
            "name",
            Arc::new(texts::<StringViewArray>(rows, |row| &row.name)),
        ),
        (
            "source",
            Arc::new(texts::<StringArray>(rows, |row| &row.source)),
        ),
        ("word", Arc::new(words)),
        (
            "answered",
            Arc::new(
                rows.iter()
                    .map(|row| row.answered)
                    .collect::<BooleanArray>(),
            ),
        ),
        ("direction", Arc::new(directions)),
        (
            "status",
            Arc::new(texts::<StringArray>(rows, |row| &row.status)),
        ),
    ];
    RecordBatch::try_from_iter_with_nullable(columns.map(|(name, column)| (name, column, true)))
        .unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_row_means_what_a_callback_with_its_values_means() {
    let values = Values::new();
    let mut random = Pcg64Mcg::seed_from_u64(14);
    let rows: Vec<Row> = (0..BATCHES * BATCH_ROWS)
        .map(|_| values.row(&mut random))
        .collect();
    let batches: Vec<_> = rows.chunks(BATCH_ROWS).map(batch).collect();

    // One partition, so that the rows come back in their order.
    let context = SessionContext::new_with_config(SessionConfig::new().with_target_partitions(1));
    plivo_hangup_datafusion::register(&context);
    let table = MemTable::try_new(batches[0].schema(), vec![batches]).unwrap();
    context.register_table("calls", Arc::new(table)).unwrap();
    let sql =
        "SELECT hangup_meaning(code, name, source, word, answered, direction, status) FROM calls";
    let found = context.sql(sql).await.unwrap().collect().await.unwrap();

    let mut expected = rows.iter();
    let mut seen = HashSet::new();
    for batch in &found {
        let meanings = batch.column(0).as_struct();
        let fields: Vec<_> = meanings
            .columns()
            .iter()
            .map(AsArray::as_dictionary::<Int32Type>)
            .collect();
        for place in 0..batch.num_rows() {
            let said = std::array::from_fn(|field: usize| {
                let field = fields[field];
                let text = field.values().as_string::<i32>();
                (!field.is_null(place)).then(|| text.value(field.key(place).unwrap()))
            });
            let expected = expected.next().unwrap().expected();
            assert_eq!(said, expected);
            seen.insert(expected);
        }
    }
    assert_eq!(expected.next().map(Row::expected), None);
    // The rows are as varied as they are meant to be: every label, and many meanings.
    let labels: HashSet<_> = seen.iter().map(|[.., label]| label).collect();
    assert_eq!(labels.len(), 58);
    assert!(seen.len() > 120, "{}", seen.len());
}
