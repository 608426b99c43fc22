//! What the data refers to must be there.

use super::data::Data;
use super::file::{File, Reference};

/// Reports every slug that its vocabulary does not have.
pub(crate) fn check_references(data: &Data, file: &mut File) {
    for reference in std::mem::take(&mut file.refers_to) {
        let Reference {
            line,
            place,
            vocabulary,
            slug,
        } = reference;
        let (noun, known) = data.slugs(vocabulary);
        let can_tell = !slug.is_empty() && !known.is_empty();
        if can_tell && !known.contains(&slug) {
            let known = known.join(", ");
            let sentence = format!("{slug:?} is not a known {noun}; expected one of {known}");
            file.report(line, place, sentence);
        }
    }
}
