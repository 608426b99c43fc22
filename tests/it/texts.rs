//! Every text of the data, against what the accessors give: they are told by their place in long lists.

use plivo_hangup::{HangupCause, HangupSource, Outcome, TelephonyCause};
use serde_json::Value;

use crate::support::Differences;

fn data(json: &str) -> Value {
    serde_json::from_str(json).expect("JSON")
}

fn entries<'a>(data: &'a Value, list: &str) -> &'a [Value] {
    data[list].as_array().expect(list)
}

fn text<'a>(entry: &'a Value, field: &str) -> &'a str {
    entry[field].as_str().expect(field)
}

#[test]
fn each_cause_has_the_texts_of_its_entry() {
    let data = data(include_str!("../../data/hangup-causes.json"));
    let mut differences = Differences::default();
    for entry in entries(&data, "causes") {
        let code = u16::try_from(entry["code"].as_u64().expect("code")).expect("code");
        let cause = HangupCause::from_code(code).expect("listed");
        for (field, found) in [
            ("name", cause.name()),
            ("slug", cause.slug()),
            ("description", cause.description()),
            ("next_step", cause.next_step()),
            ("because", cause.because()),
            ("category", cause.category().slug()),
            ("outcome", cause.outcome().slug()),
            ("retry", cause.retry().slug()),
        ] {
            differences.compare(format!("{code} {field}"), found, text(entry, field));
        }
    }
    differences.assert_none();
}

#[test]
fn each_telephony_cause_has_the_texts_of_its_entry() {
    let data = data(include_str!("../../data/telephony-causes.json"));
    let mut differences = Differences::default();
    let list = data
        .as_object()
        .expect("an object")
        .keys()
        .next()
        .expect("a list");
    for entry in entries(&data, list) {
        let word = text(entry, "word");
        let cause = TelephonyCause::from_word(word).expect("listed");
        differences.compare(format!("{word} word"), cause.word(), word);
        let slug = word.to_ascii_lowercase();
        differences.compare(format!("{word} slug"), cause.slug(), slug.as_str());
        let description = text(entry, "description");
        let label = format!("{word} description");
        differences.compare(label, cause.description(), description);
    }
    differences.assert_none();
}

#[test]
fn each_term_has_the_texts_of_its_entry() {
    let data = data(include_str!("../../data/hangup-causes.json"));
    let mut differences = Differences::default();
    for entry in entries(&data, "sources") {
        let name = text(entry, "name");
        let source = HangupSource::from_name(name).expect("listed");
        differences.compare(name, source.name(), name);
        differences.compare(name, source.slug(), text(entry, "slug"));
        differences.compare(name, source.description(), text(entry, "description"));
    }
    for entry in entries(&data, "outcomes") {
        let name = text(entry, "name");
        let outcome = Outcome::from_name(name).expect("listed");
        differences.compare(name, outcome.slug(), text(entry, "slug"));
        differences.compare(name, outcome.description(), text(entry, "description"));
    }
    differences.assert_none();
}
