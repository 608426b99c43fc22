//! Columns of text: what is between two line breaks is a cell, and comes back as it is from CSV and forms.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plivo_hangup::{HangupCause, HangupSource, Outcome, Reported, UnrecognizedText};
use plivo_hangup_fuzz::{marker, reference};
use serde::{Deserialize, Serialize};

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Row {
    #[serde(with = "plivo_hangup::as_text")]
    code: Reported<HangupCause>,
    #[serde(with = "plivo_hangup::as_text")]
    source: Option<Reported<HangupSource>>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Word {
    #[serde(with = "plivo_hangup::as_text")]
    cause: HangupCause,
    #[serde(with = "plivo_hangup::as_text")]
    outcome: Option<Outcome>,
}

fuzz_target!(|input: &[u8]| {
    let text = String::from_utf8_lossy(input);
    let (first, second) = text.split_once('\n').unwrap_or((&text, ""));
    check_row(first, second);
    check_word(first, second);

    let planted = marker::planted(input);
    // What derived code finds in the place of a struct, it repeats.
    if planted.starts_with(b"{") {
        marker::is_hidden_in(&serde_json::from_slice::<Row>(&planted));
        marker::is_hidden_in(&serde_json::from_slice::<Word>(&planted));
    }
    for row in csv::Reader::from_reader(planted.as_slice()).into_deserialize::<Row>() {
        marker::is_hidden_in(&row);
    }
    let planted = String::from_utf8_lossy(&planted);
    let (first, second) = planted.split_once('\n').unwrap_or((&planted, ""));
    marker::is_hidden_in(&from_csv::<Word>(&csv_of(
        ["cause", "outcome"],
        [first, second],
    )));
});

fn check_row(code: &str, source: &str) {
    let is_blank = source.trim_ascii().is_empty();
    let csv = csv_of(["code", "source"], [code, source]);
    let form = reference::form_of(&[("code", code), ("source", source)]);
    for row in [
        from_csv::<Row>(&csv).unwrap(),
        serde_urlencoded::from_str(&form).unwrap(),
    ] {
        assert_eq!(row.code.as_str(), code);
        assert_eq!(row.code.known(), Reported::from(code).known());
        let source = Some(source).filter(|_| !is_blank);
        assert_eq!(row.source.as_ref().map(Reported::as_str), source);
        assert_eq!(from_csv::<Row>(&to_csv(&row)).unwrap(), row);
        if !is_blank {
            assert_eq!(to_csv(&row), csv);
        }
    }
}

fn check_word(cause: &str, outcome: &str) {
    let is_blank = outcome.trim_ascii().is_empty();
    let expected = || -> Result<Word, UnrecognizedText> {
        Ok(Word {
            cause: cause.parse()?,
            outcome: if is_blank {
                None
            } else {
                Some(outcome.parse()?)
            },
        })
    };
    let read = from_csv::<Word>(&csv_of(["cause", "outcome"], [cause, outcome]));
    assert_eq!(read.as_ref().ok(), expected().as_ref().ok());
    if let Ok(word) = read {
        assert_eq!(from_csv::<Word>(&to_csv(&word)).unwrap(), word);
    }
}

fn csv_of(header: [&str; 2], cells: [&str; 2]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(header).unwrap();
    writer.write_record(cells).unwrap();
    writer.into_inner().unwrap()
}

fn to_csv(row: &impl Serialize) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.serialize(row).unwrap();
    writer.into_inner().unwrap()
}

fn from_csv<T: for<'de> Deserialize<'de>>(csv: &[u8]) -> csv::Result<T> {
    let mut reader = csv::Reader::from_reader(csv);
    reader.deserialize().next().expect("there is a row")
}
