//! From the bytes of the data files to the text of the generated file.

use std::io;

use super::file::{File, Problem};
use super::{emit, read, rules};

/// The data files: causes and vocabularies, and telephony words.
pub(crate) const FILES: [&str; 2] = ["data/hangup-causes.json", "data/telephony-causes.json"];

/// The generated file, or every problem of all data files, sorted by place.
///
/// A file that cannot be read is a problem like any other, so that the rest is checked too.
pub(crate) fn generate(contents: [io::Result<Vec<u8>>; 2]) -> Result<String, Vec<Problem>> {
    let [causes_name, words_name] = FILES;
    let [causes, words] = contents;
    let mut causes = File::new(causes_name, causes);
    let mut words = File::new(words_name, words);
    let data = read::read(&mut causes, &mut words);
    rules::check(&data, &mut causes, &mut words);
    let mut problems = causes.problems;
    problems.append(&mut words.problems);
    if problems.is_empty() {
        return Ok(emit::emit(&data));
    }
    problems.sort();
    Err(problems)
}
