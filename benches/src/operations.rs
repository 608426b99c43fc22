//! Every operation that is measured, ours beside what users would pick instead.

mod answers;
mod forms;
mod goal;
mod group;
mod lookups;
mod records;
mod texts;

pub use answers::groups as answers;
pub use forms::groups as forms;
pub use goal::{Goal, Measure, Verdict};
pub use group::{Group, OURS, Operation};
pub use lookups::groups as lookups;
pub use records::groups as records;
pub use texts::groups as texts;

/// All groups.
pub fn all() -> Vec<Group> {
    let concerns = [lookups(), texts(), forms(), answers(), records()];
    concerns.into_iter().flatten().collect()
}
