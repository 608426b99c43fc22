//! Files to read, and what SQL says of them.

use std::fs;
use std::io::Write as _;

use datafusion::arrow::util::display::{ArrayFormatter, FormatOptions};
use datafusion::common::Result;
use datafusion::prelude::{SessionConfig, SessionContext};
use flate2::Compression;
use flate2::write::GzEncoder;
use tempfile::TempDir;

/// A folder that is deleted in the end.
pub(crate) struct Folder(TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    pub(crate) fn with(name: &str, body: impl AsRef<[u8]>) -> Self {
        let folder = Self::new();
        folder.add(name, body);
        folder
    }

    pub(crate) fn add(&self, name: &str, body: impl AsRef<[u8]>) {
        let path = self.0.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, body).unwrap();
    }

    pub(crate) fn add_gzip(&self, name: &str, body: impl AsRef<[u8]>) {
        self.add(name, gzip(body.as_ref()));
    }

    pub(crate) fn path(&self, name: &str) -> String {
        self.0.path().join(name).to_str().unwrap().to_owned()
    }

    /// The columns of all calls in the file or folder: a text for each row, in the order of the texts.
    pub(crate) async fn rows(&self, columns: &str, name: &str) -> Vec<String> {
        let sql = format!("SELECT {columns} FROM plivo_calls('{}')", self.path(name));
        self.query(&context(2), &sql).await.unwrap()
    }

    /// The rows of a query without the path of the folder.
    pub(crate) async fn query(&self, context: &SessionContext, sql: &str) -> Result<Vec<String>> {
        let mut rows = query(context, sql).await?;
        for row in &mut rows {
            *row = row.replace(&self.path(""), "");
        }
        rows.sort();
        Ok(rows)
    }

    /// Why a query of the file or folder fails.
    pub(crate) async fn failure(&self, name: &str) -> String {
        let sql = format!("SELECT * FROM plivo_calls('{}')", self.path(name));
        let error = query(&context(2), &sql).await.unwrap_err().to_string();
        error.replace(&self.path(""), "")
    }
}

pub(crate) fn gzip(body: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(body).unwrap();
    encoder.finish().unwrap()
}

/// A session with the functions, which cuts files of any size into so many parts.
pub(crate) fn context(partitions: usize) -> SessionContext {
    let config = SessionConfig::new()
        .with_target_partitions(partitions)
        .with_repartition_file_min_size(1);
    let context = SessionContext::new_with_config(config);
    plivo_hangup_datafusion::register(&context);
    context
}

/// The rows of a query, a text for each: the values with bars between them.
pub(crate) async fn query(context: &SessionContext, sql: &str) -> Result<Vec<String>> {
    let mut rows = Vec::new();
    let options = FormatOptions::new().with_null("null");
    for batch in context.sql(sql).await?.collect().await? {
        let columns = batch
            .columns()
            .iter()
            .map(|column| ArrayFormatter::try_new(column, &options));
        let columns = columns.collect::<Result<Vec<_>, _>>()?;
        for row in 0..batch.num_rows() {
            let values: Vec<_> = columns
                .iter()
                .map(|column| column.value(row).to_string())
                .collect();
            rows.push(values.join("|"));
        }
    }
    Ok(rows)
}
