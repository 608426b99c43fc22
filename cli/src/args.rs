//! What can be asked on the command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::catalog::Which;
use crate::{decode, examples, report, screen};

/// Says why calls on Plivo Voice ended, and what to do next.
#[derive(Debug, Parser)]
#[command(name = "plivo-hangup", version, term_width = screen::width())]
#[command(after_help = examples::ALL)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) color: colorchoice_clap::Color,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Explain(Explain),
    Decode(Decode),
    Report(Report),
    Catalog(Catalog),
    /// Write a completion script for a shell
    #[command(after_help = examples::COMPLETIONS)]
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Write the records of `report --demo` on lines
    #[command(hide = true)]
    Demo {
        /// How many
        #[arg(long, default_value_t = report::DEMO_RECORDS)]
        records: u64,
    },
}

/// Explain hangup causes and telephony words
#[derive(Debug, clap::Args)]
#[command(after_help = examples::EXPLAIN)]
pub(crate) struct Explain {
    #[arg(
        required = true,
        value_name = "CAUSE",
        value_parser = not_blank,
        help = "Codes (3010), names (Busy Line), slugs (busy_line), variants (BusyLine), telephony words \
                (USER_BUSY), and numbers of Q.850 (q850:17) or of FreeSWITCH (freeswitch:816). Letter case \
                does not count, and a name of several words needs no quotes. Several are separated by blanks or \
                commas"
    )]
    pub(crate) asked: Vec<String>,
    /// Cards, or a list of JSON objects
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Answers,
}

fn not_blank(text: &str) -> Result<String, &'static str> {
    if text.trim_matches([' ', '\t', '\n', ',']).is_empty() {
        return Err("expected a code, a name or a telephony word");
    }
    Ok(text.to_owned())
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum Answers {
    #[default]
    Text,
    Json,
}

/// Say what ended the call in each payload
#[derive(Debug, clap::Args)]
#[command(after_help = decode::help())]
pub(crate) struct Decode {
    /// Files with callbacks and call detail records of any kind, plain or gzip; `-` for standard input. Without
    /// one, the bundled samples
    pub(crate) files: Vec<PathBuf>,
    /// Cards, a JSON object on a line for each payload, or rows of CSV
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: decode::Format,
    /// Also write the ids of calls and legs, and any text that is not listed
    #[arg(long)]
    pub(crate) ids: bool,
}

/// Report on many calls: a page, tables, or a summary
#[derive(Debug, clap::Args)]
#[command(after_help = report::help())]
pub(crate) struct Report {
    /// Files with callbacks and call detail records of any kind, plain or gzip; `-` for standard input
    #[arg(required_unless_present = "demo", conflicts_with = "demo")]
    pub(crate) files: Vec<PathBuf>,
    /// Write a page to a file
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// Write a summary to standard output. This is the default if you ask for no other output
    #[arg(long)]
    pub(crate) summary: bool,
    /// Write a file of CSV for each table to a folder
    #[arg(long, value_name = "DIR")]
    pub(crate) csv: Option<PathBuf>,
    /// Write all tables to a file of JSON
    #[arg(long, value_name = "FILE")]
    pub(crate) json: Option<PathBuf>,
    /// Only calls that ended at this time or later: a day, or a day and a time
    #[arg(long, value_name = "TIME", value_parser = report::time)]
    pub(crate) since: Option<i64>,
    /// Only calls that ended before this time
    #[arg(long, value_name = "TIME", value_parser = report::time)]
    pub(crate) until: Option<i64>,
    /// Show time by hour or by day
    #[arg(long, value_enum, default_value_t)]
    pub(crate) group: report::Group,
    /// Report on made-up records, to see what a report looks like
    #[arg(long)]
    pub(crate) demo: bool,
    /// How many records are made up
    #[arg(long, value_name = "NUMBER", requires = "demo", default_value_t = report::DEMO_RECORDS)]
    pub(crate) demo_records: u64,
}

/// Write the catalog: as a table, for a database, or for people
#[derive(Debug, clap::Args)]
#[command(after_help = examples::CATALOG)]
pub(crate) struct Catalog {
    /// A table for the terminal, flat rows for other programs, or a document
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) which: Which,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum Format {
    #[default]
    Table,
    Json,
    Csv,
    Markdown,
}
