//! From the text of the data files to the text of the generated file.

use super::file::{File, Problem};
use super::{data, emit, rules};

/// The data file of causes and vocabularies.
pub(crate) const CAUSES: &str = "data/hangup-causes.json";
/// The data file of telephony words.
pub(crate) const WORDS: &str = "data/telephony-causes.json";

/// The generated file, or every problem of both data files, sorted by place.
pub(crate) fn generate(causes: &str, words: &str) -> Result<String, Vec<Problem>> {
    let mut causes = File::new(CAUSES, causes);
    let mut words = File::new(WORDS, words);
    let data = data::read(&mut causes, &mut words);
    rules::check(&data, &mut causes, &mut words);
    let mut problems = causes.problems;
    problems.append(&mut words.problems);
    if problems.is_empty() {
        return Ok(emit::emit(&data));
    }
    problems.sort();
    Err(problems)
}
