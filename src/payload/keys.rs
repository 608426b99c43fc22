//! The keys that each payload has of its own.

use super::core::HangupKeys;

/// A key with its accessor.
pub(crate) struct Key {
    /// Its spellings.
    pub(crate) wire: &'static [&'static str],
    /// What the docs of its accessor say.
    #[cfg(feature = "schemars")]
    pub(crate) docs: &'static str,
    #[cfg(test)]
    pub(super) accessor: &'static str,
    #[cfg(test)]
    pub(super) kind: &'static str,
    /// The vocabulary, if the value is a word.
    #[cfg(test)]
    pub(super) word: &'static str,
}

/// Whether a payload with these keys has this one.
pub(super) fn has_key(hangup: HangupKeys, groups: &[&[Key]], key: &str) -> bool {
    let mut keys = groups.iter().copied().flatten();
    hangup.iter().any(|(_, own)| *own == key) || keys.any(|own| own.wire.contains(&key))
}

/// What the schema of each payload says.
#[cfg(feature = "schemars")]
mod described {
    use super::super::{CallRecord, DialCallback, DialSummary, HangupCallback, OtherCallback};
    use super::Key;

    impl HangupCallback {
        pub(crate) const ABOUT: &str = "The callback to hangup_url when a call has ended.";
        pub(crate) const KEYS: &[&[Key]] = &[Self::A_LEG, Self::OWN];
    }

    impl DialCallback {
        pub(crate) const ABOUT: &str = "The callback for an event of a B leg of a Dial.";
        pub(crate) const KEYS: &[&[Key]] = &[Self::A_LEG, Self::OWN];
    }

    impl DialSummary {
        pub(crate) const ABOUT: &str = "The request to the action URL of a Dial that has ended.";
        pub(crate) const KEYS: &[&[Key]] = &[Self::A_LEG, Self::OWN];
    }

    impl OtherCallback {
        pub(crate) const ABOUT: &str = "A callback that reports no end.";
        pub(crate) const KEYS: &[&[Key]] = &[Self::A_LEG];
    }

    impl CallRecord {
        pub(crate) const ABOUT: &str = "A call detail record.";
        pub(crate) const KEYS: &[&[Key]] = &[Self::OWN];
    }
}

/// The page of keys in the docs, checked against the accessors.
#[cfg(test)]
mod tests {
    use super::super::{CallRecord, DialCallback, DialSummary, HangupCallback};
    use super::*;

    fn row(key: &Key, payload: &str) -> String {
        let wire: Vec<_> = key.wire.iter().map(|key| format!("`{key}`")).collect();
        let value = match key.kind {
            "word" => format!("`Reported<{}>`", key.word),
            "seconds" => "`u64`, seconds".to_owned(),
            "number" => "`u64`".to_owned(),
            "flag" => "`bool`".to_owned(),
            "money" => "`&str`, exact decimal".to_owned(),
            "time" => "`&str`, time as sent".to_owned(),
            _ => "`&str`".to_owned(),
        };
        let (wire, accessor) = (wire.join(", "), key.accessor);
        format!("- {wire}: [`{accessor}`](crate::{payload}::{accessor}), {value}")
    }

    fn rows(title: &str, payload: &str, hangup: HangupKeys, keys: &[Key]) -> Vec<String> {
        let title = [format!("# {title}")].into_iter();
        let hangup = hangup
            .iter()
            .map(|(_, key)| format!("- `{key}`: [`hangup`](crate::{payload}::hangup), `Hangup`"));
        let rows = keys.iter().map(|key| row(key, payload));
        title.chain(hangup).chain(rows).collect()
    }

    #[test]
    fn the_page_of_keys_has_a_row_for_each_accessor() {
        let expected = [
            rows(
                "Every callback",
                "HangupCallback",
                &[],
                HangupCallback::A_LEG,
            ),
            rows(
                "`HangupCallback`",
                "HangupCallback",
                HangupCallback::HANGUP_KEYS,
                HangupCallback::OWN,
            ),
            rows(
                "`DialCallback`",
                "DialCallback",
                DialCallback::HANGUP_KEYS,
                DialCallback::OWN,
            ),
            rows(
                "`DialSummary`",
                "DialSummary",
                DialSummary::HANGUP_KEYS,
                DialSummary::OWN,
            ),
            rows(
                "`CallRecord`",
                "CallRecord",
                CallRecord::HANGUP_KEYS,
                CallRecord::OWN,
            ),
        ];
        let expected = expected.concat();
        let page = include_str!("../guide/keys.md");
        let rows: Vec<_> = page
            .lines()
            .filter(|line| line.starts_with("- ") || line.starts_with("# "))
            .collect();
        assert!(
            rows == expected,
            "the rows of src/guide/keys.md should be:\n{}",
            expected.join("\n")
        );
    }
}
