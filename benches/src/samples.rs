//! Payloads that look like real ones, with reserved numbers and invented ids.

mod call;
mod callback;
mod dial;
mod record;
mod signed;

pub(crate) use call::endings;
pub(crate) use callback::{callback_with_parameters, callbacks, relayed_callbacks};
pub(crate) use dial::{dial_events, dial_summaries};
pub(crate) use record::{lines, pages, records};
pub(crate) use signed::{SignedCallback, TOKEN, signed_callbacks, signed_callbacks_of};

use call::{Call, calls};

const ACCOUNT: &str = "MAXXXXXXXXXXXXXXXXXX";

/// How many records a page of the API has by default.
pub(crate) const PAGE: usize = 20;

/// Keys and values in the order in which they are sent.
type Pairs = Vec<(&'static str, String)>;

fn form(pairs: &[(impl AsRef<str>, String)]) -> Vec<u8> {
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.extend_pairs(pairs);
    form.finish().into_bytes()
}
