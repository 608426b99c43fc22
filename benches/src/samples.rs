//! Payloads as they arrive, with reserved numbers and ids of our own making.

mod callback;
mod dial;
mod record;
mod repeated;

pub use callback::{callback, callback_with_parameters};
pub use dial::{dial_event, dial_result};
pub use record::{page, record, records};
pub use repeated::Repeated;

const CALL: &str = "5f1c0a52-11aa-4e6e-9d0a-000000000001";
const CALLER: &str = "+12025550123";
const CALLEE: &str = "+12025550145";
const ACCOUNT: &str = "MAXXXXXXXXXXXXXXXXXX";

/// How many records a page of the API has where nothing else is asked for.
pub const PAGE: u32 = 20;

fn form<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<u8> {
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.extend_pairs(pairs);
    form.finish().into_bytes()
}
