use std::fmt;
use std::time::Duration;

use super::task::Task;

/// An executor that was killed while a query ran.
#[derive(Debug)]
pub(super) struct Killed {
    /// Its place among the executors.
    pub(super) index: usize,
    pub(super) name: String,
    pub(super) pid: u32,
    /// How long the query had run by then.
    pub(super) after: Duration,
    /// How many partitions it works on at a time, and so the most tasks that it can have left unfinished.
    pub(super) slots: usize,
    /// The tasks that it had begun.
    pub(super) begun: Vec<Task>,
    /// The tasks that others began since.
    pub(super) elsewhere: Vec<Task>,
}

impl fmt::Display for Killed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            name,
            pid,
            after,
            slots,
            begun,
            elsewhere,
            ..
        } = self;
        let finished = begun.len().saturating_sub(*slots);
        let again = begun.iter().filter(|task| elsewhere.contains(task)).count();
        writeln!(
            f,
            "Killed {name}, process {pid}, {:.2} s into the query.",
            after.as_secs_f64()
        )?;
        write!(
            f,
            "It had begun {} tasks and finished at least {finished} of them. Others did {again} of them again.",
            begun.len()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tasks_that_others_began_later_count_as_done_again() {
        let task = |stage, work| {
            format!("task of stage {stage}, work {work}")
                .parse()
                .unwrap()
        };
        let killed = Killed {
            index: 1,
            name: "executor 2".to_owned(),
            pid: 7,
            after: Duration::from_millis(1234),
            slots: 1,
            begun: vec![task(1, 10), task(1, 11), task(1, 12)],
            elsewhere: vec![task(1, 13), task(1, 11), task(2, 10), task(1, 12)],
        };
        assert_eq!(
            killed.to_string(),
            "Killed executor 2, process 7, 1.23 s into the query.\n\
             It had begun 3 tasks and finished at least 2 of them. Others did 2 of them again."
        );
    }
}
