//! What was found, and what has become of the goals.

use std::fmt;

use crate::goals::Goals;
use crate::operations::{Group, Measure, OURS, Operation};
use crate::table::{Table, number};

/// Two figures for each operation, and the goals for them.
pub struct Report {
    measures: [Option<Measure>; 2],
    figures: Table,
    goals: Goals,
}

impl Report {
    /// For two figures with these headings, and the measures of goals that they are.
    pub fn new([first, second]: [&str; 2], measures: [Option<Measure>; 2]) -> Self {
        Self {
            measures,
            figures: Table::new(["operation", first, second, "times ours"]),
            goals: Goals::new(),
        }
    }

    /// Adds what was found for the operations of a group, in their order.
    pub fn add(&mut self, group: &Group, figures: &[[f64; 2]]) {
        let found = || group.operations.iter().zip(figures);
        let of = |label: &str, index: usize| {
            let is_it = |(operation, _): &(&Operation, _)| operation.label == label;
            found()
                .find(is_it)
                .map_or(f64::NAN, |(_, figures)| figures[index])
        };
        for (operation, [first, second]) in found() {
            let ours = of(OURS, 0);
            let has_ratio = operation.label != OURS && ours != 0.0;
            let ratio = has_ratio.then(|| number(first / ours));
            self.figures.row([
                group.name_of(operation),
                number(*first),
                number(*second),
                ratio.unwrap_or_default(),
            ]);
        }
        for goal in &group.goals {
            let index = self
                .measures
                .iter()
                .position(|measure| *measure == Some(goal.measure));
            let Some(index) = index else { continue };
            let verdict = goal.judge(|label| of(label, index));
            let goal = format!("{}: {}", group.name, verdict.goal);
            self.goals.add(goal, verdict.found, verdict.is_reached);
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}\n{}", self.figures, self.goals)
    }
}
