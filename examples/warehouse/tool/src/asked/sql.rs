use std::borrow::Cow;
use std::path::PathBuf;
use std::{fs, io};

use clap::Args;

/// SQL on the command line or in a file.
#[derive(Args, Debug)]
pub(crate) struct Sql {
    /// The SQL to run
    #[arg(required_unless_present = "file", conflicts_with = "file")]
    sql: Option<String>,

    /// Read the SQL from a file
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
}

impl Sql {
    /// The text; an error names the file.
    pub(crate) fn text(&self) -> io::Result<Cow<'_, str>> {
        match (&self.sql, &self.file) {
            (Some(sql), _) => Ok(sql.into()),
            (None, Some(file)) => match fs::read_to_string(file) {
                Ok(text) => Ok(text.into()),
                Err(error) => {
                    let text = format!("{}: {error}", file.display());
                    Err(io::Error::new(error.kind(), text))
                }
            },
            // clap does not let it come to this.
            (None, None) => Ok("".into()),
        }
    }
}
