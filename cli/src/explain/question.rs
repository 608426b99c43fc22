//! What is asked: the arguments, taken apart and put together.

use std::borrow::Borrow;
use std::mem;

use super::find::{Found, Reading};
use super::index::{Index, Subject};
use super::suggest::suggestions;

/// No name has more words.
const MOST_WORDS: usize = 8;

#[derive(Debug)]
pub(super) struct Question {
    pub(super) text: String,
    pub(super) found: Found,
    /// What may have been meant, if nothing was found.
    pub(super) suggestions: Vec<Subject>,
}

/// No name has a comma, so commas separate questions. A name of several words needs no quotes: words that
/// together are a name are one question. An argument of several words is several questions if it has an answer
/// to each.
pub(super) fn questions(arguments: &[String], index: &Index) -> Vec<Question> {
    let mut words = Vec::new();
    for argument in arguments.iter().flat_map(|argument| argument.split(',')) {
        let parts: Vec<_> = argument.split_whitespace().collect();
        let mut answers = answers(&parts, index).into_iter();
        if answers.any(|(_, found)| found.is_nothing()) {
            words.push(argument.trim());
        } else {
            words.extend(parts);
        }
    }
    let mut questions = Vec::new();
    let mut unknown = Vec::new();
    for (text, found) in answers(&words, index) {
        if found.is_nothing() && found.reading == Reading::Name {
            unknown.push(text);
            continue;
        }
        questions.extend(not_found(&mem::take(&mut unknown), index));
        questions.push(Question::new(text, found, index));
    }
    questions.extend(not_found(&unknown, index));
    questions
}

/// Reads as many words at a time as have an answer together.
fn answers<T: Borrow<str>>(words: &[T], index: &Index) -> Vec<(String, Found)> {
    let read = |text: String| {
        let found = Found::new(&text, index);
        (text, found)
    };
    longest_runs(words, read, |(_, found)| !found.is_nothing())
}

/// Reads as many words at a time as are together like a name: one of several words may be misspelled.
fn not_found(words: &[String], index: &Index) -> Vec<Question> {
    let read = |text: String| {
        let found = Found::new(&text, index);
        Question::new(text, found, index)
    };
    longest_runs(words, read, |question| !question.suggestions.is_empty())
}

/// Reads as many words at a time as fit together, or one that does not fit.
fn longest_runs<T: Borrow<str>, R>(
    words: &[T],
    read: impl Fn(String) -> R,
    fits: impl Fn(&R) -> bool,
) -> Vec<R> {
    let mut results = Vec::new();
    let mut rest = words;
    while !rest.is_empty() {
        let longest = rest.len().min(MOST_WORDS);
        let together = (1..=longest).rev().find_map(|length| {
            let (words, rest) = rest.split_at_checked(length)?;
            let result = read(words.join(" "));
            (length == 1 || fits(&result)).then_some((result, rest))
        });
        let Some((result, others)) = together else {
            break;
        };
        results.push(result);
        rest = others;
    }
    results
}

impl Question {
    fn new(text: String, found: Found, index: &Index) -> Self {
        let suggestions = if found.is_nothing() {
            suggestions(&text, &found.reading, index)
        } else {
            Vec::new()
        };
        Self {
            text,
            found,
            suggestions,
        }
    }
}
