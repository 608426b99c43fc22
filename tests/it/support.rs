//! What the test modules share.

use std::fmt::{Debug, Display};

use plivo_hangup::{Hangup, HangupTexts, UnlistedNumber};
use serde::de::DeserializeOwned;

/// A hangup of its four texts; `None` and a blank text report nothing.
pub fn hangup<'a>(
    code: impl Into<Option<&'a str>>,
    name: impl Into<Option<&'a str>>,
    source: impl Into<Option<&'a str>>,
    telephony: impl Into<Option<&'a str>>,
) -> Hangup {
    HangupTexts {
        code: code.into(),
        name: name.into(),
        source: source.into(),
        telephony: telephony.into(),
    }
    .into()
}

/// Digits that are not a code, and what only looks like one.
pub const NOT_CODES: &[&str] = &[
    "03010",
    "00",
    "+3010",
    "-0",
    "3010.0",
    "3 010",
    "3010a",
    "0xbc2",
    "65536",
    "99999",
    // 3010 more than 2^16, 2^32 and 2^64.
    "68546",
    "4294970306",
    "18446744073709554626",
    "99999999999999999999",
    "12025550123",
    "３０１０",
];

/// The four texts of a hangup as they were reported.
pub fn reported(hangup: &Hangup) -> [Option<&str>; 4] {
    [
        hangup.reported_code(),
        hangup.reported_name(),
        hangup.reported_source(),
        hangup.reported_telephony(),
    ]
}

/// Differences between what was found and what was expected, reported all at once.
#[derive(Default)]
pub struct Differences(Vec<String>);

impl Differences {
    /// Compares one fact; the label names it in the message.
    pub fn compare<T: Copy + PartialEq + Debug>(
        &mut self,
        label: impl Display,
        found: T,
        expected: T,
    ) {
        if found != expected {
            let difference = format!("{label}: found {found:?}, expected {expected:?}");
            self.0.push(difference);
        }
    }

    /// Fails with all differences, if there are any.
    #[track_caller]
    pub fn assert_none(self) {
        assert!(self.0.is_empty(), "\n{}", self.0.join("\n"));
    }
}

/// The error of reading JSON, without the place that `serde_json` adds; the same from a text and
/// from a `Value`.
#[track_caller]
pub fn json_error<T: DeserializeOwned + Debug>(json: &str) -> String {
    let value: serde_json::Value = serde_json::from_str(json).expect("JSON");
    let from_value = serde_json::from_value::<T>(value).expect_err(json);
    let from_text = serde_json::from_str::<T>(json).expect_err(json);
    let from_text = from_text.to_string();
    let (sentence, _place) = from_text.split_once(" at line ").expect("a place");
    assert_eq!(
        sentence,
        from_value.to_string(),
        "{json} as text and as a value"
    );
    sentence.to_owned()
}

/// Reads JSON, once from a text and once from a `Value`.
#[track_caller]
pub fn from_json<T: DeserializeOwned + PartialEq + Debug>(json: &str) -> T {
    let value: serde_json::Value = serde_json::from_str(json).expect("JSON");
    let from_value = serde_json::from_value::<T>(value).expect(json);
    let from_text = serde_json::from_str::<T>(json).expect(json);
    assert_eq!(from_text, from_value, "{json} as text and as a value");
    from_text
}

/// Checks that each number of the rows leads to its value and back, and that every other number
/// is an error that says what was expected.
#[track_caller]
pub fn check_numbers<T>(expected: &str, rows: &[(u16, T)], find: fn(u16) -> Option<T>)
where
    T: Copy + Debug + PartialEq + TryFrom<u16, Error = UnlistedNumber> + Into<u16>,
{
    for number in 0..=u16::MAX {
        let row = rows.iter().find(|row| row.0 == number);
        let value = row.map(|row| row.1);
        assert_eq!(find(number), value, "{number}");
        match T::try_from(number) {
            Ok(found) => {
                assert_eq!(Some(found), value, "{number}");
                assert_eq!(found.into(), number);
            }
            Err(error) => {
                assert_eq!(value, None, "{number}");
                assert_eq!(error.number(), Some(number));
                let sentence = format!("expected {expected}, found the unlisted number {number}");
                assert_eq!(error.to_string(), sentence);
            }
        }
    }
}
