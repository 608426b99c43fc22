//! From the bytes of the data files to the text of the generated files.

use std::io;

use super::file::{File, Problem};
use super::{enums, read, rules, tables};

/// The data files: causes and vocabularies, telephony words, and the wire's own words.
pub(crate) const FILES: [&str; 3] = [
    "data/hangup-causes.json",
    "data/telephony-causes.json",
    "data/wire-words.json",
];

/// The generated files.
pub(crate) struct Generated {
    pub(crate) enums: String,
    pub(crate) enums_for_docs: String,
    pub(crate) tables: String,
}

/// The generated files, or every problem of all data files, sorted by place.
///
/// A file that cannot be read is a problem like any other, so that the rest is checked too.
pub(crate) fn generate(contents: [io::Result<Vec<u8>>; 3]) -> Result<Generated, Vec<Problem>> {
    let [causes, words, wire] = contents;
    let [causes_name, words_name, wire_name] = FILES;
    let mut files = [
        File::new(causes_name, causes),
        File::new(words_name, words),
        File::new(wire_name, wire),
    ];
    let data = read::read(&mut files);
    rules::check(&data, &mut files);
    let problems = files.into_iter().flat_map(|file| file.problems);
    let mut problems: Vec<_> = problems.collect();
    if problems.is_empty() {
        return Ok(Generated {
            enums: enums::emit(&data),
            enums_for_docs: enums::emit_for_docs(&data),
            tables: tables::emit(&data),
        });
    }
    problems.sort();
    Err(problems)
}
