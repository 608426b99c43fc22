use std::time::Instant;

use clap::Args;
use datafusion::arrow::array::RecordBatch;
use datafusion::arrow::util::pretty::pretty_format_batches;
use datafusion::prelude::SessionContext;

use super::Failure;
use super::compare::same_rows;
use super::course::Course;
use super::processes::{Process, Processes};
use super::query::{answer, local, remote};
use super::stop;
use super::table::Table;
use super::watch::watch;
use crate::asked::Sql;

/// Run one query on a cluster of this machine, started for it and stopped after it.
///
/// The scheduler and the executors are processes of this program. The result goes to standard output, what happens to
/// standard error. Fails if a result that is compared differs.
#[derive(Args, Debug)]
pub(crate) struct Cluster {
    /// A table and its Parquet, a file or a folder. Can be repeated.
    #[arg(long = "table", value_name = "NAME=PATH")]
    tables: Vec<Table>,

    /// How many executors to start.
    #[arg(long, value_name = "N", default_value_t = 2, value_parser = clap::value_parser!(u16).range(1..))]
    executors: u16,

    /// How many partitions each executor works on at a time.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..))]
    slots: u16,

    /// Into how many partitions to cut each step of the query.
    #[arg(long, value_name = "N", default_value_t = 16, value_parser = clap::value_parser!(u16).range(1..))]
    partitions: u16,

    /// A setting of DataFusion or Ballista, such as `datafusion.execution.batch_size=4096`. Can be repeated.
    #[arg(long = "set", value_name = "KEY=VALUE", value_parser = setting)]
    settings: Vec<(String, String)>,

    /// Compare the result with the one of this machine alone.
    #[arg(long)]
    check: bool,

    /// Kill an executor that has finished a task and is on the next, and compare the result.
    #[arg(long)]
    kill_one: bool,

    #[command(flatten)]
    sql: Sql,
}

impl Cluster {
    pub(crate) async fn run(self) -> Result<(), Failure> {
        if self.kill_one && self.executors < 2 {
            return Err("--kill-one needs a second executor, to end the query".into());
        }
        let mut processes = Processes::default();
        let result = tokio::select! {
            biased;
            result = stop::asked_to_stop(false) => result.map_err(Failure::from).and(Err("stopped before the end".into())),
            result = self.query(&mut processes) => result,
        };
        // Whatever came of the query.
        processes.stop().await?;
        result
    }

    async fn query(&self, processes: &mut Processes) -> Result<(), Failure> {
        let sql = self.sql.text()?;
        let begin = Instant::now();
        let scheduler = processes.start(self.executors, self.slots).await?;
        eprintln!("All were up after {:.2} s.", begin.elapsed().as_secs_f64());

        let context = remote(scheduler, self.partitions.into(), &self.settings).await?;
        let begin = Instant::now();
        let (batches, course) = self.ask(&context, &sql, &mut processes.executors).await?;
        let took = begin.elapsed();
        println!("{}", pretty_format_batches(&batches)?);
        let tasks: Vec<_> = course.tasks().map(|tasks| tasks.to_string()).collect();
        eprintln!(
            "The query took {:.2} s; tasks by executor: {}.",
            took.as_secs_f64(),
            tasks.join(", ")
        );

        if let Some(killed) = &course.killed {
            eprintln!("{killed}");
        } else if self.kill_one {
            return Err("no executor was killed: none had finished a task and begun another before the query ended. \
                        Use more data or more --partitions"
                .into());
        }
        if self.check || self.kill_one {
            let begin = Instant::now();
            let alone = answer(&local(), &self.tables, &sql).await?;
            eprintln!(
                "On this machine alone it took {:.2} s.",
                begin.elapsed().as_secs_f64()
            );
            if !same_rows(&batches, &alone)? {
                return Err("the result differs from the one of this machine alone".into());
            }
            eprintln!("The result is the same.");
        }
        Ok(())
    }

    /// Asks the cluster, and kills an executor meanwhile if that is wanted.
    async fn ask(
        &self,
        context: &SessionContext,
        sql: &str,
        executors: &mut [Process],
    ) -> Result<(Vec<RecordBatch>, Course), Failure> {
        let mut events = watch(executors);
        let mut course = Course::new(executors.len(), self.slots.into(), self.kill_one);
        let query = answer(context, &self.tables, sql);
        tokio::pin!(query);
        loop {
            tokio::select! {
                batches = &mut query => return Ok((batches?, course)),
                Some(event) = events.recv() => course.note(event, executors).await?,
            }
        }
    }
}

fn setting(text: &str) -> Result<(String, String), String> {
    let (key, value) = text.split_once('=').ok_or("expected KEY=VALUE")?;
    Ok((key.to_owned(), value.to_owned()))
}
