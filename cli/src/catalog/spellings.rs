//! The rows of spellings: how a text is found by a join instead of a function.

use plivo_hangup::{HangupCause, TelephonyCause};

use crate::data::{Data, Listed};
use crate::table::Row;
use crate::term::Term;

/// A row for each spelling in lower case. The codes are a vocabulary of their own, because a code in the place of a
/// name is not read.
pub(super) fn spelling_rows(data: &Data) -> Vec<Row> {
    let codes = HangupCause::ALL.iter().map(|cause| {
        let code = cause.code().to_string();
        spelling("cause_code", code, cause.slug())
    });
    let causes = HangupCause::ALL.iter().flat_map(|cause| {
        let listed = data.causes.iter().find(|listed| listed.cause == *cause);
        let aliases = listed.map(|listed| listed.aliases.as_slice());
        all("cause", [cause.name(), cause.slug()], aliases)
    });
    let words = TelephonyCause::ALL
        .iter()
        .flat_map(|word| all("telephony", [word.word(), word.slug()], None));
    codes
        .chain(causes)
        .chain(terms("source", &data.sources))
        .chain(words)
        .chain(terms("call_status", &data.call_statuses))
        .collect()
}

fn terms<T: Term + PartialEq>(
    vocabulary: &'static str,
    listed: &[Listed<T>],
) -> impl Iterator<Item = Row> {
    T::ALL.iter().flat_map(move |term| {
        let listed = listed.iter().find(|listed| listed.word == *term);
        let aliases = listed.map(|listed| listed.aliases.as_slice());
        all(vocabulary, [term.name(), term.slug()], aliases)
    })
}

/// The name, the slug and the aliases, which may be the same in lower case.
fn all(
    vocabulary: &'static str,
    [name, slug]: [&'static str; 2],
    aliases: Option<&[String]>,
) -> Vec<Row> {
    let aliases = aliases.unwrap_or_default().iter().map(String::as_str);
    let mut spellings = Vec::new();
    for text in [name, slug].into_iter().chain(aliases) {
        let text = text.to_ascii_lowercase();
        if !spellings.contains(&text) {
            spellings.push(text);
        }
    }
    let rows = spellings
        .into_iter()
        .map(|text| spelling(vocabulary, text, slug));
    rows.collect()
}

fn spelling(vocabulary: &'static str, text: String, slug: &'static str) -> Row {
    Row::new([
        ("vocabulary", vocabulary.into()),
        ("spelling", text.into()),
        ("slug", slug.into()),
    ])
}
