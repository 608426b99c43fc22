//! Payloads as they arrive, with reserved numbers and ids of our own making.

mod callback;
mod dial;
mod end;
mod record;
mod repeated;

pub use callback::{callback_with_parameters, callbacks};
pub use dial::{dial_events, dial_results};
pub use record::{pages, records, stream};
pub use repeated::Repeated;

const ACCOUNT: &str = "MAXXXXXXXXXXXXXXXXXX";

/// How many records a page of the API has where nothing else is asked for.
pub const PAGE: u32 = 20;

fn form(pairs: &[(impl AsRef<str>, String)]) -> Vec<u8> {
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.extend_pairs(pairs);
    form.finish().into_bytes()
}
