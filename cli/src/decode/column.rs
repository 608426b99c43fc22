//! The keys of JSON and the columns of CSV.

use std::borrow::Cow;
use std::fmt::Write as _;

use plivo_hangup::{Disagreement, Party};
use textwrap::{Options, fill};

use super::answer::{Answer, Text};
use super::row::Row;
use crate::masked::NOT_SHOWN;
use crate::{examples, screen};

/// What a column has for one payload.
pub(super) enum Value<'a> {
    Nothing,
    Text(Cow<'a, str>),
    Number(u64),
    Flag(bool),
    Disagreements(&'a [Disagreement]),
}

/// A column: its name, what its values are, and where they come from.
pub(super) struct Column {
    pub(super) name: &'static str,
    about: &'static str,
    is_id: bool,
    read: for<'a> fn(&'a Row<'a>) -> Value<'a>,
}

impl Column {
    const fn new(
        name: &'static str,
        about: &'static str,
        read: for<'a> fn(&'a Row<'a>) -> Value<'a>,
    ) -> Self {
        Self {
            name,
            about,
            is_id: false,
            read,
        }
    }

    const fn id(self) -> Self {
        Self {
            is_id: true,
            ..self
        }
    }

    /// Its value for one payload.
    pub(super) fn value<'a>(&self, row: &'a Row<'a>) -> Value<'a> {
        (self.read)(row)
    }
}

/// All columns, in their order.
const COLUMNS: [Column; 19] = [
    Column::new("file", "the file as it was named", |row| {
        Value::Text(Cow::Borrowed(row.file))
    }),
    Column::new(
        "line",
        "the line on which it begins, from 1, if the file has several",
        |row| number(row.place.line),
    ),
    Column::new("index", "the place in a page or list, from 0", |row| {
        number(row.place.index)
    }),
    Column::new(
        "kind",
        "hangup, dial_event, dial_summary, other_callback, record or sip_trunk_record",
        |row| of(row, |answer| slug(Some(answer.kind.slug()))),
    ),
    Column::new(
        "call_uuid",
        "the id of the call; of a Dial, that of its A leg",
        |row| of(row, |answer| text(answer.call_uuid())),
    )
    .id(),
    Column::new("b_leg_uuid", "the id of the B leg of a Dial", |row| {
        of(row, |answer| text(answer.b_leg_uuid()))
    })
    .id(),
    Column::new(
        "ended",
        "false if the call goes on, and has no outcome yet",
        |row| of(row, |answer| Value::Flag(answer.explanation.is_some())),
    ),
    Column::new("code", "a number; as reported if it is not one", |row| {
        of(row, |answer| code(reported(answer.code(), row.with_ids)))
    }),
    Column::new(
        "name",
        "the cause's name; as reported if it is not listed",
        |row| of(row, |answer| reported(answer.name(), row.with_ids)),
    ),
    Column::new(
        "source",
        "who ended the call; as reported if it is not listed",
        |row| of(row, |answer| reported(answer.source(), row.with_ids)),
    ),
    Column::new(
        "telephony_cause",
        "the switch's word; as reported if it is not listed",
        |row| of(row, |answer| reported(answer.telephony(), row.with_ids)),
    ),
    Column::new(
        "machine_detected",
        "true if the payload says that a machine was detected",
        |row| {
            of(row, |answer| {
                let end = answer.explanation;
                end.map_or(Value::Nothing, |end| Value::Flag(end.machine_detected))
            })
        },
    ),
    Column::new("outcome", "its slug, such as no_answer", |row| {
        of(row, |answer| {
            slug(answer.explanation.map(|end| end.meaning.outcome.slug()))
        })
    }),
    Column::new("retry", "its slug, such as with_backoff", |row| {
        of(row, |answer| {
            slug(answer.explanation.map(|end| end.meaning.retry.slug()))
        })
    }),
    Column::new("responsible", "the slug of who can fix it", |row| {
        of(row, |answer| {
            let party = answer.explanation.and_then(|end| end.meaning.responsible);
            slug(party.map(Party::slug))
        })
    }),
    Column::new("next_step", "what to do, in a sentence", |row| {
        of(row, |answer| {
            slug(answer.explanation.map(|end| end.meaning.next_step))
        })
    }),
    Column::new(
        "disagreements",
        "where the payload contradicts itself: a list of objects; sentences in CSV",
        |row| of(row, |answer| Value::Disagreements(&answer.disagreements)),
    ),
    Column::new(
        "label",
        "for metrics: the cause's slug, unlisted, not_reported or sip_trunk",
        |row| {
            of(row, |answer| {
                slug(answer.end().map(|(hangup, _)| hangup.label()))
            })
        },
    ),
    Column::new("error", "why it could not be read", |row| match row.said {
        Ok(_) => Value::Nothing,
        Err(problem) => Value::Text(Cow::Owned(problem.to_string())),
    }),
];

/// The columns that are written.
pub(super) fn columns(with_ids: bool) -> impl Iterator<Item = &'static Column> + Clone {
    COLUMNS
        .iter()
        .filter(move |column| with_ids || !column.is_id)
}

