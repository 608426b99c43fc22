//! The tasks that an executor runs, told on its standard output.

use std::fmt;
use std::io::{self, Write};
use std::str::FromStr;
use std::sync::Arc;

use ballista_core::JobId;
use ballista_executor::execution_engine::{
    DefaultExecutionEngine, ExecutionEngine, QueryStageExecutor,
};
use datafusion::error::Result;
use datafusion::physical_plan::ExecutionPlan;
use datafusion::prelude::SessionConfig;

/// A part of a query that one executor runs: some partitions of a stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Task {
    pub(super) stage: usize,
    pub(super) partitions: Vec<usize>,
}

impl Task {
    /// Each partition with its stage.
    pub(super) fn parts(&self) -> impl Iterator<Item = (usize, usize)> {
        self.partitions
            .iter()
            .map(|partition| (self.stage, *partition))
    }
}

impl fmt::Display for Task {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "task of stage {} partitions", self.stage)?;
        self.partitions
            .iter()
            .try_for_each(|partition| write!(f, " {partition}"))
    }
}

/// A line that is not a task's.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NotATask;

impl FromStr for Task {
    type Err = NotATask;

    fn from_str(line: &str) -> Result<Self, NotATask> {
        let rest = line.strip_prefix("task of stage ").ok_or(NotATask)?;
        let (stage, partitions) = rest.split_once(" partitions").ok_or(NotATask)?;
        Ok(Self {
            stage: stage.parse().map_err(|_| NotATask)?,
            partitions: partitions
                .split_whitespace()
                .map(str::parse)
                .collect::<Result<_, _>>()
                .map_err(|_| NotATask)?,
        })
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
        let task = Task {
            stage: stage_id,
            partitions: global_output_partition_ids.clone(),
        };
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
    use super::*;

    #[test]
    fn a_line_is_read_back() {
        let task = Task {
            stage: 2,
            partitions: vec![0, 15],
        };
        assert_eq!(task.to_string(), "task of stage 2 partitions 0 15");
        assert_eq!("task of stage 2 partitions 0 15".parse(), Ok(task));
        assert_eq!(
            "task of stage 1 partitions".parse(),
            Ok(Task {
                stage: 1,
                partitions: vec![]
            })
        );
        for line in [
            "",
            "ready",
            "task of stage x partitions 1",
            "task of stage 1 partitions x",
        ] {
            assert_eq!(line.parse::<Task>(), Err(NotATask), "{line}");
        }
    }
}
