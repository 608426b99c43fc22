//! `warehouse query`: SQL on one machine.

mod output;
mod tables;

use clap::{Args, ValueEnum};
use datafusion::common::Result;
use datafusion::execution::runtime_env::RuntimeEnvBuilder;
use datafusion::prelude::{SessionConfig, SessionContext};
use datafusion::sql::parser::DFParser;

use crate::asked::{NamedPath, Sql};

/// Run SQL with the hangup functions on this machine, one statement or several with semicolons between them
#[derive(Debug, Args)]
pub(crate) struct Query {
    /// Name a table: Parquet and CSV by their endings, anything else as `plivo_calls('PATH')` reads it
    #[arg(long = "table", value_name = "NAME=PATH")]
    tables: Vec<NamedPath>,

    #[command(flatten)]
    sql: Sql,

    /// How to write the results
    #[arg(long, value_enum, default_value_t)]
    format: Format,

    /// Work with so many partitions at once, instead of one for each core
    #[arg(long, value_name = "COUNT", value_parser = clap::value_parser!(u16).range(1..))]
    partitions: Option<u16>,

    /// Use at most so much memory for sorting and grouping, and the disk for the rest
    #[arg(long, value_name = "MIB", value_parser = clap::value_parser!(u32).range(1..))]
    memory: Option<u32>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A table for people, of at most 1000 rows
    #[default]
    Table,
    /// CSV with a header, as the rows come
    Csv,
    /// A JSON object on each line, as the rows come
    Json,
}

/// Runs the statements one after another, and writes what they return to standard output.
pub(crate) fn run(asked: &Query) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(asked.run())
}

impl Query {
    async fn run(&self) -> Result<()> {
        let sql = self.sql.text()?;
        let context = self.context()?;
        for table in &self.tables {
            tables::register(table, &context).await?;
        }
        for statement in DFParser::parse_sql(&sql)? {
            let plan = context.state().statement_to_plan(statement).await?;
            let rows = context.execute_logical_plan(plan).await?;
            output::write(rows.execute_stream().await?, self.format).await?;
        }
        Ok(())
    }

    fn context(&self) -> Result<SessionContext> {
        let mut config = SessionConfig::new().with_information_schema(true);
        if let Some(partitions) = self.partitions {
            config = config.with_target_partitions(partitions.into());
        }
        // With it, each part of a `hangup_meaning` is a call of its own.
        config
            .options_mut()
            .optimizer
            .enable_leaf_expression_pushdown = false;
        let mut runtime = RuntimeEnvBuilder::new();
        if let Some(memory) = self.memory {
            let bytes = usize::try_from(memory)
                .unwrap_or(usize::MAX)
                .saturating_mul(1024 * 1024);
            runtime = runtime.with_memory_limit(bytes, 1.0);
        }
        let context = SessionContext::new_with_config_rt(config, runtime.build_arc()?);
        plivo_hangup_datafusion::register(&context);
        Ok(context)
    }
}
