//! The table of keys in the docs, checked against the accessors.

use super::hangup_keys::HangupKeys;
use super::{CallRecord, DialCallback, DialResult, HangupCallback};

/// A key with its accessor.
pub(super) struct Key {
    pub(super) wire: &'static str,
    pub(super) other: &'static [&'static str],
    pub(super) accessor: &'static str,
    pub(super) kind: &'static str,
    pub(super) word: &'static [&'static str],
}

/// The keys of a payload that belong to a group.
pub(super) trait Keys<Group> {
    const KEYS: &'static [Key];
}

/// The keys of the A leg.
pub(super) struct ALeg;
/// The keys of the payload itself.
pub(super) struct Own;

/// The rows of the keys that a payload's hangup is read from.
fn hangup_rows(keys: HangupKeys, payload: &str) -> Vec<String> {
    let keys = keys.each().map(|(_, wire)| Key {
        wire,
        other: &[],
        accessor: "hangup",
        kind: "hangup",
        word: &[],
    });
    keys.map(|key| key.row(payload)).collect()
}

impl Key {
    /// The key's row in the table of docs.
    fn row(&self, payloads: &str) -> String {
        let spellings: Vec<_> = std::iter::once(&self.wire).chain(self.other).collect();
        let spellings: Vec<_> = spellings.iter().map(|key| format!("`{key}`")).collect();
        let (value, unit) = match self.kind {
            "word" => (format!("`Reported<{}>`", self.word.concat()), ""),
            "seconds" => ("`u64`".to_owned(), "seconds"),
            "number" => ("`u64`".to_owned(), ""),
            "flag" => ("`bool`".to_owned(), ""),
            "hangup" => ("`Hangup`".to_owned(), ""),
            "money" => ("`&str`".to_owned(), "exact decimal"),
            "time" => ("`&str`".to_owned(), "time as sent"),
            _ => ("`&str`".to_owned(), ""),
        };
        format!(
            "| {} | `{}` | {value} | {unit} | {payloads} |",
            spellings.join(", "),
            self.accessor
        )
    }
}

fn expected_rows() -> Vec<String> {
    let a_leg = "every callback";
    let hangups = [
        hangup_rows(HangupCallback::HANGUP_KEYS, "callback"),
        hangup_rows(DialCallback::HANGUP_KEYS, "Dial event"),
        hangup_rows(DialResult::HANGUP_KEYS, "Dial result"),
        hangup_rows(CallRecord::HANGUP_KEYS, "record"),
    ];
    let groups: [(&[Key], &str); 5] = [
        (<HangupCallback as Keys<ALeg>>::KEYS, a_leg),
        (<HangupCallback as Keys<Own>>::KEYS, "callback"),
        (<DialCallback as Keys<Own>>::KEYS, "Dial event"),
        (<DialResult as Keys<Own>>::KEYS, "Dial result"),
        (<CallRecord as Keys<Own>>::KEYS, "record"),
    ];
    let rows = groups.iter().flat_map(|(keys, payloads)| {
        let rows = keys.iter().map(|key| key.row(payloads));
        rows.collect::<Vec<_>>()
    });
    hangups.concat().into_iter().chain(rows).collect()
}

#[test]
fn the_table_of_keys_has_a_row_for_each_accessor() {
    let table = include_str!("../guide/keys.md");
    let rows = table.lines().filter(|line| line.starts_with("| `"));
    let rows: Vec<_> = rows.collect();
    let expected = expected_rows();
    assert!(
        rows == expected,
        "the rows of src/guide/keys.md should be:\n{}",
        expected.join("\n")
    );
}
