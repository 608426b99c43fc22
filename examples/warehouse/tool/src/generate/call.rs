//! A call, as it is reported.

use std::borrow::Cow;

/// A text that may be absent.
pub(super) type Text<'a> = Option<Cow<'a, str>>;

#[derive(Default)]
pub(super) struct Call<'a> {
    pub(super) code: Text<'a>,
    pub(super) name: Text<'a>,
    pub(super) source: Text<'a>,
    pub(super) word: Text<'a>,
    pub(super) answered: Option<bool>,
    pub(super) direction: Text<'a>,
    pub(super) status: Text<'a>,
}
