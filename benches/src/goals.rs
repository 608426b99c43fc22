//! Which goals are reached.

use std::fmt;

use crate::table::Table;

/// Goals with what was found.
pub struct Goals(Table);

impl Goals {
    /// None yet.
    #[expect(
        clippy::new_without_default,
        reason = "a table begins with its headings"
    )]
    pub fn new() -> Self {
        Self(Table::new(["goal", "found", "reached"]))
    }

    /// Adds a goal.
    pub fn add(&mut self, goal: String, found: f64, is_reached: bool) {
        self.0
            .row([goal, format!("{found:.3}"), reached(is_reached)]);
    }
}

impl fmt::Display for Goals {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// How a table says whether a goal is reached.
pub fn reached(is_reached: bool) -> String {
    if is_reached { "yes" } else { "no" }.to_owned()
}
