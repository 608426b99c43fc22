//! Writes the rows of a statement to standard output.

use std::io::{self, BufWriter, Write};

use datafusion::arrow::csv::WriterBuilder as CsvBuilder;
use datafusion::arrow::error::ArrowError;
use datafusion::arrow::json::WriterBuilder as JsonBuilder;
use datafusion::arrow::json::writer::LineDelimited;
use datafusion::arrow::record_batch::RecordBatch;
use datafusion::arrow::util::pretty::pretty_format_batches;
use datafusion::common::{DataFusionError, Result};
use datafusion::physical_plan::SendableRecordBatchStream;
use futures::StreamExt as _;

use super::Format;

/// More are not for people to read.
const MOST_ROWS: usize = 1000;

pub(super) async fn write(rows: SendableRecordBatchStream, format: Format) -> Result<()> {
    let out = BufWriter::new(io::stdout().lock());
    let written = match format {
        Format::Table => write_table(rows, out).await,
        Format::Csv => write_csv(rows, out).await,
        Format::Json => write_json(rows, out).await,
    };
    match written {
        // Whoever reads, such as `head`, has enough.
        Err(error) if is_broken_pipe(&error) => Ok(()),
        written => written,
    }
}

async fn write_table(mut rows: SendableRecordBatchStream, mut out: impl Write) -> Result<()> {
    let mut room = MOST_ROWS;
    let mut are_all = true;
    let mut batches = vec![RecordBatch::new_empty(rows.schema())];
    while let Some(batch) = rows.next().await {
        let batch = batch?;
        are_all = batch.num_rows() <= room;
        batches.push(batch.slice(0, batch.num_rows().min(room)));
        room -= batch.num_rows().min(room);
        if !are_all {
            break;
        }
    }
    if !rows.schema().fields().is_empty() {
        writeln!(out, "{}", pretty_format_batches(&batches)?)?;
    }
    out.flush()?;
    if !are_all {
        eprintln!(
            "warehouse: only the first {MOST_ROWS} rows are shown; --format csv or json writes all of them"
        );
    }
    Ok(())
}

async fn write_csv(rows: SendableRecordBatchStream, mut out: impl Write) -> Result<()> {
    let header = RecordBatch::new_empty(rows.schema());
    let mut writer = CsvBuilder::new().with_header(true).build(&mut out);
    if !rows.schema().fields().is_empty() {
        writer.write(&header)?;
    }
    each(rows, |batch| writer.write(batch)).await?;
    drop(writer);
    Ok(out.flush()?)
}

async fn write_json(rows: SendableRecordBatchStream, mut out: impl Write) -> Result<()> {
    let builder = JsonBuilder::new().with_explicit_nulls(true);
    let mut writer = builder.build::<_, LineDelimited>(&mut out);
    each(rows, |batch| writer.write(batch)).await?;
    writer.finish()?;
    drop(writer);
    Ok(out.flush()?)
}

async fn each(
    mut rows: SendableRecordBatchStream,
    mut write: impl FnMut(&RecordBatch) -> Result<(), ArrowError>,
) -> Result<()> {
    while let Some(batch) = rows.next().await {
        write(&batch?)?;
    }
    Ok(())
}

fn is_broken_pipe(error: &DataFusionError) -> bool {
    let error = match error {
        DataFusionError::IoError(error) => error,
        DataFusionError::ArrowError(error, _) => match &**error {
            ArrowError::IoError(_, error) => error,
            // The CSV writer keeps only the text.
            error => return error.to_string().contains("Broken pipe"),
        },
        _ => return false,
    };
    error.kind() == io::ErrorKind::BrokenPipe
}
