//! Answers for other programs.

use std::io;

use serde::Serialize;

use super::question::Question;
use crate::catalog::{cause_row, json_lines, word_row};
use crate::table::Row;

#[derive(Serialize)]
struct Answer<'a> {
    asked: &'a str,
    /// A row of the catalog, or null.
    cause: Option<Row>,
    telephony: Option<Row>,
    suggestions: Vec<&'static str>,
}

pub(super) fn text(questions: &[Question]) -> io::Result<String> {
    let answers = questions.iter().map(|question| Answer {
        asked: &question.text,
        cause: question.found.cause.map(cause_row),
        telephony: question.found.word.map(word_row),
        suggestions: question
            .suggestions
            .iter()
            .map(|subject| subject.name())
            .collect(),
    });
    json_lines(&answers.collect::<Vec<_>>())
}
