//! The table function `plivo_calls`: Plivo's own files as a table with a row for each call.

mod body;
mod columns;
mod files;
mod lines;
mod numbers;
mod pieces;
mod read;
mod shape;

use std::sync::Arc;

use async_trait::async_trait;
use datafusion::arrow::datatypes::{Schema, SchemaRef};
use datafusion::catalog::{Session, TableFunctionArgs, TableFunctionImpl, TableProvider};
use datafusion::common::{Result, ScalarValue, plan_datafusion_err, plan_err};
use datafusion::execution::TaskContext;
use datafusion::logical_expr::{Expr, TableType};
use datafusion::physical_plan::stream::RecordBatchReceiverStream;
use datafusion::physical_plan::streaming::{PartitionStream, StreamingTableExec};
use datafusion::physical_plan::{ExecutionPlan, SendableRecordBatchStream};

use self::columns::{Rows, column_schema};
use self::files::{File, find};
use self::pieces::Piece;
use self::read::End;

/// The name under which [`register`](crate::register) registers the table function.
pub const TABLE_FUNCTION: &str = "plivo_calls";

/// A batch for the query to work on, and one that waits.
const BATCHES_AHEAD: usize = 2;

/// The calls in Plivo's own files: what `plivo_calls('path')` is in SQL.
///
/// Register it to give it a name of its own, or call the function in SQL.
///
/// ```
/// use std::sync::Arc;
///
/// use datafusion::prelude::SessionContext;
/// use plivo_hangup_datafusion::CallsTable;
///
/// # fn main() -> datafusion::common::Result<()> {
/// # let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../payloads");
/// let context = SessionContext::new();
/// context.register_table("calls", Arc::new(CallsTable::open([path])?))?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct CallsTable {
    files: Vec<File>,
    schema: SchemaRef,
}

impl CallsTable {
    /// Finds the files of the paths, each of which is a file, a folder or a glob such as `logs/*.ndjson.gz`.
    ///
    /// In a folder, it finds all files at any depth that end in `.json`, `.ndjson`, `.jsonl`, `.form` or `.query`,
    /// with or without `.gz`. A file that is named, or matched by a glob, is found under any name. The files are
    /// read when the table is queried.
    ///
    /// # Errors
    ///
    /// Fails if a path has no files, or if a folder cannot be listed.
    pub fn open(paths: impl IntoIterator<Item = impl AsRef<str>>) -> Result<Self> {
        let mut files = Vec::new();
        for path in paths {
            find(path.as_ref(), &mut files)?;
        }
        Ok(Self {
            files,
            schema: Self::columns(),
        })
    }

    /// The columns of every table of calls, in their order.
    #[must_use]
    pub fn columns() -> SchemaRef {
        column_schema()
    }
}

#[async_trait]
impl TableProvider for CallsTable {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }

    fn table_type(&self) -> TableType {
        TableType::Base
    }

    async fn scan(
        &self,
        state: &dyn Session,
        projection: Option<&Vec<usize>>,
        _filters: &[Expr],
        limit: Option<usize>,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        let columns = match projection {
            Some(columns) => columns.clone(),
            None => (0..self.schema.fields().len()).collect(),
        };
        let schema: SchemaRef = Arc::new(self.schema.project(&columns)?);
        let parts = pieces::divide(&self.files, state.config_options())?;
        let parts = parts.into_iter().map(|pieces| {
            Arc::new(Part {
                pieces,
                columns: columns.clone(),
                schema: Arc::clone(&schema),
            }) as Arc<dyn PartitionStream>
        });
        let plan = StreamingTableExec::try_new(
            Arc::clone(&schema),
            parts.collect(),
            None,
            [],
            false,
            limit,
        )?;
        Ok(Arc::new(plan))
    }
}

/// What one partition reads.
#[derive(Debug)]
struct Part {
    pieces: Vec<Piece>,
    /// The columns that are asked for. No other is built.
    columns: Vec<usize>,
    schema: Arc<Schema>,
}

impl PartitionStream for Part {
    fn schema(&self) -> &SchemaRef {
        &self.schema
    }

    fn execute(&self, context: Arc<TaskContext>) -> SendableRecordBatchStream {
        let schema = Arc::clone(&self.schema);
        let mut stream = RecordBatchReceiverStream::builder(Arc::clone(&schema), BATCHES_AHEAD);
        let sender = stream.tx();
        let pieces = self.pieces.clone();
        let columns = self.columns.clone();
        // Reading blocks, so it has a thread of its own.
        stream.spawn_blocking(move || {
            let rows = context.session_config().batch_size();
            let mut rows = Rows::new(schema, &columns, rows, |batch| {
                sender.blocking_send(Ok(batch)).map_err(|_| End::Canceled)
            });
            let read = pieces
                .iter()
                .try_for_each(|piece| piece.read(&mut |call| rows.add(call)));
            match read.and_then(|()| rows.finish()) {
                Ok(()) | Err(End::Canceled) => Ok(()),
                Err(End::Failed(error)) => Err(error),
            }
        });
        stream.build()
    }
}

/// `plivo_calls('path', …)` in SQL.
#[derive(Debug)]
pub(crate) struct PlivoCalls;

impl TableFunctionImpl for PlivoCalls {
    fn call_with_args(&self, args: TableFunctionArgs<'_, '_>) -> Result<Arc<dyn TableProvider>> {
        let paths = args.exprs().iter().map(|argument| {
            let text = argument.as_literal().and_then(ScalarValue::try_as_str);
            text.flatten().ok_or_else(|| {
                plan_datafusion_err!(
                    "{TABLE_FUNCTION}: expected paths in quotes, such as {TABLE_FUNCTION}('logs/')"
                )
            })
        });
        let paths = paths.collect::<Result<Vec<_>>>()?;
        if paths.is_empty() {
            return plan_err!(
                "{TABLE_FUNCTION}: expected the path of a file or folder, found none"
            );
        }
        Ok(Arc::new(CallsTable::open(paths)?))
    }
}
