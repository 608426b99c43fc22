//! The tasks that an executor runs, told on its standard output.

use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, Write};
use std::str::FromStr;
use std::sync::Arc;

use ballista_core::JobId;
use ballista_executor::execution_engine::{
    DefaultExecutionEngine, ExecutionEngine, QueryStageExecutor,
};
use datafusion::error::Result;
use datafusion::physical_plan::{ExecutionPlan, displayable};
use datafusion::prelude::SessionConfig;

/// What one executor does at a time for a query: a stage of it, over a part of the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Task {
    stage: usize,
    /// The plan, which names the part of the data, as a hash: the same for the same work, wherever it is done.
    work: u64,
}

impl Task {
    fn new(stage: usize, plan: &dyn ExecutionPlan) -> Self {
        let mut hasher = DefaultHasher::new();
        displayable(plan).indent(true).to_string().hash(&mut hasher);
        let work = hasher.finish();
        Self { stage, work }
    }
}

impl fmt::Display for Task {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "task of stage {}, work {:016x}", self.stage, self.work)
    }
}

/// A line that is not a task's.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NotATask;

impl FromStr for Task {
    type Err = NotATask;

    fn from_str(line: &str) -> Result<Self, NotATask> {
        let numbers = line.strip_prefix("task of stage ").ok_or(NotATask)?;
        let (stage, work) = numbers.split_once(", work ").ok_or(NotATask)?;
        let stage = stage.parse().map_err(|_| NotATask)?;
        let work = u64::from_str_radix(work, 16).map_err(|_| NotATask)?;
        Ok(Self { stage, work })
    }
}

/// Ballista's own engine, which also prints a line for each task that begins.
///
/// It opens a connection for each piece that it fetches from another executor: the pool is private to Ballista.
#[derive(Default)]
pub(super) struct PrintsTasks(DefaultExecutionEngine);

impl ExecutionEngine for PrintsTasks {
    fn create_query_stage_exec(
        &self,
        job_id: JobId,
        stage_id: usize,
        task_id: usize,
        global_output_partition_ids: Vec<usize>,
        plan: Arc<dyn ExecutionPlan>,
        work_dir: &str,
        config: &SessionConfig,
    ) -> Result<Arc<dyn QueryStageExecutor>> {
        let task = Task::new(stage_id, plan.as_ref());
        // A reader that went away must not fail the query.
        let _ = writeln!(io::stdout().lock(), "{task}");
        self.0.create_query_stage_exec(
            job_id,
            stage_id,
            task_id,
            global_output_partition_ids,
            plan,
            work_dir,
            config,
        )
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use datafusion::arrow::datatypes::Schema;
    use datafusion::physical_plan::empty::EmptyExec;
    use datafusion::physical_plan::placeholder_row::PlaceholderRowExec;

    use super::*;

    #[test]
    fn a_line_is_read_back() {
        let task = Task {
            stage: 2,
            work: 0xab,
        };
        assert_eq!(task.to_string(), "task of stage 2, work 00000000000000ab");
        assert_eq!("task of stage 2, work 00000000000000ab".parse(), Ok(task));
        for line in [
            "",
            "ready",
            "task of stage x, work 1",
            "task of stage 1, work x",
            "task of stage 1",
        ] {
            assert_eq!(line.parse::<Task>(), Err(NotATask), "{line}");
        }
    }

    #[test]
    fn a_task_is_known_by_its_stage_and_its_plan() {
        let none = EmptyExec::new(Arc::new(Schema::empty()));
        let other = PlaceholderRowExec::new(Arc::new(Schema::empty()));
        assert_eq!(Task::new(1, &none), Task::new(1, &none.clone()));
        assert_ne!(Task::new(1, &none), Task::new(2, &none));
        assert_ne!(Task::new(1, &none), Task::new(1, &other));
    }
}
