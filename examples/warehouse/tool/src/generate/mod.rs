//! The command `generate`: random calls, as many as asked for, in constant memory.

use std::fs::File;
use std::path::PathBuf;
use std::sync::mpsc::{self, SyncSender};
use std::thread;

use datafusion::arrow::array::RecordBatch;
use datafusion::arrow::error::ArrowError;
use datafusion::error::{DataFusionError, Result};
use datafusion::parquet::arrow::ArrowWriter;
use datafusion::parquet::basic::Compression;
use datafusion::parquet::file::properties::WriterProperties;
use rand::SeedableRng as _;
use rand_pcg::Pcg64Mcg;

mod call;
mod columns;
mod lists;
mod mixture;
#[cfg(test)]
mod tests;
mod traffic;

use call::Call;
use columns::Columns;
use mixture::Mixture;
use traffic::Traffic;

/// Write random calls to a file of Parquet
///
/// The columns are id, code, `code_number` (null if the code is not a plain number), name, source, word, answered,
/// direction, status and day. The same number of rows and the same seed make the same rows.
#[derive(Debug, clap::Args)]
pub(crate) struct Generate {
    /// How many rows
    #[arg(long)]
    rows: u64,
    /// The file
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// What the random numbers begin with
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Consistent calls in the proportions of usual traffic, instead of every spelling and every contradiction
    #[arg(long)]
    realistic: bool,
}

const BATCH: u64 = 65_536;
const ROW_GROUP: usize = 16 * 65_536;

/// What calls are made of.
enum Source {
    Mixture(Mixture),
    Traffic(Traffic),
}

impl Source {
    fn call(&self, random: &mut Pcg64Mcg) -> Call<'_> {
        match self {
            Self::Mixture(mixture) => mixture.call(random),
            Self::Traffic(traffic) => traffic.call(random),
        }
    }
}

/// Runs the command.
pub(crate) fn run(asked: &Generate) -> Result<()> {
    let lists = lists::read().map_err(|error| DataFusionError::External(error.into()))?;
    let source = if asked.realistic {
        Source::Traffic(Traffic::new())
    } else {
        Source::Mixture(Mixture::new(lists))
    };
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_max_row_group_row_count(Some(ROW_GROUP))
        .build();
    let file = File::create(&asked.out)?;
    let mut writer = ArrowWriter::try_new(file, columns::schema(), Some(properties))?;
    // A batch is made while another is written.
    let (sender, receiver) = mpsc::sync_channel(1);
    thread::scope(|scope| {
        let source = &source;
        scope.spawn(move || make(asked, source, &sender));
        for batch in receiver {
            writer.write(&batch?)?;
        }
        Ok::<_, DataFusionError>(())
    })?;
    writer.close()?;
    Ok(())
}

/// Makes all batches, or those until nobody takes them.
fn make(asked: &Generate, source: &Source, sender: &SyncSender<Result<RecordBatch, ArrowError>>) {
    let mut random = Pcg64Mcg::seed_from_u64(asked.seed);
    let mut columns = Columns::default();
    for id in 0..asked.rows {
        let call = source.call(&mut random);
        columns.add(id, day(id, asked.rows), &call);
        let is_last = id + 1 == asked.rows;
        if (is_last || (id + 1) % BATCH == 0) && sender.send(columns.finish()).is_err() {
            return;
        }
    }
}

const FIRST_DAY: u64 = 20_454; // 1 January 2026, in days since 1970
const DAYS: u64 = 90;

/// Calls are in the order of their days, as logs are.
fn day(id: u64, rows: u64) -> i32 {
    let days = u128::from(id) * u128::from(DAYS) / u128::from(rows.max(1));
    i32::try_from(u128::from(FIRST_DAY) + days).unwrap_or(i32::MAX)
}
