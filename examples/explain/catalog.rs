//! The whole catalog as text: a table for the terminal, Markdown, JSON and CSV.

use std::fmt::Write as _;

use plivo_hangup::{
    CallState, CallType, Category, Evidence, Fact, HangupCause, HangupSource, Outcome, Party, Retry,
};
use serde::{Deserialize, Serialize};

/// A row of the dimension table: flat, with null for what is not published.
#[derive(Serialize)]
struct Row {
    code: u16,
    name: &'static str,
    slug: &'static str,
    category: &'static str,
    outcome: &'static str,
    retry: &'static str,
    responsible: Option<&'static str>,
    description: &'static str,
    next_step: &'static str,
    because: &'static str,
    sources: Option<String>,
    call_types: Option<String>,
    call_states: Option<String>,
    sources_evidence: &'static str,
    call_types_evidence: &'static str,
    call_states_evidence: &'static str,
    retry_evidence: &'static str,
}

impl Row {
    fn of(cause: HangupCause) -> Self {
        let evidence = |fact| cause.evidence(fact).slug();
        Self {
            code: cause.code(),
            name: cause.name(),
            slug: cause.slug(),
            category: cause.category().slug(),
            outcome: cause.outcome().slug(),
            retry: cause.retry().slug(),
            responsible: cause.responsible().map(Party::slug),
            description: cause.description(),
            next_step: cause.next_step(),
            because: cause.rationale(),
            sources: cause
                .sources()
                .map(|sources| joined(sources.iter().map(|possible| possible.source.name()))),
            call_types: call_types(cause),
            call_states: call_states(cause),
            sources_evidence: evidence(Fact::Sources),
            call_types_evidence: evidence(Fact::CallTypes),
            call_states_evidence: evidence(Fact::CallStates),
            retry_evidence: evidence(Fact::Retry),
        }
    }
}

fn rows() -> impl Iterator<Item = Row> {
    HangupCause::ALL.iter().copied().map(Row::of)
}

fn joined<'a>(items: impl Iterator<Item = &'a str>) -> String {
    items.collect::<Vec<_>>().join("; ")
}

/// The catalog as a list of flat JSON objects, one on each line.
pub(crate) fn json() -> serde_json::Result<String> {
    let rows = rows().map(|row| serde_json::to_string(&row));
    let rows = rows.collect::<serde_json::Result<Vec<_>>>()?;
    Ok(format!("[\n{}\n]\n", rows.join(",\n")))
}

/// The catalog as CSV with a head line.
pub(crate) fn csv() -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows() {
        writer.serialize(row)?;
    }
    let bytes = writer
        .into_inner()
        .map_err(csv::IntoInnerError::into_error)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The catalog as the tables of CATALOG.md: the causes under the headings of the published table, and the
/// corrections.
pub(crate) fn markdown() -> serde_json::Result<String> {
    let mut text = String::from(
        "# Plivo hangup causes\n\n\
         For support teams: what each hangup cause means and what to do about it. Codes, names and\n\
         who ends the call are Plivo's, except for what is marked as inferred from an incomplete text.\n\
         Outcome, retry and responsible are this crate's judgement, except for the retry advice that Plivo\n\
         publishes (marked *).\n\n\
         What comes with a code can change what it means: 3010 from Answer XML is your own Hangup element,\n\
         and 4000 without an answer is not Completed. [Corrections](#corrections) lists every such case.\n\
         The library's `meaning()` and `explain()` weigh them.\n\n\
         Written by `cargo run --example explain -- --format markdown`; do not edit it by hand.\n",
    );
    for category in Category::ALL.iter().copied() {
        let _ = write!(
            text,
            "\n## {category}\n\n\
             | code | name | what it means | what to do | outcome | retry | responsible | ended by |\n\
             | --- | --- | --- | --- | --- | --- | --- | --- |\n"
        );
        let causes = HangupCause::ALL.iter().copied();
        for cause in causes.filter(|cause| cause.category() == category) {
            let mark = match cause.evidence(Fact::Retry) {
                Evidence::Published => " *",
                _ => "",
            };
            let responsible = cause.responsible().map_or("nobody", Party::name);
            let _ = writeln!(
                text,
                "| {} | {} | {} | {} | {} | {}{mark} | {responsible} | {} |",
                cause.code(),
                escaped(cause.name()),
                escaped(cause.description()),
                escaped(cause.next_step()),
                cause.outcome(),
                cause.retry(),
                escaped(&sources(cause, "not published")),
            );
        }
    }
    let _ = write!(
        text,
        "\n## Corrections\n\n\
         What a code means instead if all of this comes with it. The first row that fits counts. \"Word\" is\n\
         the outcome of the telephony word; \"any\" always fits; an outcome of \"-\" stays that of the code.\n\n\
         | codes | source | word | answered | outcome | retry | responsible | what it means | what to do | why |\n\
         | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n"
    );
    let data: Data = serde_json::from_str(DATA)?;
    for correction in &data.corrections {
        correction.write_row(&mut text);
    }
    Ok(text)
}

