//! What our operations are to reach.

use super::OURS;

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Nanoseconds.
    Time,
    /// Executed instructions.
    Instructions,
    /// Mispredicted branches.
    Mispredictions,
    /// Allocations.
    Allocations,
}

impl Measure {
    fn name(self) -> &'static str {
        match self {
            Self::Time => "time",
            Self::Instructions => "instructions",
            Self::Mispredictions => "mispredictions",
            Self::Allocations => "allocations",
        }
    }
}

/// A limit for our operation in a group.
#[derive(Clone, Copy)]
pub struct Goal {
    /// What is limited.
    pub measure: Measure,
    limit: Limit,
}

#[derive(Clone, Copy)]
enum Limit {
    AtMost(f64),
    Share { rival: &'static str, at_most: f64 },
    Fewer { rival: &'static str, by: f64 },
}

/// What has become of a goal.
pub struct Verdict {
    /// The goal in words.
    pub goal: String,
    /// What was found, in the goal's terms.
    pub found: f64,
    /// Whether that is enough.
    pub is_reached: bool,
}

impl Goal {
    pub(super) fn at_most(measure: Measure, at_most: f64) -> Self {
        let limit = Limit::AtMost(at_most);
        Self { measure, limit }
    }

    pub(super) fn share(measure: Measure, rival: &'static str, at_most: f64) -> Self {
        let limit = Limit::Share { rival, at_most };
        Self { measure, limit }
    }

    pub(super) fn fewer(measure: Measure, rival: &'static str, by: f64) -> Self {
        let limit = Limit::Fewer { rival, by };
        Self { measure, limit }
    }

    /// What holds of every operation that there is another tool for.
    pub(super) fn faster_than(rival: &'static str) -> [Self; 1] {
        [Self::share(Measure::Time, rival, 1.0)]
    }

    /// Compares ours with the limit, given the figure of each label in the group.
    pub fn judge(self, figure: impl Fn(&str) -> f64) -> Verdict {
        let measure = self.measure.name();
        let ours = figure(OURS);
        let (goal, found, is_reached) = match self.limit {
            Limit::AtMost(at_most) => (format!("{measure} ≤ {at_most}"), ours, ours <= at_most),
            Limit::Share { rival, at_most } => {
                let share = ours / figure(rival);
                let goal = format!("{measure} ≤ {at_most:.3} of {rival}");
                (goal, share, share <= at_most)
            }
            Limit::Fewer { rival, by } => {
                let fewer = figure(rival) - ours;
                let goal = format!("{by} {measure} fewer than {rival}");
                (goal, fewer, fewer >= by)
            }
        };
        Verdict {
            goal,
            found,
            is_reached,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Goal, Measure, OURS};

    #[test]
    fn a_goal_compares_ours_with_its_limit() {
        let figure = |label: &str| if label == OURS { 2.0 } else { 4.0 };
        let judge = |goal: Goal| goal.judge(figure).is_reached;
        assert!(judge(Goal::at_most(Measure::Time, 2.0)));
        assert!(!judge(Goal::at_most(Measure::Time, 1.9)));
        assert!(judge(Goal::share(Measure::Time, "other", 0.5)));
        assert!(!judge(Goal::share(Measure::Time, "other", 0.49)));
        assert!(judge(Goal::fewer(Measure::Allocations, "other", 2.0)));
        assert!(!judge(Goal::fewer(Measure::Allocations, "other", 3.0)));
    }
}