/// What the help says after the options.
pub(crate) fn help() -> String {
    let mut help = [
        "A file is one form, query, JSON payload, page of records or list of payloads, or it has one of these on \
         each line. It may be a gzip file. Pages and other JSON on several lines may also follow each other. Lines are \
         read one at a time, in constant memory. Everything else is held in memory whole. A page of usual records takes \
         up to four times its size, and the worst page 153 times.",
        "The output also has what could not be read, with its file, line or index, and the error. The exit code is \
         then 1, but everything else is still written.",
        "Without --ids, no phone numbers or ids of calls are written, and a text that is not listed is written only if \
         it is a code of at most five digits or has the form of a telephony word, such as USER_BUSY. With --ids, texts \
         are written as reported, with escapes such as \\u{1b} for characters that could control a terminal.",
        "Keys of JSON and columns of CSV, null or empty if there is nothing to say:",
    ]
    .map(screen::paragraph)
    .join("\n");
    for column in columns(true) {
        let note = if column.is_id { " (with --ids)" } else { "" };
        let label = format!("  {:16} ", column.name);
        let options = Options::new(screen::width())
            .initial_indent(&label)
            .subsequent_indent("                   ");
        let about = format!("{}{note}", column.about);
        // Writing to a string cannot fail.
        let _ = writeln!(help, "{}", fill(&about, options));
    }
    format!("{help}\n{}", examples::DECODE)
}

fn of<'a>(row: &'a Row<'a>, read: impl FnOnce(&'a Answer<'a>) -> Value<'a>) -> Value<'a> {
    row.said.as_ref().map_or(Value::Nothing, read)
}

fn number(number: Option<u64>) -> Value<'static> {
    number.map_or(Value::Nothing, Value::Number)
}

fn slug(slug: Option<&'static str>) -> Value<'static> {
    slug.map_or(Value::Nothing, |slug| Value::Text(Cow::Borrowed(slug)))
}

fn text(text: Option<Cow<'_, str>>) -> Value<'_> {
    text.map_or(Value::Nothing, Value::Text)
}

fn reported(text: Option<Text<'_>>, with_ids: bool) -> Value<'_> {
    text.map_or(Value::Nothing, |text| {
        Value::Text(text.shown(with_ids).unwrap_or(Cow::Borrowed(NOT_SHOWN)))
    })
}

/// A number only if it says the same: with a leading zero, a code is not the one that is listed.
fn code(value: Value<'_>) -> Value<'_> {
    const MOST_DIGITS: usize = 5;
    let Value::Text(code) = value else {
        return value;
    };
    match code.parse::<u64>() {
        Ok(number) if code.len() <= MOST_DIGITS && number.to_string() == code => {
            Value::Number(number)
        }
        _ => Value::Text(code),
    }
}