/// The library keeps its corrections to itself, so the example reads them where they are written.
const DATA: &str = include_str!("../../data/hangup-causes.json");

#[derive(Deserialize)]
struct Data {
    corrections: Vec<Correction>,
}

#[derive(Deserialize)]
struct Correction {
    causes: Vec<u16>,
    /// The slug of a source.
    source: Option<String>,
    telephony: Option<Outcome>,
    answered: Option<bool>,
    outcome: Option<Outcome>,
    retry: Retry,
    responsible: Option<Party>,
    description: String,
    next_step: String,
    because: String,
}

impl Correction {
    fn write_row(&self, text: &mut String) {
        let codes: Vec<_> = self.causes.iter().map(u16::to_string).collect();
        let mut sources = HangupSource::ALL.iter().copied();
        let source = sources.find(|source| self.source.as_deref() == Some(source.slug()));
        let answered = match self.answered {
            None => "any",
            Some(true) => "yes",
            Some(false) => "no",
        };
        let _ = writeln!(
            text,
            "| {} | {} | {} | {answered} | {} | {} | {} | {} | {} | {} |",
            codes.join(", "),
            source.map_or("any", HangupSource::name),
            self.telephony.map_or("any", Outcome::name),
            self.outcome.map_or("-", Outcome::name),
            self.retry,
            self.responsible.map_or("nobody", Party::name),
            escaped(&self.description),
            escaped(&self.next_step),
            escaped(&self.because),
        );
    }
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '|' | '*' | '_' | '<' | '[' | ']' | '`' | '\\') {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

/// The catalog as a table for a terminal.
pub(crate) fn table() -> String {
    let mut text = format!(
        "{:>5}  {:<42}  {:<9}  {:<12}  responsible\n",
        "code", "name", "outcome", "retry"
    );
    for cause in HangupCause::ALL.iter().copied() {
        let responsible = cause.responsible().map_or("nobody", Party::name);
        let _ = writeln!(
            text,
            "{:>5}  {cause:<42}  {:<9}  {:<12}  {responsible}",
            cause.code(),
            cause.outcome(),
            cause.retry(),
        );
    }
    text
}

/// Who ends a call with a cause, and when.
pub(crate) fn sources(cause: HangupCause, not_published: &str) -> String {
    let Some(sources) = cause.sources() else {
        return not_published.to_owned();
    };
    let sources = sources.iter().map(|possible| match possible.when {
        Some(when) => format!("{} where {when}", possible.source),
        None if possible.evidence == Evidence::Inferred => {
            format!("{} (inferred)", possible.source)
        }
        None => possible.source.to_string(),
    });
    sources.collect::<Vec<_>>().join("; ")
}

/// The call types of a cause; `None` where they are not published.
pub(crate) fn call_types(cause: HangupCause) -> Option<String> {
    let types = cause.call_types()?;
    Some(joined(types.iter().copied().map(CallType::name)))
}

/// The call states of a cause; `None` where they are not published.
pub(crate) fn call_states(cause: HangupCause) -> Option<String> {
    match cause.call_states()? {
        states if states == CallState::ALL => Some("Any".to_owned()),
        states => Some(joined(states.iter().copied().map(CallState::name))),
    }
}
