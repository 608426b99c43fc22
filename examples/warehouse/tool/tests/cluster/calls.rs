use std::path::Path;

use datafusion::prelude::SessionContext;
use tempfile::TempDir;

pub(crate) const FILES: u32 = 8;
pub(crate) const ROWS_PER_FILE: u32 = 400_000;

/// Calls in Parquet files, and an empty folder for temporary files.
pub(crate) struct Calls {
    calls: TempDir,
    temporary: TempDir,
}

impl Calls {
    pub(crate) async fn new() -> Self {
        let made = Self {
            calls: TempDir::new().unwrap(),
            temporary: TempDir::new().unwrap(),
        };
        let context = SessionContext::new();
        for file in 0..FILES {
            let path = made.calls.path().join(format!("part-{file}.parquet"));
            let copy = format!(
                "COPY (
                    SELECT
                        CASE value % 8
                            WHEN 0 THEN '3010' WHEN 1 THEN '4000' WHEN 2 THEN '3000' WHEN 3 THEN '3090'
                            WHEN 4 THEN '4000' WHEN 5 THEN '9999' WHEN 6 THEN NULL ELSE '4010'
                        END AS code,
                        CASE value % 8 WHEN 4 THEN 'Callee' END AS source,
                        value % 8 IN (1, 7) AS answered
                    FROM generate_series(1, {ROWS_PER_FILE})
                ) TO '{}' STORED AS PARQUET",
                path.display()
            );
            context.sql(&copy).await.unwrap().collect().await.unwrap();
        }
        made
    }

    /// How to name the table to the command.
    pub(crate) fn table(&self) -> String {
        format!("--table=calls={}", self.calls.path().display())
    }

    pub(crate) fn temporary(&self) -> &Path {
        self.temporary.path()
    }
}
