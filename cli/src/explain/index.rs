//! Everything that can be explained, by every spelling of it.

use plivo_hangup::{HangupCause, TelephonyCause};

use crate::data::Data;

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Subject {
    Cause(HangupCause),
    Word(TelephonyCause),
}

impl Subject {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Cause(cause) => cause.name(),
            Self::Word(word) => word.word(),
        }
    }
}

/// A spelling of a subject.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) text: String,
    pub(super) key: String,
    pub(super) subject: Subject,
    /// Whether it is a name of the subject; if not, it is what people search for.
    pub(super) is_name: bool,
}

#[derive(Debug)]
pub(super) struct Index(Vec<Entry>);

impl Index {
    pub(super) fn new(data: &Data) -> Self {
        let mut index = Self(Vec::new());
        for cause in HangupCause::ALL.iter().copied() {
            let spellings = data.causes.iter().find(|listed| listed.cause == cause);
            let (aliases, searches) = spellings
                .map(|spellings| (spellings.aliases.as_slice(), spellings.searches.as_slice()))
                .unwrap_or_default();
            let subject = Subject::Cause(cause);
            index.add(
                subject,
                true,
                [cause.name(), cause.slug(), &format!("{cause:?}")],
            );
            index.add(subject, true, aliases);
            index.add(subject, false, searches);
        }
        for word in TelephonyCause::ALL.iter().copied() {
            let subject = Subject::Word(word);
            index.add(
                subject,
                true,
                [word.word(), word.slug(), &format!("{word:?}")],
            );
        }
        index
    }

    fn add<T: AsRef<str>>(
        &mut self,
        subject: Subject,
        is_name: bool,
        texts: impl IntoIterator<Item = T>,
    ) {
        self.0.extend(texts.into_iter().map(|text| Entry {
            text: text.as_ref().to_owned(),
            key: key(text.as_ref()),
            subject,
            is_name,
        }));
    }

    pub(super) fn entries(&self) -> &[Entry] {
        &self.0
    }

    /// The subjects with a name.
    pub(super) fn named(&self, text: &str) -> impl Iterator<Item = Subject> {
        let key = key(text);
        let named = move |entry: &&Entry| entry.is_name && entry.key == key;
        self.0.iter().filter(named).map(|entry| entry.subject)
    }
}

/// What all ways to write a name have in common: "Busy Line", `busy_line` and `BusyLine`.
pub(super) fn key(text: &str) -> String {
    let letters = text.chars().filter(|character| character.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
