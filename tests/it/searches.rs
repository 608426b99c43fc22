//! What a search in the docs finds: the aliases of types, which rustdoc reads at the re-export only.

/// The attributes and docs right before a line of source.
fn before<'a>(source: &'a str, line: &str) -> Vec<&'a str> {
    let lines: Vec<_> = source.lines().map(str::trim).collect();
    let place = lines.iter().position(|found| *found == line);
    let place = place.unwrap_or_else(|| panic!("{line} is nowhere"));
    let before = lines[..place].iter().rev();
    let before = before.take_while(|line| line.starts_with('#') || line.starts_with("///"));
    before.copied().collect()
}

#[test]
fn a_search_for_plivos_own_names_finds_the_types() {
    let source = include_str!("../../src/lib.rs");
    for (alias, item) in [
        ("CDR", "payload::CallRecord"),
        ("CDR", "payload::CallRecordPage"),
        ("NDJSON", "payload::CallRecordLines"),
        ("webhook", "payload::Callback"),
        ("webhook", "payload::HangupCallback"),
        ("hangup_url", "payload::HangupCallback"),
        ("callbackUrl", "payload::DialCallback"),
        ("action", "payload::DialSummary"),
        ("answer_url", "payload::Callback"),
        ("redial", "catalog::Retry"),
        ("disposition", "catalog::Outcome"),
        ("Q.850", "catalog::TelephonyCause"),
        ("hangup cause code", "catalog::HangupCause"),
    ] {
        let attributes = before(source, &format!("pub use crate::{item};"));
        let attribute = format!("#[doc(alias = \"{alias}\")]");
        assert!(
            attributes.contains(&attribute.as_str()),
            "{alias} does not find {item}"
        );
    }
}
