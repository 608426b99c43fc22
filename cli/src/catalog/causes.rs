//! The rows of hangup causes, and their lists as text.

use std::borrow::Cow;

use plivo_hangup::{
    CallState, CallType, Evidence, Fact, HangupCause, HangupSource, PossibleSource,
};

use crate::table::{Cell, Row, joined};

const NOT_PUBLISHED: &str = "not published";
const SEEN: Cell = Cell::Term {
    slug: Cow::Borrowed("seen"),
    name: Cow::Borrowed("Seen"),
};

pub(crate) fn cause_row(cause: HangupCause) -> Row {
    let evidence = |fact| cause.evidence(fact).into();
    Row::new([
        ("code", cause.code().into()),
        ("name", cause.name().into()),
        ("slug", cause.slug().into()),
        ("category", cause.category().into()),
        ("outcome", cause.outcome().into()),
        ("retry", cause.retry().into()),
        ("responsible", Cell::or(cause.responsible(), "nobody")),
        ("description", cause.description().into()),
        ("next_step", cause.next_step().into()),
        ("because", cause.rationale().into()),
        ("sources", sources(cause)),
        ("call_types", Cell::or(call_types(cause), NOT_PUBLISHED)),
        ("call_states", Cell::or(call_states(cause), NOT_PUBLISHED)),
        ("sources_evidence", evidence(Fact::Sources)),
        ("call_types_evidence", evidence(Fact::CallTypes)),
        ("call_states_evidence", evidence(Fact::CallStates)),
        ("retry_evidence", evidence(Fact::Retry)),
    ])
}

/// A row for each cause and source. One that is only seen in payloads has the evidence "seen".
pub(super) fn cause_source_rows() -> Vec<Row> {
    let rows = HangupCause::ALL.iter().copied().flat_map(|cause| {
        let row = move |source: HangupSource, when: Option<&'static str>, evidence: Cell| {
            Row::new([
                ("code", cause.code().into()),
                ("source", source.into()),
                ("condition", Cell::or(when, "-")),
                ("evidence", evidence),
            ])
        };
        let listed = cause.sources().unwrap_or_default().iter();
        let listed = listed.map(move |one| row(one.source, one.when, one.evidence.into()));
        let seen = cause.seen_sources().iter();
        listed.chain(seen.map(move |source| row(*source, None, SEEN)))
    });
    rows.collect()
}

/// Who ends a call with a cause: the names for tools, and for people when each of them does.
fn sources(cause: HangupCause) -> Cell {
    let Some(sources) = cause.sources() else {
        return Cell::Null(NOT_PUBLISHED);
    };
    let shown = |possible: &PossibleSource| match possible.when {
        Some(when) => format!("{} where {when}", possible.source),
        None if possible.evidence == Evidence::Inferred => {
            format!("{} (inferred)", possible.source)
        }
        None => possible.source.to_string(),
    };
    Cell::Term {
        slug: joined(sources.iter().map(|possible| possible.source)).into(),
        name: joined(sources.iter().map(shown)).into(),
    }
}

fn call_types(cause: HangupCause) -> Option<String> {
    Some(joined(
        cause.call_types()?.iter().copied().map(CallType::name),
    ))
}

fn call_states(cause: HangupCause) -> Option<String> {
    match cause.call_states()? {
        states if states == CallState::ALL => Some("Any".to_owned()),
        states => Some(joined(states.iter().copied().map(CallState::name))),
    }
}
