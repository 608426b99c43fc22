//! The command `bench`: the speed of the functions, of a join, of a CASE expression, and of the floor, which is to read
//! the columns alone.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use datafusion::arrow::array::RecordBatch;
use datafusion::common::exec_datafusion_err;
use datafusion::datasource::MemTable;
use datafusion::error::Result;
use datafusion::prelude::{ParquetReadOptions, SessionConfig, SessionContext};

mod dimensions;
mod questions;

use questions::{QUESTIONS, Question};

/// Compare the speed of the functions with other ways to get the same answers
///
/// Reads the first million rows of a file that `generate --realistic` wrote, and asks as many rows as you say, by
/// repeating them in memory. Prints a table of Markdown. Each query runs in turn with its rivals, several times, and
/// the fastest run counts.
#[derive(Debug, clap::Args)]
pub(crate) struct Bench {
    /// The file of Parquet
    file: PathBuf,
    /// How many rows; several numbers show how the time grows
    #[arg(long, value_delimiter = ',', default_value = "10000000")]
    rows: Vec<usize>,
    /// How many cores; several numbers are measured one after the other
    #[arg(long, value_delimiter = ',', default_value = "1,2")]
    cores: Vec<NonZeroUsize>,
    /// How often each query runs
    #[arg(long, default_value_t = 5)]
    runs: usize,
}

const SAMPLE: usize = 1 << 20;

/// Runs the command, on threads of its own.
pub(crate) fn run(asked: &Bench) -> Result<()> {
    println!(
        "| rows | cores | question | answered by | million rows a second | part of the floor |"
    );
    println!("| ---: | ---: | --- | --- | ---: | ---: |");
    for cores in &asked.cores {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(cores.get())
            .enable_all()
            .build()?;
        runtime.block_on(measure(asked, cores.get()))?;
    }
    Ok(())
}

async fn measure(asked: &Bench, cores: usize) -> Result<()> {
    let sample = sample(asked).await?;
    for rows in &asked.rows {
        let context = context(&sample, *rows, cores).await?;
        for question in QUESTIONS {
            question.check(&context).await?;
            let times = question.times(&context, asked.runs).await?;
            let floor = times.first().copied().unwrap_or_default();
            for ((by, _), time) in question.queries().iter().zip(&times) {
                println!(
                    "| {rows} | {cores} | {} | {by} | {:.0} | {:.2} |",
                    question.asks,
                    million_a_second(*rows, *time),
                    floor.as_secs_f64() / time.as_secs_f64(),
                );
            }
        }
    }
    Ok(())
}

/// The rows that are repeated, in batches of the usual size.
async fn sample(asked: &Bench) -> Result<Vec<RecordBatch>> {
    let context = SessionContext::new_with_config(SessionConfig::new().with_target_partitions(1));
    let path = asked.file.to_string_lossy();
    let calls = context
        .read_parquet(path.as_ref(), ParquetReadOptions::default())
        .await?;
    calls.limit(0, Some(SAMPLE))?.collect().await
}

/// A table of so many rows, in as many partitions as there are cores. It takes no more memory than the sample.
async fn context(sample: &[RecordBatch], rows: usize, cores: usize) -> Result<SessionContext> {
    let config = SessionConfig::new().with_target_partitions(cores);
    let context = SessionContext::new_with_config(config);
    plivo_hangup_datafusion::register(&context);
    let mut partitions = vec![Vec::new(); cores];
    let mut left = rows;
    for (number, batch) in sample.iter().cycle().enumerate() {
        if left == 0 {
            break;
        }
        let batch = batch.slice(0, batch.num_rows().min(left));
        left -= batch.num_rows();
        if let Some(partition) = partitions.get_mut(number % cores) {
            partition.push(batch);
        }
    }
    let schema = sample
        .first()
        .ok_or_else(|| exec_datafusion_err!("the file has no rows"))?
        .schema();
    context.register_table("calls", Arc::new(MemTable::try_new(schema, partitions)?))?;
    dimensions::register(&context).await?;
    Ok(context)
}

impl Question {
    /// Fails if a rival gives another answer: then the times cannot be compared.
    async fn check(&self, context: &SessionContext) -> Result<()> {
        let mut answers = Vec::new();
        for (_, sql) in self.queries().iter().skip(1) {
            answers.push(context.sql(sql).await?.to_string().await?);
        }
        if answers.windows(2).all(|two| two.first() == two.last()) {
            return Ok(());
        }
        let asks = self.asks;
        Err(exec_datafusion_err!(
            "{asks}: the answers differ: {answers:#?}"
        ))
    }

    /// The fastest time of each query.
    async fn times(&self, context: &SessionContext, runs: usize) -> Result<Vec<Duration>> {
        let queries = self.queries();
        let mut fastest = vec![Duration::MAX; queries.len()];
        for _ in 0..runs {
            for ((_, sql), fastest) in queries.iter().zip(&mut fastest) {
                let started = Instant::now();
                context.sql(sql).await?.collect().await?;
                *fastest = started.elapsed().min(*fastest);
            }
        }
        Ok(fastest)
    }
}

#[expect(clippy::cast_precision_loss, reason = "a figure for people")]
fn million_a_second(rows: usize, time: Duration) -> f64 {
    rows as f64 / time.as_secs_f64() / 1e6
}
