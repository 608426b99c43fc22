//! What is asked: the arguments, taken apart and put together.

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

/// A name of several words needs no quotes, so words that together are a name are one question. An argument
/// of several words is several questions if it has an answer to each.
pub(super) fn questions(arguments: &[String], index: &Index) -> Vec<Question> {
    let mut words = Vec::new();
    for argument in arguments {
        let parts: Vec<_> = argument.split_whitespace().collect();
        if answers(&parts, index)
            .iter()
            .all(|(_, found)| !found.is_nothing())
        {
            words.extend(parts);
        } else {
            words.push(argument.trim());
        }
    }
    let mut questions = Vec::new();
    let mut unknown = Vec::new();
    for (text, found) in answers(&words, index) {
        if found.is_nothing() && found.reading == Reading::Name {
            unknown.push(text);
            continue;
        }
        questions.extend(not_found(mem::take(&mut unknown), index));
        questions.push(Question::new(text, found, index));
    }
    questions.extend(not_found(unknown, index));
    questions
}

/// Reads as many words at a time as have an answer together.
fn answers(words: &[&str], index: &Index) -> Vec<(String, Found)> {
    let mut answers = Vec::new();
    let mut rest = words;
    while !rest.is_empty() {
        let longest = rest.len().min(MOST_WORDS);
        let together = (1..=longest).rev().find_map(|length| {
            let (words, rest) = rest.split_at_checked(length)?;
            let text = words.join(" ");
            let found = Found::new(&text, index);
            (length == 1 || !found.is_nothing()).then_some((text, found, rest))
        });
        let Some((text, found, others)) = together else {
            break;
        };
        answers.push((text, found));
        rest = others;
    }
    answers
}

/// Words in a row may be one misspelled name, or one each.
fn not_found(texts: Vec<String>, index: &Index) -> Vec<Question> {
    let question = |text: String| {
        let found = Found::new(&text, index);
        Question::new(text, found, index)
    };
    if texts.len() > 1 {
        let together = question(texts.join(" "));
        if !together.suggestions.is_empty() {
            return vec![together];
        }
    }
    texts.into_iter().map(question).collect()
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
