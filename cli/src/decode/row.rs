//! A payload with its place, or why it could not be read.

use super::answer::Answer;
use crate::input::{Place, Problem};

/// What the output has for one payload.
pub(super) struct Row<'a> {
    pub(super) file: &'a str,
    pub(super) place: Place,
    /// Whether what may say who called is written.
    pub(super) with_ids: bool,
    pub(super) said: Result<Answer<'a>, &'a Problem>,
}
