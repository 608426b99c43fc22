//! What is judged of a cause, a word or a payload: the same lines on every card.

use plivo_hangup::{Fact, Meaning, Party};

use crate::card::Line;
use crate::style;

/// The lines, some with a note after what they say.
pub(crate) fn lines(meaning: &Meaning, note: impl Fn(Fact) -> String) -> [Line<'static>; 4] {
    let Meaning { outcome, retry, .. } = *meaning;
    let responsible = meaning.responsible.map_or("nobody", Party::name);
    let judged = |label, fact, text: &str| Line::new(label, text.to_owned() + &note(fact));
    [
        Line::new("what to do", meaning.next_step),
        judged("outcome", Fact::Outcome, outcome.name()).styled(style::outcome(outcome)),
        judged(
            "retry",
            Fact::Retry,
            &format!("{retry}. {}", retry.description()),
        ),
        judged("responsible", Fact::Responsible, responsible),
    ]
}
