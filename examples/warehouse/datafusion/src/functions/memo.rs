//! What rows mean, remembered: a million rows have few different ones.

use datafusion::common::{DataFusionError, HashMap};
use datafusion::error::Result;
use datafusion::logical_expr::ColumnarValue;
use plivo_hangup::{HangupCallback, HangupCause, Outcome, Party, Retry};
use serde::Deserialize;
use serde::de::value::{Error, MapDeserializer};

use super::dictionary::NONE;
use super::interner::{Interner, Numbers};

/// The arguments of the function, in order, and what a callback calls them.
pub(super) const ARGUMENTS: [(&str, &str); 7] = [
    ("code", "HangupCauseCode"),
    ("name", "HangupCauseName"),
    ("source", "HangupSource"),
    ("word", "HangupCause"),
    ("answered", ANSWER_TIME),
    ("direction", "Direction"),
    ("status", "CallStatus"),
];
const ANSWER_TIME: &str = "AnswerTime";

/// The fields of the result, in order.
pub(super) const FIELDS: [&str; 4] = ["outcome", "retry", "responsible", "label"];

/// The place of a row's answer among all [`answers`] of each field.
pub(super) type Row = [u8; FIELDS.len()];

/// All answers of each field.
pub(super) fn answers() -> [Vec<&'static str>; FIELDS.len()] {
    let parties = Party::ALL.iter().map(|party| party.slug());
    let causes = HangupCause::ALL.iter().map(|cause| cause.slug());
    [
        Outcome::ALL.iter().map(|outcome| outcome.slug()).collect(),
        Retry::ALL.iter().map(|retry| retry.slug()).collect(),
        parties.chain(["nobody"]).collect(),
        causes.chain(["unlisted", "not_reported"]).collect(),
    ]
}

/// More is forgotten, so that columns of ever new texts do not fill the memory.
const MAX_TEXT_BYTES: usize = 8 << 20;
const MAX_ROWS: usize = 1 << 16;

#[derive(Debug)]
pub(super) struct Memo {
    columns: [Interner; ARGUMENTS.len()],
    rows: HashMap<[u32; ARGUMENTS.len()], Row>,
    answers: [Vec<&'static str>; FIELDS.len()],
}

impl Default for Memo {
    fn default() -> Self {
        Self {
            columns: Default::default(),
            rows: HashMap::new(),
            answers: answers(),
        }
    }
}

impl Memo {
    /// The answers of each row of a batch.
    pub(super) fn of_batch(&mut self, arguments: &[ColumnarValue], len: usize) -> Result<Vec<Row>> {
        let bytes: usize = self.columns.iter().map(Interner::bytes).sum();
        if bytes > MAX_TEXT_BYTES || self.rows.len() > MAX_ROWS {
            *self = Self::default();
        }
        let mut numbers: [Numbers; ARGUMENTS.len()] = std::array::from_fn(|_| Numbers::Constant(0));
        for ((numbers, column), argument) in
            numbers.iter_mut().zip(&mut self.columns).zip(arguments)
        {
            *numbers = column.of_column(argument)?;
        }
        let of_row = |row| self.of_row(numbers.each_ref().map(|column| column.of_row(row)));
        (0..len).map(of_row).collect()
    }

    fn of_row(&mut self, numbers: [u32; ARGUMENTS.len()]) -> Result<Row> {
        if let Some(row) = self.rows.get(&numbers) {
            return Ok(*row);
        }
        let row = self.judge(numbers)?;
        self.rows.insert(numbers, row);
        Ok(row)
    }

    /// Asks the library, by a callback that has the values of the row.
    fn judge(&self, numbers: [u32; ARGUMENTS.len()]) -> Result<Row> {
        let texts = self
            .columns
            .iter()
            .zip(numbers)
            .map(|(column, number)| column.text(number));
        let pairs = ARGUMENTS
            .iter()
            .zip(texts)
            .filter_map(|((_, key), text)| Some((*key, text?)));
        // A blank answer time says that the call was not answered; any other says that it was.
        let pairs = pairs.map(|(key, text)| match (key, text) {
            (ANSWER_TIME, "false") => (key, ""),
            pair => pair,
        });
        let callback = HangupCallback::deserialize(MapDeserializer::<_, Error>::new(pairs))
            .map_err(|error| DataFusionError::External(Box::new(error)))?;
        let meaning = callback.meaning();
        let said = [
            meaning.map(|meaning| meaning.outcome.slug()),
            meaning.map(|meaning| meaning.retry.slug()),
            meaning.map(|meaning| meaning.responsible_label()),
            Some(callback.hangup().label()),
        ];
        let mut row = [NONE; FIELDS.len()];
        for ((place, said), answers) in row.iter_mut().zip(said).zip(&self.answers) {
            let found = answers.iter().position(|answer| Some(*answer) == said);
            *place = found
                .and_then(|found| u8::try_from(found).ok())
                .unwrap_or(NONE);
        }
        Ok(row)
    }
}
