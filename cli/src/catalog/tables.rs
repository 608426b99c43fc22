//! The tables of the catalog, and the rows of each.

use plivo_hangup::{
    CallLeg, CallState, CallStatus, CallType, CallbackEvent, Category, DialAction, DialBLegStatus,
    DialStatus, Direction, Evidence, Fact, HangupCause, HangupSource, Outcome, Party, Retry,
    StirAttestation, StirVerification, TelephonyCause,
};

use super::causes::{cause_row, cause_source_rows};
use super::spellings::spelling_rows;
use super::words::{advice, cause_correction_rows, correction_row, judged, word_row};
use crate::data::Data;
use crate::table::{Cell, Row};
use crate::term::Term;

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Table {
    Causes,
    CauseSources,
    Corrections,
    CauseCorrections,
    Spellings,
    Telephony,
    Sources,
    Outcomes,
    Retries,
    Parties,
    Categories,
    CallTypes,
    CallStates,
    CallStatuses,
    DialStatuses,
    DialBLegStatuses,
    DialActions,
    Events,
    Legs,
    Directions,
    StirVerifications,
    StirAttestations,
    Evidence,
    Facts,
}

impl Table {
    /// Every table, with its option and what it holds.
    pub(crate) const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Causes, "causes", "Hangup causes; the default"),
        (
            Self::CauseSources,
            "cause-sources",
            "Who ends a call with which cause, and when: a row for each pair",
        ),
        (
            Self::Corrections,
            "corrections",
            "What a cause means instead, depending on what comes with it",
        ),
        (
            Self::CauseCorrections,
            "cause-corrections",
            "The corrections for joins: a row for each correction and cause",
        ),
        (
            Self::Spellings,
            "spellings",
            "How causes, sources, telephony words and call statuses are written, in lower case",
        ),
        (
            Self::Telephony,
            "telephony",
            "Words of the telephony switch",
        ),
        (
            Self::Sources,
            "sources",
            "Hangup sources: who ended the call",
        ),
        (Self::Outcomes, "outcomes", "How a call ended"),
        (
            Self::Retries,
            "retries",
            "Whether to place the call again, and when",
        ),
        (Self::Parties, "parties", "Who can fix it"),
        (
            Self::Categories,
            "categories",
            "Headings of the published table",
        ),
        (Self::CallTypes, "call-types", "Types of call"),
        (
            Self::CallStates,
            "call-states",
            "States of a call when it ended",
        ),
        (Self::CallStatuses, "call-statuses", "Values of CallStatus"),
        (Self::DialStatuses, "dial-statuses", "Values of DialStatus"),
        (
            Self::DialBLegStatuses,
            "dial-b-leg-statuses",
            "Values of DialBLegStatus",
        ),
        (Self::DialActions, "dial-actions", "Values of DialAction"),
        (Self::Events, "events", "Values of Event in callbacks"),
        (Self::Legs, "legs", "Call legs"),
        (Self::Directions, "directions", "Values of Direction"),
        (
            Self::StirVerifications,
            "stir-verifications",
            "Values of StirVerification",
        ),
        (
            Self::StirAttestations,
            "stir-attestations",
            "Levels of STIR attestation",
        ),
        (Self::Evidence, "evidence", "Where facts come from"),
        (Self::Facts, "facts", "Facts of a cause that have evidence"),
    ];

    /// The columns that a terminal has room for.
    pub(super) fn shown(self) -> &'static [&'static str] {
        match self {
            Self::Causes => &["code", "name", "outcome", "retry", "responsible"],
            Self::CauseSources => &["code", "source", "condition", "evidence"],
            Self::Corrections => &[
                "codes",
                "source",
                "telephony_outcome",
                "answered",
                "outcome",
                "retry",
                "description",
            ],
            Self::CauseCorrections => &[
                "code",
                "priority",
                "source",
                "telephony_outcome",
                "answered",
                "outcome",
                "retry",
            ],
            Self::Spellings => &["vocabulary", "spelling", "slug"],
            Self::Telephony => &["number", "word", "outcome", "retry", "responsible"],
            Self::CallStatuses | Self::DialStatuses => &["name", "outcome", "description"],
            Self::Events => &["name", "leg", "is_end", "description"],
            _ => &["name", "slug", "description"],
        }
    }

    pub(super) fn rows(self, data: &Data) -> Vec<Row> {
        match self {
            Self::Causes => each(HangupCause::ALL, cause_row),
            Self::CauseSources => cause_source_rows(),
            Self::Corrections => data.corrections.iter().map(correction_row).collect(),
            Self::CauseCorrections => cause_correction_rows(data),
            Self::Spellings => spelling_rows(data),
            Self::Telephony => each(TelephonyCause::ALL, word_row),
            Self::Sources => terms::<HangupSource>(),
            Self::Outcomes => terms_and(|outcome: Outcome| advice(Some(outcome.meaning()))),
            Self::Retries => terms::<Retry>(),
            Self::Parties => terms::<Party>(),
            Self::Categories => terms::<Category>(),
            Self::CallTypes => terms::<CallType>(),
            Self::CallStates => terms::<CallState>(),
            Self::CallStatuses => terms_and(|status: CallStatus| judged(status.meaning())),
            Self::DialStatuses => terms_and(|status: DialStatus| judged(status.meaning())),
            Self::DialBLegStatuses => terms::<DialBLegStatus>(),
            Self::DialActions => terms::<DialAction>(),
            Self::Events => terms_and(|event: CallbackEvent| {
                [
                    ("leg", Cell::or(event.leg(), "-")),
                    ("is_end", event.is_end().into()),
                ]
            }),
            Self::Legs => terms::<CallLeg>(),
            Self::Directions => terms::<Direction>(),
            Self::StirVerifications => terms::<StirVerification>(),
            Self::StirAttestations => terms::<StirAttestation>(),
            Self::Evidence => terms::<Evidence>(),
            Self::Facts => terms::<Fact>(),
        }
    }
}

fn each<T: Copy>(all: &[T], row: impl Fn(T) -> Row) -> Vec<Row> {
    all.iter().copied().map(row).collect()
}

fn terms<T: Term>() -> Vec<Row> {
    terms_and(|_: T| [])
}

/// Rows of a vocabulary, with more columns.
fn terms_and<T: Term, More>(more: impl Fn(T) -> More) -> Vec<Row>
where
    More: IntoIterator<Item = (&'static str, Cell)>,
{
    each(T::ALL, |term| {
        let mut cells: Vec<(_, Cell)> = vec![
            ("name", term.name().into()),
            ("slug", term.slug().into()),
            ("description", term.description().into()),
        ];
        cells.extend(more(term));
        Row::new(cells)
    })
}
