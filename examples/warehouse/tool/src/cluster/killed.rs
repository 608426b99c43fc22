use std::collections::HashSet;
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

impl Killed {
    /// How many of its partitions others began again, and how many it had begun.
    fn again(&self) -> (usize, usize) {
        let elsewhere: HashSet<_> = self.elsewhere.iter().flat_map(Task::parts).collect();
        let lost: Vec<_> = self.begun.iter().flat_map(Task::parts).collect();
        let again = lost.iter().filter(|part| elsewhere.contains(part));
        (again.count(), lost.len())
    }
}

impl fmt::Display for Killed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, pid, .. } = self;
        let begun = self.begun.len();
        let (again, lost) = self.again();
        writeln!(
            f,
            "Killed {name} (process {pid}) {:.2} s into the query.",
            self.after.as_secs_f64()
        )?;
        writeln!(
            f,
            "It had begun {begun} tasks and finished at least {} of them.",
            begun.saturating_sub(self.slots)
        )?;
        write!(
            f,
            "Of their {lost} partitions, other executors did {again} again."
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn partitions_that_others_began_later_count_as_done_again() {
        let task = |stage, partitions: &[usize]| Task {
            stage,
            partitions: partitions.to_vec(),
        };
        let killed = Killed {
            index: 1,
            name: "executor 2".to_owned(),
            pid: 7,
            after: Duration::from_millis(1234),
            slots: 1,
            begun: vec![task(1, &[0, 2]), task(1, &[4])],
            elsewhere: vec![
                task(1, &[1, 3]),
                task(1, &[4]),
                task(1, &[2]),
                task(2, &[0]),
            ],
        };
        assert_eq!(killed.again(), (2, 3));
        assert_eq!(
            killed.to_string(),
            "Killed executor 2 (process 7) 1.23 s into the query.\n\
             It had begun 2 tasks and finished at least 1 of them.\n\
             Of their 3 partitions, other executors did 2 again."
        );
    }
}
