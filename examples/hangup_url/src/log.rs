//! One line for each callback, without personal data.

use plivo_hangup::{Callback, Hangup, HangupSource, TelephonyCause};

use crate::event::Kind;
use crate::web::Service;

/// Logs and counts a callback that is stored. `event` is its row; there is what it said.
///
/// The names of the fields are a promise to whoever searches the logs. Words and codes are listed ones, and codes of
/// at most five digits: anything else that was sent may be anything.
pub(crate) fn callback(service: &Service, callback: &Callback, event: i64, is_new: bool) {
    let kind = Kind::of(callback);
    service.metrics.stored(kind, is_new);
    if !is_new {
        service.tally.repeated();
        tracing::info!(event, kind = kind.slug(), "delivered again");
        return;
    }
    let (Some(meaning), Some(explanation)) = (callback.meaning(), callback.explain()) else {
        tracing::info!(event, kind = kind.slug(), "goes on");
        return;
    };
    service.metrics.ended(kind, callback, &meaning);
    let disagreements = callback
        .disagreements()
        .filter(|found| !found.seen_in_practice);
    tracing::info!(
        event,
        kind = kind.slug(),
        cause = callback.hangup().map(Hangup::label),
        unlisted_code = explanation.unlisted_code,
        source = explanation.source.map(HangupSource::slug),
        telephony = explanation.telephony.map(TelephonyCause::word),
        outcome = meaning.outcome.slug(),
        retry = meaning.retry.slug(),
        responsible = meaning.responsible_label(),
        ours_to_fix = meaning.is_ours_to_fix(),
        disagreements = disagreements.count(),
        "ended"
    );
}
